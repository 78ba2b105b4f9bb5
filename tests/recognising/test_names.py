"""Names compare as people would compare them, and it is told in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.recognising.names import NameLevel, compare_names
from leads.recognising.nicknames import may_be_same_first_name
from leads.recognising.person_names import person_name


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("Geo Ellis", "Ellis, Geo", NameLevel.SAME),
        ("AnnaYuan", "Anna Yuan", NameLevel.SAME),
        ("Thoma S Santi", "Thomas Santi", NameLevel.SAME),
        ("Geo Ellis", "G. Ellis", NameLevel.INITIAL),
        ("G. Ellis", "G. Ellis", NameLevel.SAME_PART),
        ("Ellis", "Ellis", NameLevel.SAME_PART),
        ("Margie Gomez", "Meg Gomez", NameLevel.FIRST_ALIKE),
        ("Bill Gray", "William Gray", NameLevel.VARIANT),
        ("Kasia Nowak", "Katarzyna Nowak", NameLevel.VARIANT),
        ("Pepe Ruiz", "José Ruiz", NameLevel.VARIANT),
        ("Mary Ann Lee", "Mary Lee", NameLevel.VARIANT),
        ("Curt Hicks", "Curtis Hicks", NameLevel.VARIANT),
        ("ooMre Alex", "Alex Moore", NameLevel.TYPO),
        ("Bne Chorny", "Ben Chorny", NameLevel.TYPO),
        ("Kevim Hay", "Kevin Hay", NameLevel.TYPO),
        ("Simon Weiss", "Simone Weiss", NameLevel.FIRST_ALIKE),
        ("Carlos Perez", "Cralos Perez", NameLevel.TYPO),
        ("James Allen", "Allen", NameLevel.PART),
        ("Ana Jones", "Marco Jones", NameLevel.FIRST_DIFFERS),
        ("Tim Johnson", "Tom Johnson", NameLevel.FIRST_BEGINS),
        ("Bab Royce", "Barbara Royce", NameLevel.FIRST_NEAR),
        ("Stal Rothman", "Crystal Rothman", NameLevel.FIRST_NEAR),
        ("Archie ltchelM", "Archie Mitchell", NameLevel.LAST_ALIKE),
        ("Eva Donnellny", "Eva Donnelyl", NameLevel.LAST_ALIKE),
        ("McAllister", "D. McAllister", NameLevel.PART),
        ("eLbedevley", "Lbedevley", NameLevel.PART),
        ("Mark Lee", "Mary Lee", NameLevel.FIRST_ALIKE),
        ("Vogelsangsen", "Vogellsangsen", NameLevel.PART),
        ("Maria Rossi", "Mario Rossi", NameLevel.FIRST_ALIKE),
        ("Paul Klein", "Paula Klein", NameLevel.FIRST_ALIKE),
        ("Jan Kowalski", "Jana Kowalska", NameLevel.FIRST_ALIKE),
        ("Ana Silva", "Ana Costa", NameLevel.LAST_DIFFERS),
        ("John Young Jr", "Young, John", NameLevel.SUFFIX_DIFFERS),
        ("Ana Silva", "Bo Lind", NameLevel.DIFFERENT),
        ("", "Bo Lind", NameLevel.ONE_MISSING),
        ("n/a", "", NameLevel.BOTH_MISSING),
    ],
)
def test_two_names_compare(one: str, other: str, level: NameLevel) -> None:
    assert compare_names(person_name(one), person_name(other))[0] is level
    assert compare_names(person_name(other), person_name(one))[0] is level


def test_differing_first_names_are_told() -> None:
    told = compare_names(person_name("Ana Jones"), person_name("Jones, Marco"))[1]

    assert told == "first names differ: Ana / Marco"


def test_pet_names_are_known_in_several_languages() -> None:
    assert may_be_same_first_name("sepp", "josef")
    assert may_be_same_first_name("gosia", "malgorzata")
    assert may_be_same_first_name("misha", "mikhail")
    assert not may_be_same_first_name("anna", "marco")


@given(st.text(), st.text())
def test_any_two_names_compare_alike_both_ways(one: str, other: str) -> None:
    a, b = person_name(one), person_name(other)

    assert compare_names(a, b)[0] is compare_names(b, a)[0]
