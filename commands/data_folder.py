"""The folder that --data names."""

from __future__ import annotations

from pathlib import Path

from connectors.errors import LeadsheetError


def data_folder(named: Path) -> Path:
    """Where it is, made when it is not there yet. Raises LeadsheetError when it cannot be."""
    try:
        named.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LeadsheetError(
            f"--data {named}: this is no folder, and none can be made ({error.strerror}). "
            "Next: name one you may write to."
        ) from error
    return named.resolve()
