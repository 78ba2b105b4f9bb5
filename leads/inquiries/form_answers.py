"""What a visitor answered in a form, and their name and address among it."""

from __future__ import annotations

from dataclasses import dataclass

from leads.inquiries.form_values import Answer
from leads.inquiries.labels import Label
from leads.inquiries.patterns import late_pattern

_ADDRESS = late_pattern(r"[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+")
_NAME_AND_ADDRESS = late_pattern(r"^(?P<name>[^<>@]{0,100}?)\s*<(?P<email>[^<>\s]+@[^<>\s]+)>")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormAnswers:
    """What a visitor answered.

    Attributes:
        answers: In the form's order; label None where we do not know the question.
        loose: Text of the mail that belongs to no question (introduction left out).
        program: The form programs whose marks the mail bears, or the team's own profile; "" when none.
        mark: What it was known by.
    """

    answers: tuple[Answer, ...]
    loose: str = ""
    program: str = ""
    mark: str = ""

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
    for answer in form.answers:
        if answer.label in {Label.EMAIL, Label.NAME} and (found := _ADDRESS.search(answer.value)):
            return found[0].lower()
    return ""


def name_in(form: FormAnswers) -> str:
    """First and last name together, however the form splits them."""
    first, last, name = (
        form.value(label) for label in (Label.FIRST_NAME, Label.LAST_NAME, Label.NAME)
    )
    if first and (last or name) and first.lower() not in (last or name).lower():
        return f"{first} {last or name}"
    if name and last and not first and last.lower() not in name.lower():
        return f"{name} {last}"
    words = _NAME_AND_ADDRESS.sub(r"\g<name>", name or " ".join(filter(None, (first, last))))
    bare = _ADDRESS.sub("", words)
    return bare.strip(" \"'<>()-–|,") if bare != words else words.strip(" \"'")
