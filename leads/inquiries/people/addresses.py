"""Is this an e-mail address? Syntax only; the network is never asked."""

from __future__ import annotations

from functools import lru_cache

from leads.inquiries.wording.patterns import late_pattern

_PLAIN = late_pattern(
    r"^[a-z0-9][a-z0-9_+-]*(?:\.[a-z0-9_+-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}$"
)
_MAX_LENGTH = 254


@lru_cache(maxsize=4_096)
def valid_address(text: str) -> str:
    """The address, lower case; "" when it is none. Reserved names (.test, .example) count as addresses."""
    text = text.strip().lower()
    if not text or len(text) > _MAX_LENGTH:
        return ""
    if _PLAIN.match(text):
        return text  # what nearly all are; email-validator is for the rest
    from email_validator import EmailNotValidError, validate_email

    try:
        checked = validate_email(text, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return ""
    return checked.normalized.lower()
