"""What table does a pasted text hold? Split at a delimiter, or read from HTML."""

from __future__ import annotations

import csv
import io
from html.parser import HTMLParser

from standin.sheets.errors import Json, invalid

_DELIMITERS = {"COMMA": ",", "SEMICOLON": ";", "PERIOD": ".", "SPACE": " ", "AUTODETECT": ""}


def table_of(request: Json) -> list[list[str]]:
    """The rows of `data`, by its delimiter, delimiterType or as HTML."""
    data = str(request.get("data", ""))
    if request.get("html"):
        reader = _Table()
        reader.feed(data)
        reader.close()
        return reader.rows
    kind = request.get("delimiterType", "")
    delimiter = request.get("delimiter") or _DELIMITERS.get(kind) or _likeliest(data)
    if len(delimiter) != 1:
        raise invalid("The delimiter must be a single character.")
    return list(csv.reader(io.StringIO(data), delimiter=delimiter))


def _likeliest(data: str) -> str:
    first = data.split("\n", 1)[0]
    return max("\t,;", key=first.count)


class _Table(HTMLParser):
    """Collects the texts of table cells."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"}:
            if not self.rows:
                self.rows.append([])
            self.rows[-1].append("")
            self._open = True
        elif tag == "br" and self._open:
            self.rows[-1][-1] += "\n"

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"}:
            self._open = False

    def handle_data(self, data: str) -> None:
        if self._open:
            self.rows[-1][-1] += data
