"""Every module that reads inquiries, and so may hold patterns."""

from __future__ import annotations

import pkgutil

from leads import inquiries

READERS = sorted(
    found.name
    for found in pkgutil.walk_packages(inquiries.__path__, f"{inquiries.__name__}.")
    if not found.ispkg
)
"""Their dotted names."""
