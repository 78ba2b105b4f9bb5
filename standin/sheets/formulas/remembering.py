"""What does one state of a spreadsheet leave to the next? Areas that hold the same values, and what came of them.

Somebody types into one cell: of twenty columns nineteen are the same still. Their indexes, and what functions answered
for them, hold on; only what reads the changed column is worked out anew.
"""

from __future__ import annotations

from itertools import chain
from operator import is_

from standin.sheets.a1 import Box
from standin.sheets.formulas.area import Area, Operand, Rows

Key = tuple[object, ...]


class Memory:
    """Areas and answers of one state, with those of the state before to take from.

    Areas are told apart by identity: an answer holds for exactly the operands it was given for. A memory refers to
    nothing of an earlier state but values, so that no state keeps all its forerunners.
    """

    def __init__(self, earlier: Memory | None = None) -> None:
        self.areas: dict[Box, Area] = {}
        self.answers: dict[Key, tuple[list[Operand], Operand]] = {}
        self._old_areas: dict[Box, Area] = {}
        self._old_answers: dict[Key, tuple[list[Operand], Operand]] = {}
        if earlier is not None:
            areas = earlier.areas.copy()
            self._old_areas = {box: area for box, area in areas.items() if area.is_read}
            self._old_answers = earlier.answers.copy()

    def knew(self, box: Box) -> bool:
        """Whether the state before has read these cells."""
        return box in self._old_areas

    def area(self, box: Box, rows: Rows) -> Area:
        """The area of these values: that of the state before when each value is the very same."""
        old = self._old_areas.get(box)
        if old is not None and _is_same(old.rows, rows):
            return old
        return Area(box.height, box.width, box, lambda: rows)

    def answer(self, key: Key) -> tuple[list[Operand], Operand] | None:
        """What came of these operands; they come along, so that their identity stays theirs."""
        found = self.answers.get(key)
        if found is None:
            found = self._old_answers.get(key)
            if found is not None:
                self.answers[key] = found
        return found

    def remember(self, key: Key, operands: list[Operand], made: Operand) -> None:
        """Keep an answer, unless it or an operand stands for cells that are not read yet."""
        held = [one for one in (*operands, made) if isinstance(one, Area)]
        if all(one.is_read for one in held):
            self.answers[key] = operands, made


def key_of(asked: str, operands: list[Operand]) -> Key:
    """What a function was asked: areas by identity, values by type and value."""
    parts: list[object] = [asked]
    for one in operands:
        parts += ("area", id(one)) if isinstance(one, Area) else (type(one), one)
    return tuple(parts)


def _is_same(old: Rows, new: Rows) -> bool:
    """Whether two areas hold the very same objects: cells that nobody wrote share them from state to state."""
    return len(old) == len(new) and all(
        map(is_, chain.from_iterable(old), chain.from_iterable(new))
    )
