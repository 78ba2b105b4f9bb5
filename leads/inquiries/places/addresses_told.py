"""The address that somebody gives in a sentence: "New address is 27 Marlow Crescent, Twickenham TW1 1DB."."""

from __future__ import annotations

from dataclasses import replace

from leads.inquiries.places.place import Place, place_in
from leads.inquiries.wording.patterns import late_pattern

_LOOKED_AT = 3_000
_ADDRESS_IS = late_pattern(
    r"(?i)(?:\b(?:my|our|new|(?:the )?delivery|shipping|postal|home) address(?: (?:now )?is|'s)?"
    r"|\b(?:(?:meine|unsere|neue|die) (?:neue |liefer)?|liefer)(?:adresse|anschrift)(?: ist| lautet)?"
    r"|\b(?:mon|notre|nouvelle|l')(?: nouvelle)? ?adresse(?: de livraison)?(?: est)?"
    r"|\b(?:mi|nuestra|nueva)(?: nueva)? dirección(?: de (?:entrega|envío))?(?: es)?"
    r"|\b(?:mio|nostro|nuovo|l')(?: nuovo)? ?indirizzo(?: di (?:consegna|spedizione))?(?: è)?"
    r"|\b(?:mijn|ons|nieuwe)(?: nieuwe)? (?:aflever|bezorg)?adres(?: is)?"
    r"|\b(?:minha|nossa|a|nova)(?: nova)? morada(?: de entrega)?(?: é)?"
    r"|\b(?:nasz|mój|nowy)(?: nowy)? adres(?: dostawy)?(?: to)?"
    r"|\b(?:min|vår|nya)(?: nya)? (?:leverans)?adress(?: är)?"
    r"|\b(?:min|vores|nye|vår)(?: nye)? (?:leverings)?adresse(?: er)?)"
    r"(?: ?[:=])?\s{1,2}+(?P<address>(?=[^\s?!])(?=[^\n?!]{0,60}\d)[^\n?!@]{8,120})"
)
_ENDS = late_pattern(
    r"(?<=[^\W\d_]{3}|[A-Z\d][A-Z]{2}|\d{3})[.;](?:\s|$)| \(|,? (?:and|und|et|y|e|en|i|och|og) "
)


def address_told(body: str) -> Place:
    """What the address says that a letter gives as its writer's; nothing, where it gives none with a postcode."""
    if not (found := _ADDRESS_IS.search(body[:_LOOKED_AT])):
        return Place()
    address = _ENDS.split(found["address"])[0].strip(" ,.")
    place = place_in((address,))
    if not (place.postcode and place.country):
        return Place()
    if place.city or not (town := _TOWN_AHEAD.search(address.partition(place.postcode)[0])):
        return place
    return replace(place, city=town["city"])


_TOWN_AHEAD = late_pattern(r", *(?P<city>[A-Z][\w.'’-]{2,20}(?:[ -][\w.'’]{2,15}){0,3}),? *$")
"""Ahead of a British postcode, behind the street's comma."""
