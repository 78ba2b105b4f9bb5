"""Does one mail speak for several people? Further addresses with a name in what was written."""

from __future__ import annotations

from leads.inquiries.people.addresses import valid_address
from leads.inquiries.people.names import NameFound, clean_name, looks_like_name
from leads.inquiries.wording.patterns import late_pattern
from leads.model import Contact, Workspace

_ADDRESS = late_pattern(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_NAME_BEFORE = late_pattern(
    r"(?<![A-ZÀ-ÞŁŚŻŹĆČŠŽ])"
    r"(?P<name>[A-ZÀ-ÞŁŚŻŹĆČŠŽ][\w'’-]+(?:[ \t]+[A-ZÀ-ÞŁŚŻŹĆČŠŽ][\w'’.-]+){1,3})[ \t]*+[,:;(<\[–-]{0,2}[ \t]*+$"
)
_SEVERAL = 3


def others_in(message: str, contact: Contact, workspace: Workspace) -> tuple[str, ...]:
    """People besides the contact, each "Name <address>"; at most three. Ours and bare addresses are nobody."""
    found: dict[str, str] = {}
    for line in message.split("\n")[:200]:
        if "@" not in line:
            continue
        for match in _ADDRESS.finditer(line[:500]):
            email = valid_address(match[0])
            named = _NAME_BEFORE.search(line[: match.start()])
            if not email or not named or email == contact.email or _is_ours(email, workspace):
                continue
            name = named["name"].strip()
            if looks_like_name(name) and name.casefold() != contact.name.casefold():
                found.setdefault(email, f"{name} <{email}>")
    return tuple(found.values())[:_SEVERAL]


def person_ahead_of(email: str, text: str) -> NameFound | None:
    """Whose address a text names: "Questions to me please: Karin Ostermeier, k.ostermeier@..."."""
    at = text.lower().find(email) if email else -1
    if at < 0:
        return None
    start = text.rfind("\n", 0, at) + 1
    named = _NAME_BEFORE.search(text[start:at][-_LONGEST_NAME:])
    if named is None or not looks_like_name(named["name"]):
        return None
    return NameFound(clean_name(named["name"]), text[start:].partition("\n")[0], 0.6)


_LONGEST_NAME = 80


def _is_ours(email: str, workspace: Workspace) -> bool:
    return email in workspace.own_addresses or email.rpartition("@")[2] in workspace.own_domains
