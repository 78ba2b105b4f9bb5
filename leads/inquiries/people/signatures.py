"""Where the letter ends and its signature begins: closing phrases, the writer's own name, contact blocks, small
print.
"""

from __future__ import annotations

from dataclasses import dataclass

from leads.inquiries.companies.legal_forms import has_legal_form
from leads.inquiries.companies.organisations import names_organisation
from leads.inquiries.people.given_names import is_given_name
from leads.inquiries.people.names import clean_name, looks_like_name, small_name, without_proxy
from leads.inquiries.people.roles import is_role
from leads.inquiries.people.sign_offs import is_sign_off, name_behind_sign_off
from leads.inquiries.people.spelling import bare, names_mailbox, spellings
from leads.inquiries.wording.patterns import late_pattern

LEGAL = late_pattern(
    r"(?i)^\s*+[*_]*+\s*+(?:(?:this|the (?:information|contents?)) (?:e-?mail|message|communication|in this)|"
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
    r"(?:avis|aviso|avviso|clause|cláusula|clausola|klauzula|informativa|nota) "
    r"(?:de |di |o |sulla |sur la )?(?:confiden\w*|legal|riservatezza|privacy|poufno\w*|informacyjna|protec\w*)|"
    r"confidentiality|vertrouwelijk|administratorem .{0,30}danych|(?:ai sensi|in ottemperanza|conforme a lo|"
    r"de conformidad con|en cumplimiento)\b|bu e-?posta|kişisel veri|tento e-?mail|tato zpráva|ez az (?:e-mail|üzenet)|"
    r"acest (?:e-?mail|mesaj)|"
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


def split_signature(
    reply: str, below_delimiter: str = "", name: str = "", email: str = ""
) -> Signed:
    """Split what was written at its closing phrase; legal footers go with the signature.

    `below_delimiter` is what stood below a "-- " line: always signature. `name` and `email` are the
    sender's, as the header has them: people who close without a phrase still sign with their name.
    """
    lines = reply.split("\n")
    at = _start(lines, name, email)
    foot = [line.strip() for line in (*lines[at:], *below_delimiter.split("\n")) if line.strip()]
    body = "\n".join(lines[:at]).strip()
    if not body:
        return Signed(reply.strip(), tuple(foot), foot[0] if foot else "")
    return Signed(body, tuple(foot), lines[at].strip() if at < len(lines) else "")


def _start(lines: list[str], name: str, email: str) -> int:
    """Index of the line that the signature begins with; the end of the text where there is none.

    Whoever has said no more than a greeting has not taken leave yet: what they say then is no signature.
    """
    at = _leave_taken(lines, name, email)
    is_said = at < len(lines) and _is_prose(lines[at]) and _is_greeted_only(lines[:at])
    return at + _leave_taken(lines[at:], name, email) if is_said else at


def _leave_taken(lines: list[str], name: str, email: str) -> int:
    """Index of the first line that looks like a closing phrase, a block of facts or a name signed."""
    at = _closing(lines, name, email)
    if at is not None:
        return at
    said = lines[: _small_print_at(lines)]
    return min(_block_start(said), _signed_at(said, name, email))


def _small_print_at(lines: list[str]) -> int:
    """Index of the last paragraph where it is small print of company mail; the end of the text where it is none."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    start = end
    while start and lines[start - 1].strip():
        start -= 1
    is_small = 0 < start < end and LEGAL.match(lines[start])
    return start if is_small and _SECRET.search(" ".join(lines[start:end])) else len(lines)


_SECRET = late_pattern(
    r"(?i)\b(?:intended|confidential|recipients?|addressee|privileged|vertraulich\w*|empfänger\w*|confidentiel\w*|"
    r"destinataires?|confidencial\w*|destinatari\w*|riservat\w*|vertrouwelijk\w*|poufn\w*|adresat\w*|"
    r"konfidenti\w*|fortrolig\w*|luottamuksel\w*|2016/679|GDPR|RGPD|DSGVO|RODO|AVG)\b"
)


def _is_greeted_only(lines: list[str]) -> bool:
    """Whether there is but one short line: "Grüß Gott,", "Hola equipo!"."""
    said = [line for line in lines if line.strip()]
    return len(said) == 1 and len(said[0].split()) <= _GREETING


_GREETING = 4


def _is_prose(line: str) -> bool:
    """Whether a line says more than one of a signature does: a sentence, or too long a line, and no small print."""
    return not LEGAL.match(line) and (_weight(line) > 1 or _goes_on_small(line))


def without_dashed_name(reply: str, name: str, email: str) -> str:
    """A reply without the one line at its end that is a name behind a dash, as old hands sign: "-Ana", "/Ben".

    A list's last item is none.
    """
    above, _, last = reply.rpartition("\n")
    dashed = _DASHED.match(last)
    if not dashed or above.rstrip(" ") == above.rstrip() or not above.strip():
        return reply
    if any(map(_DASHED_WORD.match, above.split("\n"))) or not looks_like_name(dashed["name"]):
        return reply
    is_name = is_given_name(dashed["name"].partition(" ")[0])
    return above.rstrip() if is_name or _is_writer(dashed["name"], name, email) else reply


_DASHED = late_pattern(r"^\s?[-–—/~]\s?(?P<name>[^\W\d_][\w .'-]{1,40})$")
_DASHED_WORD = late_pattern(r"^\s*[-–—/~]\s?\w")


def _closing(lines: list[str], name: str, email: str) -> int | None:
    """Index of the last closing phrase with little enough below it."""
    words_below = 0
    opening = next((at for at, line in enumerate(lines) if line.strip()), 0)
    for at in range(len(lines) - 1, opening, -1):
        line = lines[at]
        if is_sign_off(line) or _closes_with_name(line, name, email):
            earlier = at - 1
            while earlier > 0 and not lines[earlier].strip():
                earlier -= 1
            # "Thanks," above "Best regards," belongs to it.
            return earlier if earlier > opening and is_sign_off(lines[earlier]) else at
        if line.strip():
            words_below += _weight(line)
        if words_below > _MAX_SIGNATURE:
            return None
    return None


def _weight(line: str) -> int:
    """How much a line below a closing phrase speaks against it: people say nothing more once they have closed."""
    if LEGAL.match(line):
        return 1
    is_sentence = line.rstrip().endswith(("?", "!", ".")) and len(line.split()) >= _SENTENCE
    if is_sentence and not has_legal_form(f" {line.strip()}"):
        return 6
    return 1 if _is_short(line) else 3


def _is_short(line: str) -> bool:
    return len(line) <= _LONG_LINE or (len(line) <= 2 * _LONG_LINE and bool(_BARS.search(line)))


_BARS = late_pattern(r"\s[|•·]\s.{3,80}\s[|•·]\s")


def _closes_with_name(line: str, name: str, email: str) -> bool:
    behind, is_sure = name_behind_sign_off(line)
    if not behind or not looks_like_name(behind):
        return False
    return is_sure or _is_writer(behind, name, email)


def _is_writer(words: str, name: str, email: str) -> bool:
    """Whether a line of names is the sender's: the words of the header, however ordered, or those of the address.

    Titles count for nothing: "Mrs S Haddon" is Shirley Haddon.
    """
    said = [spellings(word) for word in _NAME.findall(clean_name(words))]
    shown = [spellings(word) for word in _NAME.findall(name)]
    if not said:
        return False
    if shown and all(any(one & other for other in shown) for one in said):
        return True
    if len(shown) == 1 and (shown[0] & said[0] or shown[0] & said[-1]):
        return True
    if len(shown) > 1 and all(any(one & other for other in said) for one in shown):
        return True
    return names_mailbox(words, email)


_NAME = late_pattern(r"[^\W\d_]{2,}")
_SENTENCE = 6


def _signed_at(lines: list[str], name: str, email: str) -> int:
    """Index of the line near the end that the sender's name begins, with the words of goodbye above it."""
    first = max(len(lines) - 2 * _MAX_SIGNATURE, 1)
    weight = 0
    found = len(lines)
    for at in range(len(lines) - 1, first - 1, -1):
        line = lines[at]
        if not line.strip():
            continue
        weight += _weight(line)
        if weight > _MAX_SIGNATURE:
            break
        head = _HEAD.split(line.strip(" *_-–/"))[0].strip()
        if _is_short(line) and looks_like_name(head) and _is_writer(head, name, email):
            found = at
        elif weight == 1 and _stands_apart(lines, at) and _is_full_name(line):
            found = at  # alone at the very end
        elif (_ends_speech(lines[max(at - 2, 0) : at]) and _heads_block(lines[at:])) or (
            weight == 1 and _is_small_name(line, email)
        ):
            found = at
    return _with_goodbye(lines, found) if found < len(lines) else found


def _stands_apart(lines: list[str], at: int) -> bool:
    """Whether a line has a blank above it, or but a word or two of leave, whatever they are: "Ta", "Tot gauw"."""
    above = lines[at - 1].strip()
    if not above:
        return True
    is_leave = len(above.split()) <= _FEW_WORDS and not _SPEAKS.search(above)
    is_alone = at > 1 and not lines[at - 2].strip()
    return is_leave and is_alone and is_given_name(lines[at].strip(" .,!*").partition(" ")[0])


_FEW_WORDS = 2


def _ends_speech(lines: list[str]) -> bool:
    """Whether no more is said: the last line is blank, ends a sentence, takes leave ("Namaste,") or names a job.

    `lines`: the last two are enough.
    """
    above = lines[-1].strip()
    if not above or above.endswith((".", "?", "!")):
        return True
    stands_alone = len(lines) > 1 and not lines[-2].strip()
    return len(above.split()) <= _LEAVE and (above.endswith(",") or stands_alone or is_role(above))


def _heads_block(lines: list[str]) -> bool:
    """Whether a person's whole name leads the last lines, with job, organisation or numbers alone below it."""
    first, *below = [line.strip() for line in lines if line.strip()]
    if len(below) > _MOST_BELOW or _is_prose(first) or any(map(_SPEAKS.search, below)):
        return False
    name = clean_name(without_proxy(_HEAD.split(first)[0].strip(" *_/-–")))
    words = name.split()
    if not (1 <= len(words) <= _MOST_NAMES + 1 and looks_like_name(name)):
        return False
    if len(words) == 1:
        return any(map(names_organisation, below[:1]))  # "Chantelle", above her shop
    return is_given_name(words[0]) or is_given_name(words[-1])


def _is_small_name(line: str, email: str) -> bool:
    """Whether a last line is the writer's name in small letters, with a number behind or as the address has it."""
    name = small_name(_NUMBER.sub("", line))
    if not name:
        return False
    surname = name.rpartition(" ")[2]
    return bool(_NUMBER.search(line)) or any(
        spelled in bare(email.rpartition(".")[0]) for spelled in spellings(surname)
    )


_NUMBER = late_pattern(r"(?<!\s)\s++(?:tel\.?:? ?)?\+?\(?\d[\d\s()./-]{5,60}+$")
_MOST_BELOW, _LEAVE = 8, 3


def _is_full_name(line: str) -> bool:
    head, *behind = _HEAD.split(line.strip())
    if behind and not is_role(" ".join(behind)):
        return False
    line = head
    words = line.split()
    return 1 <= len(words) <= _MOST_NAMES and len(words[0]) > 2 and looks_like_name(line)


_MOST_NAMES = 3
_HEAD = late_pattern(
    r"(?<!\s)\s++x{1,3}$|(?:(?<!\s)\s++)?[|•·,(]\s*+|(?<!\s)\s++[–—-]\s++|(?<!\s)(?=[^\S\t]*+\t)\s++"
)


def _with_goodbye(lines: list[str], at: int) -> int:
    """Up to the company above the name, and to a short line above them that ends like a goodbye."""
    while at > 1 and lines[at - 1].strip() and len(lines[at - 1]) < _LONG_LINE:
        above = lines[at - 1]
        if not (
            has_legal_form(f" {above.strip()}") and not above.rstrip().endswith((".", "?", "!"))
        ):
            break
        at -= 1
    goodbye = at - 1
    while goodbye > 0 and not lines[goodbye].strip():
        goodbye -= 1
    stands_alone = goodbye > 0 and not lines[goodbye - 1].strip()
    if (
        stands_alone
        and len(lines[goodbye].split()) <= _GOODBYE
        and lines[goodbye].rstrip().endswith(",")
    ):
        return goodbye
    return at


_GOODBYE = 7

_CONTACT_LINE = late_pattern(
    r"(?i)(?:^|[\s|])(?:t[ée]l\w{0,7}|phone|fon|telefon|mobile?|cell?\w{0,7}|handy|fax|gsm|tlf|tfn|puh|kom|port|"
    r"m[óo]vil|cep|тел|факс|моб|τηλ|κιν|"
    r"www|e-?mail|mail|web|t|m|p|f|c)\s*[.:|]|https?://|(?:^|\s)www\.|"
    r"^\W*+(?:\w{1,12}[.:]?\s{1,3})?\+?\(?\d[\d\s()./-]{6,}+\W*+$|^\s*+\S[^\s@]*+@\S+\.\w+\s*$|"
    r"(?<![\d.,])(?:\+|0|\()\d{1,4}[\s()./-]{1,3}\d[\d\s()./-]{4,}\d"
)


def _block_start(lines: list[str], blocks: int = 0, *, is_above: bool = False) -> int:
    """Where a signature without closing phrase begins: a last block of short lines that has contact data.

    The end of the text where there is none. `blocks` are those already looked at, below; `is_above`:
    they are signature.
    """
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    start = end
    while start and lines[start - 1].strip() and _is_short(lines[start - 1]):
        start -= 1
    block = lines[start:end]
    if not 1 <= len(block) <= _MAX_SIGNATURE or start == 0 or _speaks(block[0]):
        return len(lines)
    has_contact = any(_CONTACT_LINE.search(line) for line in block)
    has_contact = has_contact or (is_above and has_legal_form(f" {block[0].strip()}"))
    is_signed = looks_like_name(_HEAD.split(block[0].strip())[0])
    is_small = len(block) <= _FEW and start > 1 and blocks < _MOST_BLOCKS
    may_go_on = is_small and (has_contact or is_signed)
    before = _block_start(lines[:start], blocks + 1, is_above=has_contact) if may_go_on else start
    if has_contact or (is_signed and (before < start or is_above)):
        return min(before, start)
    return len(lines)


def _speaks(line: str) -> bool:
    """Whether a line is a sentence's end, or a sentence that goes on below."""
    return bool(_SPEAKS.search(line)) or _goes_on_small(line)


def _goes_on_small(line: str) -> bool:
    words = line.split()
    small = sum(word.isalpha() and word.islower() for word in words)
    return len(words) >= _WORDS_SPOKEN and small >= _SMALL_SPOKEN


_WORDS_SPOKEN, _SMALL_SPOKEN = 9, 6
"""Words of a line of prose, and how many of them no name and no firm would begin small."""
_FEW = 3
_MOST_BLOCKS = 40
_SPEAKS = late_pattern(r"(?:[?!？！。।]|[^\W\d_]{4}\.)\s*+$")


def signature_of(text: str) -> str:
    """What stands below the last "-- " line of a text that is not quoted; "" when there is none."""
    if not any(mark in text for mark in _DELIMITERS):
        return ""
    own = [line for line in text.split("\n") if not line.lstrip().startswith(">")]
    for at in range(len(own) - 1, max(len(own) - 40, -1), -1):
        if own[at].rstrip() in _DELIMITERS:
            return "\n".join(own[at + 1 :]).strip()
    return ""


_DELIMITERS = ("--", "––", "—")
