"""Where are they? Country, postcode and city, from address lines, the phone and the domain."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from leads.inquiries.wording.patterns import late_pattern

_GENERIC_TWO_LETTERS = frozenset(
    {
        "io",
        "co",
        "ai",
        "tv",
        "me",
        "cc",
        "fm",
        "ly",
        "ws",
        "gg",
        "to",
        "sh",
        "ac",
        "eu",
        "su",
        "la",
        "vc",
    }
)
_TLD_COUNTRY = {"uk": "GB"}

_POSTCODES = (
    (
        "GB",
        late_pattern(
            r"\b(?P<postcode>(?:GIR ?0AA|[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}))\b"
        ),
    ),
    (
        "NL",
        late_pattern(
            r"\b(?P<postcode>[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2})\b(?!(?<=[NS][EW])[\w ]+ "
            r"(?:St|Street|Ave|Avenue|Rd|Road|Blvd|Dr|Ln|Way|Pl|Ct)\b),?\s+(?P<city>[A-Z][\w'’ -]{1,40})"
        ),
    ),
    (
        "US",
        late_pattern(
            r"\b(?P<city>[A-Z][\w.'’ -]{1,40}),?\s+(?P<region>[A-Z]{2})\s+(?P<postcode>\d{5}(?:-\d{4})?)\b"
        ),
    ),
    (
        "AU",
        late_pattern(
            r"(?:,\s*)?(?P<city>[A-Z][\w'’ -]{1,40}?),? (?P<region>NSW|VIC|QLD|TAS|ACT|SA|WA|NT) (?P<postcode>\d{4})\b"
        ),
    ),
    (
        "BR",
        late_pattern(
            r"(?:CEP:? ?)(?P<postcode>\d{5}-\d{3})\b(?:\s+(?P<city>[A-ZÀ-Þ][\w -]{1,40}))?"
        ),
    ),
    (
        "CA",
        late_pattern(
            r"(?:(?P<city>[A-ZÀ-Þ][\w.'’ -]{1,40}?),? \(?(?P<region>[A-Z]{2})\)? +)?"
            r"(?P<postcode>[ABCEGHJ-NPRSTVXY]\d[A-Z] \d[A-Z]\d)\b"
        ),
    ),
    ("IE", late_pattern(r"\b(?P<postcode>[AC-FHKNPRTV-Y]\d[\dW] [AC-FHKNPRTV-Y\d]{4})\b")),
    (
        "IN",
        late_pattern(
            r"\b(?P<city>[A-Z][a-z]{2,30})\s*[-–,]\s*(?P<postcode>[1-9]\d{2} ?\d{3})\b(?![ .-]?\d)"
        ),
    ),
    ("JP", late_pattern(r"〒\s?(?P<postcode>\d{3}-?\d{4})")),
    ("PL", late_pattern(r"\b(?P<postcode>\d{2}-\d{3})\s+(?P<city>[A-ZŁŚŻŹĆ][\w -]{1,40})")),
    ("PT", late_pattern(r"\b(?P<postcode>\d{4}-\d{3})\s+(?P<city>[A-ZÀ-Þ][\w -]{1,40})")),
    ("SE", late_pattern(r"\b(?P<postcode>\d{3} \d{2})\s+(?P<city>[A-ZÅÄÖ][\w -]{1,40})")),
    (
        "",
        late_pattern(
            r"\b(?P<country>[A-Z]{1,2})-(?P<postcode>\d{4,5})\s+(?P<city>[A-ZÀ-Þ][\w.'’/ -]{1,40})"
        ),
    ),
    (
        "TR",
        late_pattern(
            r"\bNo ?[:.]? ?\d{1,4}(?:[/-]\w{1,3})?[ ,]+(?P<postcode>\d{5})\s+(?P<city>[A-ZÇĞİÖŞÜ][\w.'’/ -]{1,40})"
        ),
    ),
    (
        "",
        late_pattern(
            r"(?:^|[,|•·;]\s*|\s[–—-]\s*|\s(?:à|in|i|te|w|v|a)\s)(?P<postcode>\d{4,5}|\d{3} "
            r"\d{2})\s+(?P<city>[^\W\da-zß-öø-ÿ_](?:[^\W\d]|['’])[\w.'’/ -]{0,40})"
        ),
    ),
)
_DIGIT = late_pattern(r"\d")
_STREET = late_pattern(
    r"(?i)(?:straße|strasse|str\.|weg|allee|platz|gasse|ring|damm|ufer)\s*\d|\b(?:rue|avenue|"
    r"boulevard|via|viale|piazza|calle|avenida|rua|"
    r"plaza|ul\.|ulica|al\.)\s|\b\d{1,5}\s+[\w'’ ]{2,40}\b(?:street|st|road|rd|avenue|ave|"
    r"lane|ln|drive|dr|way|court|blvd|close|park|square)\b|"
    r"(?:straat|laan|plein|gade|vej|gatan|vägen|gata|veien|katu|tie)\s*\d"
)
_CAR_SIGNS = {
    "D": "DE",
    "A": "AT",
    "F": "FR",
    "I": "IT",
    "B": "BE",
    "L": "LU",
    "E": "ES",
    "P": "PT",
    "S": "SE",
    "N": "NO",
}


_NATIONAL = late_pattern(
    r"(?P<BR>\b(?:CNPJ|CPF|CEP)\b|\bboleto\b)|(?P<AU>\bABN\b|\b(?:NSW|VIC|QLD|TAS|ACT) \d{4}\b)|"
    r"(?P<NZ>\bNZBN\b)|"
    r"(?P<IE>\bEircode\b|\bCo\. (?:Kerry|Cork|Galway|Mayo|Dublin|Clare|Donegal|Kildare|Wicklow|Meath)\b)|"
    r"(?P<DK>\bCVR\b)|(?P<NO>\bMVA\b)|(?P<AT>\bATU ?\d|\bFirmenbuch|\bFN \d)|(?P<FR>\bSIRE[NT]\b|\bCedex\b|\bRCS\b)|"
    r"(?P<PL>\b(?:NIP|REGON|KRS)\b)|(?P<NL>\bKvK\b|\bBTW\b(?! ?(?:-?nr\.? ?)?:? ?BE))|"
    r"(?P<BE>\bBTW ?(?:-?nr\.? ?)?:? ?BE\b)|(?P<IT>\bP\. ?(?:IVA|Iva)\b)|(?P<CZ>\bIČO?\b|\bDIČ\b)|"
    r"(?P<PT>\bNI(?:F|PC)\b:? ?(?:PT ?)?\d{3} ?\d{3} ?\d{3}(?![ -]?\w))|"
    r"(?P<ES>\b(?:CIF|NIF)\b:? ?[A-Z]?\d)|(?P<DE>\bHR[AB] \d|\bUSt-?Id)|"
    r"(?P<IN>\bGSTIN?\b:? ?\d\d[A-Z])|(?P<CH>\bCHE-\d)|"
    r"(?P<MX>\bRFC:? ?[A-Z&]{3,4}\d|\bde C\.V\.)|(?P<AR>\bCUIT\b)|(?P<CL>\bRUT:? ?\d)|(?P<CO>\bNIT:? ?\d)|"
    r"(?P<CA>\b[ABCEGHJ-NPRSTVXY]\d[A-Z] \d[A-Z]\d\b|\b(?:QC|Québec|Ontario)\b)|(?P<FI>\bY-tunnus\b)|(?P<SE>\bBrf\b)"
)
"""Numbers and codes that companies and addresses of one country carry."""


def country_by_its_codes(text: str) -> tuple[str, str]:
    """The country whose registers' numbers or postcodes a text names, and the line; ("", "") when none."""
    match = _first_national(text[:_LOOKED_AT])
    if match is None:
        return "", ""
    line = text[text.rfind("\n", 0, match.start()) + 1 :].partition("\n")[0]
    return str(match.lastgroup), line.strip()


def _first_national(text: str) -> re.Match[str] | None:
    """What a search for _NATIONAL finds, looking only where one of them can begin: at capital letters."""
    if any(word in text for word in _NATIONAL_SMALL):
        return _NATIONAL.search(text)
    found = (_NATIONAL.match(text, capital.start()) for capital in _CAPITAL.finditer(text))
    return next(filter(None, found), None)


_TAXED = late_pattern(
    r"\b(?:VAT|TVA|BTW|USt|UID|IVA|MOMS|Moms|ALV|DPH|NIP|NIF|CIF|Tax|Mehrwertsteuer)\b[^\n]{0,22}?\b"
    r"(AT|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|GB|CHE)U?[ .-]{0,2}\d"
    r"|\bIBAN:? ?([A-Z]{2})\d\d"
)
_BY_FORM = (
    ("HU", r"Kft\b|Zrt\b|Nyrt\b"), ("PL", r"[Ss]p\. ?z ?o\. ?o|Sp\. ?[jk]\."), ("DK", r"ApS\b|A/S\b"),
    ("FI", r"Oyj?\b"),
    ("BG", r"Е?ООД\b|\bE?OOD\b"), ("RU", r"ООО\b|ОАО\b|ПАО\b"), ("KZ", r"ТОО\b"), ("UA", r"ТОВ\b|ФОП\b"),
    ("ES", r"S\. ?L\.(?:U\.|L\.)?(?![\w])|SLU\b|S\. ?Coop\."), ("PE", r"S\.A\.C\.|E\.I\.R\.L\."),
    ("AU", r"Pty\.? L"), ("IN", r"Pvt\.? L|Private Limited|\bCIN: ?[UL]\d"), ("MY", r"Sdn\.? Bhd"), ("SG", r"Pte\.? L"),
    ("BR", r"Ltda\b|EIRELI\b"), ("PT", r"Lda\b"), ("MX", r"de C\. ?V\b"), ("TR", r"Ltd\. ?Şti|A\. ?Ş\."),
    ("GR", r"Α\. ?Ε\.|Ε\. ?Π\. ?Ε|Ι\. ?Κ\. ?Ε|ΙΚΕ\b|ΕΠΕ\b"), ("EE", r"OÜ\b"), ("LV", r"SIA\b"), ("LT", r"UAB\b"),
    ("AT", r"e\. ?U\.|Ges\. ?m\. ?b\. ?H|GesmbH\b"), ("US", r"LLC\b|PLLC\b|Inc\b"),
    ("BE", r"BVBA\b|VZW\b|ASBL\b"),
    ("NL", r"B\. ?V\."), ("IT", r"S\. ?r\. ?l\.|S\. ?p\. ?A\.|S\. ?n\. ?c\."), ("NO", r"ASA\b"),
    ("JP", r"株式会社|有限会社"),
    ("CN", r"有限公司"), ("KR", r"주식회사|\(주\)"), ("IL", r"בע\"מ"), ("CZ", r"spol\. s r\. ?o"),
)  # fmt: skip
_FORM_OF = late_pattern(
    rf"(?:^|(?<=[\s,(]))(?:{'|'.join(f'(?P<{country}>{form})' for country, form in _BY_FORM)})"
)
_WAYS = late_pattern(
    r"(?P<IN>\b(?:lakhs?|crores?)\b|\bGSTIN?\b|\bPIN[: -]{1,2}\d{6})|(?P<AU>\bG'day\b|\b(?:arvo|Queensland|New "
    r"South Wales|Brisbane|Sydney|Melbourne)\b)|"
    r"(?P<IE>\b(?:Dublin|Galway|Limerick|Leitrim|Eircode)\b|\bCo\. (?!Ltd|Limited|Inc|Pvt|Pte|Pty|Kg)[A-Z][a-z]+)|"
    r"(?P<NZ>\b(?:Auckland|Wellington|"
    r"Christchurch|Kia ora)\b)|"
    r"(?P<ZA>\b(?:Johannesburg|Cape Town|Durban|Pretoria|Free State|Gauteng|Limpopo)\b)|"
    r"(?P<CA>\b(?:Toronto|Vancouver|Calgary|Montr[ée]al|"
    r"Ottawa)\b)|(?P<CH>\b(?:Zürich|Genève|Bern|Basel|Lausanne)\b)|"
    r"(?P<AT>\b(?:Wien|Graz|Linz|Salzburg|Innsbruck)\b)|(?P<BE>\b(?:Bruxelles|Namur|Li[èe]ge|Antwerpen|Gent|"
    r"Charleroi|Brussel|Leuven)\b)"
)
"""Words and towns of countries that share a language with another one."""


def country_by_its_ways(text: str, spoken: tuple[str, ...] = ()) -> tuple[str, str]:
    """The country that a tax number, an account, a legal form or a way of speaking names, and the words.

    `spoken`: where the text's language is at home; a way of speaking is believed of those countries alone.
    """
    text = text[:_LOOKED_AT]
    if found := _TAXED.search(text):
        code = found[1] or found[2]
        return {"EL": "GR", "CHE": "CH"}.get(code, code), found[0]
    if found := _FORM_OF.search(text):
        return str(found.lastgroup), found[0]
    if not spoken:
        return "", ""
    said = next((found for found in _WAYS.finditer(text) if found.lastgroup in spoken), None)
    return (str(said.lastgroup), said[0]) if said else ("", "")


_LOOKED_AT = 1_500
_CAPITAL = late_pattern(r"[A-Z]")
_NATIONAL_SMALL = ("boleto", "de C.V.")
"""What of _NATIONAL begins with a small letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a signature or form says somebody is; "" where it does not say. `line` is where the country was read."""

    country: str = ""
    region: str = ""
    city: str = ""
    postcode: str = ""
    address: str = ""
    line: str = ""


def country_of_domain(email: str) -> str:
    """The country of an address's top-level domain; "" for generic ones and those sold as such (.io, .ai)."""
    ending = email.rpartition(".")[2].lower()
    if len(ending) != 2 or not ending.isalpha() or ending in _GENERIC_TWO_LETTERS:
        return ""
    return _TLD_COUNTRY.get(ending, ending.upper() if ending.upper() in _regions() else "")


@lru_cache(maxsize=1)
def _regions() -> frozenset[str]:
    import phonenumbers

    return frozenset(phonenumbers.SUPPORTED_REGIONS)


def place_in(signature: tuple[str, ...]) -> Place:
    """What the address lines of a signature say."""
    country, country_line = _country_line(signature)
    address = next(
        (line.strip(" ,*") for line in signature[:16] if _STREET.search(line) and len(line) < 120),
        "",
    )
    for line in signature[:16]:
        if "@" in line or not _DIGIT.search(line):
            continue
        for region, pattern in _POSTCODES:
            match = pattern.search(line)
            if match is None or (
                not region
                and "country" not in match.groupdict()
                and not _is_postal(line, address, match.start("postcode"))
            ):
                continue
            said = match.groupdict()
            of_sign = _CAR_SIGNS.get(said.get("country") or "", said.get("country") or "")
            told = (
                country
                or of_sign
                or (region if region not in {"US", "SE", ""} or said.get("region") else "")
                or _country_of_town(_city(said.get("city") or ""), said["postcode"])
            )
            return Place(
                country=told,
                region=said.get("region") or "",
                city=_city(said.get("city") or "", told),
                postcode=said["postcode"] if region != "IN" else said["postcode"].replace(" ", ""),
                address=address,
                line=country_line or line,
            )
    return _place_of_town(signature, address, country, country_line)


_TOWN_BEFORE = late_pattern(
    r"^(?P<city>[^\W\d_][^\d]{1,30}?)[ ,–-]{1,3}(?P<postcode>\d{3} \d{3}|\d{4,6})$"
)
_TOWN_BEHIND = late_pattern(r"^(?P<postcode>\d{6}|\d{3} \d{3}),? (?P<city>[^\W\d_][^\d]{1,30})$")


def _place_of_town(signature: tuple[str, ...], address: str, country: str, line_of: str) -> Place:
    """The town in an address without a postcode that all countries would write so: "Nairobi 00100"."""
    for line in signature[1:16]:
        if in_state := _TOWN_IN_STATE.match(line):
            from leads.inquiries.places.regions import is_state_of_usa
            from leads.inquiries.places.towns import has_town

            town, region = in_state["city"], in_state["region"]
            if is_state_of_usa(region) and has_town(town, "US") and country in {"", "US"}:
                return Place(
                    country="US", city=town, region=region, address=address, line=line.strip()
                )
        pieces = [piece.strip(" .*()") for piece in _PIECES.split(line)] if "@" not in line else []
        for part in pieces[::-1]:
            found = _TOWN_BEFORE.match(part) or _TOWN_BEHIND.match(part)
            town, postcode = (found["city"], found["postcode"]) if found else (part, "")
            told = _country_of_town(town, postcode)
            beside = [piece for piece in pieces if piece != part]
            is_placed = (
                bool(postcode) or any(map(_NUMBERED.search, beside)) or line.strip() in address
            )
            if told and country in {"", told} and is_placed and not any(map(_STATE.match, beside)):
                return Place(
                    country=country or (told if postcode else ""),
                    city=town.strip(" ,.-"),
                    postcode=postcode,
                    address=address,
                    line=line_of or line.strip(),
                )
    return Place(country=country, address=address, line=line_of)


_TOWN_IN_STATE = late_pattern(
    r"^\W{0,3}(?P<city>[A-Z][\w.' -]{1,30}), (?P<region>[A-Z]{2})\W{0,3}$"
)
"""A line of its own: "Greenville, SC"."""
_NUMBERED = late_pattern(r"[^\W\d_]{2}\.? \d{1,4}[a-zA-Z]?$|^\d{1,5}[a-zA-Z]? [^\W\d_]{3}")
_STATE = late_pattern(r"[A-Z]{2}$")


def _country_of_town(town: str, postcode: str) -> str:
    """The country of a large town, where a postcode beside it may be one of that country."""
    from leads.inquiries.places.cities import country_of_town
    from leads.inquiries.places.homes import has_postcodes_like

    country = country_of_town(town) or (country_of_word(town) if postcode else "")
    return country if country and has_postcodes_like(country, postcode) else ""


def is_street(line: str) -> bool:
    """Whether a line names a street and a house."""
    return bool(_STREET.search(line))


def _is_postal(line: str, address: str, at: int) -> bool:
    """A bare four or five digit number is a postcode only beside a street or at the start of a short line."""
    is_behind_house = bool(_HOUSE.search(line[:at]))
    return bool(address) or is_behind_house or (line.strip()[:4].isdigit() and len(line) < 50)


_HOUSE = late_pattern(
    r"(?:[^\W\d_.]{3}\.?,? \d{1,4} ?[a-zA-Z]?|\bs/n|\bNo:? ?\d{1,4}|[^\W\d_]{3}\.?)\s*+(?:[,–—|·•-]|\bà\b)\s*+$"
)
"""What stands ahead of a postcode on one line: "Hauptplatz 1, ", "ZA de l'Exemple - "."""


def _city(words: str, country: str = "") -> str:
    """The town, without what stands behind it: house, province, region, its name in a second language.

    Turks put the town last, or its province: "Nilüfer / Bursa", "Fethiye / Muğla".
    """
    from leads.inquiries.places.quarters import city_or_district

    town = _BEHIND_TOWN.split(words)[0].strip(" -–.,")
    if country != "TR":
        return _SECOND_NAME.split(town)[0]
    first, _, last = (part.strip() for part in town.rpartition("/"))
    return city_or_district(first, last, country) or last


_SECOND_NAME = late_pattern(r"\s/\s|/[A-Z]{2}$")
_BEHIND_TOWN = late_pattern(r"\s{2,}|\s[-–|]\s|,|\bTel\b|\bPhone\b|\s\d{1,4}[a-z]?$|\s[A-Z]{2}$")


def _country_line(signature: tuple[str, ...]) -> tuple[str, str]:
    """The country that an address line ends in, and that line. The first line is a name: Chad is a person there."""
    for line in reversed(signature[1:16]):
        for piece in reversed(_PIECES.split(line)):
            word = piece.strip(" .*()")
            if _COUNTRY_WORDS.match(word) and (code := country_of_word(word)):
                return code, line.strip()
    return "", ""


_PIECES = late_pattern(r"[,|•·/]|\s[–-]\s")
_COUNTRY_WORDS = late_pattern(r"^[^\W\d_][^\d@_:]{2,29}$")


@lru_cache(maxsize=2_048)
def country_of_word(word: str) -> str:
    """The country a word or code names in a form or an address; "" when none."""
    if len(word) > 40:
        return ""
    from leads.countries import country_code

    return country_code(word)
