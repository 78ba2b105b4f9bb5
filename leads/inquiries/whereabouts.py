"""Which countries does a letter speak of? Towns, countries, money, offices and greetings that it names.

This is the evidence where nobody says it outright: no country code, no country's domain, no address. It tells
whose numbering a phone follows, and, where all of it agrees, the country itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from leads.countries import LANGUAGES, names_of_countries
from leads.folding import fold
from leads.inquiries.cities import towns_in
from leads.inquiries.homes import also_spoken_in, spoken_in
from leads.inquiries.needed_words import fragments_needed

_LOOKED_AT = 3_000
_MOST_NAMED = 12

_WAYS: tuple[tuple[str, str], ...] = (
    ("KE", r"\bKE?Shs?\b|\bKES\b|\b(?:SACCO|Sacco|M-?Pesa|MPESA|Habari|Harambee|KRA)\b"),
    ("NG", r"₦|\bNGN\b|\b(?:[Nn]aira|proprietress|JSS|Nig\. ?L(?:td|imited)|Sir/Ma)\b"),
    ("GH", r"₵|\bGHS?\b ?[\d¢]|\b(?:[Cc]edis?|GHS)\b"),
    ("ZA", (r"\b(?:[Bb]akkie|ZAR|Gauteng|KwaZulu|KZN|Limpopo|Mpumalanga|\(Pty\)|CIPC|[Ll]oadshedding|"
           r"[Ll]oad[- ]shedding)\b|\(Pty\)")),
    ("UG", r"\bUGX\b|\bUgx\b|\bUShs?\b"),
    ("TZ", r"\bTZS\b|\bTShs?\b|\bTsh\b"),
    ("RW", r"\bRWF\b|\bFrw\b"),
    ("ET", r"\bETB\b|\b[Bb]irr\b"),
    ("IN", r"₹|\bINR\b|\b(?:[Ll]akhs?|[Cc]rores?|GSTIN?|Pvt|kindly quote|Namaste)\b|\bRs\.? ?\d"),
    ("PK", r"\bPKR\b|\b(?:NTN|Pakistan|Assalam[- ]?o[- ]?[Aa]laikum|Asalam o alaikum)\b"),
    ("BD", r"৳|\bBDT\b|\b[Tt]aka\b"),
    ("LK", r"\bLKR\b|\bAyubowan\b"),
    ("NP", r"\bNPR\b|\bNRs\b"),
    ("PH", r"₱|\bPHP ?\d|\b(?:Barangay|Brgy|[Mm]abuhay|[Mm]agandang)\b"),
    ("MY", r"\bRM ?\d|\bMYR\b|\b(?:Sdn|Bhd|Selangor|Johor|Penang|Encik|Tuan|Puan)\b"),
    ("SG", r"\bS\$ ?\d|\bSGD\b|\b(?:Pte|HDB|UEN)\b"),
    ("HK", r"\bHK\$|\bHKD\b|\b(?:Kowloon|New Territories)\b"),
    ("TW", r"\bNT\$|\bTWD\b|統一編號|統編"),
    ("ID", r"\bIDR\b|\bRp\.? ?\d|\b(?:NPWP|PT\.? [A-Z]|Tbk)\b"),
    ("VN", r"\bVND\b|\bVNĐ\b|₫|\bMST\b"),
    ("TH", r"\bTHB\b|฿"),
    ("AE", r"\bAED\b|\b[Dd]irhams?\b|\b(?:FZE|FZCO|FZ-?LLC|DMCC|TRN)\b|درهم|الإمارات"),
    ("SA", r"\bSAR\b|ريال سعودي|السعودية|\b(?:KSA)\b"),
    ("EG", r"\bEGP\b|جنيه|\bمصر"),
    ("QA", r"\bQAR\b"),
    ("KW", r"\bKWD\b|الكويت"),
    ("MA", r"\bMAD\b|\bDHS?\b|المغرب"),
    ("DZ", r"\bDZD\b|دينار جزائري|الجزائر"),
    ("TN", r"\bTND\b|تونس"),
    ("JO", r"\bJOD\b|الأردن"),
    ("IL", r"₪|\bNIS\b|\bILS\b|ח\.פ"),
    ("TR", r"₺|\b\d+ ?TL\b|\bKDV\b"),
    ("AU", r"\bAUD\b|\bA\$ ?\d|\b(?:G'day|arvo|ABN|ACN|Queensland|NSW|QLD|Tassie)\b"),
    ("NZ", r"\bNZD\b|\bNZ\$ ?\d|\bNZ\b|\b(?:Kia ora|NZBN|Aotearoa)\b"),
    ("IE", r"\b(?:Eircode|Co\. [A-Z][a-z]+|Leitrim|Kerry|Mayo|Donegal|Tipperary|Kildare|Wicklow)\b"),
    ("CA", (r"\bCAD\b|\bC\$ ?\d|\b(?:GST/HST|HST|Ontario|Québec|Alberta|Manitoba|Saskatchewan|Nova Scotia|"
           r"Newfoundland|New Brunswick)\b")),
    ("US", r"\b(?:ZIP code|EIN|Texas|California|Ohio|Florida|Tennessee|Wisconsin|Minnesota|Oregon|Colorado|Arizona)\b"),
    ("GB", (r"\b(?:VAT reg|Companies House|Yorkshire|Lancashire|Cornwall|Devon|Essex|Scotland|Norfolk|Suffolk|"
           r"Surrey|Sussex|Cumbria|Northumberland|Dorset|Somerset|Shropshire|Hampshire)\b|£ ?\d")),
    ("JM", r"\bJMD\b|\bJ\$ ?\d"),
    ("TT", r"\bTTD\b|\bTT\$ ?\d"),
    ("MX", r"\bMXN\b|\b(?:RFC|CFDI|CDMX|Edo\. de M[ée]x)\b|de C\.V\."),
    ("AR", (r"\b(?:ARS|CUIT|AFIP|CABA|Prov\. de Bs|Bs\.? ?As|monotribut\w+|[Vv]os|tenés|querés|podés|"
           r"necesitás|hacés|sabés|mandás)\b")),
    ("CL", r"\b(?:CLP|RUT|SpA|al tiro|[Cc]omuna)\b"),
    ("CO", r"\b(?:COP|NIT|S\.A\.S|Cra\.? \d|Carrera \d|Cll\.? \d)\b"),
    ("PE", r"\bPEN\b|\bS/\.? ?\d|\b(?:RUC 20|[Ss]oles|SUNAT|Jr\. [A-Z]|S\.A\.C|E\.I\.R\.L)"),
    ("UY", r"\bUYU\b|\b(?:BPS|RUT 21)\b"),
    ("EC", r"\b(?:RUC \d{10}001)\b"),
    ("BO", r"\bBOB\b|\bBs\.? ?\d"),
    ("PY", r"₲|\bPYG\b|\b[Gg]uaran[íi]es\b"),
    ("VE", r"\bVES\b|\bRIF\b"),
    ("CR", r"₡|\bCRC\b"),
    ("GT", r"\bGTQ\b|\b[Qq]uetzales\b"),
    ("DO", r"\bDOP\b|\bRD\$|\bRNC\b"),
    ("BR", r"\bR\$ ?\d|\b(?:CNPJ|CPF|CEP|[Bb]oleto|NF-?e|PIX|[Pp]ix|você|vocês)\b"),
    ("PT", r"\b(?:Exmos?\.?|Concelho|Lda|telem[óo]vel|NIPC)\b"),
    ("AO", r"\b(?:AOA|[Kk]wanzas?|Kz)\b"),
    ("MZ", r"\b(?:MZN|[Mm]eticais)\b"),
    ("CH", r"\bCHF\b|\bFr\. ?\d|\bMWST\b|\b(?:Grüezi|offerieren|Natel|Kt\. [A-Z]{2})\b"),
    ("AT", r"\b(?:Jänner|Servus|Grüß Gott|UID-Nr|ATU|heuer|Bgld|NÖ|OÖ)\b"),
    ("BE", r"\b(?:BE ?0\d{3}|TVA BE|BTW BE|septante|nonante|[Zz]aakvoerder|GSM|Vlaanderen|[Bb]elgië|Wallonie)\b"),
    ("LU", r"\bLU ?\d{8}\b|\bMoien\b"),
    ("CZ", r"\bKč\b|\bCZK\b|\bIČO?\b"), ("SK", r"\bIČ DPH\b|\bs\. ?r\. ?o\b.{0,20}SK"),
    ("PL", r"\bzł\b|\bPLN\b|\bNIP\b"), ("HU", r"\b(?:HUF|Kft|Bt)\b"), ("RO", r"\b(?:RON|CUI)\b"),
    ("MD", r"\bMDL\b"), ("BG", r"\b(?:лв|BGN|ЕИК|ДДС)\b"), ("RS", r"\b(?:RSD|PIB|[Dd]inara)\b"),
    ("BA", r"\b(?:KM ?\d|BAM|JIB)\b|\bd\.o\.o\. Sarajevo"), ("HR", r"\b(?:OIB|R1 račun|HRK)\b"),
    ("SI", r"\bID za DDV\b"), ("RU", r"₽|\b(?:ИНН|КПП|ОГРН)\b|\bруб"), ("KZ", r"₸|\b(?:ТОО|БИН|тенге)\b"),
    ("UA", r"₴|\b(?:ТОВ|ФОП|ЄДРПОУ)\b|\bгрн"), ("BY", r"\b(?:УНП|BYN)\b|\bбел\. ?руб"),
    ("GE", r"₾|\bGEL\b"), ("AM", r"֏|\bAMD\b"), ("AZ", r"₼|\bAZN\b"), ("UZ", r"\bUZS\b|\bсум\b"),
    ("DK", r"\bDKK\b|\bCVR\b"), ("NO", r"\bNOK\b|\bmva\b|\borg\.? ?nr\b"), ("SE", r"\bSEK\b|\borg\.nr\b"),
    ("IS", r"\bISK\b|\bkt\. ?\d{6}"), ("CY", r"\bCyprus\b|\bΚύπρο"),
    ("IR", r"\bتومان\b|\bریال\b"),
)  # fmt: skip
"""Money, offices, forms of companies and ways of speaking of one country."""


@cache
def _ways() -> tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...]:
    """Country, pieces of text without which its pattern matches nothing (none: nobody knows), and the pattern."""
    return tuple(
        (country, tuple(fragments_needed(source)), re.compile(source)) for country, source in _WAYS
    )


def countries_spoken_of(text: str, language: str) -> dict[str, tuple[str, ...]]:
    """Country -> the words of a letter that name or imply it, the most spoken of first.

    Of a letter in a language that few countries speak, those alone: a buyer from Graz who mentions Paris is no
    Parisian. English is written everywhere.
    """
    text = text[:_LOOKED_AT]
    spoken = spoken_in(language, text) + also_spoken_in(language) if language != "en" else ()
    found: dict[str, list[str]] = {}
    for country, words in _named(text, language):
        if (not spoken or country in spoken) and words not in found.get(country, ()):
            found.setdefault(country, []).append(words)
    ranked = sorted(found.items(), key=lambda one: -len(one[1]))
    return {country: tuple(words[:_MOST_NAMED]) for country, words in ranked}


def _named(text: str, language: str) -> Iterator[tuple[str, str]]:
    for town in towns_in(text, _country_names(language if language in LANGUAGES else "en")):
        yield town.country, town.name
    for country, pieces, pattern in _ways():
        if pieces and not any(map(text.__contains__, pieces)):
            continue
        match = pattern.search(text)
        if match:
            yield country, match[0].strip()


@cache
def _country_names(language: str) -> dict[str, str]:
    """The names of countries in a language, folded; without those that are first of all something else."""
    return {
        fold(name): code
        for code, name in names_of_countries("nb" if language == "no" else language).items()
        if fold(name) not in _SOMETHING_ELSE
    }


_SOMETHING_ELSE = frozenset(
    {"georgia", "jordan", "chad", "tchad", "china", "turkey", "guinea", "jersey", "jordania", "malta", "cuba"}
)  # fmt: skip
