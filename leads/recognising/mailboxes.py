"""Whose name does a mailbox spell? "georgewebber90" beside M. Webber is a relative's."""

from __future__ import annotations

from functools import lru_cache

from leads.recognising.levels import Level
from leads.recognising.names import may_be_one_word
from leads.recognising.normalising import Fingerprint, is_role, is_role_mailbox
from leads.recognising.tables import leaving_out

_LETTERS_ONLY = leaving_out("0123456789._-+")
_SHORTEST_WORD = 3


class MailboxLevel(Level):
    """Of the mailbox that two contacts share, or nearly share."""

    BOTH = "the mailbox spells both names"
    ONE = "the mailbox spells one of the names"
    PARTS = "the mailbox spells a part of the names"
    NEITHER = "the mailbox spells neither name"
    OTHERS = "the mailbox of one spells the other's name"
    NOT_ASKED = ""


def compare_mailboxes(one: Fingerprint, other: Fingerprint) -> MailboxLevel:
    """How well the mailbox fits each of the two names."""
    local = one.emails[0].partition("@")[0]
    if is_role_mailbox(local):
        return MailboxLevel.NEITHER
    fit, other_fit = _fit(local, one.name.words), _fit(local, other.name.words)
    if fit == _WHOLE == other_fit:
        return MailboxLevel.BOTH
    if _WHOLE in {fit, other_fit}:
        return MailboxLevel.ONE
    return MailboxLevel.PARTS if fit and other_fit else MailboxLevel.NEITHER


def spells(emails: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether one of the mailboxes spells the whole of a name of several words."""
    for email in emails:
        letters = email.partition("@")[0].translate(_LETTERS_ONLY)
        # What spells no whole word spells no whole name; most mailboxes and names meet here.
        for word in words:
            if word in letters and len(word) >= _SHORTEST_WORD:
                if _is_whole(letters, words, word) and not is_role(email):
                    return True
                break
    return False


def _is_whole(letters: str, words: tuple[str, ...], spelt: str) -> bool:
    """Whether letters that spell this word of a name spell all of it, as `_fit_of_letters` has it."""
    if len(words) == 2:
        first, last = words
        other = last if spelt is first else first
        rest = letters.replace(spelt, "", 1)
        if len(rest) > 1 and len(other) >= _SHORTEST_WORD and other not in letters:
            # Somebody's first name beside another surname, as most are.
            return may_be_one_word(rest, other)
    return _fit_of_letters(letters, words) == _WHOLE


_NONE, _PART, _WHOLE = 0, 1, 2


@lru_cache(maxsize=16_384)
def _fit(local: str, words: tuple[str, ...]) -> int:
    """Whether a mailbox is made of this name: ana.silva, asilva and ana78 are Ana Silva's."""
    return _fit_of_letters(local.translate(_LETTERS_ONLY), words)


def _fit_of_letters(letters: str, words: tuple[str, ...]) -> int:
    spelt = [word for word in words if len(word) >= _SHORTEST_WORD and word in letters]
    if not spelt:
        return _PART if any(map(may_be_one_word, words, [letters] * len(words))) else _NONE
    if len(spelt) > 1:
        return _WHOLE
    rest = letters.replace(spelt[0], "", 1)
    others = [word for word in words if word not in spelt]
    if not others:
        return _PART if rest else _WHOLE  # ana@ is Ana's; ana.silva@ may be another Silva's
    return _rest_fits(rest, others) if rest else _WHOLE if spelt[0] == words[0] else _PART


def _rest_fits(rest: str, others: list[str]) -> int:
    """Whether what a mailbox spells beside one word of a name may stand for another word of it."""
    if len(rest) == 1:
        return _WHOLE if any(word[0] == rest for word in others) else _NONE
    if rest[0] in others:
        return _PART  # G. Webber may be George, or not
    return _WHOLE if any(may_be_one_word(rest, word) for word in others) else _NONE
