"""How many forms are read right that nobody has seen? Gold forms taken apart and put together anew.

    python -m benchmarks.recast_forms [--forms N] [--seed N] [--language xx] [--layout NAME] [--show N]

A visitor's answers stand under other forms' labels, beside other questions, in another order and layout, between other
first and last lines. Right is a form in every field: who wrote, how to answer, from where, and the whole message, with
nothing in it but the message and the answers that have no field.

What is put together hangs on the seed and on the forms' names only: another gold mail changes few of the forms.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import formataddr
from functools import cache
from hashlib import blake2b
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from benchmarks.reading_scores import US  # noqa: E402
from benchmarks.recast_layouts import PAGES, TEXTS, Layout, asked_and_answered  # noqa: E402
from benchmarks.recast_parts import LANGUAGES, Asked, Form, gold_forms  # noqa: E402
from connectors.mail_reader import read_mail  # noqa: E402
from leads.inquiries.reading import Reading, read_inquiry  # noqa: E402
from leads.model import Contact, Source  # noqa: E402

RECEIVED = datetime(2026, 11, 16, tzinfo=UTC)
_CONTACT = ("name", "email", "phone", "company", "city", "postcode")
_FIELDS = ("verdict", "source", "language", *_CONTACT)
_TAIL = 7
"""Digits of a number by which it is judged: the country that it is dialled from is told elsewhere."""
_MOST_FURTHER = 3
_ORDER = ("name", "first", "last", "company", "email", "phone", "postcode", "city", "place")
_OF_NAME = {"name", "first", "last"}


@dataclass(frozen=True, slots=True)
class Recast:
    """A form put together anew, and what is right of it.

    Attributes:
        asked: Its questions, in order; `further` of them are other people's.
    """

    key: str
    language: str
    layout: str
    raw: bytes
    asked: tuple[Asked, ...]
    further: tuple[Asked, ...]
    facts: dict[str, str]
    message: str

    def misses(self, reading: Reading) -> list[str]:
        """Field after field that is read otherwise than it stands here: "name: 'Ana' for 'Ana Pohl'"."""
        inquiry = reading.inquiry
        contact = inquiry.contact if inquiry else Contact()
        is_form = bool(inquiry) and inquiry is not None and inquiry.source is Source.WEB_FORM
        got = {
            "verdict": str(reading.verdict),
            "source": "web_form" if is_form else "email",
            "language": inquiry.language if inquiry else "",
            **{name: getattr(contact, name) for name in _CONTACT},
            "phone": contact.phone[-_TAIL:],
        }  # fmt: skip
        wanted = {
            "verdict": "inquiry",
            "source": "web_form",
            "language": self.language,
        } | self.facts
        missed = [
            f"{field}: {got[field]!r} for {wanted[field]!r}"
            for field in _FIELDS
            if field in wanted and _packed(got[field]) != _packed(wanted[field])
        ]
        return missed + self._missed_of_message(inquiry.message if inquiry else "")

    def _missed_of_message(self, got: str) -> list[str]:
        before, said, behind = _packed(got).partition(_packed(self.message))
        if not said:
            return [f"message: lost {self.message[:200]!r}, got {got[:300]!r}"]
        rest = f"{before}\n{behind}"
        for one in self.further:
            rest = rest.replace(f"{_packed(one.label)}:{_packed(one.answer)}", "")
        return [f"message: with {rest.strip()[:200]!r}"] if rest.strip() else []


def _packed(text: str) -> str:
    return "".join(text.split())


@dataclass(frozen=True, slots=True)
class _Pools:
    """The parts of one language's forms."""

    visitors: tuple[Form, ...]
    dresses: tuple[Form, ...]
    above: tuple[Form, ...]
    below: tuple[Form, ...]


@cache
def _pools() -> dict[str, _Pools]:
    forms = sorted(gold_forms(), key=lambda form: form.stem)
    labels = {label.lower() for form in forms for label in form.labels.values()}
    return {
        language: _Pools(
            visitors=tuple(one for one in spoken if "message" in one.told),
            dresses=tuple(spoken),
            above=tuple(one for one in spoken if one.above and not _ask(one.above, labels)),
            below=tuple(one for one in spoken if one.below),
        )
        for language in LANGUAGES
        if (spoken := [form for form in forms if form.language == language])
    }


def _ask(lines: Sequence[str], labels: set[str]) -> bool:
    """Whether a first line is rather a question that another form asks, too."""
    return any(line.rstrip(" :*").lower() in labels for line in lines)


def _mixed(words: str) -> int:
    return int.from_bytes(blake2b(words.encode(), digest_size=6).digest())


class _Chance:
    """Choices that hang on a key and on what is chosen from, each by its own name."""

    def __init__(self, key: str) -> None:
        self._key = key

    def number(self, what: str, below: int) -> int:
        return _mixed(f"{self._key}|{what}") % below

    def form(self, what: str, forms: Sequence[Form]) -> Form:
        """The one whose name comes first when all are mixed: a new one among them seldom changes that."""
        return min(forms, key=lambda form: _mixed(f"{self._key}|{what}|{form.stem}"))


def recast(count: int, seed: int, languages: Sequence[str] = LANGUAGES) -> Iterator[Recast]:
    """`count` forms, language after language in turn."""
    for number in range(count):
        language = languages[number % len(languages)]
        yield _built(f"{seed}.{number}", language, _pools()[language])


def _built(key: str, language: str, pools: _Pools) -> Recast:
    chance = _Chance(key)
    visitor = chance.form("visitor", pools.visitors)
    dress = chance.form("dress", [one for one in pools.dresses if one is not visitor])
    told = _told_under(visitor, dress)
    labels = {role: _label(role, dress, pools, chance) for role in told}
    further = _further(pools, visitor, labels, chance)
    order = [role for role in dress.labels if role in told]
    rest = [role for role in _ORDER if role in told and role not in order]
    asked = [Asked(labels[role], told[role]) for role in order + rest]
    if rest and order and order[-1] == "message":
        asked.append(asked.pop(len(order) - 1))
    for at, one in enumerate(further):
        asked.insert(1 + chance.number(f"place {at}", max(1, len(asked) - 1)), one)
    name, layout = _layout(language, chance)
    facts: dict[str, str] = {
        field: visitor.told[field]
        for field in ("email", "company", "city", "postcode")
        if field in told
    }
    facts["name"] = _name_of(visitor)
    if visitor.facts.get("company") == "" and not further:
        facts["company"] = ""
    if "place" in told:
        facts |= {field: visitor.facts[field] for field in ("city", "postcode")}
    if "phone" in told:
        facts["phone"] = "".join(filter(str.isdigit, told["phone"]))[-_TAIL:]
    return Recast(
        key=key,
        language=language,
        layout=name,
        raw=_mail(visitor, pools, asked, (name, layout), chance),
        asked=tuple(asked),
        further=tuple(further),
        facts=facts,
        message=visitor.told["message"],
    )  # fmt: skip


def _name_of(visitor: Form) -> str:
    return visitor.told.get("name") or f"{visitor.told['first']} {visitor.told['last']}"


def _told_under(visitor: Form, dress: Form) -> dict[str, str]:
    """Role -> what the visitor types where the form asks for the name at once, or part by part."""
    told = {role: value for role, value in visitor.told.items() if role not in _OF_NAME}
    name = _name_of(visitor)
    if "first" not in dress.labels or " " not in name:
        return {"name": name} | told
    if "first" in visitor.told:
        return {role: visitor.told[role] for role in ("first", "last")} | told
    first, _, last = name.partition(" ")
    return {"first": first, "last": last} | told


def _label(role: str, dress: Form, pools: _Pools, chance: _Chance) -> str:
    """How the form asks: in its own words, or another one's where it does not, now and then where it does."""
    others = [one for one in pools.dresses if role in one.labels]
    if not others:
        return role
    is_own = role in dress.labels and (role in _OF_NAME or chance.number(f"own {role}", 3))
    return dress.labels[role] if is_own else chance.form(f"label {role}", others).labels[role]


def _further(pools: _Pools, visitor: Form, labels: dict[str, str], chance: _Chance) -> list[Asked]:
    wanted = max(0, chance.number("further", _MOST_FURTHER + 2) - 1)
    donors = [one for one in pools.dresses if one.further and one is not visitor]
    used, found = {label.lower() for label in labels.values()}, []
    for at in range(wanted if donors else 0):
        donor = chance.form(f"further {at}", donors)
        one = donor.further[chance.number(f"which {at}", len(donor.further))]
        if one.label.lower() not in used:
            used.add(one.label.lower())
            found.append(one)
    return found


def _layout(language: str, chance: _Chance) -> tuple[str, Layout]:
    ways = TEXTS | {"asked and answered": asked_and_answered(language)} | PAGES
    name = sorted(ways)[chance.number("layout", len(ways))]
    return name, ways[name]


def _mail(
    visitor: Form,
    pools: _Pools,
    asked: Sequence[Asked],
    layout: tuple[str, Layout],
    chance: _Chance,
) -> bytes:
    """The whole mail, as the program of another form sends it, with further last lines."""
    name, email = _name_of(visitor), visitor.told["email"]
    above, below = chance.form("above", pools.above), chance.form("below", pools.below)
    first = _filled(above.above, name, email) if chance.number("any above", 4) else []
    last = _filled(below.below, name, email) if chance.number("any below", 4) else []
    way, laid_out = layout
    mail = EmailMessage()
    for header, value in _headers(above, below, email).items():
        mail[header] = value
    if way in PAGES:
        mail.set_content(_page(first, laid_out(asked), last), subtype="html", cte="base64")
        return mail.as_bytes()
    text = [*first, *([""] if first else []), laid_out(asked), *([""] if last else []), *last, ""]
    mail.set_content("\n".join(text), cte="base64")
    return mail.as_bytes()


def _headers(above: Form, below: Form, email: str) -> dict[str, str]:
    """Those of the form that lends its first lines, and the day of the one that lends the last."""
    sender, subject = above.mail.sender, above.mail.subject
    is_visitors = sender.email in {above.facts["email"], ""}
    parts = above.facts["name"].split() if above.facts.get("name") else []
    shown = "" if any(part in sender.name for part in parts) else sender.name
    headers = {
        "From": "forms@own.example.net" if is_visitors else formataddr((shown, sender.email)),
        "To": "info@own.example.net",
        "Subject": "Website" if any(part in subject for part in parts) else subject,
        "Date": below.mail.header("Date") or "Fri, 13 Nov 2026 09:14:00 +0100",
        "Message-ID": f"<{_mixed(email)}@own.example.net>",
    }
    return headers | ({"Reply-To": email} if above.mail.reply_to else {})


def _filled(lines: Sequence[str], name: str, email: str) -> list[str]:
    return [line.replace("{name}", name).replace("{email}", email) for line in lines]


def _page(first: Sequence[str], answers: str, last: Sequence[str]) -> str:
    above = "".join(f"<p>{escape(line)}</p>\n" for line in first if line)
    below = "<br>\n".join(map(escape, last))
    below = f"<hr><p>{below}</p>" if below else ""
    return f"<html><body>{above}{answers}{below}</body></html>"


def read(form: Recast) -> Reading:
    return read_inquiry(read_mail(form.raw), RECEIVED, US)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--forms", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--language", choices=LANGUAGES, action="append")
    parser.add_argument("--layout", help="only these")
    parser.add_argument("--show", type=int, default=0, help="how many of each kind of miss")
    parser.add_argument("--one", help="print the form of this key, and what is read in it")
    asked = parser.parse_args()
    forms = recast(asked.forms, asked.seed, asked.language or LANGUAGES)
    if asked.one:
        _print_one(next(form for form in forms if form.key == asked.one))
        return
    _print_all([one for one in forms if asked.layout in {None, one.layout}], asked.show)


def _print_all(forms: Sequence[Recast], shown: int) -> None:
    asked, right, kinds = Counter[str](), Counter[str](), Counter[str]()
    missed: dict[str, list[str]] = {}
    for form in forms:
        misses = form.misses(read(form))
        for group in (form.language, form.layout, "all"):
            asked[group] += 1
            right[group] += not misses
        for miss in misses:
            kind = miss.partition(":")[0]
            kinds[kind] += 1
            missed.setdefault(kind, []).append(f"{form.key} {form.language} {form.layout}: {miss}")
    for group in sorted(asked):
        print(f"{group:24} {right[group]:5} of {asked[group]:5}  {right[group] / asked[group]:.1%}")
    print("misses:", ", ".join(f"{kind} {count}" for kind, count in kinds.most_common()))
    for kind in missed:
        for line in missed[kind][:shown]:
            print(" ", line)


def _print_one(form: Recast) -> None:
    print(form.raw.decode())
    print(read_mail(form.raw).text, "\n")
    print("\n".join(form.misses(read(form))) or "right")


if __name__ == "__main__":
    main()
