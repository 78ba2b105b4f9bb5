"""What a visitor answered in a form, and their address among it."""

from __future__ import annotations

from dataclasses import dataclass

from leads.inquiries.forms.label import Label
from leads.inquiries.forms.values import Answer
from leads.inquiries.wording.patterns import late_pattern

_LOCAL = r"[\w.!#$%&'*+/=?^`{|}~-]"
ADDRESS = late_pattern(rf"(?<!{_LOCAL}){_LOCAL}++@[\w-]++(?:\.[\w-]++)+")
"""An e-mail address in running text; looked for once in each run of letters, as these may have no end."""


@dataclass(frozen=True, slots=True)
class Foot:
    """Where a form's program begins to speak below the visitor's words: the line, and what tells so."""

    line: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormAnswers:
    """What a visitor answered.

    Attributes:
        answers: In the form's order; label None where we do not know the question.
        loose: Text of the mail that belongs to no question (introduction left out).
        program: The form programs whose marks the mail bears, or the team's own profile; "" when none.
        mark: What it was known by.
        foot: Where the program speaks; None when nothing of it was found below the answers.
    """

    answers: tuple[Answer, ...]
    loose: str = ""
    program: str = ""
    mark: str = ""
    foot: Foot | None = None

    def get(self, *labels: Label) -> Answer | None:
        """The first answered question of these, tried in turn."""
        for label in labels:
            for answer in self.answers:
                if answer.label is label and answer.value:
                    return answer
        return None

    def value(self, *labels: Label) -> str:
        answer = self.get(*labels)
        return answer.value if answer else ""

    def all(self, *labels: Label) -> list[Answer]:
        """Every answered question of these, in the form's order."""
        return [answer for answer in self.answers if answer.label in labels and answer.value]


def address_in(form: FormAnswers) -> str:
    """The visitor's e-mail address as the form says it; "" when it does not."""
    for labels in ((Label.EMAIL, Label.NAME), (Label.PHONE, Label.MOBILE)):
        for answer in form.all(*labels):
            if found := ADDRESS.search(answer.value):
                return found[0].lower()
    return ""
