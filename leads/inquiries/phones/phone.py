"""Which number do we call? E.164, mobile before switchboard, never a fax, an order number or a date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from leads.inquiries.phones.lines import Line, country_of_way, numbered, numbered_in
from leads.inquiries.phones.numbers import PhoneFound, is_grouped, is_service, numbers, region_of
from leads.inquiries.wording.patterns import late_pattern

__all__ = ["PhoneFound", "is_written_as", "phone_in", "phone_of", "phone_where_spoken_of"]


def phone_where_spoken_of(
    text: str, signature: tuple[str, ...], countries: tuple[str, ...], home: str
) -> PhoneFound | None:
    """The best number that is valid in one of the countries a mail speaks of, the most spoken of first.

    None where it is rather one of `home`, or of none of them: its groups and that it is a mobile there tell.
    """
    signed, written = numbered_in("\n".join(signature)), numbered_in(text)
    if not (signed or written) or not countries:
        return None
    found = (_best(signed, written, country) for country in dict.fromkeys((*countries, home)))
    fitting = [
        phone
        for phone in found
        if phone and not phone.is_misnamed
        if phone.is_valid or (phone.region == home and _has_kin(phone.number))
    ]
    best = max(fitting, key=_fits, default=None)
    return best if best and (best.is_international or best.region in countries) else None


def _fits(phone: PhoneFound) -> tuple[bool, int]:
    """How surely a valid number is one of its country."""
    return phone.is_international, 2 * (phone.is_grouped and not phone.is_solid) + phone.is_mobile


def phone_in(
    text: str,
    signature: tuple[str, ...],
    region: str,
    elsewhere: tuple[str, ...] = (),
    *,
    is_told: bool = True,
    rivals: tuple[str, ...] = (),
) -> PhoneFound | None:
    """The best number of a mail: what they ask to be called on, then mobile, then telephone.

    `region` is ISO 3166 alpha-2, used for numbers without a country; "" leaves those out. Where it is only the
    likeliest, the others that may be meant are `elsewhere`: the numbering plans decide between them, and the
    number is given as written, in national digits, where they leave several, and where no plan knows it and
    `region` is not told. `rivals` are countries that nobody guesses at, but that make a guess doubtful.
    """
    signed, written = numbered_in("\n".join(signature)), numbered_in(text)
    if not (signed or written):
        return None
    if elsewhere and (way := country_of_way(text, signature, (region, *elsewhere))):
        region, elsewhere = way, tuple(one for one in (region, *elsewhere) if one != way)
    home = _best(signed, written, region)
    is_home = home is not None and (home.is_valid or _has_kin(home.number))
    is_sound = home is not None and is_home and home.is_grouped and not home.is_misnamed
    if (home and (home.is_international or is_sound)) or (is_told and not elsewhere):
        return home
    homes = (region, *elsewhere)
    found = (_best(signed, written, home, homes[:at]) for at, home in enumerate(homes) if at)
    others = [phone for phone in found if phone and not phone.is_misnamed and not phone.is_service]
    if home and is_home:  # another plan may read the same number, not prefer another one
        others = [phone for phone in others if phone.number[-_SAME:] == home.number[-_SAME:]]
    fitting = [phone for phone in others if phone.is_grouped and not phone.is_solid]
    one = _one_of(fitting) or _one_of([phone for phone in fitting if phone.is_mobile])
    if one or (home and is_home and not home.is_misnamed):
        return one or home
    one = _one_of(others) or _one_of([phone for phone in others if phone.is_mobile])
    if is_home or (one and not _is_doubtful(one, rivals) and (one.is_grouped or not rivals)):
        return one or home
    if home and not others and (is_told or not (_is_odd(home) or _is_doubtful(home, rivals))):
        return home
    unplaced = next(iter(others), home) or _best(signed, written, _ANY_PLAN)
    return _as_written(unplaced) if unplaced else None


_SAME = 6
"""Last digits by which a number is the same in two countries' plans."""


def _is_odd(phone: PhoneFound) -> bool:
    """Whether a number that no plan knows is not even written as those of its country are."""
    return phone.is_solid or not phone.is_grouped


def _is_doubtful(guess: PhoneFound, rivals: tuple[str, ...]) -> bool:
    """Whether another country has given out such a number, in groups that fit no worse."""
    import phonenumbers

    fits = []
    for region in rivals:
        try:
            number = phonenumbers.parse(guess.raw, region)
        except phonenumbers.NumberParseException:
            continue
        is_given_out = phonenumbers.is_valid_number(number)
        if is_given_out and not is_service(phonenumbers.number_type(number)):
            fits.append(not guess.is_grouped or is_grouped(number, guess.raw))
    return any(fits)


_ANY_PLAN = "DE"
"""A country whose numbers have many lengths: what looks like a number at all looks like one of it."""


def _has_kin(e164: str) -> bool:
    """Whether a number's country has given out others that begin alike: lists of numbers are behind the times."""
    import phonenumbers

    return any(
        phonenumbers.is_valid_number(phonenumbers.parse(e164[:-ending] + digit * ending))
        for ending in (4, 6)
        for digit in "1358"
    )


def _best(
    signed: Sequence[Line], written: Sequence[Line], region: str, tried: tuple[str, ...] = ()
) -> PhoneFound | None:
    found = [*numbers(signed, region, 0.1, tried), *numbers(written, region, 0.0, tried)]
    return max(found, key=lambda phone: phone.confidence, default=None)


def _one_of(found: list[PhoneFound]) -> PhoneFound | None:
    """The number that all of them are; None where they differ."""
    return found[0] if len({phone.number for phone in found}) == 1 else None


def _as_written(phone: PhoneFound) -> PhoneFound:
    """Without a country: a wrong code rings at a stranger's."""
    return replace(phone, number=phone.national, region="", confidence=0.3)


def phone_of(value: str, region: str) -> PhoneFound | None:
    """The number a form's phone field holds; digits as typed where the country cannot be told."""
    found = max(
        numbers(numbered((f"Tel: {value}",)), region, 0.3),
        key=lambda phone: phone.confidence,
        default=None,
    )
    if found:
        return replace(found, line=value)
    return _possible(value, region)


def is_written_as(value: str, region: str) -> bool:
    """Whether a number's groups are those that a country parts such numbers in; digits in one run tell nothing."""
    import phonenumbers

    try:
        number = phonenumbers.parse(value, region or None)
    except phonenumbers.NumberParseException:
        return False
    return not value.strip().isdigit() and is_grouped(number, value)


_EXTENSION = late_pattern(
    r"(?i)(?:(?<!\s)\s++)?(?:[,;]\s*+)?(?:\b(?:extn?|extension|durchwahl|dw|poste|interno|wew)\b|(?<=\d)x(?=\d))"
)
"""What parts a number from the desk within it."""


def without_extension(value: str) -> str:
    """A number without the desk behind it: "418 555-0147 poste 3" is "418 555-0147"."""
    return _EXTENSION.split(value)[0]


def _possible(value: str, region: str) -> PhoneFound | None:
    import phonenumbers

    digits = re.sub(r"[^\d+]", "", without_extension(value))
    if not 6 <= len(digits) <= 18:
        return None
    try:
        number = phonenumbers.parse(value, region or None)
    except phonenumbers.NumberParseException:
        return PhoneFound(digits, value, 0.3)
    if not phonenumbers.is_possible_number(number):
        return PhoneFound(digits, value, 0.3)
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    is_international = value.lstrip("( ").startswith(("+", "00"))
    return PhoneFound(e164, value, 0.6, region_of(number), is_international)
