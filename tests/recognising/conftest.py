"""No example has a deadline: what is loaded once is loaded in the first, and others use the machine, too."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
