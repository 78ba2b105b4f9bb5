"""A form mail whose body is data: JSON, as home-made sites and services that pass submissions on send it.

Nested objects are read flat, lists of {"label": ..., "value": ...} as the questions that they are
(Typeform, Tally and Fillout call the pair title/answer, key/value, name/value, question/answer). A hash as Ruby prints
it is read as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from leads.inquiries.forms.lines import MAX_LINES, FormLine
from leads.inquiries.wording.patterns import late_pattern

_LONGEST = 40_000
_DEEPEST = 8
_ASKS = ("label", "question", "title", "name", "key", "field")
_SAYS = ("value", "answer", "answers", "response", "text")


_REPORTS = frozenset({"notificationType", "bounce", "complaint", "delivery"})
"""What services say of mails that did not arrive: as data, too, but nobody's answers."""


def lines_of_json(text: str) -> list[FormLine]:
    """The questions and answers of a JSON object in a mail's text, whatever stands around it; [] when there is none."""
    begun, ended = text.find("{"), text.rfind("}")
    if begun < 0 or ended <= begun or ended - begun > _LONGEST or '"' not in text[begun:ended]:
        return []
    data = text[begun : ended + 1]
    if "=>" in data and ":" not in data.partition("=>")[0]:
        data = _as_json(data)
    try:
        told = json.loads(data, strict=False)
    except (ValueError, RecursionError):
        return []
    if isinstance(told, dict) and not _REPORTS.isdisjoint(told):
        return []
    return list(_flat("", told, 0))[:MAX_LINES]


def _as_json(data: str) -> str:
    """A Ruby hash, as scripts print what they were sent: {"name"=>"Ana", "city"=>nil}."""
    return _NIL.sub(r"\1null", _KEY.sub('":', data))


_KEY = late_pattern(r'(?<=[\w\]])" ?=> ?')
_NIL = late_pattern(r'(":)nil(?=[,}\s])')


def _flat(heading: str, told: object, depth: int) -> Iterator[FormLine]:
    if depth > _DEEPEST:
        return
    if isinstance(told, dict):
        if pair := _pair(told):
            yield from _flat(*pair, depth + 1)
            return
        for key, value in told.items():
            yield from _flat(str(key), value, depth + 1)
    elif isinstance(told, list) and any(isinstance(one, dict | list) for one in told):
        for one in told:
            yield from _flat(heading, one, depth + 1)
    else:
        yield FormLine(_as_text(told), heading=heading.strip(), closed=True)


def _pair(told: dict[str, object]) -> tuple[str, object] | None:
    """A question with its answer, where an object is one."""
    keys = {key.casefold(): key for key in told}
    asks = next((keys[word] for word in _ASKS if word in keys), None)
    says = next((keys[word] for word in _SAYS if word in keys), None)
    if asks is None or says is None or not isinstance(told[asks], str):
        return None
    return str(told[asks]), told[says]


def _as_text(told: object) -> str:
    if isinstance(told, bool):
        return "yes" if told else "no"
    if isinstance(told, list):
        return ", ".join(map(_as_text, told))
    return "" if told is None else str(told)
