"""Whom do they write for? Companies and organisations, and the domains that spell them."""
