"""Which number do we call? E.164, mobile before switchboard, never a fax, an order number or a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from leads.inquiries.labels import Label, label_of

_MAX_LINES = 80
_MAX_LINE = 300
_ENOUGH_DIGITS = re.compile(r"(?:\d[^\w\n]{0,3}){6}")
_FAX = re.compile(r"(?i)\b(?:tele)?fax\b|\bfaks\b|\bf\s*[:.]|\bt[ée]l[ée]copie")
_NO_PHONE = re.compile(
    r"(?i)\b(?:order|invoice|ref(?:erence)?|po|quote|customer|article|item|part|serial|"
    r"account|ticket|case|tracking|vat|"
    r"iban|bic|swift|ust|steuer|kunden\w*|bestell\w*|rechnung\w*|auftrag\w*|artikel\w*|angebots?|"
    r"kd|hrb|hra|siren|siret|tva|rcs|"
    r"commande|facture|devis|client|pedido|factura|nif|cif|ordine|fattura|p\.?\s?iva|cod|bestelling|factuur|kvk|btw|"
    r"zam[óo]wieni\w*|nip|regon|krs|ordre|faktura|cvr|org|objednáv\w*|ič|dič|isbn|ean|sku|"
    r"model|zip|plz|coupon|konto|blz|charge|charge[nr]\w*|lot|batch|lote|partij|partia|šarže)\b"
    r"[\w\s.\-/]{0,12}(?:nr|no|number|num|n°|#|nummer|id)?\.?\s*[:#№.]?\s*$"
)
_MOBILE = re.compile(
    r"(?i)\b(?:mobile?|cell(?:phone|ulare|ular)?|handy|mob|m[óo]vil|celular|portable|port|gsm|"
    r"telem[óo]vel|mobiel|mobil\w*|"
    r"kom(?:órka)?|whatsapp)\b|\bm\s*[:.|]|\bcall me\b|\breach me\b|\bring me\b|"
    r"rufen sie mich|erreich\w+ (?:bin ich|mich)|appelez-moi|ll[áa]m[ae]me|mi chiami|bel me|zadzwoń"
)
_PHONE = re.compile(
    r"(?i)\b(?:tel(?:ephone|efon|éphone|[ée]fono|efone|efoon)?|phone|ph|fon|direct|office|"
    r"durchwahl|dw|zentrale|call|ring|reach|t[ée]l|puh|tlf|tfn|call me)\b|\bt\s*[:.|]|☎|📞|✆"
)
_AMERICAN = re.compile(
    r"(?<![\d+])(?:1[-. ])?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[-.])[2-9]\d{2}[-.]\d{4}(?!\d)"
)
"""The way North Americans write, and nobody else: (202) 555-0187, 202-555-0187."""
_AMERICAS = frozenset({"US", "CA", "PR", "JM", "BS", "TT", "DO"})


@dataclass(frozen=True, slots=True)
class PhoneFound:
    """A number in E.164.

    Attributes:
        line: What it was read from.
        region: ISO 3166 alpha-2 of the number; "" when not told.
        is_international: It was written with its country code, so that its region is no guess of ours.
    """

    number: str
    line: str
    confidence: float
    region: str = ""
    is_international: bool = False


def phone_in(text: str, signature: tuple[str, ...], region: str) -> PhoneFound | None:
    """The best number of a mail: what they ask to be called on, then mobile, then telephone.

    `region` is ISO 3166 alpha-2, used for numbers without a country; "" leaves those out.
    """
    found = [*_numbers(signature, region, 0.1), *_numbers(text.split("\n"), region, 0.0)]
    return max(found, key=lambda phone: phone.confidence, default=None)


def phone_of(value: str, region: str) -> PhoneFound | None:
    """The number a form's phone field holds; digits as typed where the country cannot be told."""
    found = max(
        _numbers((f"Tel: {value}",), region, 0.3), key=lambda phone: phone.confidence, default=None
    )
    if found:
        return replace(found, line=value)
    return _possible(value, region)


def _possible(value: str, region: str) -> PhoneFound | None:
    import phonenumbers

    digits = re.sub(r"[^\d+]", "", value)
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
    return PhoneFound(e164, value, 0.6, _region_of(number), is_international)


def _region_of(number: Any) -> str:
    import phonenumbers

    region = phonenumbers.region_code_for_number(number)
    region = region or phonenumbers.region_code_for_country_code(number.country_code)
    return region if len(region) == 2 and region.isalpha() and region != "ZZ" else ""


def _numbers(lines: tuple[str, ...] | list[str], region: str, bonus: float) -> Iterator[PhoneFound]:
    import phonenumbers

    previous = ""
    for line in (whole[:_MAX_LINE] for whole in lines[:_MAX_LINES]):
        if _ENOUGH_DIGITS.search(line):
            home = "US" if _AMERICAN.search(line) and region not in _AMERICAS else region
            matches = list(phonenumbers.PhoneNumberMatcher(line, home or None))
            is_valid = bool(matches)
            if not matches:  # numbering plans grow faster than their lists
                possible = phonenumbers.Leniency.POSSIBLE
                matches = list(phonenumbers.PhoneNumberMatcher(line, home or None, possible))
            for match in matches:
                before = line[: match.start]
                label = before if before.strip(" +(") else previous
                phone = _judged(match, line, label, bonus if is_valid else bonus - 0.2)
                if phone and (is_valid or _is_called_phone(match, label)):
                    yield phone
        previous = line if len(line) < 40 and line.rstrip().endswith(":") else ""


def _judged(match: Any, line: str, before: str, bonus: float) -> PhoneFound | None:
    import phonenumbers

    number, raw = match.number, str(match.raw_string)
    near = re.split(r"\d{4,}[^\w]|[|•·;\t]", before)[-1][-45:]
    if _FAX.search(near) or _NO_PHONE.search(near) or _is_date(raw):
        return None
    is_international = raw.lstrip("( ").startswith(("+", "00"))
    says_phone = bool(_PHONE.search(near)) or label_of(near.strip()) in {Label.PHONE, Label.MOBILE}
    says_mobile = bool(_MOBILE.search(near)) or bool(
        _MOBILE.search(line) and "call" in line.lower()
    )
    if not (is_international or says_phone or says_mobile) and _is_bare(raw):
        return None
    confidence = 0.5 + bonus + 0.15 * is_international + 0.1 * says_phone + 0.25 * says_mobile
    if phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.MOBILE:
        confidence += 0.05
    return PhoneFound(
        phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164),
        line.strip(),
        min(confidence, 0.99),
        _region_of(number),
        is_international,
    )


def _is_called_phone(match: Any, before: str) -> bool:
    """Whether a number that no numbering plan knows is said to be a phone: by its label or its country code."""
    raw = str(match.raw_string)
    digits = sum(letter.isdigit() for letter in raw)
    near = before[-30:]
    return digits >= _LEAST_DIGITS and (
        raw.lstrip("( ").startswith("+")
        or (raw.startswith(("0", "(")) and bool(_PHONE.search(near) or _MOBILE.search(near)))
    )


_LEAST_DIGITS = 8


def _is_date(raw: str) -> bool:
    return bool(
        re.fullmatch(r"\s*(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}).*", raw)
    )


def _is_bare(raw: str) -> bool:
    """A run of digits without any grouping: more often an order number than a phone."""
    return raw.isdigit() and not raw.startswith("0")
