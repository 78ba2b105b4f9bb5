"""Where somebody tells their address in a sentence, it is theirs."""

from __future__ import annotations

import pytest

from leads.inquiries.places.addresses_told import address_told

TOLD = [
    ("New address is 27 Marlow Crescent, Twickenham TW1 1DB.", ("GB", "Twickenham", "TW1 1DB")),
    ("Unsere Lieferadresse lautet: Lindenweg 4, 34117 Kassel.", ("DE", "Kassel", "34117")),
    ("Notre adresse : 12 rue des Lilas, 35000 Rennes", ("FR", "Rennes", "35000")),
    ("Nuestra dirección es Calle Mayor 5, 28013 Madrid, y más", ("ES", "Madrid", "28013")),
    ("Il nostro indirizzo è Via Roma 3, 20121 Milano.", ("IT", "Milano", "20121")),
    ("Ons adres is Dorpsstraat 12, 7411 AB Deventer.", ("NL", "Deventer", "7411 AB")),
    ("our address is 12 Oak St, Springfield, IL 62701. Thanks", ("US", "Springfield", "62701")),
    ("Your address is 1 High St, London W1A 1AA.", ("", "", "")),
    ("My address is the same as before, order 20412 has it.", ("", "", "")),
]


@pytest.mark.parametrize(("said", "wanted"), TOLD)
def test_an_address_in_a_sentence_is_read(said: str, wanted: tuple[str, str, str]) -> None:
    place = address_told(f"Hello,\n\nwe have moved. {said}\n")

    assert (place.country, place.city, place.postcode) == wanted
