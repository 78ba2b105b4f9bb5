"""Addresses in Cyrillic letters, which mark what is the town: "230025, г. Гродно, ул. Советская, 21".

The mark tells the town wherever it stands: Russians go from the large to the small, others both ways.
"""

from __future__ import annotations

from collections.abc import Sequence

from leads.inquiries.wording.patterns import late_pattern

_CHIEF = r"(?i:г|гор|город|гр|град|місто)"
_LESSER = r"(?i:м|с|село|смт|пгт|п|пос|пос[её]лок|дер|деревня|д|аг|агрогородок|ст-ца|станица|х|хутор|к-сь)"
_NAME = r"(?P<town>[А-ЯЁІЇЄҐЎЈЉЊЋЂЏ][^\d,;\n]{1,40}?)"
_POSTCODE = r"(?P<{}>\d{{4,6}})"
_MARKED = tuple(
    late_pattern(
        rf"(?:{_POSTCODE.format('ahead')}[ ,]+)?{mark}(?:\.\s*|\s+){_NAME}(?:[ ,]+{_POSTCODE.format('behind')})?\Z"
    )
    for mark in (_CHIEF, _LESSER)
)
"""A town behind its mark, the chief marks first: "м." is a Ukrainian town and a Russian station."""
_REGION = late_pattern(
    r"(?i)(?:.{2,40}\s)?(?:обл(?:\.|асть)?|край|республика|округ)\Z|(?:обл|респ)\.\s?\S.*|республика\s\S.*"
)
_DIGITS = late_pattern(r"\d{4,6}\Z")


def without_mark(town: str) -> str:
    """A town without the mark ahead of it: "г. Гродно", "м.Львів", "город Тверь"."""
    found = next(filter(None, (mark.match(town.strip()) for mark in _MARKED)), None)
    return found["town"].strip() if found else town


def marked_town(pieces: Sequence[str]) -> tuple[str, str, str, list[str]] | None:
    """(town, postcode, region, what is left) of an address's pieces; None where none of them is marked as a town."""
    for mark in _MARKED:
        for at, piece in enumerate(pieces):
            if found := mark.match(piece):
                left = [one for place, one in enumerate(pieces) if place != at]
                postcode = found["ahead"] or found["behind"] or ""
                digits = (
                    next((one for one in left if _DIGITS.match(one)), "") if not postcode else ""
                )
                region = next((one for one in left if _REGION.match(one)), "")
                rest = [one for one in left if one not in {digits, region}]
                return found["town"].strip(), postcode or digits, region, rest
    return None


def is_region(words: str) -> bool:
    """Whether words name a region: "Гродненская область", "Краснодарский край"."""
    return bool(_REGION.match(words.strip()))
