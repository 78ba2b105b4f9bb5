"""A town as it is written, whatever letters somebody typed it in."""

from __future__ import annotations

from leads.inquiries.wording.patterns import late_pattern


def in_its_letters(city: str) -> str:
    """A town typed all in small or all in large letters, as it is written; short words within it stay small."""
    if not city.islower() and not (city.isupper() and len(city) > _SHORTENED):
        return city
    is_turkish = "İ" in city or "Ğ" in city
    small = city.translate(_TURKISH_SMALL).lower() if is_turkish else city.lower()
    return "".join(
        word
        if at and word in _SMALL_IN_TOWNS
        else _large(word[:1], is_turkish=is_turkish) + word[1:]
        for at, word in enumerate(_TOWNS_WORD.split(small))
    )


def _large(letter: str, *, is_turkish: bool) -> str:
    return "İ" if is_turkish and letter == "i" else letter.upper()


_TURKISH_SMALL = str.maketrans("İI", "iı")
_SHORTENED = 3
_TOWNS_WORD = late_pattern(r"([ '’-])")
_SMALL_IN_TOWNS = frozenset(
    "am an auf bei der den dem die im in ob unter vor zu de del des du d l la le les lès sous sur aux di da do "  # noqa: SIM905
    "dos das e y i en lez on upon of the by aan den op bij nad pod na".split()
)
