"""A form mail whose program says in a sentence who wrote, and passes their words on as they are, without any question.

"Ana Pohl (ana@pohl.example) sent a message using the contact form at ...", "Customer Ana Pohl asks: ...".
"""

from __future__ import annotations

import re

from leads.inquiries.forms.answers import FormAnswers
from leads.inquiries.forms.label import Label
from leads.inquiries.forms.looks import SPEAKS
from leads.inquiries.forms.machinery import is_machines
from leads.inquiries.forms.pairs import pair_in
from leads.inquiries.forms.profiles import label_of
from leads.inquiries.forms.shapes import (
    firm_in,
    person_in,
    reached_in,
    without_consent,
    without_foot,
)
from leads.inquiries.forms.values import Answer
from leads.inquiries.mail import Address
from leads.inquiries.wording.patterns import late_pattern

_LOOKED_AT = 4_000
_RELAYED = late_pattern(
    r"\A(?:[^\n]{10,200}\n+){1,2}?[ \t]*+(?P<name>[^<>@\n]{2,60}?)\s*+<(?P<email>[^<>\s][^<>\s@]*+@[^<>\s]++)>[ \t]*+"
    r"\n\s++(?<=\n)(?P<said>\S.*)",
    re.DOTALL,
)
"""As Joomla's own contact form writes: a sentence, "Name <address>" alone on a line, and the message below it."""
_SENT_A_MESSAGE = late_pattern(
    r"\A(?P<name>[^()<>@\n]{2,60}?)(?:\s\([^()@\n]{3,40}\))?\s\((?P<email>[^()\s@]{1,64}@[^()\s@]{1,255})\)"
    r"(?:[^\n]|\n(?!\n)){5,200}?://(?:[^\n]|\n(?!\n)){0,200}\n\n\s*+(?P<said>\S.*)",
    re.DOTALL,
)
"""As Drupal's: "Name (not verified) (address) sent a message using the contact form at https://...", in any language,
and the message below it.
"""


def told_in_sender_line(text: str) -> FormAnswers | None:
    """The answers of a mail that passes a message on below the line of who wrote it; None without such a line."""
    beginning = text[:_LOOKED_AT].strip()
    found = _RELAYED.match(beginning) or _SENT_A_MESSAGE.match(beginning)
    if found is None:
        return None
    line = f"{found['name']} <{found['email']}>"
    return FormAnswers(
        answers=(
            Answer(label=Label.NAME, heading="", value=found["name"].strip(), line=line),
            Answer(label=Label.EMAIL, heading="", value=found["email"], line=line),
            Answer(
                label=Label.MESSAGE,
                heading="",
                value=without_consent(found["said"].strip()),
                line=found["said"][:200],
            ),
        )
    )


def speaks_of_sender(text: str) -> bool:
    """Whether a mail begins with the sentence that somebody wrote it on a page, by name and address."""
    return bool(_SENT_A_MESSAGE.match(text[:_LOOKED_AT].strip()))


def told_in_first_line(text: str, visitor: Address) -> FormAnswers | None:
    """The answers of a mail whose first line names the visitor, their address in brackets, and whose rest they wrote.

    As OXID's shops write: "Nachricht von Ana Pohl (ana@pohl.example)".
    """
    line, _, below = text.strip().partition("\n")
    if _GREETING.fullmatch(line):
        line, _, below = below.strip().partition("\n")
    found = _IN_BRACKETS.match(line)
    said = _marked_words(below) or without_foot(below.strip())
    is_apart = not below.partition("\n")[0].strip()
    if found is None or not (said and is_apart) or found["email"].lower() != visitor.email:
        return None
    if SPEAKS.search(line):
        return None
    name = visitor.name if visitor.name in found["ahead"] else person_in(found["ahead"])
    told = ((Label.NAME, name), (Label.EMAIL, found["email"]), (Label.MESSAGE, said))
    shown = [
        Answer(label=label, heading="", value=value, line=line.strip())
        for label, value in told
        if value
    ]
    return FormAnswers(answers=tuple(shown))


_GREETING = late_pattern(r"\S+(?: \S+){0,2}[,!]\s*")
_IN_BRACKETS = late_pattern(
    r"(?P<ahead>[^()<>\[\]@]{2,100})[(<\[](?P<email>[^\s()<>\[\]@]{1,64}@[^\s()<>\[\]@]{1,255})[)>\]]"
    r"[^@]{0,60}\Z"
)


def _marked_words(below: str) -> str:
    """The words of a first paragraph in which each line is marked as quoted; "" where none is."""
    marked = _MARKED.match(below)
    lines = marked[0].strip().split("\n") if marked else []
    return "\n".join(line.lstrip("> ") for line in lines)


_MARKED = late_pattern(r"\s*+(?:>[^\n]*(?:\n|\Z))+")


def told_in_quotes(text: str, visitor: Address) -> FormAnswers | None:
    """The answers of a mail that names somebody in its own words, and sets theirs below between quotation marks.

    What stands beneath is the program's, but for how to reach them and what they chose. `visitor`: who is to be
    answered. "Customer Ana Pohl asks: / «Do you deliver to Graz?» / Contact: ana@pohl.example, 0316 2345".
    """
    beginning = text[:_LOOKED_AT].strip()
    quoted = _QUOTED.search(beginning)
    if quoted is None:
        return None
    ahead, behind = beginning[: quoted.start()].rstrip(), beginning[quoted.end() :]
    if len(ahead) > _LONGEST_AHEAD or not ahead.endswith((":", "：")) or SPEAKS.search(ahead):
        return None
    name = visitor.name if visitor.name and visitor.name in ahead else person_in(ahead)
    if not name:
        return None
    said, line = quoted["said"].strip(), " ".join(ahead.split())[-_SHOWN:]
    told = ((Label.NAME, name), (Label.COMPANY, firm_in(ahead)), (Label.MESSAGE, said))
    answers = [
        Answer(label=label, heading="", value=value, line=line) for label, value in told if value
    ]
    return FormAnswers(answers=(*answers, *reached_in(f"{ahead}\n{behind}"), *_chosen(behind)))


def _chosen(below: str) -> list[Answer]:
    """What was answered besides, each on its line, but for what only a machine answers."""
    pairs = [(pair, line) for line in below.split("\n") if (pair := pair_in(line))]
    return [
        Answer(label=label_of(heading), heading=heading, value=value, line=line.strip())
        for (heading, value), line in pairs
        if value.strip(" -–") and "@" not in value and not is_machines(heading, value)
    ]


_LONGEST_AHEAD, _SHOWN = 300, 200
_QUOTED = late_pattern(r"(?m)^[ \t]*[\"“„«»](?P<said>[^\"“”„«»]{20,2000})[\"“”»«][ \t]*$")
