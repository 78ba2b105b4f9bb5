"""What mail gateways and programs write above a letter: "CAUTION: external sender", "requires an HTML viewer".

Help desks that people write from have a line for answers, and below it who wrote when.
"""

from __future__ import annotations

from leads.inquiries.wording.patterns import late_pattern

_BANNER = late_pattern(
    r"(?is)^\W{0,4}(?:\[?(?:caution|warning|external(?: e-?mail| sender| message)?|attention|notice|beware|think "
    r"before you click|"
    r"achtung|vorsicht|warnung|hinweis|extern(?:e)?(?: e-?mail| nachricht| mail)?|attention|avertissement|externe|"
    r"mensaje externo|externo|precaución|atención|"
    r"attenzione|esterno|messaggio esterno|let op|externe e-?mail|uwaga|wiadomość zewnętrzna|varning|extern "
    r"avsändare|advarsel|ekstern|varoitus|upozornění|pozor|atenção)\b|"
    r"you don't (?:often )?get e-?mail from|sie erhalten nicht (?:häufig|oft) e-?mails von|vous n'obtenez pas "
    r"souvent d|no suele recibir correo|non si ricevono spesso|"
    r"this (?:message|e-?mail) (?:requires an html|was sent from outside|originated (?:from )?outside|comes from "
    r"outside|is from an external|came from outside)|"
    r"diese (?:e-?mail|nachricht) (?:stammt von außerhalb|kommt von (?:extern|außerhalb)|wurde von außerhalb)|ce "
    r"(?:message|courriel) (?:provient|vient) (?:de l'extérieur|d'un expéditeur externe)|"
    r"este (?:mensaje|correo) (?:proviene|procede) de|deze e-?mail (?:komt|is) van buiten|det här (?:mejlet|"
    r"meddelandet) kommer från|"
    r"if you (?:can't|cannot|are unable to) (?:see|read|view) this|your (?:mail|email) (?:client|program) does "
    r"not support html|ihr mailprogramm (?:unterstützt|kann) kein)"
)
_SAYS_SO = late_pattern(
    r"(?i)outside (?:of )?(?:the|our|your) (?:organi[sz]ation|company|network)|external (?:sender|source|e-?mail)|"
    r"do(?: not|n't) click|html viewer|learn why this is important|"
    r"außerhalb|externe[nrms]? (?:absender|quelle|e-?mail)|klicken sie|öffnen sie keine|erfahren sie, warum|"
    r"extérieur|expéditeur externe|ne cliquez|pièces jointes|externo|no haga clic|esterno|non cliccare|"
    r"buiten (?:de|onze)|klik niet|zewnętrzn|nie klikaj|externt?|klicka inte|ekstern|klik ikke|ulkopuol|mimo "
    r"(?:organizaci|společnost)|support html|can't see|kein html"
)
_LONGEST = 600


def without_banner(text: str) -> str:
    """A text without the warnings that stand as paragraphs of their own above it; never empty where it was not."""
    text = _without_desks_lines(text) if text.startswith(_DESK) else text
    paragraphs = _PARAGRAPH.split(text, maxsplit=3)
    while (
        len(paragraphs) > 1
        and len(paragraphs[0]) < _LONGEST
        and _BANNER.match(paragraphs[0])
        and _SAYS_SO.search(paragraphs[0])
    ):
        text = text[len(paragraphs[0]) :].lstrip()
        paragraphs = _PARAGRAPH.split(text, maxsplit=3)
    return text


def _without_desks_lines(text: str) -> str:
    """Without "##- Please type your reply above this line -##" and "Ana Lopez (Firm), 17 Nov 2026, 10:22 GMT"."""
    mark, _, below = text.partition("\n")
    if not (mark.rstrip().endswith("-##") and below.strip()):
        return text
    first, *others = _PARAGRAPH.split(below.lstrip(), maxsplit=1)
    return others[0] if others and _WROTE_AT.fullmatch(first.strip()) else below.lstrip()


_DESK = "##-"
_WROTE_AT = late_pattern(
    r"[^\n?!]{2,80}[,\n][^\n]{0,12}\b20\d\d\b[^\n]{0,6}\d\d?[:.]\d\d"
    r"(?: ?[AaPp]\.?[Mm]\.?)?(?: [A-Z]{2,5}(?:[+-]\d{1,2})?)?"
)
_PARAGRAPH = late_pattern(r"\n\s*\n")
