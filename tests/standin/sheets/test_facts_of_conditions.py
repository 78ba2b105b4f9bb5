"""Does every kind of condition hold where Google's reference says it does, and is it refused elsewhere?"""

from __future__ import annotations

from typing import Any

import pytest

from standin.sheets.checking import document
from tests.standin.sheets.conftest import Json
from tests.standin.sheets.in_process import InProcess, in_process

_KINDS: list[str] = document()["schemas"]["BooleanCondition"]["properties"]["type"]["enum"][1:]
_TOLD: list[str] = document()["schemas"]["BooleanCondition"]["properties"]["type"][
    "enumDescriptions"
][1:]
_RELATIVE = {"DATE_ON_OR_BEFORE", "DATE_ON_OR_AFTER", "DATE_BETWEEN"}
"""The reference contradicts itself: relative dates of these are for formats and filters. They are admitted."""
_ONLY_VALIDATION = [
    kind
    for kind, told in zip(_KINDS, _TOLD, strict=True)
    if "Supported by data validation." in told and kind not in _RELATIVE
]


@pytest.fixture
def caller() -> InProcess:
    return in_process()


def _condition(kind: str, *values: str) -> Json:
    return {"type": kind, "values": [{"userEnteredValue": one} for one in values]}


def _validated(condition: Json, *, strict: bool = True) -> Json:
    rule = {"condition": condition, "strict": strict}
    return {"setDataValidation": {"range": {"endRowIndex": 1, "endColumnIndex": 1}, "rule": rule}}


def _typed(caller: InProcess, text: str) -> list[list[Any]]:
    """What stands in A1 after a person typed, or tried to."""
    from standin.sheets.doings import does
    from standin.sheets.errors import ApiError

    held = caller.standin.office.held(caller.key)
    assert held is not None
    try:
        does(
            caller.standin.office,
            held,
            {"do": "type", "sheet": "Sheet1", "cell": "A1", "text": text},
        )
    except ApiError as refused:
        assert "violates the data validation rules" in refused.message  # noqa: PT017 - it may also be let in
    return caller.values("A1", "FORMATTED_VALUE")


_CASES = [
    ("TEXT_IS_EMAIL", (), "ann@example.com", "ann at example"),
    ("TEXT_IS_URL", (), "https://example.com/a", "no address"),
    ("TEXT_IS_URL", (), "www.example.com", "example"),
    ("TEXT_EQ", ("Won",), "won", "lost"),
    ("TEXT_CONTAINS", ("pump",), "two pumps", "two fans"),
    ("TEXT_NOT_CONTAINS", ("pump",), "two fans", "two pumps"),
    ("TEXT_STARTS_WITH", ("L-",), "L-1", "M-1"),
    ("TEXT_ENDS_WITH", ("GmbH",), "Bau GmbH", "GmbH Bau"),
    ("DATE_IS_VALID", (), "04/03/2026", "soon"),
    ("DATE_NOT_BETWEEN", ("01/01/2026", "31/12/2026"), "01/01/2027", "31/12/2026"),
    ("DATE_BETWEEN", ("01/01/2026", "31/12/2026"), "31/12/2026", "01/01/2027"),
    ("DATE_EQ", ("04/03/2026",), "04/03/2026", "05/03/2026"),
    ("DATE_BEFORE", ("04/03/2026",), "03/03/2026", "04/03/2026"),
    ("DATE_AFTER", ("04/03/2026",), "05/03/2026", "04/03/2026"),
    ("DATE_ON_OR_BEFORE", ("04/03/2026",), "04/03/2026", "05/03/2026"),
    ("DATE_ON_OR_AFTER", ("04/03/2026",), "04/03/2026", "03/03/2026"),
    ("NUMBER_EQ", ("5",), "5", "6"),
    ("NUMBER_NOT_EQ", ("5",), "6", "5"),
    ("NUMBER_GREATER", ("5",), "6", "5"),
    ("NUMBER_GREATER_THAN_EQ", ("5",), "5", "4"),
    ("NUMBER_LESS", ("5",), "4", "5"),
    ("NUMBER_LESS_THAN_EQ", ("5",), "5", "six"),
    ("NUMBER_BETWEEN", ("1", "5"), "5", "6"),
    ("NUMBER_NOT_BETWEEN", ("1", "5"), "6", "5"),
    ("ONE_OF_LIST", ("New", "Won"), "Won", "Lost"),
    ("ONE_OF_RANGE", ("=Sheet1!$C$1:$C$3",), "Ann", "Bob"),
    ("BOOLEAN", (), "TRUE", "yes"),
    ("BOOLEAN", ("Yes", "No"), "Yes", "TRUE"),
    ("CUSTOM_FORMULA", ("=LEN(A1)=3",), "abc", "abcd"),
    ("NOT_BLANK", (), "x", ""),
]


@pytest.mark.parametrize(("kind", "values", "good", "bad"), _CASES)
def test_a_person_can_type_only_what_a_strict_rule_admits(
    caller: InProcess, kind: str, values: tuple[str, ...], good: str, bad: str
) -> None:
    caller.put("C1:C3", [["Ann"], [""], ["Cem"]])
    caller.done(_validated(_condition(kind, *values)))

    assert _typed(caller, good) == [[good]]
    assert _typed(caller, bad) == ([[good]] if bad else [])  # emptying is always allowed


def test_what_the_api_writes_is_kept_whatever_the_rule_says(caller: InProcess) -> None:
    """D12: nobody has reported that strict rules refuse writes of the API."""
    caller.done(_validated(_condition("ONE_OF_LIST", "New", "Won")))

    caller.put("A1", [["Lost"]], "USER_ENTERED")

    assert caller.values("A1") == [["Lost"]]


def test_a_rule_that_is_not_strict_lets_everything_in(caller: InProcess) -> None:
    caller.done(_validated(_condition("ONE_OF_LIST", "New", "Won"), strict=False))

    assert _typed(caller, "Lost") == [["Lost"]]


@pytest.mark.parametrize("kind", _ONLY_VALIDATION)
def test_what_is_for_data_validation_only_is_refused_in_formats_and_filters(
    caller: InProcess, kind: str
) -> None:
    condition = _condition(kind, "x", "y")
    where = {"endRowIndex": 1}
    rule = {"ranges": [where], "booleanRule": {"condition": condition}}
    criteria = {"0": {"condition": condition}}

    formatted = caller.refused({"addConditionalFormatRule": {"rule": rule}})
    filtered = caller.refused(
        {"setBasicFilter": {"filter": {"range": where, "criteria": criteria}}}
    )
    viewed = caller.refused({"addFilterView": {"filter": {"range": where, "criteria": criteria}}})

    assert all("data validation only" in one for one in (formatted, filtered, viewed))
    assert _ONLY_VALIDATION


@pytest.mark.parametrize(
    ("kind", "values", "said"),
    [
        ("ONE_OF_LIST", (), "must be set for condition type ONE_OF_LIST"),
        ("NUMBER_BETWEEN", ("1",), "must be set for condition type NUMBER_BETWEEN"),
        ("NUMBER_GREATER", ("1", "2"), "takes 1 values, not 2"),
        ("BOOLEAN", ("a", "b", "c"), "takes 2 values, not 3"),
        ("BLANK", ("x",), "takes 0 values, not 1"),
    ],
)
def test_a_condition_needs_the_number_of_values_that_its_kind_takes(
    caller: InProcess, kind: str, values: tuple[str, ...], said: str
) -> None:
    assert said in caller.refused(_validated(_condition(kind, *values)))


def test_no_kind_of_condition_is_left_out(caller: InProcess) -> None:
    for kind in _KINDS:
        for count in range(3):
            step = _validated(_condition(kind, *["1"] * count))
            if caller.batch(step).status_code == 200:
                break
        else:
            pytest.fail(f"{kind} is refused with none, one and two values")
