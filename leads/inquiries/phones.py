"""Which number do we call? E.164, mobile before switchboard, never a fax, an order number or a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from leads.inquiries.labels import Label, label_of
from leads.inquiries.patterns import late_pattern

_MAX_LINES = 80
_MAX_LINE = 300
_ENOUGH_DIGITS = late_pattern(r"(?:\d[^\w\n]{0,3}){6}")
_FAX = late_pattern(
    r"(?i)\b(?:tele|tél[ée])?fax\w{0,3}\b|\bfaks\w{0,3}\b|t[ée]l[ée]copi\w*|факс|φαξ|传真|傳真|ファックス|ファクス|팩스|פקס|"
    r"(?:^|[\s|/(])f\s*(?:[:.|]|$)"
)
_NO_PHONE = late_pattern(
    r"(?i)\b(?:order|invoice|ref(?:erence)?|(?-i:PO)|quote|customer|article|item|part|serial|"
    r"account|ticket|case|tracking|vat|"
    r"iban|bic|swift|ust|steuer|kunden\w*|bestell\w*|rechnung\w*|auftrag\w*|artikel\w*|angebots?|"
    r"kd|hrb|hra|siren|siret|tva|rcs|"
    r"commande|facture|devis|client|pedido|factura|nif|cif|ordine|fattura|p\.?\s?iva|cod|bestelling|factuur|kvk|btw|"
    r"zam[óo]wieni\w*|nip|regon|krs|ordre|faktura|cvr|org|objednáv\w*|ič|dič|isbn|ean|sku|"
    r"model|zip|plz|coupon|konto|blz|charge|charge[nr]\w*|lot|batch|lote|partij|partia|šarže)\b"
    r"[\w\s.\-/]{0,12}(?:nr|no|number|num|n°|#|nummer|id)?\.?\s*[:#№.]?\s*$"
)
_REGISTERED = late_pattern(
    r"(?i)\b(?:company|charity|registration|registered|reg|licen[cs]e|policy|claim)\.? (?:reg(?:istration)?\.? )?"
    r"(?:nr|no|number|num|n°|#)\.?\s*[:#№]?\s*$"
)
"""Ahead of the number of a register, as British law wants it in every signature."""
_MOBILE = late_pattern(
    r"(?i)\b(?:mobile?s?|cell?(?:phone|ulaire|ulare|ular)?|handy(?:nummer|nr)?|natel|mob|mov|m[óo]vil|celular|"
    r"c[ée]l|portable|port|gsm|"
    r"telem[óo]vel|tlm|telem|mobiel|06|mobil\w*|kom(?:[óo]rk[aię]\w*|órkowy)?|whats ?app|matkapuhelin|kännykkä|"
    r"cep|sms|signal|telegram)\b|"
    r"моб\w*|сот\w*|κιν\w*|携帯|手机|手機|휴대|נייד|"
    r"(?:^|[\s|/(])[mcкk]\s*(?:[:.|]|$)"
)
_CALL_ME = late_pattern(
    r"(?i)\b(?:(?:call|reach|ring|phone|text|contact|get|find|message|whatsapp) (?:me|us)|my (?:number|phone|"
    r"mobile|cell|direct)\w*|give me a (?:call|ring)|best number|callback|call back|"
    r"erreich\w*|ruf\w* (?:sie |du |mich |uns )+|rufnummer|rückruf\w*|zurückrufen|meine (?:nummer|handynummer|"
    r"telefonnummer)|joindre|joignable|appele[rz]?[- ]moi|m['’]appeler|rappele[rz]|mon (?:numéro|portable|"
    r"téléphone)|"
    r"ll[áa]m[ae]\w*|contactarme|localizarme|mi (?:tel[ée]fono|m[óo]vil|celular|n[úu]mero|whatsapp)|chiamar\w+|mi "
    r"chiami|contattar\w+|raggiung\w+|richiamar\w+|(?:il )?mio (?:numero|cellulare|telefono)|"
    r"bel(?:len)? (?:mij|me)|mij bellen|bereik\w*|mijn (?:nummer|mobiel\w*)|terugbellen|lig\w* (?:para mim|-me)|"
    r"me lig\w+|ligue-me|contactar-me|meu (?:telefone|telem[óo]vel|celular|n[úu]mero|whatsapp|zap)|"
    r"zadzwoń\w*|dzwoni\w+|proszę o (?:telefon|kontakt)|mój (?:numer|telefon)|oddzwon\w+|ring (?:mig|meg|gärna|"
    r"gerne)|ringa mig|nå(?:s|r)? (?:mig|meg|jag)|mitt (?:nummer|mobilnummer)|"
    r"ring til mig|ringe til mig|fange mig|mit (?:nummer|mobilnummer)|treffes|træffes|tavoit\w+|soitta\w*|"
    r"numeroni|puhelinnumeroni|zavol\w+|volat|volejte|zastihn\w+|mé číslo|moje číslo|"
    r"hív\w+|számom|telefonszámom|elérhet\w*|suna(?:ți)?|sunați|contacta|numărul meu|ulaş\w+|arayab\w+|telefonum|"
    r"numaram|καλέσ\w+|τηλέφωνό μου|επικοινων\w+|"
    r"позвон\w+|звон\w+|перезвон\w+|мой (?:телефон|номер)|свяж\w+)"
)
"""They say on which number they want to be called."""
_PHONE = late_pattern(
    r"(?i)\b(?:t[ée]l(?:ephone|[ée]phone|efon(?:as|s|szám)?|[ée]fono|efone|efoon|efonnr|efonnummer|ef)?|telf|tfno|"
    r"tlfno|phone|ph|fon|fono|fone|direct\w*(?: line| dial)?|direkt\w*|diretto|ddi|office|landline|switchboard|"
    r"durchwahl|dw|zentrale|festnetz|fixe?|fijo|fisso|fixo|uff|ligne|standard|växel|call|ring|reach|puh(?:elin)?|"
    r"tlf|tfn|nummer|num[ée]ro|numer|number|ext)\b|"
    r"тел\w*|τηλ\w*|電話|电话|電話番号|전화|טל(?:פון)?|☎|📞|✆|(?:^|[\s|/(])[tpτтd]\s*(?:[:.|]|$)"
)
_AMERICAN = late_pattern(
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
        is_grouped: Its digits stand in the groups that its country writes them in; True of digits in one run too.
        is_solid: Its digits stand in one run.
        is_misnamed: Called a mobile, while it is none by its country's numbering plan.
        is_service: Of those that callers pay nothing or more for; nobody calls them from abroad.
        national: The digits as written.
        raw: The same with what stands between them.
    """

    number: str
    line: str
    confidence: float
    region: str = ""
    is_international: bool = False
    is_valid: bool = True
    is_grouped: bool = True
    is_solid: bool = False
    is_mobile: bool = False
    is_misnamed: bool = False
    is_service: bool = False
    national: str = ""
    raw: str = ""


def phone_where_spoken_of(
    text: str, signature: tuple[str, ...], countries: tuple[str, ...], home: str
) -> PhoneFound | None:
    """The best number that is valid in one of the countries a mail speaks of, the most spoken of first.

    None where it is rather one of `home`, or of none of them: its groups and that it is a mobile there tell.
    """
    signed, written = _numbered(signature), _numbered(text.split("\n"))
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
    signed, written = _numbered(signature), _numbered(text.split("\n"))
    if not (signed or written):
        return None
    home = _best(signed, written, region)
    is_home = home is not None and (home.is_valid or _has_kin(home.number))
    is_sound = home is not None and is_home and home.is_grouped and not home.is_misnamed
    if (home and (home.is_international or is_sound)) or (is_told and not elsewhere):
        return home
    homes = (region, *elsewhere)
    found = (_best(signed, written, home, homes[:at]) for at, home in enumerate(homes) if at)
    others = [phone for phone in found if phone and not phone.is_misnamed and not phone.is_service]
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
        if is_given_out and not _is_service(phonenumbers.number_type(number)):
            fits.append(not guess.is_grouped or _is_grouped(number, guess.raw))
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
    signed: list[_Line], written: list[_Line], region: str, tried: tuple[str, ...] = ()
) -> PhoneFound | None:
    found = [*_numbers(signed, region, 0.1, tried), *_numbers(written, region, 0.0, tried)]
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
        _numbers(_numbered((f"Tel: {value}",)), region, 0.3),
        key=lambda phone: phone.confidence,
        default=None,
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


_OF_ONE_COUNTRY = frozenset({39, 44, 47, 61, 358})


def _region_of(number: Any) -> str:
    import phonenumbers

    region = phonenumbers.region_code_for_number(number)
    region = region or phonenumbers.region_code_for_country_code(number.country_code)
    if number.country_code in _OF_ONE_COUNTRY:  # Guernsey's mobiles are numbered among Britain's
        region = phonenumbers.region_code_for_country_code(number.country_code)
    return region if len(region) == 2 and region.isalpha() and region != "ZZ" else ""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with enough digits for a number, and the line above it where that is its label.

    Attributes:
        led: The end of the line above, where a mail program broke the sentence there.
    """

    text: str
    above: str
    is_american: bool
    led: str = ""

    def home(self, region: str) -> str:
        """Whose numbering its numbers follow where the mail's follow `region`."""
        return "US" if self.is_american and region not in _AMERICAS else region


def _numbered(lines: tuple[str, ...] | list[str]) -> list[_Line]:
    found, above, led = [], "", ""
    for line in (_parted(whole[:_MAX_LINE]) for whole in lines[:_MAX_LINES]):
        if _ENOUGH_DIGITS.search(line):
            found.append(_Line(line, above, bool(_AMERICAN.search(line)), led))
        above = line if len(line) < 40 and line.rstrip().endswith(":") else ""
        led = line[-_CALLED_WITHIN:] if len(line) >= _WRAPPED and line[-1:] not in ".!?" else ""
    return found


def _numbers(
    lines: list[_Line], region: str, bonus: float, tried: tuple[str, ...] = ()
) -> Iterator[PhoneFound]:
    """The numbers of lines as `region` writes them; where others were `tried` in vain, only what its plan knows."""
    import phonenumbers

    for numbered in lines:
        line, home = numbered.text, numbered.home(region)
        if home in map(numbered.home, tried):
            continue
        matches = []
        if _is_long_enough(line, home):
            matches = list(phonenumbers.PhoneNumberMatcher(line, home or None))
        valid = {match.start for match in matches}
        if not tried and (numbered.is_american or _may_hold_further(_without(line, matches))):
            # Numbering plans grow faster than their lists.
            possible = phonenumbers.Leniency.POSSIBLE
            further = phonenumbers.PhoneNumberMatcher(line, home or None, possible)
            ends = [(match.start, match.end) for match in matches]
            matches += [
                match
                for match in further
                if all(match.end <= start or match.start >= end for start, end in ends)
            ]
        for match in matches:
            is_valid = match.start in valid
            before = line[: match.start]
            label = before if before.strip(" +(") else numbered.above
            ahead = f"{numbered.led} {before}"[-_CALLED_WITHIN:]
            phone = _judged(match, line, label, ahead, bonus if is_valid else bonus - 0.02)
            is_written_so = numbered.is_american and _AMERICAN.fullmatch(match.raw_string)
            if phone and (is_valid or is_written_so or _is_called_phone(match, label)):
                yield replace(phone, is_valid=is_valid)


def _may_hold_further(rest: str) -> bool:
    """Whether a number without a plan may stand in a line: see `_is_called_phone` for how those begin."""
    return bool(_ENOUGH_DIGITS.search(rest) and _CALLED_BEGINS.search(rest))


_CALLED_BEGINS = late_pattern(r"[+(]|(?<!\d)0|\d{17}")


def _is_long_enough(line: str, home: str) -> bool:
    """Whether so many digits stand together as the shortest number of a country has; "" knows only +44..."""
    if "+" in line or "\uff0b" in line:
        return True
    return bool(home and _shortest(home).search(line))


_LEAST_ABROAD = 7
"""Digits of the shortest number that is dialled with 00 and a country."""


@cache
def _shortest(home: str) -> re.Pattern[str]:
    """As many digits as a country's shortest number has, with what may stand between digits of one number."""
    import phonenumbers

    code = phonenumbers.country_code_for_region(home)
    least = _LEAST_ABROAD
    for region in phonenumbers.region_codes_for_country_code(code):
        plan = phonenumbers.PhoneMetadata.metadata_for_region(region, None)
        lengths = plan.general_desc.possible_length if plan and plan.general_desc else ()
        own = plan is not None and region == home and plan.national_prefix_transform_rule
        least = 0 if own else min((least, *(length for length in lengths if length > 0)))
        if not least:
            break
    return re.compile(rf"\d(?:{_BETWEEN}{{0,4}}\d){{{max(least - 1, 0)}}}")


_BETWEEN = r"[-x\u2010-\u2015\u2212\u30fc\uff0d-\uff0f \xa0\xad\u200b\u2060\u3000()（）［］.\[\]/~\u2053\u223c\uff5e]"


_GLUED = late_pattern(
    r"((?<!\d)(?:0\d(?:[ .]\d\d){4}|\+\d{2} \d(?: \d\d){4})) "
    r"(?=(?:0\d|\+\d{2} \d)(?:[ .]\d\d){4}(?!\d))"
)
_TWO_NUMBERS = 27


def _parted(line: str) -> str:
    """With a bar between two French numbers whose icons were lost between them."""
    return _GLUED.sub(r"\1 | ", line) if len(line) > _TWO_NUMBERS else line


def _without(line: str, matches: list[Any]) -> str:
    """A line without the numbers found in it."""
    for match in matches:
        line = f"{line[: match.start]}{'x' * (match.end - match.start)}{line[match.end :]}"
    return line


_WRAPPED, _CALLED_WITHIN = 50, 90
"""Letters of a line that a mail program has broken; of what is said ahead of a number."""


def _judged(match: Any, line: str, before: str, ahead: str, bonus: float) -> PhoneFound | None:
    """`before`: what labels the number, from its line or the one above; `ahead`: the words of its sentence."""
    import phonenumbers

    number, raw = match.number, str(match.raw_string)
    near = _OTHER_THINGS.split(before)[-1][-45:].rstrip(" (+").strip()
    if _is_fax(near) or _NO_PHONE.search(near) or _REGISTERED.search(near) or _is_date(raw):
        return None
    is_international = raw.lstrip("( ").startswith(("+", "00"))
    says_phone = bool(_PHONE.search(near)) or label_of(near.strip()) in {Label.PHONE, Label.MOBILE}
    says_mobile = bool(_MOBILE.search(near))
    is_of_others = bool(_OF_SOMEBODY_ELSE.search(line[max(match.start - 80, 0) : match.start]))
    asks_for_call = bool(_CALL_ME.search(ahead + line[match.start : match.end + 60]))
    asks_for_call = asks_for_call and not is_of_others
    says_phone = says_phone or asks_for_call
    if not (is_international or says_phone or says_mobile) and _is_bare(raw):
        return None
    kind = phonenumbers.number_type(number)
    is_mobile = kind == phonenumbers.PhoneNumberType.MOBILE
    confidence = (
        0.3
        + bonus
        + 0.05 * is_international
        + 0.1 * says_phone
        + 0.2 * max(says_mobile, is_mobile)
        + 0.05 * (says_mobile and is_mobile)
        + 0.3 * asks_for_call
        + 0.04 * bool(_DIRECT.search(near))
        - 0.04 * bool(_SWITCHBOARD.search(near))
        - 0.35 * is_of_others
    )
    return PhoneFound(
        phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164),
        line.strip(),
        min(confidence, 0.99),
        _region_of(number),
        is_international,
        is_grouped=is_international or _is_grouped(number, raw),
        is_solid=raw.isdigit(),
        is_mobile=is_mobile,
        is_misnamed=says_mobile and kind == phonenumbers.PhoneNumberType.FIXED_LINE,
        is_service=_is_service(kind),
        national="".join(filter(str.isdigit, raw)),
        raw=raw,
    )


def _is_service(kind: int) -> bool:
    import phonenumbers

    types = phonenumbers.PhoneNumberType
    return kind in {types.TOLL_FREE, types.PREMIUM_RATE, types.SHARED_COST, types.UAN, types.PAGER}


def _is_grouped(number: Any, raw: str) -> bool:
    """Whether digits are parted as the number's own country parts them: 0478 12 34 56 is Belgian, not French."""
    import phonenumbers

    if raw.isdigit():
        return True
    usual = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
    return re.findall(r"\d+", usual) == re.findall(r"\d+", raw)


_DIRECT = late_pattern(r"(?i)\bdirec\w+|\bdirekt\w*|\bdurchwahl|\bddi\b|\bdirett\w|\bligne|\bsuora")
_SWITCHBOARD = late_pattern(
    r"(?i)\b(?:switchboard|main|reception|zentrale|empfang|standard|accueil|magasin|shop|store|centralita|"
    r"recepción|centralino|centrale|receptie|geral|recepção|"
    r"centrala|recepcja|växel|reception|hovednummer|omstilling|sentralbord|vaihde|ústředna|recepce|santral|büro|"
    r"office|kontor)\b"
)
_OF_SOMEBODY_ELSE = late_pattern(
    r"(?i)\b(?:(?:my|our) (?:husband|wife|colleague|brother|sister|boss|son|daughter|partner|father|mother|site "
    r"manager|driver|accountant)|(?:mein|meine|meinen|meinem|unser|unsere|unserem) (?:mann|frau|kolleg\w+|bruder|"
    r"schwester|chef\w*|sohn|tochter|vater|mutter|hausmeister)|"
    r"(?:do not|don't|please don't|nicht) (?:call|ring|anrufen))\b[^.!?]{0,40}$|"
    r"(?-i:\b(?:M|Mme|Mr|Mrs|Ms|Monsieur|Madame|Herrn?|Frau|Sra?|Sig(?:ra)?|[Dd]hr|[Mm]evr|Pan[ai]?|pan[ai]?|paní)"
    r"\.? [A-ZÀ-ÞŁŚŻŹĆČŠŽ][^.!?\d]{0,60})$"
)
"""A number that is theirs: the husband's, or "vous pouvez joindre M. Péron, responsable des ateliers, au ...".
"""
_OTHER_THINGS = late_pattern(
    r"\d{4,}[^\w]|\d{2}[ .-]\d{2,4}\b[^\w.:]*(?=[^\W\d_])|[|•·;\t]|\s/\s|,\s"
)
"""What parts a number's label from the number before it."""


def _is_fax(near: str) -> bool:
    """Whether the nearest label is a fax's: "Tel/Fax" and "Tel., Fax" are both."""
    fax = list(_FAX.finditer(near))
    return bool(fax) and not any(
        label.start() > fax[-1].start()
        for kind in (_PHONE, _MOBILE)
        for label in kind.finditer(near)
    )


def _is_called_phone(match: Any, before: str) -> bool:
    """Whether a number that no numbering plan knows is said to be a phone: by its label or its country code."""
    raw = str(match.raw_string)
    digits = sum(letter.isdigit() for letter in raw)
    near = before[-30:]
    return digits >= _LEAST_DIGITS and (
        raw.lstrip("( ").startswith("+")
        or (
            raw.startswith(("0", "("))
            and bool(
                _PHONE.search(near.strip())
                or _MOBILE.search(near.strip())
                or _CALL_ME.search(before[-90:])
            )
        )
    )


_LEAST_DIGITS = 8


def _is_date(raw: str) -> bool:
    return bool(
        re.fullmatch(
            r"\s*(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}|\d{4}[./-]\d{1,2}[./-]\d{1,2})(?:\s.*)?",
            raw,
        )
    )


def _is_bare(raw: str) -> bool:
    """A run of digits without any grouping: more often an order number than a phone."""
    return raw.isdigit() and not raw.startswith("0")
