"""What is done in a shorter way for most cells gives what the long way gives."""

from __future__ import annotations

from collections import Counter
from unittest.mock import patch

from hypothesis import assume, example, given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from leads.model import Lead
from leads.recognising import index, mailboxes, names, normalising, person_names
from leads.recognising.index import Index
from leads.recognising.names import NameLevel
from leads.recognising.normalising import (
    cells_of,
    contact_of,
    email_keys,
    fingerprint,
    fingerprint_of_cells,
    phone_digits,
)
from leads.recognising.person_names import person_name
from leads.recognising.tables import leaving_out

ADDRESSES = st.one_of(
    st.from_regex(
        r"[ ]?[A-Za-z0-9._+-]{1,9}@[A-Za-z0-9.-]{1,9}(\.[a-z]{1,4})?[.: ]?", fullmatch=True
    ),
    st.sampled_from(
        [
            "g.e.o@googlemail.com",
            "N.A@gmail.com",
            "n.a@gmail.com",
            "no.ne@googlemail.com",
            "none@example.org",
            "ana@none.com",
        ]
    ),
    st.text(max_size=30),
)
NUMBERS = st.one_of(
    st.from_regex(r"\+?[0-9 ()/x.-]{0,20}", fullmatch=True),
    st.from_regex(r"\+[0-9]{1,17}", fullmatch=True),
    st.sampled_from(
        ["+1234567890", "+0000000", "+٤٤٢٠٧٩٤٦٠١٢٣", "+²²²²²²²²", "+", "0049 89 123456 ext. 7"]
    ),
    st.text(max_size=30),
)
NAMES = st.one_of(
    st.lists(
        st.sampled_from(
            [
                "Ana",
                "SILVA",
                "Dr",
                "von",
                "Jr",
                "j",
                "O'Neil",
                "Zoë",
                "Ellis,",
                "No",
                "Name",
                "test",
                "x",
            ]
        ),
        max_size=5,
    ).map(" ".join),
    st.text(max_size=30),
    st.text("ab A\u00a0\n", max_size=400),
)


@given(ADDRESSES)
@example("ana@localhost")
@example("ana.@example.com")
def test_a_plain_address_is_read_as_any_other(text: str) -> None:
    assert email_keys(text) == normalising._email_keys(text)


@given(NUMBERS)
def test_a_number_in_e164_is_read_as_any_other(text: str) -> None:
    assert phone_digits(text) == normalising._phone_digits(text)


@given(NAMES)
@example("Test Test")
@example("No Name")
def test_a_plain_name_is_read_as_any_other(text: str) -> None:
    shown = " ".join(text[: person_names._MOST_CHARACTERS].split())

    assert person_name(text) == person_names._person_name(shown)


@given(
    st.builds(
        Lead,
        lead_id=st.just("L-1"),
        name=NAMES,
        company=st.text(max_size=20),
        email=ADDRESSES,
        phone=NUMBERS,
        country=st.sampled_from(["", "DE", "Germany", "Deutschland", "nowhere"]),
        region=st.text(max_size=10),
        postcode=st.one_of(
            st.from_regex(r"[0-9A-Z -]{0,9}", fullmatch=True), st.text(max_size=400)
        ),
    )
)
def test_a_row_is_read_as_its_contact(lead: Lead) -> None:
    assert fingerprint_of_cells(cells_of(lead)) == fingerprint(contact_of(lead))


ROWS = st.lists(
    st.builds(
        Lead,
        lead_id=st.one_of(st.integers(1, 9).map("L-{}".format), st.text(max_size=3)),
        name=NAMES,
        company=st.one_of(st.sampled_from(["", "Acme GmbH", "The Works Ltd"]), st.text(max_size=9)),
        email=st.one_of(
            st.sampled_from(["ana.silva@acme.example", "a@b.example, c@d.example"]), ADDRESSES
        ),
        phone=st.one_of(st.sampled_from(["+12025550123", "089 1234567 / 0171 1234567"]), NUMBERS),
        country=st.sampled_from(["", "DE", "Deutschland"]),
        region=st.sampled_from(["", "Bayern", "\ud800", "Ile-de-France"]),
        postcode=st.one_of(st.from_regex(r"[0-9A-Z -]{0,9}", fullmatch=True), st.just("1" * 400)),
    ),
    max_size=5,
)


@given(ROWS)
def test_a_register_read_at_once_is_the_index_of_its_leads_added_one_after_the_other(
    leads: list[Lead],
) -> None:
    one_by_one = Index()
    for lead in leads:
        one_by_one.add(lead)

    with patch.object(index, "_FEW", 0), patch.object(index, "_AT_ONCE", 3):
        at_once = Index(leads)

    assert at_once.parts() == one_by_one.parts()


@given(st.text("abcd", max_size=9), st.text("abcd", max_size=9))
def test_a_letter_that_lacks_is_counted_as_often_as_it_lacks(text: str, letters: str) -> None:
    lacking = (Counter(letters) - Counter(text)).total()

    assert names._lacks_at_most_one(text, letters) == (lacking <= 1)


WORDS = st.sampled_from(
    [
        "ana",
        "anna",
        "an",
        "a",
        "li",
        "mario",
        "maria",
        "silva",
        "sliva",
        "jo",
        "jonathan",
        "ma",
        "x",
    ]
)


@given(st.tuples(WORDS, WORDS), st.tuples(WORDS, WORDS))
def test_two_words_of_which_one_is_the_same_compare_as_any_others(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    assume(one != other and not names._are_turned(one, other) and not names._are_split(one, other))
    level = names._level_beside_equal(one, other)

    assert level in (None, names._level_by_pairs(one, other))


SMALL_WORDS = st.text("aeinr", min_size=1, max_size=6)


@given(SMALL_WORDS, SMALL_WORDS)
@example("jo", "oj")
@example("ana", "naa")
def test_a_word_beside_one_that_is_the_same_is_swapped_whenever_both_words_together_are(
    one: str, other: str
) -> None:
    assume(one != other and "martinez" not in (one, other))
    swapped = sorted(one) == sorted(other)
    level = names._level_beside_equal((one, "martinez"), (other, "martinez"))

    assert not swapped or level in {NameLevel.TYPO, NameLevel.VARIANT, NameLevel.FIRST_ALIKE}


@given(SMALL_WORDS, SMALL_WORDS)
@example("anna", "naan")
@example("ana", "aan")
def test_a_slip_of_letters_or_their_order_is_a_misspelt_word(one: str, other: str) -> None:
    assume(one != other)
    longest, distance = max(len(one), len(other)), OSA.distance(one, other)
    swapped = len(one) >= 3 and sorted(one) == sorted(other)
    by_slips = distance <= (0 if longest < 4 else 1 if longest < 7 else 2)

    expected = len(one) >= 4 or distance == 1 if swapped else by_slips
    assert names._is_misspelt(one, other) == expected


@given(st.text(max_size=20), st.text("0._-é\u00a0", max_size=4))
@example("a.b-2é", "0123456789._-")
def test_a_table_leaves_out_what_one_of_python_does(text: str, characters: str) -> None:
    assert text.translate(leaving_out(characters)) == text.translate(
        str.maketrans("", "", characters)
    )


@given(SMALL_WORDS, SMALL_WORDS)
def test_which_of_two_words_comes_first_does_not_matter(one: str, other: str) -> None:
    assert names._pair(one, other) is names._pair(other, one)


@given(SMALL_WORDS, SMALL_WORDS, SMALL_WORDS)
@example("anna", "rien", "annarein")
@example("anna", "rien", "annar")
def test_a_mailbox_spells_a_whole_name_as_the_long_way_tells(
    first: str, last: str, rest: str
) -> None:
    spelt = first if len(first) >= 3 else last
    assume(len(spelt) >= 3)
    for letters in (rest, spelt + rest, rest + spelt, first + last):
        if spelt in letters:
            whole = mailboxes._fit_of_letters(letters, (first, last)) == mailboxes._WHOLE
            assert mailboxes._is_whole(letters, (first, last), spelt) == whole
