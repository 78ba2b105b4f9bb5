"""In which country is the school or library of a signature? Its last word is its town: "Stadtbücherei Rehfelde".

Only what a town runs or has is believed: a winery's or a shop's last word is its owner's surname.
"""

from __future__ import annotations

from leads.inquiries.places.small_places import countries_with_place
from leads.inquiries.wording.patterns import late_pattern

_LINES, _LONGEST_LINE = 12, 80
_OF_A_TOWN = late_pattern(
    r"(?:(?:Stadt|Gemeinde|Markt|Orts|Kreis)?(?:[Bb]ücherei|[Bb]ibliothek|verwaltung|werke)|"
    r"(?:\w*[a-zäöü])?(?:[Ss]chule|[Vv]erein|[Gg]ymnasium|[Ff]euerwehr|[Gg]emeinde|[Kk]indergarten|[Kk]apelle)|Stadt|Pfarrei|"
    r"Pfarramt|Sportfreunde|Mairie|Commune|École|Collège|Lycée|Médiathèque|Bibliothèque|Paroisse|"
    r"Ayuntamiento|Colegio|Escuela|Biblioteca|Parroquia|Câmara Municipal|Junta de Freguesia|Escola|"
    r"Comune|Scuola|Istituto|Parrocchia|Pro Loco|Gemeente|Basisschool|Bibliotheek|Kommun|Skola|Bibliotek)"
    r"(?: (?:der Stadt|der Gemeinde|de la|de|d['’]|du|des|di|do|da|del|van|von|in|im|i|te))? ?"
    r"(?P<town>[^\W\d_a-zß-öø-ÿ][\w'’-]{3,}(?: (?:am|an der|im|sur|de|la|del|do) [^\W\d_a-zß-öø-ÿ][\w'’-]+)?)"
)


def country_of_office(lines: tuple[str, ...], spoken: tuple[str, ...]) -> tuple[str, str]:
    """The one country that has the town, of those where a letter's language is at home, and the line; else ("", "")."""
    for line in lines[:_LINES]:
        named = _OF_A_TOWN.fullmatch(line.strip(" ,.*_")[:_LONGEST_LINE])
        if named is None:
            continue
        having = [one for one in countries_with_place(named["town"]) if one in spoken]
        if len(having) == 1:
            return having[0], line.strip()
    return "", ""
