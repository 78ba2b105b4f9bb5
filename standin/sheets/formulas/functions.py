"""The functions that formulas may call, by name. `LAZY` ones get their arguments unevaluated."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from standin.sheets.formulas.area import Operand
from standin.sheets.formulas.arrays import ARRAYS
from standin.sheets.formulas.counting import COUNTING
from standin.sheets.formulas.days import DAYS
from standin.sheets.formulas.drawn import DRAWN
from standin.sheets.formulas.known import Known
from standin.sheets.formulas.lambdas import LAZY_LAMBDAS
from standin.sheets.formulas.logic import LAZY_LOGIC, LOGIC
from standin.sheets.formulas.lookups import LOOKUPS
from standin.sheets.formulas.numbers import NUMBERS
from standin.sheets.formulas.parsing import Node
from standin.sheets.formulas.patterns import PATTERNS
from standin.sheets.formulas.querying import QUERYING
from standin.sheets.formulas.references import LAZY_REFERENCES, REFERENCES
from standin.sheets.formulas.statistics import STATISTICS
from standin.sheets.formulas.texts import TEXTS
from standin.sheets.formulas.working_days import WORKING_DAYS

if TYPE_CHECKING:
    from standin.sheets.formulas.calculator import Calculator

Lazy = Callable[["Calculator", tuple[Node, ...]], Operand]

LAZY: dict[str, Lazy] = {**LAZY_LOGIC, **LAZY_LAMBDAS, **LAZY_REFERENCES}

FUNCTIONS: dict[str, Known] = {
    **ARRAYS,
    **COUNTING,
    **DAYS,
    **DRAWN,
    **LOGIC,
    **LOOKUPS,
    **NUMBERS,
    **PATTERNS,
    **QUERYING,
    **REFERENCES,
    **STATISTICS,
    **TEXTS,
    **WORKING_DAYS,
}
