"""Where the letter ends and its signature begins: sign-offs, name blocks, legal footers."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PHRASE = (
    r"(?:(?:with |my |our )?(?:(?:best|kind|kindest|warm|warmest|many|"
    r"sincere) )*(?:regards|wishes|greetings)|"
    r"best|br|kr|rgds|rgs|bests|all the best|take care|warmly|yours|speak soon|"
    r"have a (?:great|nice|good|lovely) (?:day|week|weekend|evening)|cheers|thanks|"
    r"many thanks|thank you(?: (?:very much|so much|"
    r"in advance|for your (?:help|time)))?|thanks (?:in advance|a lot|and (?:best|"
    r"kind) regards)|thx|"
    r"(?:yours )?(?:sincerely|faithfully|truly|cordially)(?: yours)?|respectfully|"
    r"mit (?:freundlichen|besten|vielen|herzlichen|freundlichem|schönen|lieben) (?:grüßen|"
    r"grüssen|gruss|gruß|gruessen|grüße)(?: aus .{1,30})?|"
    r"(?:viele|beste|freundliche|schöne|herzliche|liebe|sonnige)[nr]? (?:grüße|grüsse|gruesse|"
    r"grüßen|gruß)(?: aus .{1,30})?|gruß|grüße|gruss|gruß aus .{1,30}|mfg|vg|lg|bg|kg|"
    r"hochachtungsvoll|freundlichst|herzlichst|"
    r"(?:vielen |besten )?dank(?: (?:im voraus|und (?:viele |freundliche |beste )?grüße))?|danke|"
    r"cordialement|bien cordialement|(?:bien )?à vous|salutations(?: distinguées)?|sincères salutations|cdlt|"
    r"(?:meilleures|sincères|cordiales) salutations|merci(?: (?:d['’]avance|beaucoup|"
    r"par avance|pour votre (?:retour|réponse|aide)))?|(?:très )?bonne (?:journée|soirée|"
    r"réception)|bàv|sincèrement|bien à toi|amicalement|"
    r"(?:un )?(?:cordial )?saludos?(?: cordiales)?|un cordial saludo|atentamente|atte|"
    r"quedo a la espera(?: .{1,40})?|reciba un cordial saludo|"
    r"(?:muchas )?gracias(?: de antemano)?|cordialmente|"
    r"(?:cordiali|distinti|migliori) saluti|saluti|un saluto|grazie(?: (?:mille|in anticipo))?|"
    r"atenciosamente|cumprimentos|(?:com os )?melhores cumprimentos|obrigad[oa](?: desde já)?|abraços?|att|"
    r"met (?:vriendelijke|hartelijke|beste) groet(?:en)?|(?:vriendelijke|hartelijke|"
    r"beste) groet(?:en)?|groet(?:en|jes)?|mvg|alvast bedankt|"
    r"(?:serdecznie )?pozdrawiam(?: serdecznie)?|z (?:poważaniem|wyrazami szacunku)|z góry dziękuję|"
    r"(?:med )?vänlig(?:a)? hälsning(?:ar)?|(?:bästa )?hälsningar|mvh|tack(?: på förhand)?|hälsar|"
    r"(?:med )?(?:venlig|vennlig|de bedste|beste) hilsen(?:er)?|hilsen|vh|kh|bh|dbh|tak|takk|"
    r"med hilsen|på forhånd tak|"
    r"(?:ystävällisin|parhain) terveisin|terveisin|terv|kiitos|"
    r"s pozdravem|s přátelským pozdravem|s úctou|děkuji|"
    r"saygılarımla|iyi çalışmalar|teşekkürler|с уважением|спасибо|üdvözlettel|cu (?:stimă|respect)|lep pozdrav|"
    r"よろしくお願い(?:いた)?します|敬具|此致|祝好)"
)
SIGN_OFF = re.compile(
    rf"(?i)^\s*[*_]*{_PHRASE}(?:\s*[,.!&+/-]?\s*(?:(?:and|und|et|y|e|en|i|og|och|ja|a|&)\s+)?{_PHRASE})?"
    r"\s*[,.!;:…–*_-]*\s*(?:[:;]-?\))?\s*$"
)
"""A line that is nothing but a closing phrase."""

SIGN_OFF_WITH_NAME = re.compile(
    r"(?i)^\s*(?:(?:best|kind|warm) regards|regards|best wishes|cheers|thanks|thank you|many thanks|sincerely|"
    r"viele grüße|beste grüße|liebe grüße|mit freundlichen grüßen|gruß|grüße|lg|vg|mfg|merci|"
    r"cordialement|saludos|gracias|"
    r"saluti|cordiali saluti|grazie|obrigad[oa]|groeten|groet|mvg|pozdrawiam|mvh|hilsen|"
    r"terveisin|s pozdravem)[,!.]?\s+(?-i:(?P<name>[A-ZÀ-ÖØ-ÞŁŚŻŹĆ][^\d@:]{1,40}))$"
)
"""The closing phrase and the name on one line: "Viele Grüße Anna Berg"."""

LEGAL = re.compile(
    r"(?i)^\s*[*_]*\s*(?:(?:this|the (?:information|contents?)) (?:e-?mail|message|communication|in this)|"
    r"confidential|disclaimer|privileged|notice:|important notice|if you (?:are not|have received this)|"
    r"please consider the environment|think before you print|before printing|virus-free|"
    r"this message (?:is|may|contains)|"
    r"diese (?:e-?mail|nachricht)|der inhalt dieser|vertraulich|bitte (?:denken|"
    r"prüfen) sie .{0,30}(?:umwelt|drucken)|"
    r"ce (?:message|courriel|mail)|cet e-?mail|pensez à l['’]environnement|este (?:mensaje|"
    r"correo)|esta (?:mensagem|comunicación)|"
    r"(?:il presente|questo) (?:messaggio|documento)|questa e-?mail|dit (?:bericht|e-?mail)|"
    r"deze e-?mail|ta wiadomość|"
    r"denna? (?:e-post|mail)|denne (?:e-mail|e-post|mail)|tämä (?:viesti|sähköposti)|"
    r"registered (?:in|office)|sitz der gesellschaft|"
    r"handelsregister|geschäftsführer|amtsgericht|registergericht)"
)
"""How the small print at the foot of company mail begins."""

_MAX_SIGNATURE = 16
_LONG_LINE = 90


@dataclass(frozen=True, slots=True)
class Signed:
    """A text in two: what they say, and the lines they sign with ("" lines left out)."""

    body: str
    signature: tuple[str, ...]
    sign_off: str = ""


def split_signature(reply: str, below_delimiter: str = "", name: str = "") -> Signed:
    """Split what was written at its closing phrase; legal footers go with the signature.

    `below_delimiter` is what stood below a "-- " line: always signature. `name` is the sender's, as the
    header has it: people who close without a phrase still sign with it.
    """
    lines = reply.split("\n")
    at = _closing(lines)
    if at is None:
        at = min(_block_start(lines), _signed_at(lines, name))
    foot = [line.strip() for line in (*lines[at:], *below_delimiter.split("\n")) if line.strip()]
    body = "\n".join(lines[:at]).strip()
    if not body:
        return Signed(reply.strip(), tuple(foot), foot[0] if foot else "")
    return Signed(body, tuple(foot), lines[at].strip() if at < len(lines) else "")


def _closing(lines: list[str]) -> int | None:
    """Index of the last closing phrase with little enough below it."""
    words_below = 0
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        if SIGN_OFF.match(line) or SIGN_OFF_WITH_NAME.match(line):
            earlier = at - 1
            while earlier > 0 and not lines[earlier].strip():
                earlier -= 1
            # "Thanks," above "Best regards," belongs to it.
            return earlier if earlier > 0 and SIGN_OFF.match(lines[earlier]) else at
        if line.strip():
            is_foot = len(line) <= _LONG_LINE or LEGAL.match(line)
            words_below += 1 if is_foot else 3
        if words_below > _MAX_SIGNATURE:
            return None
    return None


def _signed_at(lines: list[str], name: str) -> int:
    """Index of the line near the end that begins with the sender's name, or is their first name at the very end."""
    wanted = " ".join(name.casefold().split())
    last = next((at for at in range(len(lines) - 1, 0, -1) if lines[at].strip()), 0)
    if (
        wanted
        and last
        and lines[last].casefold().strip(" ,.-–/") in {wanted, wanted.partition(" ")[0]}
    ):
        return last
    if " " in wanted:
        for at in range(len(lines) - 1, max(len(lines) - _MAX_SIGNATURE, 0), -1):
            line = " ".join(lines[at].casefold().split())
            if line.startswith(wanted) and len(line) < _LONG_LINE:
                return at
    return len(lines)


_CONTACT_LINE = re.compile(
    r"(?i)(?:^|\s)(?:tel|phone|fon|mobil|mobile|cell|fax|www\.|https?://|e-?mail|t|m|p|f)\s*[.:|]|"
    r"^\W*\+?\d[\d\s()./-]{6,}\W*$|^\s*\S+@\S+\.\w+\s*$"
)


def _block_start(lines: list[str]) -> int:
    """Where a signature without closing phrase begins: a last block of short lines that has contact data.

    The end of the text where there is none.
    """
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    start = end
    while start and lines[start - 1].strip() and len(lines[start - 1]) <= _LONG_LINE:
        start -= 1
    block = lines[start:end]
    is_short = 1 <= len(block) <= _MAX_SIGNATURE and start > 0
    if (
        is_short
        and any(_CONTACT_LINE.search(line) for line in block)
        and not block[0].strip().endswith(("?", "."))
    ):
        before = _block_start(lines[:start]) if len(block) < 3 and start > 1 else start
        return min(before, start)
    return len(lines)


def signature_of(text: str) -> str:
    """What stands below the last "-- " line of a text that is not quoted; "" when there is none."""
    own = [line for line in text.split("\n") if not line.lstrip().startswith(">")]
    for at in range(len(own) - 1, max(len(own) - 40, -1), -1):
        if own[at].rstrip() in {"--", "-- ", "––", "—"}:
            return "\n".join(own[at + 1 :]).strip()
    return ""
