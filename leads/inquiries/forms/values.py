"""The answers of a form, tidied; and what a question asks for by what its answer looks like, where nobody has heard
of its label.

Sites that mail their forms themselves ask as they please ("Dit nummer", "Chi scrive"). An address is an address
under any label, a number that one can dial is a phone, a given name before another word is a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from leads.inquiries.companies.legal_forms import has_legal_form
from leads.inquiries.companies.organisations import names_organisation
from leads.inquiries.forms.label import Label
from leads.inquiries.forms.labels import folded
from leads.inquiries.people.given_names import is_given_name
from leads.inquiries.people.names import PARTICLES, looks_like_name
from leads.inquiries.wording.patterns import late_pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answered question. `line` is the line it was read from."""

    label: Label | None
    heading: str
    value: str
    line: str


_LINK = late_pattern(
    r"(?:(?<!\s)\s++)?(?:<(?:mailto:|tel:|https?:)[^<>\s]{1,300}>|\((?:mailto|tel):[^()\s]{1,200}\))",
    re.IGNORECASE,
)
_MARKDOWN_LINK = late_pattern(r"\[([^\]\n]{1,200})\]\((?:mailto|tel|https?):[^()\s]{1,300}\)")

_BRACKETS = " ()[]<>"
_LONGEST_BLANK = 60
"""Letters of what says that there is no answer."""
_FROM_WHERE = late_pattern(r" ?\((?:\d{1,3}\.){3}\d{1,3}\)$")
"""As Drupal says where somebody without an account wrote from: "Anonymous user (203.0.113.9)"."""


def tidied(value: str, blank: frozenset[str]) -> str:
    """Without the link behind an address, and nothing where it says that there is no answer (`blank`)."""
    bare = _MARKDOWN_LINK.sub(r"\1", value)
    bare = _LINK.sub("", bare).strip() or bare.strip("<> ")
    if len(bare) > _LONGEST_BLANK:
        return bare
    said = {folded(bare), folded(bare.strip(_BRACKETS)), folded(_FROM_WHERE.sub("", bare))}
    return bare if said.isdisjoint(blank) else ""


_ADDRESS = late_pattern(r"<?[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+>?")
_DIALLED = late_pattern(r"[+(]{0,2}\d[\d\s()./-]{5,20}\d")
NUMBER = late_pattern(r"(?<![\w@.])[+(]{0,2}\d[\d ()./-]{6,20}\d(?![\w@])")
"""What may be a number to dial, in the midst of words."""
_NUMBERS_OF_THINGS = late_pattern(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,3}(?:\.\d{1,3}){3}|"
    r"\d{1,3}(?:[.,]\d{3})+|\d{1,3} \d{3}(?: \d{3})?(?<!\d{3} \d{3} \d{3})|"
    r"[1-9]\d{3,5}-\d{4,6}|\d{5}-\d{3}"
)
"""A date, an address in the net, an amount, a range of years or numbers, a postcode of Brazil.

Three by three digits are a phone's.
"""
_NO_PHONE = late_pattern(
    r"(?i)\b(?:id|ip|ref\w*|order\w*|bestell\w*|auftrag\w*|kunden\w*|rechnung\w*|invoice|factura|facture|pedido|"
    r"zip|plz|postcode|cep|cap|psč|vat|tax|nip|cif|nif|cuit|rut|siret|siren|iban|btw|ust|tva|iva|kvk|cvr|cnpj|cpf|regon|"
    r"i[čc]o|di[čc]|vkn|org|orgnr|rfc|kdv|krs|uid|konto\w*|account|serial|serie\w*|sku|ean|"
    r"track\w*|parcel|shipment|waybill|awb|sendung\w*|paket\w*|colis|suivi|env[ií]o|seguimiento|rastreo|rastreio|"
    r"spedizione|tracciamento|zending\w*|przesyłk\w*|försändelse\w*|pošiljk\w*|zásilk\w*|küldemény\w*|kargo|"
    r"date|datum|fecha|data|budget|preis|prix|ma(?:ß|ss)e?|menge|quantity|stück\w*|token|code|nonce)\b"
)
_FEWEST_DIGITS, _MOST_DIGITS = 7, 15
_MOST_NAMES = 4


def told_by_values(answers: Iterable[Answer]) -> list[Answer]:
    """The same answers, those without a meaning with the one that their value shows; each meaning once."""
    told = [one for answer in answers for one in _by_lines(answer)]
    known = {answer.label for answer in told if answer.value}
    for at, answer in enumerate(told):
        if answer.label is not None or not answer.value:
            continue
        label = _shown_by(answer, known)
        if label is not None:
            known.add(label)
            told[at] = replace(answer, label=label)
    return told


def without_quotes(answers: list[Answer]) -> list[Answer]:
    """The same answers, where a program sets whatever words it was told in quotation marks: `city: "1472 Moss"`.

    A firm in quotation marks among answers without any has them itself.
    """
    quoted = [one for one in answers if unquoted(one.value) != one.value]
    if len(quoted) < _FEWEST_QUOTED or len(quoted) * 2 <= sum(bool(one.value) for one in answers):
        return answers
    return [
        replace(one, value=unquoted(one.value).strip()) if one in quoted else one for one in answers
    ]


_FEWEST_QUOTED = 3


def with_choices_apart(answers: list[Answer]) -> list[Answer]:
    """The same answers; of several that count for the message, a choice ahead of prose is the interest:
    "What are you interested in?: Shrink bags" and then "Comment: Hello, we need ...".
    """
    said = [at for at, one in enumerate(answers) if one.label is Label.MESSAGE and one.value]
    longest = max(said, key=lambda at: len(answers[at].value), default=0)
    if len(said) < _FEWEST_SAID or len(answers[longest].value.split()) < _PROSE_WORDS:
        return answers
    chosen = {at for at in said if at < longest and is_chosen(answers[at].value)}
    return [
        replace(one, label=Label.INTEREST) if at in chosen else one
        for at, one in enumerate(answers)
    ]


def with_postcodes_apart(answers: list[Answer]) -> list[Answer]:
    """The same answers; "CEP" with eight digits asks for a postcode in Brazil, with more for a mobile in Turkey; "NAP"
    with four for one in the Ticino, and in Hungary for a day.
    """
    return [replace(one, label=Label.POSTCODE) if _asks_postcode(one) else one for one in answers]


def _asks_postcode(answer: Answer) -> bool:
    if answer.label is None:
        is_of_ticino = _NAP.fullmatch(answer.value) is not None
        return is_of_ticino and folded(answer.heading).strip(" .:*") in _NAPS
    is_of_brazil = answer.label in _DIALS and _CEP.fullmatch(answer.value) is not None
    return is_of_brazil and "cep" in folded(answer.heading).split()


_CEP = late_pattern(r"\d{5}-?\d{3}|\d{4}-\d{3}")
_NAP = late_pattern(r"(?:CH[- ]?)?[1-9]\d{3}")
_NAPS = frozenset({"nap", "n.a.p"})


def with_firm_apart(answers: list[Answer]) -> list[Answer]:
    """The same answers; where two are asked for as names and one is an organisation's, that is the company:
    "Client / company: Hotel Mirante" beside "Contact person: Rui Pestana".
    """
    named = [at for at, one in enumerate(answers) if one.label is Label.NAME and one.value]
    if len(named) != _TWO or any(one.label is Label.COMPANY and one.value for one in answers):
        return answers
    firms = [at for at in named if _is_firm(answers[at].value)]
    firms = firms or [at for at in named if folded(answers[at].heading) == _FOR_WHOM]
    if len(firms) != 1:
        return answers
    at = firms[0]
    return [*answers[:at], replace(answers[at], label=Label.COMPANY), *answers[at + 1 :]]


def with_kinds_apart(answers: list[Answer]) -> list[Answer]:
    """The same answers; who somebody is, where their name is asked for elsewhere, is the kind of customer:
    "Vous êtes : Propriétaire occupant" beside "Prénom / Nom : Anne Rouxel".
    """
    named = [one for one in answers if one.label in _NAMED and one.value]
    who = [one for one in named if folded(one.heading.strip(" ?:*")) in _WHO]
    if not who or len(who) == len(named):
        return answers
    kinds = [one for one in who if not is_person(one.value)]
    return [replace(one, label=Label.IGNORED) if one in kinds else one for one in answers]


_WHO = frozenset(
    "wer,wer sind sie,wer bist du,who,who are you,i am,quem,quem e,quem e voce,voce e,quien,quien eres,quien es,"  # noqa: SIM905
    "quienes son,qui,qui etes-vous,vous etes,je suis,chi,chi sei,chi siete,wie bent u,wie ben je,kto,vem,vem ar du,"
    "hvem,hvem er du,kuka,kuka olet,kdo,kdo jste,ki,cine,cine sunteti,tko,ko,kas,kas jus esate,kim,kimsiniz".split(
        ","
    )
)
"""What asks for a name as well as for what somebody is."""


def _is_firm(value: str) -> bool:
    return has_legal_form(f" {value}") or (not is_person(value) and names_organisation(value))


_TWO = 2
_FOR_WHOM = "namens"
"""Dutch: asks who writes, or beside that for whom they do."""


def quoted_in(lines: list[str]) -> list[Answer]:
    """The message that a marketplace quotes above what it tells of its writer; [] where there is none."""
    for line in lines:
        words = line.strip()
        if unquoted(words) != words and len(words.split()) >= _PROSE_WORDS:
            return [
                Answer(label=Label.MESSAGE, heading="", value=unquoted(words), line=words[:200])
            ]
    return []


_QUOTED = late_pattern(
    r"\A(?:«\s*+(.*?)(?:(?<!\s)\s++)?»|“(.*?)”|„(.*?)[“”]|「(.*?)」|『(.*?)』|\"([^\"]*)\")\Z",
    re.DOTALL,
)


def unquoted(words: str) -> str:
    """Without the quotation marks around the whole, in which marketplaces and other programs put a message."""
    found = _QUOTED.match(words.strip())
    return next(said for said in found.groups() if said is not None) if found else words


def is_chosen(value: str) -> bool:
    """Whether an answer is what one ticks: few words, or several such, each begun in large letters or by a figure."""
    parts = [part.strip(_TICKS) for part in _BETWEEN_CHOICES.split(value.strip())]
    if len(parts) > 1 and not all(part[:1].isupper() or part[:1].isdigit() for part in parts):
        return False
    return len(parts) <= _MOST_TICKED and all(
        part and len(part.split()) <= _MOST_CHOSEN and part[-1] not in ".!?…" for part in parts
    )


_BETWEEN_CHOICES = late_pattern(r"[,;|\n]")
_TICKS = " \t-–•*·✓✔☑"
_MOST_TICKED = 12
_FEWEST_SAID, _PROSE_WORDS, _MOST_CHOSEN = 2, 6, 4


def _by_lines(answer: Answer) -> list[Answer]:
    """A block of contact data below one heading, line by line; any other answer whole."""
    lines = [line.strip() for line in answer.value.split("\n") if line.strip()]
    if answer.label is not None or not 1 < len(lines) <= _MOST_LINES:
        return [answer]
    if not any(_ADDRESS.fullmatch(line) or is_dialled(line) for line in lines):
        return [answer]
    return [replace(answer, value=line, line=line) for line in lines]


_MOST_LINES = 8
_NAMED = frozenset({Label.NAME, Label.FIRST_NAME, Label.LAST_NAME})
_DIALS = frozenset({Label.PHONE, Label.MOBILE})


def _shown_by(answer: Answer, known: set[Label | None]) -> Label | None:
    value = answer.value.strip()
    if Label.EMAIL not in known and _ADDRESS.fullmatch(value):
        return Label.EMAIL
    if not known & _DIALS and is_dialled(value) and not _NO_PHONE.search(answer.heading):
        return Label.PHONE
    return Label.NAME if not known & _NAMED and is_person(value) else None


def is_dialled(value: str) -> bool:
    """Whether a value is a number that one can dial, and nothing else."""
    digits = sum(map(str.isdigit, value))
    if not _FEWEST_DIGITS <= digits <= _MOST_DIGITS or not _DIALLED.fullmatch(value):
        return False
    return _NUMBERS_OF_THINGS.fullmatch(value) is None and (
        value[0] in "+(0" or bool(re.search(r"\d\D\d", value)) or digits >= _WHOLE_NUMBER
    )


_WHOLE_NUMBER = 9


def is_number_of_thing(heading: str) -> bool:
    """Whether a heading asks for a number that nobody dials: an order's, a register's, a date."""
    return bool(_NO_PHONE.search(heading))


def is_person(value: str) -> bool:
    """Whether a value is a person's whole name: a common given name, and another one beside it."""
    words = value.split()
    if not 1 < len(words) <= _MOST_NAMES or "\n" in value or not looks_like_name(value):
        return False
    if is_given_name(words[0]):
        return True
    is_led_to = words[0] not in PARTICLES and not PARTICLES.isdisjoint(words[1:-1])
    return is_given_name(words[-1]) and not is_led_to  # not "Neue Nachricht von Katharina"


NO_FIRM = frozenset(
    "privat,privatperson,private,private person,private individual,individual,particulier,particuliere,un particulier,"  # noqa: SIM905
    "particular,persona fisica,privato,privata,un privato,prive,privaat,pessoa fisica,osoba prywatna,osoba fizyczna,"
    "soukroma osoba,sukromna osoba,maganszemely,persoana fizica,sahis,bireysel,yksityinen,yksityishenkilo,privatkunde,"
    "частное лицо,физлицо,физическое лицо,приватна особа,ιδιωτησ,fizicka osoba,fizicna oseba,eraisik".split(
        ","
    )
)
"""What people who write for themselves answer where a firm is asked for; in folded letters."""
MOST_WORDS_ASKED = 9
"""Words of a question in words that nobody has heard."""
COUNTED = late_pattern(r"^\(?\d{1,2}[.)]\s*")
"""The number of a question."""
_MARKED = late_pattern(r"^[*•>\-–_|·▪■◆●▶✓☑□◎※#\s]+(?=\w|[¿¡\"'“„«(])")
_FILLERS = " ._…"


def shown_heading(heading: str) -> str:
    """A question as one reads it: without its number, the mark before it and the dots up to its answer."""
    bare = COUNTED.sub("", _MARKED.sub("", heading.strip(" *_:：")))
    return bare.rstrip(_FILLERS) if bare.endswith(("..", "…", "__")) else bare


def greets(line: str) -> bool:
    """Whether a line greets somebody as letters begin: a few words and a comma."""
    return len(line.split()) <= _MOST_GREETING and line.rstrip().endswith((",", "，", "、"))


_MOST_GREETING = 5


def asks_politely(line: str) -> bool:
    """Whether a line asks as a form's question may that ends in a full stop: "Please describe your garden."."""
    return bool(_PLEASE.match(line))


_PLEASE = late_pattern(
    r"(?i)\s*(?:please|bitte|merci d|veuillez|por favor|per favore|si prega|gelieve|prosz[ęe]|pros[íi]m|v[äa]nligen|"
    r"vennligst|ole hyv[äa])\b"
)
