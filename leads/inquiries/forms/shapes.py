"""A form mail without any labels: what each line or cell is, its shape tells.

Home-made scripts print the answers one under the other, in a table without headings, or put them into a sentence:
"Ana Pohl (ana@pohl.example, 0316 2345) wrote: ...". Read so only where a program sent the mail, its facts come first,
and somebody outside can be answered; a notice with its sender's own address is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from leads.inquiries.companies.legal_forms import LEGAL_FORM, has_legal_form
from leads.inquiries.forms.address_lines import place_told
from leads.inquiries.forms.answers import ADDRESS, FormAnswers
from leads.inquiries.forms.consents import is_consent, says_yes
from leads.inquiries.forms.label import Label
from leads.inquiries.forms.last_words import is_moment
from leads.inquiries.forms.machinery import is_machines
from leads.inquiries.forms.openings import begins_as_letter
from leads.inquiries.forms.pairs import parted_in_two
from leads.inquiries.forms.profiles import label_of
from leads.inquiries.forms.questions import RULE
from leads.inquiries.forms.senders import is_of_house
from leads.inquiries.forms.speakers import odds_of
from leads.inquiries.forms.values import NUMBER, Answer, is_dialled, is_person
from leads.inquiries.people.names import clean_name
from leads.inquiries.people.titles import without_titles
from leads.inquiries.wording.patterns import late_pattern

_LOOKED_AT = 4_000
_MOST_FACTS, _INTRO = 12, 2
_FEWEST_FACTS, _FEWEST_WORDS = 3, 5
_CELLS = late_pattern(r"\t++|\s{1,40}[|]\s++")
_SAID = late_pattern(
    r"[\"“„«](?P<said>[^\"“”„«»]{20,})[\"“”»]\s*\Z|[:：][^\S\n]*+\n(?:\s++(?<=\n))?(?P<below>\S.{20,})\Z",
    re.DOTALL,
)
"""What somebody is said to write: the last thing of the mail, in quotation marks or set off below a colon."""
_POSTAL = late_pattern(
    r"(?<!\d)(?P<place>\d{4,5} [^\W\d_][^\W\d_-]+(?:[ -][^\W\d_]+)?)(?=[,.;)\s])"
)
_WORDS = late_pattern(r"[^\W\d_][\w'’.-]*")
_LONGEST_NAME = 3


def told_by_shape(
    text: str, sender: str, sent: datetime | None = None, visitor: str = ""
) -> FormAnswers | None:
    """The answers of a mail from a program at `sender`; None where its lines are no visitor's facts.

    `visitor`: the address that the mail is to be answered to.
    """
    plain = _without_moment(text[:_LOOKED_AT].strip(), sent)
    told = told_in_list(plain, sender, visitor)
    return told or _narrated(plain, sender) or _scattered(plain, sender)


def told_in_list(text: str, sender: str, visitor: str) -> FormAnswers | None:
    """Facts one under the other or beside each other, and then the message.

    A name and the address of whom the mail is to be answered to are enough of them.
    """
    cells = [
        bare for line in text.split("\n") for cell in _CELLS.split(line) if (bare := _bare(cell))
    ]
    answers: list[Answer] = []
    told: set[Label] = set()
    for at, cell in enumerate(cells):
        label = _fact(cell, told)
        if label is None and answers and answers[-1].label is Label.NAME and _is_short(cell):
            label = Label.COMPANY  # what stands below a name
        if label is None and (answers or at >= _INTRO):
            break
        if label is not None:
            told.add(label)
            answers.append(Answer(label=label, heading="", value=cell, line=cell[:200]))
        if len(answers) > _MOST_FACTS:
            return None
    said = "\n".join(_behind(text, answers[-1].value)) if answers else ""
    said = without_consent(without_foot(said))
    is_visitors = any(one.label is Label.EMAIL and one.value == visitor for one in answers)
    least = _FEWEST_FACTS - is_visitors
    if len(told) < least or len(said.split()) < _FEWEST_WORDS:
        return None
    if not told & {Label.NAME, Label.COMPANY} or not _is_strangers(answers, sender):
        return None
    answers.append(Answer(label=Label.MESSAGE, heading="", value=said, line=said[:200]))
    return FormAnswers(answers=tuple(answers))


def _bare(cell: str) -> str:
    """A cell without the comma that parts short ones from what stands below: "Ana Pohl,"."""
    cell = cell.strip()
    is_part = cell.endswith(",") and len(cell.split()) <= _FEWEST_WORDS
    return cell[:-1].rstrip() if is_part else cell


def _is_short(cell: str) -> bool:
    return (
        len(cell.split()) < _FEWEST_WORDS and cell[:1].isupper() and not cell.endswith(("!", ","))
    )


def _behind(text: str, last: str) -> list[str]:
    return text[text.index(last) + len(last) :].lstrip(",").strip().split("\n")


def _fact(cell: str, told: set[Label]) -> Label | None:
    """What one line or cell is; None for prose, and for what was told already."""
    if is_dialled(cell) and Label.PHONE in told:
        return Label.MOBILE
    label = shape_of(cell)
    return None if label in told else label


def shape_of(cell: str) -> Label | None:
    """What one line or cell is by its shape alone; None for prose."""
    if ADDRESS.fullmatch(cell) or is_dialled(cell):
        return Label.EMAIL if "@" in cell else Label.PHONE
    if _is_firm(cell):
        return Label.COMPANY
    if len(cell.split()) > _FEWEST_WORDS + 1 or cell.endswith((".", "?", "!", ":", ",")):
        return None
    if is_person(cell):
        return Label.NAME
    place = place_told(cell, "")
    if place.postcode and place.city:
        return Label.PLACE
    has_number = any(map(str.isdigit, cell)) and any(map(str.isalpha, cell))
    return Label.ADDRESS if has_number else None


def _is_firm(cell: str) -> bool:
    return len(cell) < 80 and has_legal_form(f" {cell}") and "@" not in cell


def _is_strangers(answers: list[Answer], sender: str) -> bool:
    """Whether somebody can be answered who is not of the sender's own house."""
    for answer in answers:
        if answer.label is Label.EMAIL:
            return not is_of_house(answer.value, sender)
    return any(answer.label in {Label.PHONE, Label.MOBILE} for answer in answers)


def _narrated(text: str, sender: str) -> FormAnswers | None:
    """Facts in a sentence, and the message quoted behind it."""
    quoted = _SAID.search(text)
    if quoted is None:
        return None
    ahead, said = text[: quoted.start()], quoted["said"] or quoted["below"]
    reached = reached_in(ahead)
    if not _is_strangers(reached, sender):
        return None
    facts = [*reached, *_further_in(ahead)]
    if facts[-1].label is not Label.NAME:
        return None
    said = said.strip()
    message = Answer(label=Label.MESSAGE, heading="", value=said, line=said[:200])
    return FormAnswers(answers=(*facts, message))


def _scattered(text: str, sender: str) -> FormAnswers | None:
    """Somebody outside who is named with both address and number: rather a form nobody has seen than a notice.

    Of 98 lists and notices among the hand-written mails none gives a stranger's address and number at its beginning.
    """
    beginning = text[:_BEGINNING]
    reached = reached_in(beginning)
    if len(reached) < _ADDRESS_AND_NUMBER or not _is_strangers(reached, sender):
        return None
    facts = [*reached, *_further_in(beginning)]
    if facts[-1].label is not Label.NAME:
        return None
    form = FormAnswers(answers=tuple(facts), loose=text)
    called = form.value(Label.NAME)
    is_letter = begins_as_letter(text.split("\n"), form, text, called, is_programs=True)
    return None if is_letter else form


_LINK = late_pattern(r"https?://[^\s<>\"]+")
_BEGINNING = 1_500
_ADDRESS_AND_NUMBER = 2


_FOOT = frozenset({Label.FOOTER, Label.TIMESTAMP})


def without_foot(said: str) -> str:
    """Without what a program says below a rule, or lists there of when and from where this was sent."""
    lines = said.split("\n")
    for at, line in enumerate(lines):
        if at and RULE.match(line):
            if odds_of("\n".join(lines[at + 1 :]).strip()) > 0:
                return "\n".join(lines[:at]).rstrip()
            pairs = [parted_in_two(one) for one in lines[at + 1 :] if one.strip()]
            if any(is_machines(*pair) or label_of(pair[0]) in _FOOT for pair in pairs if pair):
                return "\n".join(lines[:at]).rstrip()
    return said


def _without_moment(text: str, sent: datetime | None) -> str:
    """Without a last line that stands apart and only says when the mail was sent: "– sent on 29.01.2026, 15:20 –"."""
    above, blank, last = text.rpartition("\n\n")
    return above.rstrip() if blank and "\n" not in last and is_moment(last, sent) else text


def without_consent(said: str) -> str:
    """Without the boxes that the form puts below a message: "Privacy: 1"."""
    lines = said.split("\n")
    while len(lines) > 1 and (not lines[-1].strip() or _is_box(lines[-1])):
        lines.pop()
    return "\n".join(lines).rstrip()


def _is_box(line: str) -> bool:
    heading, colon, answer = line.partition(":")
    return bool(colon) and is_consent(heading) and says_yes(answer.strip())


def reached_in(sentence: str) -> list[Answer]:
    """Where somebody can be answered, by mail and by phone, told without much looking; links tell neither."""
    said = _LINK.sub(" ", sentence)
    number = next((n[0] for n in NUMBER.finditer(said) if is_dialled(n[0])), "")
    told = ((Label.EMAIL, _first(ADDRESS, said)), (Label.PHONE, number))
    return [_fact_of(label, value, sentence) for label, value in told if value]


def _further_in(sentence: str) -> Iterator[Answer]:
    """Where and for whom somebody writes, and last who they are."""
    for label, value in (
        (Label.PLACE, _first(_POSTAL, sentence)),
        (Label.COMPANY, firm_in(sentence)),
        (Label.NAME, person_in(sentence)),
    ):
        if value:
            yield _fact_of(label, value, sentence)


def _fact_of(label: Label, value: str, sentence: str) -> Answer:
    return Answer(label=label, heading="", value=value, line=" ".join(sentence.split())[:200])


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[0] if found else ""


def firm_in(sentence: str) -> str:
    """The words in large letters that end in a legal form."""
    for piece in re.split(r"[,;()\n]", sentence):
        form = LEGAL_FORM.search(piece)
        words = piece[: form.start() if form else None].split()
        at = len(words)
        while at and (words[at - 1][:1].isupper() or words[at - 1] in _WITHIN_FIRMS):
            at -= 1
        named = " ".join(word for word in words[at:] if word not in _FIRM)
        name = f"{named}{form[0]}".rstrip() if form else named
        if named and has_legal_form(f" {name}"):
            return name
    return ""


_WITHIN_FIRMS = frozenset({"&", "und", "and", "et", "y", "e", "+"})
_FIRM = frozenset({"Firma", "Company", "Société", "Empresa", "Ditta"})


def person_in(sentence: str) -> str:
    """The first words on a line that are a person's whole name."""
    for line in sentence.split("\n"):
        words = list(_WORDS.finditer(ADDRESS.sub(" ", line)))
        for at in range(len(words)):
            for count in range(_LONGEST_NAME, 1, -1):
                joined = " ".join(word[0] for word in words[at : at + count])
                is_large = all(word[0].isupper() for word in joined.split())
                is_said = is_large and joined in " ".join(line.split())
                if is_said and is_person(joined) and _is_name_alone(joined):
                    return joined
    return ""


def _is_name_alone(words: str) -> bool:
    """Whether no courtesy stands with a name: not "Mevrouw Marjolein", of "Mevrouw Marjolein Terpstra"."""
    return clean_name(words) == words == without_titles(words)
