"""By what a form's row is known again."""

from __future__ import annotations

import hashlib

from leads.inquiries.forms.refs import filed_under, form_ref
from leads.model import Cell, FormRow

TO_THE_SECOND, WHOLE_MINUTE = 46447.7512731, 46447.75


def answered(time: Cell, name: str, **more: Cell) -> FormRow:
    return FormRow(form="web", answers={"Timestamp": time, "Name": name, **more})


def ref(row: FormRow) -> str:
    found = form_ref(row)
    assert found
    return found


def refs(*rows: FormRow, known: list[FormRow]) -> list[str]:
    homes = dict.fromkeys(map(ref, known), "L-1")
    return [found for _, found in filed_under(rows, homes)]


def test_row_that_was_changed_keeps_the_ref_it_was_filed_under() -> None:
    filed, changed = answered(TO_THE_SECOND, "Ana"), answered(TO_THE_SECOND, "Anna")

    assert refs(changed, known=[filed]) == [ref(filed)]


def test_row_beside_the_filed_one_of_its_second_is_another() -> None:
    filed, other = answered(TO_THE_SECOND, "Ana"), answered(TO_THE_SECOND, "Ben")

    assert refs(other, filed, known=[filed]) == [ref(other), ref(filed)]


def test_of_two_rows_that_were_changed_each_keeps_one_ref() -> None:
    filed = [answered(TO_THE_SECOND, "Ana"), answered(TO_THE_SECOND, "Ben")]
    changed = [answered(TO_THE_SECOND, name, Note="x") for name in ("Anna", "Benn", "Cho")]

    found = refs(*changed, known=filed)
    assert found == [*map(ref, filed), ref(changed[2])]


def test_whole_minute_is_many_peoples_and_a_changed_row_another_one() -> None:
    filed, changed = answered(WHOLE_MINUTE, "Ana"), answered(WHOLE_MINUTE, "Anna")

    assert refs(changed, known=[filed]) == [ref(changed)]
    assert ref(changed) != ref(filed)
    written = answered("01/03/2027 18:01:00", "Ana")
    assert refs(written, known=[answered("01/03/2027 18:01:00", "Anna")]) == [ref(written)]


def test_row_of_another_form_with_the_same_time_is_another() -> None:
    elsewhere = FormRow(form="fair", answers={"Timestamp": TO_THE_SECOND, "Name": "Ana"})

    assert refs(elsewhere, known=[answered(TO_THE_SECOND, "Anna")]) == [ref(elsewhere)]


def test_row_that_was_filed_before_times_were_kept_apart_is_known() -> None:
    told = f"Timestamp\x1e{TO_THE_SECOND}\x1fName\x1eAna"
    earlier = f"form:web:{hashlib.sha256(told.encode()).hexdigest()[:32]}"

    [(_, found)] = filed_under([answered(TO_THE_SECOND, "Ana")], {earlier: "L-1"})
    assert found == earlier
