"""Which of two words is the given name, where somebody signs as registers write it."""

from __future__ import annotations

import pytest

from leads.inquiries.people.names import clean_name, written_large
from leads.inquiries.people.spoken_order import as_written, in_spoken_order


@pytest.mark.parametrize(
    ("written", "language", "email", "spoken"),
    [
        ("Scalvini Ermanno", "it", "", "Ermanno Scalvini"),
        ("Vavřínová Jindřiška", "cs", "", "Jindřiška Vavřínová"),
        ("Сабитова Айгуль", "ru", "", "Айгуль Сабитова"),
        ("Bencsik-Tar Zsófia", "hu", "", "Bencsik-Tar Zsófia"),
        ("Szűcs Attila", "en", "attila@szucs.hu", "Szűcs Attila"),
        ("Çakıroğlu Nurettin", "tr", "", "Nurettin Çakıroğlu"),
        ("Exempelsson Ingrid", "sv", "info@exempelsson.example", "Ingrid Exempelsson"),
        ("Exempelsson Ingrid", "sv", "ingrid@example.com", "Exempelsson Ingrid"),
        ("Oreoluwa Simon", "en", "", "Oreoluwa Simon"),
        ("Thaís Wanderley", "pt", "", "Thaís Wanderley"),
        ("Gülşah Çağlar", "tr", "", "Gülşah Çağlar"),
        ("Nguyễn Anna", "fr", "", "Nguyễn Anna"),
        ("Jana Nová", "cs", "", "Jana Nová"),
        ("De Backer Sofie", "nl", "", "Sofie De Backer"),
        ("Van Acker Pieter", "nl", "", "Pieter Van Acker"),
        ("De Marco Anna", "it", "", "De Marco Anna"),
        ("de Boer", "nl", "", "de Boer"),
        ("Martin", "de", "", "Martin"),
        ("陈 Anna", "zh", "", "陈 Anna"),
    ],
)
def test_given_name_comes_first_where_that_is_sure(
    written: str, language: str, email: str, spoken: str
) -> None:
    assert in_spoken_order(written, language, email) == spoken


@pytest.mark.parametrize(
    ("typed", "calm"),
    [
        ("ÇAKIROĞLU NURETTİN", "Çakıroğlu Nurettin"),
        ("Şebnem KARAGÖZLÜ", "Şebnem Karagözlü"),
        ("INGRID MUSTER", "Ingrid Muster"),
        ("Philippa Hughes MIMechE", "Philippa Hughes"),
        ("Fiona MacLeod", "Fiona MacLeod"),
        ("Mary McKENZIE", "Mary McKENZIE"),
    ],
)
def test_capitals_are_calmed_as_their_language_has_them_and_letters_of_bodies_left_off(
    typed: str, calm: str
) -> None:
    assert clean_name(typed) == calm


@pytest.mark.parametrize(
    ("typed", "large"),
    [
        ("salvatore lo verde", "Salvatore Lo Verde"),
        ("Marieke van der linden", "Marieke van der Linden"),
        ("Ana lopez", "Ana Lopez"),
        ("ana m lopez", "Ana M Lopez"),
        ("jo b", "jo b"),
        ("marieke", "marieke"),
    ],
)
def test_small_letters_are_written_large_but_for_nicknames(typed: str, large: str) -> None:
    assert written_large(typed) == large


@pytest.mark.parametrize(
    ("name", "line", "wanted"),
    [
        ("Zsófia Nagy", "Név: NAGY Zsófia", "Nagy Zsófia"),
        ("Zsófia Nagy", "Nagy, Zsófia", "Nagy Zsófia"),
        ("Zsófia Nagy", "Nagy és Fia Kft. - Zsófia Nagy", "Zsófia Nagy"),
        ("Zsófia Nagy", "Nagy Zsófiának hívnak", "Zsófia Nagy"),
        ("Nagy Nagy", "Nagy, Nagy", "Nagy Nagy"),
    ],
)
def test_a_name_takes_the_order_of_the_line_where_it_is_written(
    name: str, line: str, wanted: str
) -> None:
    assert as_written(name, line) == wanted
