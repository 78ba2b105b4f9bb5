"""The ways in which form programs lay out questions and answers, in text and in HTML."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from benchmarks.recast_parts import Asked

Layout = Callable[[Sequence[Asked]], str]
"""Questions with their answers -> what stands between a mail's first and last lines."""


def _joined(before: str, between: str, behind: str, *, gap: str = "\n") -> Layout:
    """`before` the label, what is `between` it and its answer, `behind` the answer; `gap` from pair to pair."""

    def laid_out(asked: Sequence[Asked]) -> str:
        return gap.join(f"{before}{one.label}{between}{one.answer}{behind}" for one in asked)

    return laid_out


def _message_below(asked: Sequence[Asked]) -> str:
    """Label: value, and what is long below its label."""
    return "\n".join(
        f"{one.label}:\n{one.answer}\n" if len(one.answer) > _LONG else f"{one.label}: {one.answer}"
        for one in asked
    )


def _counted(asked: Sequence[Asked]) -> str:
    return "\n\n".join(f"{at}. {one.label}\n{one.answer}" for at, one in enumerate(asked, start=1))


def _dotted(asked: Sequence[Asked]) -> str:
    widest = max(len(one.label) for one in asked) + 3
    return "\n".join(f"{one.label + ' ':.<{widest}}: {one.answer}" for one in asked)


def _in_columns(asked: Sequence[Asked]) -> str:
    widest = max(len(one.label) for one in asked) + 4
    return "\n".join(
        f"{one.label + ':':<{widest}}" + one.answer.replace("\n", "\n" + " " * widest)
        for one in asked
    )


_LONG = 60
_QUESTION = {
    "en": "Question", "de": "Frage", "fr": "Question", "es": "Pregunta", "it": "Domanda", "pt": "Pergunta",
    "nl": "Vraag", "pl": "Pytanie", "sv": "Fråga", "tr": "Soru",
}  # fmt: skip
_ANSWER = {
    "en": "Answer", "de": "Antwort", "fr": "Réponse", "es": "Respuesta", "it": "Risposta", "pt": "Resposta",
    "nl": "Antwoord", "pl": "Odpowiedź", "sv": "Svar", "tr": "Cevap",
}  # fmt: skip

TEXTS: dict[str, Layout] = {
    "pairs": _joined("", ": ", ""),
    "pairs apart": _joined("", ": ", "", gap="\n\n"),
    "pairs, message below": _message_below,
    "over": _joined("", "\n", "", gap="\n\n"),
    "over, close": _joined("", ":\n", ""),
    "over, stretched": _joined("", ":\n\n", "", gap="\n\n"),
    "bold": _joined("**", ":** ", ""),
    "bold over": _joined("*", "*\n", "", gap="\n\n"),
    "bullets": _joined("- ", ": ", ""),
    "boxes": _joined("■ ", "\n", "", gap="\n\n"),
    "counted": _counted,
    "dotted": _dotted,
    "columns": _in_columns,
    "arrows": _joined("", " => ", ""),
    "dashes": _joined("", " - ", ""),
    "brackets": _joined("[", "] ", ""),
    "ruled": _joined("", "\n-----\n", "", gap="\n\n"),
}


def asked_and_answered(language: str) -> Layout:
    """As "Question: Your name" above "Answer: Ana Pohl"."""
    asked, answered = _QUESTION[language], _ANSWER[language]
    return _joined(f"{asked}: ", f"\n{answered}: ", "", gap="\n\n")


def _in_html(before: str, between: str, behind: str, *, around: str = "{}") -> Layout:
    def laid_out(asked: Sequence[Asked]) -> str:
        pairs = (
            f"{before}{escape(one.label)}{between}{_html_of(one.answer)}{behind}" for one in asked
        )
        return around.format("\n".join(pairs))

    return laid_out


def _html_of(words: str) -> str:
    return escape(words, quote=False).replace("\n", "<br />\n")


_TABLE = '<table cellpadding="5" width="100%">{}</table>'
_GREY = "font-size:12px;color:#6b7280"

PAGES: dict[str, Layout] = {
    "rows": _in_html("<tr><td>", "</td><td>", "</td></tr>", around=_TABLE),
    "rows, colon": _in_html("<tr><td>", ":</td><td>", "</td></tr>", around=_TABLE),
    "rows, heads": _in_html("<tr><th align='left'>", "</th><td>", "</td></tr>", around=_TABLE),
    "rows, bold": _in_html("<tr><td><b>", ":</b></td><td>", "</td></tr>", around=_TABLE),
    "one cell": _in_html(
        '<tr bgcolor="#EAF2FA"><td colspan="2"><font style="font-size:12px"><strong>',
        '</strong></font></td></tr><tr><td width="20">&nbsp;</td><td>', "</td></tr>", around=_TABLE,
    ),
    "one cell, grey": _in_html(
        f'<tr><td style="{_GREY}">', '</td></tr><tr><td style="font-size:15px">', "</td></tr>", around=_TABLE
    ),
    "terms": _in_html("<dt>", "</dt><dd>", "</dd>", around="<dl>{}</dl>"),
    "paragraphs": _in_html("<p><strong>", ":</strong> ", "</p>"),
    "paragraphs, below": _in_html("<p><b>", "</b><br>", "</p>"),
    "breaks": _in_html("", ": ", "<br />"),
    "bold breaks": _in_html("<b>", "</b>: ", "<br>"),
    "grey lines": _in_html(f'<div style="{_GREY}">', '</div><div style="margin-bottom:12px">', "</div>"),
    "headed": _in_html("<h4>", "</h4><p>", "</p>"),
    "points": _in_html("<li><strong>", ":</strong> ", "</li>", around="<ul>{}</ul>"),
}  # fmt: skip
