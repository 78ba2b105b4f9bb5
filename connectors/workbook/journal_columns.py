"""What the journal calls a column: our attribute, else its heading in a way that is no attribute."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from connectors.workbook.places import Row, TabPlace, folded
from leads.model import Cell


def own_columns(place: TabPlace, rows: Sequence[Row]) -> dict[str, int]:
    """The columns of people's own: 0-based indices."""
    ours = set(place.columns.values())
    found: dict[str, int] = {}
    for index, heading in enumerate(_headings(place, rows)):
        if index not in ours and folded(heading):
            found.setdefault(_own_name(heading, index), index)
    return found


def headed(place: TabPlace, rows: Sequence[Row]) -> dict[str, str]:
    """Heading -> attribute, of our columns; renamed ones are known by their marks."""
    headings = _headings(place, rows)
    return {
        folded(headings[index]): attribute
        for attribute, index in place.columns.items()
        if index < len(headings)
    }


def _headings(place: TabPlace, rows: Sequence[Row]) -> Row:
    return rows[place.header] if place.header < len(rows) else ()


def names_of(
    read: Row, then: Row, columns: Mapping[str, int], known: Mapping[str, str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What each column is called as we read them, and as the write found them.

    A column is known again by its heading; one whose heading was changed in that second, by the name under which
    it is known since (`known`: heading -> attribute), else by what is left over.
    """
    ours = {index: attribute for attribute, index in columns.items()}
    names = tuple(ours.get(i) or _own_name(h, i) for i, h in enumerate(read))
    found = _by_heading(read, then, names)
    if not found:  # a row was inserted above the headings, say: nobody knows of any other order
        return names, names
    for index, heading in enumerate(then):
        attribute = known.get(folded(heading), "")
        if index not in found and attribute in columns and attribute not in found.values():
            found[index] = attribute
    lost = [i for i in sorted(ours) if ours[i] not in found.values()]
    strange = [i for i, h in enumerate(then) if i not in found and folded(h)]
    if len(lost) == len(strange):
        found |= {there: ours[here] for here, there in zip(lost, strange, strict=True)}
    else:
        found |= {i: ours[i] for i in lost if i in strange or i not in found}
    return names, tuple(found.get(i) or _own_name(heading, i) for i, heading in enumerate(then))


def _by_heading(read: Row, then: Row, names: Sequence[str]) -> dict[int, str]:
    """Index -> name, of those that stand under the heading that we read; of equal headings in their order."""
    at: dict[str, list[int]] = {}
    for index, heading in enumerate(read):
        at.setdefault(folded(heading), []).append(index)
    return {
        index: names[at[folded(heading)].pop(0)]
        for index, heading in enumerate(then)
        if folded(heading) and at.get(folded(heading))
    }


def _own_name(heading: Cell, index: int) -> str:
    return f"own {folded(heading) or f'at {index}'}"
