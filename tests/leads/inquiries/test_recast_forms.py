"""Forms put together anew from gold forms are read right, in nearly every one of them each field."""

from __future__ import annotations

from benchmarks.recast_forms import read, recast

_FORMS, _MOST_MISSED = 150, 2
"""How many are read, and how many of them may be wrong in some field. To be lowered, never raised."""


def test_forms_that_nobody_has_seen_are_read_right_in_every_field() -> None:
    missed = {
        form.key: misses for form in recast(_FORMS, seed=7) if (misses := form.misses(read(form)))
    }

    assert len(missed) <= _MOST_MISSED, missed
