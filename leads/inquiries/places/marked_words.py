"""Words of a text that stand where a writer's town may: behind a word of place, between commas, beside a postcode.

Which of them are towns depends on the country; the words, and what stands around them, do not, and are found once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from leads.inquiries.places.lives_in import AHEAD, lives_in
from leads.inquiries.wording.letters import UPPER
from leads.inquiries.wording.patterns import late_pattern

_OF_ONE_MAIL = 8


@dataclass(frozen=True)
class Mark:
    """Words that may begin with a town.

    Attributes:
        at: Where they stand in `text`.
        begins, ends: The whole find, with the word of place ahead.
        is_behind: Whether a word of place stands ahead.
        is_own: Whether they say that what is there is their own: "our Leeds office".
        is_bare: Whether a word of delivery stands right ahead, and none of place: "Lieferung Pirna".
        is_addressed: Whether a postcode or a number stands beside them.
        postcode: "" for none.
    """

    text: str
    words: tuple[str, ...]
    at: int
    begins: int
    ends: int
    is_behind: bool
    is_own: bool
    is_bare: bool
    is_addressed: bool
    postcode: str

    @cached_property
    def is_sure(self) -> bool:
        """Whether it says outright that somebody is there."""
        return self.is_addressed or self.is_own or lives_in(self.text, self.at)

    @cached_property
    def is_theirs(self) -> bool:
        """Whether no word ahead says that others are there, and no number behind that it is a hall."""
        if self.is_addressed or self.is_own:
            return True
        if _OF_REGION.search(self._ahead):
            return False
        if _BROUGHT.search(self._ahead):
            return True
        return not (_OF_OTHERS.search(self._ahead) or self._is_hall)

    @property
    def is_brought(self) -> bool:
        """Whether something is to be brought there."""
        return self.is_bare or bool(_BROUGHT.search(self._ahead))

    @property
    def _ahead(self) -> str:
        return self.text[max(0, self.begins - AHEAD) : self.begins]

    @property
    def _is_hall(self) -> bool:
        return bool(_HALL.fullmatch(self.words[-1]) and _NUMBER.match(self.text, self.ends))

    @property
    def word_ahead(self) -> str:
        """The word of place."""
        return self.text[self.begins : self.at].strip()


@lru_cache(maxsize=_OF_ONE_MAIL)
def marks_in(text: str) -> tuple[Mark, ...]:
    """All such words of a text, in order."""
    return tuple(map(_mark, _WHERE.finditer(text)))


def _mark(found: re.Match[str]) -> Mark:
    words = next(
        filter(None, found.group("town", "postal", "own", "owned", "beside", "numbered"))
    ).split()
    return Mark(
        text=found.string,
        words=tuple(words),
        at=found.start(found.lastgroup or 0),
        begins=found.start(),
        ends=found.end(),
        is_behind=bool(found["town"]),
        is_own=bool(found["own"] or found["owned"]),
        is_bare=bool(found["bare"]),
        is_addressed=bool(found["numbered"] or found["postal"]),
        postcode=found["postcode"] or "",
    )


_JOINS = r"(?:(?:am|an|der|im|in|ob|bei|de|la|le|del|di|do|da|dos|sur|sous|en|on|upon|of) ){0,2}"
_TOWN = rf"(?P<town>{UPPER}[\w'’.-]+(?: {_JOINS}{UPPER}[\w'’.-]+){{0,2}})"
_OURS = (
    r"office|branch|shop|store|site|showroom|warehouse|depot|factory|plant|workshop|studio|salon|clinic|kitchen|"
    r"restaurant|caf[eé]|flat|house|home"
)
_OURS_OF_GERMANS = (
    r"Büro|Filiale|Niederlassung|Standort|Werk|Laden|Lager|Praxis|Betrieb|Haus|Wohnung|Restaurant|"
    r"Hotel|Team"
)
"""What somebody has in a town."""
_DELIVERED = (
    r"CIF|CFR|CIP|CPT|DAP|DDP|DPU|[Tt]oimitus|[Mm]iejscowość|[Ss]tandort(?: ist)?|[Ll]iefer(?:ort|ung)|[Ee]insatzort|"
    r"[Dd]elivery|[Ll]everans(?:ort)?|[Ll]evering|[Aa]tendem|within"
)
"""What stands right ahead of the town where something is wanted; Incoterms that name a place of destination."""
_WHERE = late_pattern(
    rf"(?:(?<=^)|(?<=[\s(,–-]))(?:(?:in|near|outside|from|to|nach|von|aus|bei|à|a|en|em|te|uit|naar|w|we|do|z|ze|"
    rf"i|på|til|till|fra|från|desde|ad|n[oa]|nos|vid|kring|utanför|nära|para|pra|"
    rf"pour|für|bij|près de|cerca de|vicino a|perto de|koło|"
    rf"v|ve|u|iz|na|în|din|la|в|у|во|á|из|із|з|με|σε|στη|στην|στο|στον|την|τη|το|από|out of|"
    rf"(?:side|end|edge|part|outskirts|north|south|east|west|middle|centre) of|aus dem [a-zäöüß]{{3,12}}en|"
    rf"from (?:sunny|rainy|windy|wet|lovely|beautiful|cold|chilly|grey|gray|snowy)|"
    rf"(?P<bare>{_DELIVERED})|"
    rf"de|da|di|гр\.|г\.|м\.)[ \n]{_TOWN}"
    rf"|our(?: [a-z]{{3,8}})? (?P<own>{UPPER}[\w'’-]+(?: {UPPER}[\w'’-]+)?) (?:{_OURS})\b"
    rf"|[Uu]nser(?:e[mnrs]?)?(?: [a-zäöüß]{{3,8}})? (?P<owned>{UPPER}[\w-]+er) (?:{_OURS_OF_GERMANS})\b)"
    rf"|(?<=[\s,])(?P<postcode>\d{{4,5}}|\d{{2}}-\d{{3}}|\d{{3}} \d{{2}}) "
    rf"(?P<postal>(?:(?:Ste?|Sv|Sta)\. )?{UPPER}[\w'’-]+(?: {_JOINS}{UPPER}[\w'’-]+){{0,2}})"
    rf"|(?:(?<=, )|(?<=\())(?P<beside>{UPPER}[\w'’.-]+)(?= ?[,.)]| 0\d)|"
    rf"(?P<numbered>\b{UPPER}[\w'’-]+)(?=,? \(?0\d{{2,}})"
)
"""A town behind a word of place, ahead of what they have there, between commas, ahead of the number it answers on."""
_OF_OTHERS = late_pattern(
    r"(?i)\b(?:your|ihr\w{0,2}|eur\w+|dein\w*|votre|vos|ton|su|sus|vuestr\w+|vostr\w+|tu[oa]|seu|sua|vossa|uw|"
    r"jullie|państwa|"
    r"wasz\w*|hos er|era|ert|meet|(?:i|we|you|they|who|he|she|just|first|recently) met|"
    r"met (?:you|at|up|with)|treffen|getroffen|customer|client|kund\w*|klant\w*|cliente|klient\w*|"
    r"har ni|har dere|har i|habt ihr|haben sie|do you have|avez-vous|tenéis|tienen|avete|hebben jullie|"
    r"heeft u|deres|jeres|dumneavoastră|váš|vaš\w+|ваш\w*|messe|fair|expo|exhibition|show|"
    r"salon(?! de (?:coiffure|beauté|thé|massage|toilettage|tatouage))|foire|feria|"
    r"fiera|feira|"
    r"targ\w*|târg\w*|beurs|mässan?|messen|veletr\w+|saw|visited|gesehen|besucht|vu|visto|visité|bought|"
    r"gekauft|supplier|lieferant\w*|"
    r"hersteller|fournisseur|proveedor|fornitore|fornecedor|colleague|friend|kolleg\w+|freund\w*|collègue|ami|"
    r"amie|amig[oa]|collega|"
    r"importador|importer|importeur|importateur|zoo|university|universität|université|gare|station|bahnhof|"
    r"flughafen|airport|"
    r"port|hafen|elle|lui|vacances|urlaub|ferien|vacaciones|vacanz[ae]|férias|vakantie|holidays?|semester|wakacj\w+|"
    r"urlop\w*)\b[^.!?\n]{0,28}$"
)
"""Ahead of a town that is not the writer's."""
_OF_REGION = late_pattern(
    r"(?i)\b(?:interior|estado|state|prov[ií]n[cz]ia|province|county|comarca)\s$"
)
"""Ahead of a region that is called as its town: "no interior de Goiás"."""
_HALL = late_pattern(r"(?i)h[ao]lle?|hala|hali|h[aå]llen|pabellón|padiglione|pavill?on")
_NUMBER = late_pattern(r" \d{1,2}\b")
"""Behind what may be a town and is a hall: "in Halle 3"."""
_BROUGHT = late_pattern(
    r"(?i)\b(?:aan huis|thuis|bezorg\w*|lever(?:en|t|ing)|liefer(?:n|t|ung)|versend\w*|montier\w*|"
    r"zu (?:mir|uns)|bei (?:mir|uns)|deliver\w*|ship(?:ping)?|come out|livre[zr]\w*|livraison|à domicile|"
    r"a domicilio|envíos?|envían|enviáis|mand(?:an|áis|am)|enviam|despacham|entreg\w+|"
    r"consegn\w+|sped\w+|ao domicílio|dostarcz\w+|dowoz\w*|dowóz|wysył\w+|levererar|skickar)\b[^.!?\n]{0,24}$"
)
"""Ahead of a town where somebody wants something brought or done, also where they ask whether we do: it is theirs."""
