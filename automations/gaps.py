"""Words for what a reading could not find: a whole tab, columns of one, a form's answers.

Nothing is read or written there meanwhile, and the rest goes on; `Picture.missing` says what it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from leads.tabs import ALL

_COLUMNS = {tab.title: len(tab.columns) for tab in ALL}

_MOST_NAMED = 3


def in_sentences(missing: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """One sentence for each tab or form, with the next step: for the log and the screen."""
    return tuple(_sentence(title, what) for title, what in missing.items())


def in_few_words(missing: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The same for the Dashboard's line, by title; why a form cannot be read is in the log."""
    return tuple(_few(title, what) for title, what in sorted(missing.items()))


def listed(names: Sequence[str]) -> str:
    """The first few by name, the others by their number."""
    rest = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(names[:_MOST_NAMED]) + rest


def _sentence(title: str, what: Sequence[str]) -> str:
    if title not in _COLUMNS:
        return (
            f"{'; '.join(what)}; its answers wait. Next: correct its tab and spreadsheet under `forms` in the "
            "configuration, or share that spreadsheet"
        )
    if _is_gone(title, what):
        return f"the tab {title} is not there; nothing is read or written in it. Next: run init, which puts it back"
    return (
        f"tab {title}: columns that cannot be found: {', '.join(what)}; nothing is read or written in them. "
        "Next: put the headings back, or run init"
    )


def _few(title: str, what: Sequence[str]) -> str:
    if _is_gone(title, what):
        return f"the tab {title} is not there"
    return f"cannot find {title}: {listed([one.partition(': ')[0] for one in what])}"


def _is_gone(title: str, what: Sequence[str]) -> bool:
    """Whether the whole tab is missing, and not some of its columns."""
    return len(what) == _COLUMNS.get(title)
