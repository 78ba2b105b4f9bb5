"""Is the header's name an office's, a shop's or somebody else's than the writer's? Then it is no candidate at all."""

from __future__ import annotations

from leads.inquiries.companies.domains import domain_label
from leads.inquiries.people.best_names import spells_out
from leads.inquiries.people.given_names import is_given_name
from leads.inquiries.people.names import NameFound
from leads.inquiries.people.spelling import bare, goes_with, is_domains_own, names_mailbox
from leads.inquiries.wording.patterns import late_pattern


def is_office(
    display: NameFound, signed: NameFound | None, signature: tuple[str, ...], email: str = ""
) -> bool:
    """Whether a display name is the organisation's or the desk's, and somebody else signs for it."""
    if signed is None:
        return is_domains_own(display.name, domain_label(email)) and not (
            _has_given_name(display.name) or names_mailbox(display.name, email)
        )
    if bare(signed.name) == bare(display.name) or spells_out(signed, display):
        return False
    if (
        is_domains_own(display.name, domain_label(email))
        and (not names_mailbox(display.name, email) or names_mailbox(signed.name, email))
        and not goes_with(signed.name.split()[0], display.name)
    ):
        return True
    if " " not in signed.name:
        return False
    if signs_for_another(display, signed, signature):
        return True
    return _stands_below(display, signed, signature) or _is_weaker(display, signed, signature)


def signs_for_another(display: NameFound, signed: NameFound, signature: tuple[str, ...]) -> bool:
    """Whether who signs says that they do so for the person in the header: "i. A.", "p.p.", "PA to Dr Brandt"."""
    if any(goes_with(word, signed.name) for word in display.name.split()):
        return False
    if _BY_PROXY.match(signed.line):
        return True
    at = signature.index(signed.line) if signed.line in signature else len(signature)
    beside = [signed.line, *signature[at + 1 : at + 2]]
    surname = display.name.split()[-1]
    return any(_ASSISTS.search(line) and goes_with(surname, line) for line in beside)


_BY_PROXY = late_pattern(
    r"(?i)^\W*(?:i\. ?[av]\.|p\. ?p\.|pp\b|ppa\b|p\. ?o\.|w\. ?z\.|v\. ?z\.|e\. ?p\.|im auftrag|on behalf|per pro)"
)
_ASSISTS = late_pattern(
    r"(?i)\b(?:assist\w*|asist\w*|asyst\w*|secr[eé]t\w*|segret\w*|sekret\w*|titkár\w*|p\.?a\.?|e\.?a\.?|office|büro|"
    r"vorzimmer|on behalf|im auftrag|namens|pour|por|per|für|for)\b"
)


def is_of_somebody_else(display: NameFound, introduced: NameFound | None) -> bool:
    """Whether a display name is none of who says theirs: "Florería Jazmín", and "I am Rocío Benavides"."""
    if introduced is None or " " not in introduced.name or " " not in display.name:
        return False
    if spells_out(display, introduced):
        return False
    is_shared = any(goes_with(word, introduced.name) for word in display.name.split())
    has_given = _has_given_name(introduced.name) and not _has_given_name(display.name)
    return has_given and not is_shared


def _stands_below(display: NameFound, signed: NameFound, signature: tuple[str, ...]) -> bool:
    """Whether the display name stands whole in another line than the writer's own."""
    name = display.name.casefold()
    return any(
        line.strip(" ,*").casefold() == name or (len(name) >= _SPELLED and name in line.casefold())
        for line in signature
        if line != signed.line and "@" not in line
    )


def _is_weaker(display: NameFound, signed: NameFound, signature: tuple[str, ...]) -> bool:
    """Whether a whole name that somebody signs with is likelier a person's than another one in the header.

    Two people can be meant (an assistant writes from the chief's mailbox): who signs is who writes.
    """
    shown = [word for word in display.name.split() if len(word) > _INITIAL]
    if " " not in display.name or any(goes_with(word, signed.name) for word in shown):
        return False
    beside = [line for line in signature if line != signed.line]
    is_named_below = any(
        len(word) >= _TELLING and any(goes_with(word, line) for line in beside) for word in shown
    )
    if is_given_name(shown[0] if shown else ""):
        return is_given_name(signed.name.split()[0]) and not is_named_below
    return is_named_below or _has_given_name(signed.name) or not _has_given_name(display.name)


def _has_given_name(name: str) -> bool:
    return any(is_given_name(word) for word in name.split())


_INITIAL, _TELLING = 2, 4
_SPELLED = 8
"""Letters of a display name that stand within another line of the signature by no accident."""
