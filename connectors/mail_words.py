"""Bytes and encoded words to text: whatever a sender's program made of its letters, harmless and bounded."""

from __future__ import annotations

import base64
import binascii
import codecs
import re
import unicodedata

_TEXT_CODECS = re.compile(
    r"^(ascii|utf|iso8859|iso2022|cp\d|koi8|big5|gb|shift_jis|sjis|euc|mac|tis|hz|johab|latin|ptcp)"
)
"""Codecs that charsets of mails stand for. Python knows others that are slow traps (punycode, unicode_escape)."""

_SAME_BUT_WIDER = {
    "ascii": "utf-8",  # what is declared as ASCII and is not, is mostly UTF-8
    "iso8859-1": "cp1252",  # browsers and mail programs agree (WHATWG encoding standard)
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "iso8859-9": "cp1254",
    "iso2022_jp": "iso2022_jp_ext",
}
_NICKNAMES = {
    "ks_c_5601-1987": "cp949",
    "x-sjis": "cp932",
    "iso-8859-8-i": "iso8859-8",
    "iso-8859-6-i": "iso8859-6",
    "unicode-1-1-utf-7": "utf-7",
    "unicode-1-1-utf-8": "utf-8",
    "windows-874": "cp874",
    "x-gbk": "gb18030",
    "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman",
    "x-euc-jp": "euc_jp",
    "cp-850": "cp850",
    "utf8mb4": "utf-8",
}
_GUESSES = ["cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "koi8_r"]
_GUESSES += ["gb18030", "big5", "shift_jis", "euc_jp", "cp949"]
"""What undeclared mail text is in, in practice; the guess is made among these."""
_SAMPLE_BYTES = 2000

_ENCODED_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
_BETWEEN_WORDS = re.compile(r"(\?=)\s+(?==\?[^?\s]{1,60}\?[bBqQ]\?)")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
BIDI = re.compile(r"[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Marks that turn the reading direction, or show nothing: they make one name or subject look like another."""
_TURNING = re.compile(r"[\u200b\u202a-\u202e\u2060-\u2069\ufeff]")
"""The same in a body, where the two marks that Arabic and Hebrew need between words do no harm."""
_PRINTED = bytes((9, 10, *range(32, 127)))
_LONG_BLANKS, _BLANKS, _STEP = re.compile(r"[^\S\n]{200,}"), re.compile(r"[^\S\n]{3}"), 50
"""Of so many blanks in a row, at least three are met where every fiftieth letter is looked at."""
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_HEX = re.compile(rb"=([0-9A-Fa-f]{2})")


def codec_of(charset: str) -> str:
    """The Python codec for a charset name as found in mails; "" when there is none that reads text."""
    name = charset.strip().strip("\"'").lower().partition("*")[0]
    try:
        codec = codecs.lookup(_NICKNAMES.get(name, name)).name
    except (LookupError, ValueError, UnicodeError):
        return ""
    codec = codec.replace("_sig", "-sig")
    return _SAME_BUT_WIDER.get(codec, codec) if _TEXT_CODECS.match(codec) else ""


def decode_bytes(data: bytes, charset: str = "") -> tuple[str, str]:
    """The text, and what had to be guessed ("" when the declared charset fitted).

    Tried in order: as declared, UTF-8, a guess from a sample, Windows-1252.
    """
    declared = codec_of(charset) if charset else "utf-8"
    if b"\x1b$" in data[:_SAMPLE_BYTES] and declared in {"", "utf-8"}:
        declared = "iso2022_jp_ext"
    for codec in dict.fromkeys((declared, "utf-8")):
        if codec and (text := _strict(data, codec)) is not None:
            wrong = charset and codec != declared
            return text, f"charset {charset[:40]!r} read as {codec}" if wrong else ""
    codec = declared if declared not in {"", "utf-8"} else _guessed(data)
    return data.decode(codec, "replace"), f"charset {charset[:40]!r} read as {codec}"


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeError, LookupError):
        return None


def _guessed(data: bytes) -> str:
    high = bytes(byte for byte in data[:_SAMPLE_BYTES] if byte > 0x7F)
    if len(high) < 12:  # too few letters to tell; Western European is the most common
        return "cp1252"
    import charset_normalizer

    matches = charset_normalizer.from_bytes(data[:_SAMPLE_BYTES], cp_isolation=_GUESSES)
    best = matches.best()
    return best.encoding if best else "cp1252"


def from_eight_bit(raw: str) -> str:
    """A header value whose raw 8-bit bytes arrived as surrogate escapes, decoded."""
    if raw.isascii():
        return raw
    return decode_bytes(raw.encode("utf-8", "surrogateescape"))[0] if _escaped(raw) else raw


def _escaped(raw: str) -> bool:
    return any("\udc80" <= letter <= "\udcff" for letter in raw) and not any(
        "\ud800" <= letter < "\udc80" or "\udd00" <= letter <= "\udfff" for letter in raw
    )


def decode_words(value: str) -> str:
    """RFC 2047 encoded words decoded, also across words that split a letter."""
    if "=?" not in value:
        return value
    value = _BETWEEN_WORDS.sub(r"\1", value)
    out: list[str] = []
    pending, pending_charset, at = b"", "", 0
    for word in _ENCODED_WORD.finditer(value):
        charset, data = word[1].lower(), _word_bytes(word)
        if pending and (word.start() != at or charset != pending_charset):
            out.append(decode_bytes(pending, pending_charset)[0])
            pending = b""
        out.append(value[at : word.start()])
        pending, pending_charset, at = pending + data, charset, word.end()
    out.append(decode_bytes(pending, pending_charset)[0] if pending else "")
    return "".join([*out, value[at:]])


def _word_bytes(word: re.Match[str]) -> bytes:
    charset, kind, payload = word.groups()
    codec = (
        "ascii" if payload.isascii() else codec_of(charset) or "utf-8"
    )  # raw letters inside a word
    data = payload.encode(codec, "replace")
    if kind in "qQ":
        return _HEX.sub(lambda hexed: bytes([int(hexed[1], 16)]), data.replace(b"_", b" "))
    try:
        return base64.b64decode(data + b"==")
    except (binascii.Error, ValueError):
        return b""


def one_line(value: str, limit: int) -> str:
    """A decoded header value without line breaks, NULs, controls and lone surrogates; NFC; at most `limit` long."""
    value = value[: limit * 2]
    if not value.isprintable():
        value = _CONTROLS.sub(" ", BIDI.sub("", value))
    if "\n" in value or "\t" in value or "  " in value:
        value = " ".join(value.split())
    if not value.isascii():
        value = unicodedata.normalize("NFC", value)
    return value.strip()[:limit]


def harmless_text(text: str) -> str:
    r"""A body with \n line ends, without NULs, controls (but tabs), hidden marks and lone surrogates; NFC."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    is_plain = text.isascii()
    if not is_plain:
        text = text.replace("\u2028", "\n").replace("\u2029", "\n")
        text = _TURNING.sub("", _SURROGATES.sub("\ufffd", text))
    if not is_plain or text.encode("ascii").translate(None, _PRINTED):
        text = _CONTROLS.sub("", text)
    if _BLANKS.search(text[::_STEP]):
        text = _LONG_BLANKS.sub("    ", text)
    return text if is_plain else unicodedata.normalize("NFC", text)


def unfold(raw: str) -> str:
    """A header value on one line (RFC 5322 section 2.2.3)."""
    if "\n" not in raw and "\r" not in raw:
        return raw
    return re.sub(r"[\r\n]+[ \t]*", " ", raw)
