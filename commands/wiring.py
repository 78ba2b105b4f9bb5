"""Which connectors stand behind the ports: the one place where configuration meets the real world."""

from __future__ import annotations

from connectors.config import Config
from connectors.workbook import SheetsWorkbook


def open_workbook(config: Config) -> SheetsWorkbook:
    """The shared spreadsheet the configuration names. Nothing is sent before it is used."""
    section = config.workbook
    return SheetsWorkbook(
        spreadsheet_id=section.spreadsheet,
        credentials=section.credentials_file,
        api_base_url=section.api_base_url or None,
        link=section.link,
        forms=[(form.name, form.spreadsheet, form.tab) for form in config.forms],
        workspace=config.workspace(),
    )
