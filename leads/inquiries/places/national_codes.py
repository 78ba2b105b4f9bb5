"""Which country do registers' numbers, legal forms and ways of speaking name? What companies of one country carry."""

from __future__ import annotations

import re

from leads.inquiries.wording.patterns import late_pattern

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
    ("ES", r"S\. ?L\.(?:U\.|L\.)?(?![\w])|SLU\b|S\. ?Coop\."), ("PE", r"S\.A\.C\.|E\.I\.R\.L\.|EIRL\b"),
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


_AT_HOME = {
    "de": ("DE", r"GmbH ?& ?Co\. ?KG\b|e\. ?V\.|e\. ?K\.|UG ?\(haftungs|mbB\b|KGaA\b|GbR\b|eG\b"),
    "fr": ("FR", r"SASU?\b|EURL\b|SELARL\b|SCEA\b|GAEC\b|EARL\b|SCOP\b"),
    "sv": ("SE", r"AB(?=$|[\s,|])"),
    "en": ("GB", r"CIC\b|C\.I\.C\."),
}  # fmt: skip
"""Forms that one of a language's countries has, or nearly alone: in Austria it is GmbH & Co KG, Verein and e.U."""
_FORMED_AT_HOME = {
    language: (country, late_pattern(rf"(?<=[^\W\d_]{{2}}[ \n.'’])(?:{forms})"))
    for language, (country, forms) in _AT_HOME.items()
}


def country_by_form_at_home(signature: str, language: str) -> tuple[str, str]:
    """The country of a firm that signs, by a form that others of its language hardly have, and the form."""
    country, form = _FORMED_AT_HOME.get(language, ("", None))
    found = form.search(signature) if form else None
    return (country, found[0]) if found else ("", "")


_LOOKED_AT = 1_500
_CAPITAL = late_pattern(r"[A-Z]")
_NATIONAL_SMALL = ("boleto", "de C.V.")
