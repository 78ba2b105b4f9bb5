"""What a form's question asks for that is told in a whole sentence: "And what's your e-mail address?"."""

from __future__ import annotations

import re

from leads.inquiries.forms.label import Label
from leads.inquiries.wording.patterns import late_pattern

_ENDS_ASKING = late_pattern(r"\?\s*\W*$")
_BEGINS_ASKING = late_pattern(
    r"\W*(?:please|bitte|tell us|and |your |ihre? |votre |su |uw |seu |vostr[oa] |din |jouw )"
)
_ASKED: tuple[tuple[Label, re.Pattern[str]], ...] = (
    (
        Label.NAME,
        late_pattern(
            r"(?:^|[!.,] )(?:and |so |first,? )?(?:how|what) (?:should|shall|may|can|do|would) (?:we|i|you)"
            r"(?: like us to)? call you(?! (?:on|at|about))|"
            r"wie d[ua]rfen wir (?:sie|dich) (?:nennen|ansprechen)|"
            r"como (?:podemos|devemos|posso|gostaria de ser) (?:te |lhe |o |a )?chama|como (?:te|le|lo|la) (?:llamamos|"
            r"podemos llamar)|"
            r"comment (?:devons|pouvons|peut|doit)-(?:nous|on) vous appeler|come (?:possiamo|dobbiamo) chiamar|"
            r"hoe (?:mogen|kunnen) we (?:je|u) noemen|vad (?:ska|far) vi kalla|size nasil hitap|"
            r"^wer (?:bist du|sind sie|schreibt)"
        ),
    ),
    (
        Label.POSTCODE,
        late_pattern(
            r"\b(?:plz|postleitzahl|code postal|codigo postal|tu[oa]? cap|su[oa] cap|postcode|post code|zip|"
            r"kod pocztowy|postnummer|postnr|postinumero\w*|psc|iranyitoszam\w*|cod postal|codul postal|posta kodu\w*|"
            r"почтовый индекс|поштовий індекс|ταχυδρομικ\w+|postanski broj|postna stevilka)\b"
        ),
    ),
    (
        Label.PLACE,
        late_pattern(
            r"\bwhere(?:'s| is| are| will| do you live| does)|(?:which|what) (?:city|town|suburb|village|area)|"
            r"\bwo (?:sind sie|bist du|wohn|befind|soll|steht|liegt|findet|ist (?:das|der|die|ihr|euer|dein))|"
            r"(?:in )?welche[rmn]? (?:stadt|ort|gemeinde)|"
            r"\bou (?:etes-vous|es-tu|se trouve|se situe|habit|est(?:-ce)?|doit)|quelle (?:ville|commune)|"
            r"\bdonde (?:esta|vive|se encuentra|se ubica|sera|se celebra)|que (?:ciudad|localidad|poblacion)|"
            r"\bdov'? ?(?:e |si trova|vive|abit|ti trovi|siete|si svolge)|(?:che|quale) (?:citta|comune|localita)|"
            r"\bwaar (?:woon|ben|is |staat|ligt|vindt)|welke (?:stad|plaats|gemeente)|"
            r"\bgdzie (?:jest|mieszka|znajduje|odbedzie|ma byc)|jakim miescie|jaka miejscowosc|jakiej miejscowosci|"
            r"\bonde (?:mora|fica|esta|sera|se localiza)|(?:em )?(?:que|qual) (?:a sua |e a sua )?cidade|"
            r"\bvar (?:bor|ligger|finns|ska)|vilken (?:stad|ort)|\bhvor (?:bor|ligger|befinder|skal|holder)|"
            r"hvilken (?:by|kommune)|hvilket sted|\bmissa (?:kaupung|paikkak|kunna|asut|sijaits|kohde)|"
            r"\bkde (?:bydlite|se nachazi|je |stoji|bude|byvate|sa nachadza)|(?:kterem|ktorom|jakem) meste|"
            r"\bhol (?:lakik|talalhato|van|lesz)|melyik varos|"
            r"\bunde (?:locui|se afla|este|va avea)|\b(?:ce|care) (?:oras|localitate)|"
            r"\bгде (?:вы|находит|распол|будет)|каком городе|какой город|\bде (?:ви|знаход)|якому місті|"
            r"\bnerede |hangi (?:sehir|ilde|ilce)|\bπου (?:βρισκ|μεν|εινα)|ποια πολη|\bgdje |\bgde |kojem gradu|\bkje "
        ),
    ),
    (
        Label.COUNTRY,
        late_pattern(
            r"(?:which|what) country|welche[mns]? land\b|quel pays|(?:que|qual) pais|(?:che|quale) paese|welk land|"
            r"vilket land|hvilket land|missa maassa|(?:jakim|jakiego|ktorego) kraju|(?:ktere|jake) zem[ei]|"
            r"(?:ktorej|akej) krajin[ey]|melyik orszag|(?:ce|care) tara|hangi ulke|каком? стран|як[ао]ї країн|"
            r"якій країн|коя държава|ποια χωρα|kojoj zemlji|kateri drzavi"
        ),
    ),
    (
        Label.EMAIL,
        late_pattern(r"\be-?mail|\bmail\b|\bmailadres|courriel|\bcorreo|sahkoposti|e-post|\bmejl"),
    ),
    (
        Label.PHONE,
        late_pattern(
            r"\bphone|telefon|telephone|telefoon|call you|reach you|erreichen wir|"
            r"wir (?:sie|dich|euch) erreichen|appeler|llamar|chiamar|puhelin|number can we|"
            r"\bcelular|\bcellulare|\bmobile\b|\bhandy|whatsapp|joindre|joignable|na (?:dig|deg)|ringe (?:til|dig|deg)|"
            r"tavoitta|tavoitamme|zastihn|zavolat|oddzwonic|zadzwonic|elerhet|hivhat|sunam|arayabil|ulasabil|позвонить|"
            r"связаться|зателефон|richiamar|contattarti|contattarla|localizar|bellen|bereiken"
        ),
    ),
    (
        Label.COMPANY,
        late_pattern(
            r"\bcompany\b(?! (?:size|type|website))|\bfirma\b|unternehmen|entreprise|societe|empresa|azienda|bedrijf|"
            r"\b(?:ihr|your|votre|su|il suo) (?:geschaft|laden|store|shop|boutique|negozio|tienda)\b|"
            r"\b(?:store|shop|business|salon|firm) name\b|^(?:store|shop|geschaft|laden|boutique|negozio|tienda|winkel|"
            r"butik|sklep|business)$|foretag|virksomhed|do you work for|\borganisation\b|\borganization\b"
        ),
    ),
    (
        Label.NAME,
        late_pattern(
            r"\bname\b|\bnom\b|\bnombre\b|\bnome\b|\bnaam\b|\bnamn\b|\bnavn\b|\bnimi|heissen|heisst|appelez|"
            r"call yourself|te llamas|se llama|ti chiami|si chiama|\bheet\b|\bheter\b|\bhedder\b|nazywasz|"
            r"jmenujete|jmenujes"
        ),
    ),
    (Label.BUDGET, late_pattern(r"budget|presupuesto|orcamento|budzet|rozpocet")),
    (
        Label.MESSAGE,
        late_pattern(
            r"tell us|(?:how|what) (?:can|could|may) we|do you need|are you looking for|about (?:the|your) project|"
            r"what(?:'s| is) (?:it about|your (?:question|project|enquiry|inquiry))|"
            r"helfen|benotigen sie|brauchen sie|worum geht|"
            r"aider|besoin|ayudar|necesita|aiutar|helpen|precisa|hjalpa|hjaelpe|hjelpe|pomoc|auttaa|message|nachricht"
        ),
    ),
)
"""What a question asks for, by the word that tells; tried in this order."""
_NO_QUESTION = late_pattern(
    r"^(?:how did you (?:hear|find)|wie (?:haben|sind) sie (?:auf|zu)|comment (?:nous )?avez-vous (?:connu|entendu)|"
    r"como nos (?:conocio|encontro|conheceu)|come (?:ci )?(?:hai|avete|ha) (?:conosciut|trovat)|"
    r"hoe (?:heeft|heb|bent) |(?:and )?(?:when|wann|quand|cuando|quando|wanneer|kiedy|nar|hvornar|milloin|kdy) )|"
    r"best time|preferred (?:time|method|contact)|company size|how many|wie viele|combien|"
    r"cuant|quant|hoeveel|ile |kolik"
)


def asked_for(heading: str, word: str) -> Label | None:
    """What a whole question asks for: "And what's your e-mail address?"; None for anything else."""
    is_asked = "?" in heading and bool(_ENDS_ASKING.search(heading))
    if not (is_asked or _BEGINS_ASKING.match(heading.lower())):
        return None
    if _NO_QUESTION.search(word):
        return None
    label = next((label for label, pattern in _ASKED if pattern.search(word)), None)
    return _part_of_name(word) or label if label in {Label.NAME, None} else label


def _part_of_name(word: str) -> Label | None:
    """Which part of a name a whole question asks for: the given name, the family's, or both; None for neither."""
    is_given, is_family = bool(_GIVEN.search(word)), bool(_FAMILY.search(word))
    others = _FAMILY.sub(" ", _GIVEN.sub(" ", word))
    is_both = (is_given and is_family) or (is_family and bool(_BESIDE_FAMILY.search(others)))
    if is_both or _asks_name(others):
        return Label.NAME
    return Label.FIRST_NAME if is_given else Label.LAST_NAME if is_family else None


def _asks_name(word: str) -> bool:
    return any(label is Label.NAME and pattern.search(word) for label, pattern in _ASKED)


_GIVEN = late_pattern(
    r"\b(?:first|given) name|\bforename|\bvorname|\bprenom|\bvoornaam|\bfornamn|\bfornavn|\betunim|\bprimeiro nome|"
    r"\bnombre de pila|\bkrestni jmeno|\bkrstne meno|\bkeresztnev|\butonev|\bprenume"
)
_FAMILY = late_pattern(
    r"\b(?:last|family) name|\bsurname|\b(?:nach|zu|familien)name|\bnom de famille|\bapellidos?\b|\bcognome|"
    r"\bsobrenome|\bapelido|\b(?:achter|familie)naam|\befternamn|\befternavn|\betternavn|\bsukunim|\bnazwisk|"
    r"\bprijmen|\bpriezvisk|\bprezime|\bpriimek|\bvezeteknev|\bcsaladnev|\bnume(?:le)? de familie|\bsoyad|"
    r"\bфамили|\bпрізвищ"
)
_BESIDE_FAMILY = late_pattern(
    r"\b(?:vor-|voor-|for-|first\b|imie\b|jmeno|meno\b|ime\b|ad\b|adiniz|nume\b|имя|імя|ім'я|име\b)"
)
"""What asks for the given name beside the family's, and is another word elsewhere."""
