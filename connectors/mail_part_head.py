"""What the headers of one MIME part say about it, read once.

Nearly all parts say it in a plain way, and are read here; all else is left to the standard library,
which knows RFC 2231 and every oddity, and looks through all headers each time it is asked.
"""

from __future__ import annotations

import re
from email.message import Message
from functools import cached_property

from connectors.mail_words import decode_words, from_eight_bit, one_line

_PLAIN_TYPE = re.compile(
    r"\s*+(?P<type>[\w.+-]{1,60}/[\w.+-]{1,60})\s*+"
    r"(?P<parameters>(?:;\s*(?:charset|format|delsp|boundary|type|reply-type|report-type)="
    r"(?:\"[\w.:'+,/=?-]{1,80}\"|[\w.:'+,/=-]{1,80})\s*+){0,5}+);?\s*+",
    re.IGNORECASE | re.ASCII,
)
_PARAMETER = re.compile(r";\s*([\w-]+)=\"?([^\s;\"]+)", re.ASCII)
_PLAIN_DISPOSITION = frozenset({"", "inline", "attachment"})
_HEADERS = {
    name.lower(): name
    for name in ("Content-Type", "Content-Disposition", "Content-Transfer-Encoding")
}


class PartHead:
    """One part's type, charset, file name and encoding; all texts are "" where nothing is said.

    Attributes:
        content_type: In lower case; that of the standard library where the header is missing or broken.
        disposition: In lower case, with its parameters.
        encoding: The transfer encoding in lower case.
    """

    def __init__(self, part: Message) -> None:
        self._part = part
        said: dict[str, str] = {}
        for name, value in part.raw_items():
            if known := _HEADERS.get(name.lower()):
                said.setdefault(known, str(value))
        self._parameters: dict[str, str] | None = None
        if "Content-Type" not in said:
            self.content_type, self._parameters = part.get_default_type(), {}
        elif plain := _PLAIN_TYPE.fullmatch(said["Content-Type"]):
            self.content_type = plain["type"].lower()
            self._parameters = _parameters(plain["parameters"]) if plain["parameters"] else {}
        else:
            self.content_type = one_line(part.get_content_type(), 100)
        if all(map(str.isascii, said.values())):
            self.disposition = said.get("Content-Disposition", "").strip().lower()
            self.encoding = said.get("Content-Transfer-Encoding", "").strip().lower()
        else:
            self.disposition = str(part.get("Content-Disposition", "")).strip().lower()
            self.encoding = str(part.get("Content-Transfer-Encoding", "")).strip().lower()

    @property
    def charset(self) -> str:
        """As declared, in lower case."""
        if self._parameters is not None:
            return self._parameters.get("charset", "").lower()
        return one_line(str(self._part.get_content_charset() or ""), 60)

    @property
    def boundary(self) -> str:
        """As written; "" where none is declared."""
        if self._parameters is not None:
            return self._parameters.get("boundary", "")
        return self._part.get_boundary("") or ""

    def parameter(self, name: str) -> str:
        """A parameter of the content type, in lower case."""
        if self._parameters is not None:
            return self._parameters.get(name, "").lower()
        return str(self._part.get_param(name, "")).lower()

    @cached_property
    def file_name(self) -> str:
        """Decoded, but not made safe."""
        if self._parameters is not None and self.disposition in _PLAIN_DISPOSITION:
            return ""
        try:
            return decode_words(from_eight_bit(str(self._part.get_filename() or "")[:1000]))
        except (
            ValueError,
            LookupError,
            TypeError,
            UnicodeError,
        ):  # RFC 2231 pieces that do not fit
            return "attachment"


class Part(Message):
    """A message, or a part of one, whose headers were read while its mail was taken apart.

    Attributes:
        text: Its body as sent, 8-bit letters escaped; "" where it has parts.
    """

    head: PartHead
    text: str = ""


def head_of(part: Message) -> PartHead:
    """What a part's headers say."""
    return part.head if isinstance(part, Part) else PartHead(part)


def _parameters(text: str) -> dict[str, str]:
    """The first of each name counts, as in the standard library."""
    return {name.lower(): value for name, value in reversed(_PARAMETER.findall(text))}
