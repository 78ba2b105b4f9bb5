"""Receipts for mails of ours: read, delivered, or accepted; as reports, in plain text, and of certified mail."""

from __future__ import annotations

from leads.inquiries.screening.candidates import Candidate, Screen, header_line
from leads.inquiries.screening.verdicts import Verdict
from leads.inquiries.wording.patterns import late_pattern
from leads.inquiries.wording.tongues import flattened

RECEIPT = "a receipt for a mail of ours"
_LONGEST = 1_500
_READ_SUBJECT = late_pattern(
    r"(?i)^\W{0,3}(?:re\s*:\s*)?(?:(?:not read|read|gelesen|ungelesen gelöscht|nicht gelesen|non lu|lu|no leído|leído|"
    r"non letto|letto|niet gelezen|gelezen|não lida|lida|lido|nie przeczytano|przeczytano|przeczytane|olästa?|läst|"
    r"ikke læst|læst|ulest|lest|luettu|ei luettu|nepřečteno|přečteno|prečítané|elolvasva|olvasott|okundu|okunmadı|"
    r"прочитано|прочтено|не прочитано|αναγνώσθηκε|διαβάστηκε|citit|開封済み|未開封|已读|已讀|읽음)\s*[:：]|"
    r"(?:return|read(?:ing)?|reading|delivery) (?:receipt|confirmation)|receipt (?:confirmation|notification)\b|"
    r"lesebestätigung|empfangsbestätigung|accusé de (?:lecture|réception)|confirmation de lecture|"
    r"acuse de (?:recibo|lectura)|confirmación de lectura|confirmación de recepción|"
    r"ricevuta di (?:ritorno|lettura)|conferma di lettura|leesbevestiging|ontvangstbevestiging|"
    r"confirmação de leitura|aviso de recepção|recibo de leitura|potwierdzenie (?:odczytu|przeczytania|odbioru)|"
    r"läskvitto|mottagningskvitto|(?:læse|modtage)kvittering|kvittering for læsning|lesebekreftelse|lesekvittering|"
    r"lukukuittaus|vastaanottokuittaus|potvrzení (?:o )?přečtení|potvrzení přijetí|"
    r"olvasási (?:visszaigazolás|értesítés)|"
    r"confirmare de citire|okundu bilgisi|уведомление о прочтении|отч[её]т о прочтении|отбележено прочитане|"
    r"αποδεικτικό ανάγνωσης|開封確認|开封|已读回执|읽음 확인)"
)
_SAYS_READ = late_pattern(
    r"\bthis is a (?:return|read) receipt\b|\breturn receipt only acknowledges\b"
    r"|\byour (?:document|message|e?-?mail|memo)\b[^?]{0,300}?\b(?:(?:was|has been) (?:read|received by|displayed|"
    r"opened|deleted without|seen)|to .{1,200} was (?:read|deleted))"
    r"|\b(?:ihr(?:e)? (?:dokument|nachricht|e-?mail|memo)|dies ist eine (?:lese|empfangs)bestätigung)\b[^?]{0,300}?"
    r"\b(?:gelesen|erhalten von|empfangen von|angezeigt|geöffnet|ungelesen gelöscht)\b"
    r"|\bvotre (?:document|message|courriel|mémo)\b[^?]{0,300}?\b(?:a été (?:lu|reçu par|affiché|supprimé)|lu le)\b"
    r"|\b(?:su|tu|el) (?:documento|mensaje|correo|memo)\b[^?]{0,300}?\b(?:(?:ha sido|fue|se ha) (?:leído|recibido por|"
    r"mostrado|eliminado|abierto)|se leyó|leído el)\b"
    r"|\b(?:il|il suo|il tuo) (?:documento|messaggio|memo)\b[^?]{0,300}?\b(?:è stat[oa] (?:letto|ricevuto da|"
    r"visualizzato|eliminato|aperto))\b"
    r"|\b(?:uw|je) (?:document|bericht|e-?mail|memo)\b[^?]{0,300}?\b(?:is|werd) (?:\S+ ){0,8}?(?:gelezen|"
    r"ontvangen door|weergegeven|geopend|verwijderd)\b"
    r"|\b(?:(?:a )?sua|o seu|o documento|a mensagem)\b[^?]{0,300}?\bfoi (?:lid[oa]|recebid[oa] por|exibid[oa]|"
    r"eliminad[oa]|excluíd[oa]|abert[oa])\b"
    r"|\b(?:twoja|twój|państwa|wiadomość|dokument)\b[^?]{0,300}?\bzosta(?:ła|ł) (?:przeczytan[ay]|odebran[ay] przez|"
    r"wyświetlon[ay]|usunięt[ay])"
    r"|\bditt (?:meddelande|dokument|brev)\b[^?]{0,300}?\b(?:lästes|har lästs|togs emot av|mottogs av|visades)\b"
    r"|\b(?:din|dit|ditt|meldingen din) ?(?:meddelelse|besked|mail|dokument|melding)?\b[^?]{0,300}?\b(?:blev læst|"
    r"er blevet læst|er læst|ble lest|er lest|blev modtaget af|ble mottatt av)\b"
    r"|\bviestisi\b[^?]{0,300}?\b(?:luettiin|on luettu|vastaanotti)\b"
    r"|\bvaš[ea] (?:zpráva|e-?mail|správa|dokument)\b[^?]{0,300}?\b(?:byla? přečten|bola? prečítan|byla? přijat|"
    r"byla? zobrazen)"
    r"|\b(?:az )?(?:ön )?(?:üzenete|üzenetét|levelét|dokumentum\w*)\b[^?]{0,300}?\b(?:elolvas|megkapta|megjelenít)"
    r"|\b(?:mesajul|documentul) (?:dvs|dumneavoastră|tău)\b[^?]{0,300}?\ba fost (?:citit|primit de|afișat)"
    r"|\b(?:iletiniz|mesajınız|belgeniz)\b[^?]{0,300}?\b(?:okundu|görüntülendi|tarafından alındı)"
    r"|\bваш[ае]? (?:сообщение|письмо|документ)\b[^?]{0,300}?\b(?:прочитано|прочтено|прочитан|получен[оа]? |"
    r"просмотрено)"
    r"|\bτο μήνυμ[άα] σας\b[^?]{0,300}?\b(?:διαβάστηκε|αναγνώσθηκε|παραλήφθηκε)"
    r"|(?:メッセージ|メール|文書)[^?？]{0,200}?(?:開封され|受信され|表示され)|(?:您|你)的(?:邮件|郵件)[^?？]{0,200}?(?:已读|已讀|阅读|閱讀)"
)
_SAYS_I = late_pattern(
    r"\b(?:i|we|we're|i'm|my|our|us|ich|wir|uns(?:er\w*)?|je|j'ai|nous|nos|notre|yo|nosotros|nuestr\w+|queremos|"
    r"necesitamos|noi|nostr\w+|vorremmo|ik|wij|ons|onze|nós|noss\w+|jag|vårt?|våra|jeg|vores|vår|minun|meidän|"
    r"proszę|prosimy|nasz\w*|prosím\w*|náš|naše)\b"
)
"""What people say of themselves, and programs do not."""
_ARRIVED_SUBJECT = late_pattern(
    r"(?i)^\W{0,3}(?:successful mail delivery|mail delivery success|(?:success(?:ful)? )?delivery (?:receipt|success)|"
    r"(?:delivered|relayed|expanded|zugestellt|übermittelt|weitergeleitet|remis|distribué|relayé|entregado|transmitido|"
    r"retransmitido|consegnato|recapitato|inoltrato|bezorgd|afgeleverd|doorgestuurd|entregue|retransmitido|dostarczono|"
    r"doręczono|przekazano|levererat|levererad|vidarebefordrat|leveret|levert|videresendt|toimitettu|välitetty|"
    r"doručeno|doručené|předáno|kézbesítve|továbbítva|livrat|retransmis|teslim edildi|aktarıldı|доставлено|передано|"
    r"παραδόθηκε|配信済み|配信しました|配信完了|已送达|已送達|已传递|배달됨|전달됨)\s*[:：])"
)
_ARRIVED = late_pattern(
    r"\b(?:successfully|has been|was) delivered to\b|\bsuccessfully relayed\b|"
    r"\bdelivery to (?:these|the following) (?:recipients?|destinations?|distribution lists?)\b.{0,80}\b(?:is |was )?"
    r"(?:complete|successful)"
)
_FAILED = late_pattern(
    r"\b(?:(?:could|can)(?:not| not|n't)|fail(?:ed|ure)|not been delivered|not delivered|undeliver)",
    of_names=True,
)
_CERTIFIER = late_pattern(r"(?i)^posta-?certificata@")
_CERTIFIED = late_pattern(
    r"(?i)^\s*(?:(?:avviso di )?(?:non |mancata |avvenuta )?(?:accettazione|consegna)|presa in carico|"
    r"problema di sicurezza|rilevazione virus)\b[^:]{0,40}:"
)
_CERTIFIED_FAILURE = late_pattern(
    r"\b(?:non[ -]accettazione|errore|mancata|sicurezza|virus)\b", of_names=True
)


def receipt(candidate: Candidate) -> Screen | None:
    """What no more is said than that a mail of ours was read, or lies where it was sent to."""
    return _certified(candidate) or _arrived(candidate) or _in_plain_words(candidate)


def _certified(candidate: Candidate) -> Screen | None:
    """What a provider of Italian certified mail (PEC) says of a mail of ours: accepted, delivered, or neither."""
    mail = candidate.mail
    named = mail.header("X-Ricevuta").strip().lower()
    if not named and _CERTIFIER.match(mail.sender.email) and _CERTIFIED.match(mail.subject):
        named = mail.subject.lower()
    if not named:
        return None
    line = header_line(mail, "X-Ricevuta") or f"Subject: {mail.subject[:160]}"
    if _CERTIFIED_FAILURE.search(named):
        because = "a certified mail of ours that was not delivered"
        return Screen(verdict=Verdict.BOUNCE, because=because, line=line, confidence=0.98)
    return _found(line, 0.98)


def _arrived(candidate: Candidate) -> Screen | None:
    """A delivery status notification that tells of success alone."""
    mail = candidate.mail
    if "message/delivery-status" not in mail.part_types:
        return None
    flat = flattened(mail.text[:_LONGEST])
    named = _ARRIVED_SUBJECT.match(mail.subject)
    if _FAILED.search(flat) or not (named or _ARRIVED.search(flat)):
        return None
    return _found(f"Subject: {mail.subject[:160]}", 0.95)


def _in_plain_words(candidate: Candidate) -> Screen | None:
    """A receipt without a report, as Notes and older programs send: its subject and its one sentence say so."""
    mail = candidate.mail
    if not _READ_SUBJECT.match(mail.subject) or len(mail.text) > _LONGEST:
        return None
    flat = flattened(mail.text)
    if "?" in flat or candidate.asks or _SAYS_I.search(flat):
        return None
    if not (said := _SAYS_READ.search(flat)):
        return None
    return _found(said[0][:160], 0.9)


def _found(line: str, confidence: float) -> Screen:
    return Screen(verdict=Verdict.NOTIFICATION, because=RECEIPT, line=line, confidence=confidence)
