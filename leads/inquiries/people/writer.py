"""Who is writing? A name from the display name, the signature or an introduction; never from the address."""

from __future__ import annotations

import re
from itertools import pairwise

from leads.inquiries.companies.domains import domain_label
from leads.inquiries.companies.legal_forms import LEGAL_FORM, has_legal_form
from leads.inquiries.companies.organisations import (
    is_japanese_organisation,
    names_organisation,
)
from leads.inquiries.people.display_names import BRACKETS
from leads.inquiries.people.given_names import is_given_name
from leads.inquiries.people.introductions import Introduced, introduction_in
from leads.inquiries.people.names import (
    PARTICLES,
    NameFound,
    clean_name,
    looks_like_name,
    small_name,
    without_proxy,
    written_large,
)
from leads.inquiries.people.roles import is_role
from leads.inquiries.people.sign_offs import is_sign_off, name_behind_sign_off
from leads.inquiries.people.spelling import (
    bare,
    goes_with,
    is_domains_own,
    names_mailbox,
    spellings,
)
from leads.inquiries.people.titles import PICTURES, without_stray_marks
from leads.inquiries.wording.patterns import late_pattern
from leads.inquiries.wording.small_words import is_small_word

_SEGMENTS = late_pattern(
    r"(?:(?<!\s)\s++)?[|•·,]\s*+|(?<!\s)\s++[–—/-]\s++|(?<!\s)(?=[^\S\t]*+\t)\s++"
)
_LEAST, _WELCOME_LINES, _LINES = 0.5, 2, 14


def person_in_signature(
    lines: tuple[str, ...], shown: str = "", email: str = ""
) -> NameFound | None:
    """The name people sign with: beside or below the closing phrase, or the line that their address spells.

    `shown` is the header's display name, `email` the sender's address: what they spell is likelier.
    """
    found: list[tuple[float, NameFound]] = []
    names = 0
    for at, line in enumerate(lines[:_LINES]):
        behind, is_sure = name_behind_sign_off(line)
        if behind and looks_like_name(behind):
            name = clean_name(behind)
            points = (0.75 if is_sure else 0.45) + _agreement(name, shown, email)
            found.append((points, NameFound(name, line, 0.8 if " " in name else 0.5)))
            names += 1
        elif is_sign_off(line):
            continue
        elif candidate := _signed_by(_from_shown(line, shown)):
            below = lines[at + 1] if at + 1 < len(lines) else ""
            points = 0.6 if names < _WELCOME_LINES else 0.3
            if _is_beside_whole_name(candidate.name, found):
                points -= 0.5  # "Kommandant" below "Thomas Eisele", from kommandant@
            names += 1
            points -= 0.3 * bool(_OFFICER.match(line))
            points += 0.15 * (" " in candidate.name) + _agreement(candidate.name, shown, email)
            points += 0.15 * (is_role(_NUMBERS.split(below, maxsplit=1)[0]) or is_role(line))
            found.append((points, candidate))
    best = max(found, key=lambda pair: pair[0], default=None)
    if best is None or best[0] < _LEAST:
        return None
    others = [other for _, other in found]
    return _in_full(_above_firm(best[1], others, shown), others)


def _above_firm(name: NameFound, others: list[NameFound], shown: str) -> NameFound:
    """The person who signs above the header's firm: "Tomasz Gajda", and below it "Serwis Komputerowy Bajt"."""
    if " " not in shown or name.name != shown or any(map(is_given_name, shown.split())):
        return name
    above = others[: others.index(name)]
    wholes = (
        other for other in above if " " in other.name and is_given_name(other.name.split()[0])
    )
    person = next(wholes, name)
    is_shared = any(goes_with(word, person.name) for word in shown.split())
    return name if is_shared else person


def _from_shown(line: str, shown: str) -> str:
    """The header's whole name where a line has it behind one small word: "juf Gerda Nijenhuis"; other lines as are."""
    ahead = line[: -len(shown)].strip() if " " in shown and line.endswith(shown) else ""
    return shown if ahead.isalpha() and ahead.islower() else line


_OFFICER = late_pattern(
    r"(?i)^\W*(?:geschäftsführ(?:er|erin|ung)(?:in)?|geschäftsleitung|vorstand(?:svorsitzende[r]?)?|"
    r"vertretungsberechtigt\w*|managing directors?|directors?|gérante?s?|directeur de la publication|"
    r"amministrator[ei](?: unico| delegato)?|legale rappresentante|administrador(?:es)?|"
    r"bestuurders?|zarząd|prezes zarządu|jednatel\w*)\s*:"
)
"""Whom the law has a firm name below its letters: "Geschäftsführer: Max Brandl" has seldom written them."""
_NUMBERS = late_pattern(r"\d")
"""A job stands ahead of its number; "0141 2331 827 office" is none."""


def _in_full(name: NameFound, others: list[NameFound]) -> NameFound:
    """The whole name that goes on where one word ends: "Danke, Friederike", above "i. A. Friederike Zoltan"."""
    if " " in name.name:
        ended = f" {_bare_words(name.name)}"
        longer = (o for o in others if _bare_words(o.name).endswith(ended))
        return next((o for o in longer if is_given_name(o.name.split()[0])), name)
    wholes = (other for other in others if bare(other.name.split()[0]) == bare(name.name))
    return next((other for other in wholes if " " in other.name), name)


def _is_beside_whole_name(name: str, found: list[tuple[float, NameFound]]) -> bool:
    """Whether a single word that is no part of it stands below a whole name."""
    wholes = [other.name for _, other in found if " " in other.name]
    return bool(wholes) and " " not in name and not any(goes_with(name, other) for other in wholes)


def _bare_words(name: str) -> str:
    """Each word bare: "Mehmet Ali KAYA" ends with "ali kaya"."""
    return " ".join(map(bare, name.split()))


def _signed_by(line: str) -> NameFound | None:
    """The name that a line of a signature begins with."""
    line = without_stray_marks(line)
    if called := _CALLED.match(line):
        return NameFound(clean_name(called["name"]), line, 0.8)
    words = without_proxy(BRACKETS.sub(" ", line.strip().lstrip("*_/-–~ ")))
    head, *behind = _SEGMENTS.split(_OF_TEAM.sub("", _without_job_ahead(words)))
    if behind and LEGAL_FORM.fullmatch(f" {behind[0].strip()}"):
        return None  # "CONSERVAS EJEMPLO, S.L."
    head = _ahead_of_job(_behind_firm(head))
    name = clean_name(head) if looks_like_name(head) else small_name(_NUMBER.sub("", head))
    if not name:
        return None
    return NameFound(name, line, 0.8 if " " in name else 0.5)


def _ahead_of_job(head: str) -> str:
    """A whole name without the job in small letters behind it: "Dr. Varga Imre plébános", "Ana Lopez, owner"."""
    words = head.split()
    at = len(words)
    while at and words[at - 1].islower() and words[at - 1] not in PARTICLES:
        at -= 1
    name = " ".join(words[:at])
    is_whole = _WHOLE_NAME <= at < len(words) <= at + _MOST_OF_JOB and looks_like_name(name)
    return name if is_whole and any(map(is_given_name, clean_name(name).split())) else head


_MOST_OF_JOB = 3


def _behind_firm(head: str) -> str:
    """A Japanese name without the firm or job ahead of it: "例示建設　大塚 健吾", "女将　西村 千鶴"."""
    ahead, _, name = head.partition(" ")
    is_ahead = _JOB_IN_JAPANESE.fullmatch(ahead) or is_japanese_organisation(ahead)
    return name.strip() if name and is_ahead else head


_JOB_IN_JAPANESE = late_pattern(
    r"(?:\S{0,10}(?:部|課|係|室|担当|支店|営業所|本店|支社))|"
    r"(?:若?女将|(?:副)?(?:社長|店長|園長|院長|校長|部長|課長|係長|所長|館長|室長|支店長|工場長|料理長|会長|理事長|事務長)|主任|主査|"
    r"代表(?:取締役|者|社員)?(?:社長)?|取締役|専務|常務|支配人|住職|マネージャー|オーナー|店主|教諭|教授|弁護士|税理士|司法書士|行政書士)"
)


def _without_job_ahead(words: str) -> str:
    ahead = _JOB_AHEAD.match(words)
    if ahead is None or "@" in words:
        return words
    name = clean_name(_SEGMENTS.split(words[ahead.end() :])[0])
    is_office = ahead[0].islower() and " " in name and is_given_name(name.split()[0])
    return words[ahead.end() :] if is_office or is_role(ahead[0]) else words  # "starosta: Ing. ..."


_CALLED = late_pattern(
    r"^[^\W\d_a-z][\w'’-]+ \((?P<name>[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+){1,2})\)(?=$|[,|])"
)
"""How somebody is called, and their name: "Becca (Rebecca Lindqvist), owner"."""
_JOB_AHEAD = late_pattern(
    r"(?i)^(?:(?:die|der|the|la|le|il|lo|el|o|a|de|het) |l['’])?[^\W\d_][\w'’-]{2,20}(?: [\w'’-]{2,20})?: (?=\S+ \S)"
)
"""What somebody is, ahead of their name: "la secrétaire: Laurence Jaquier-Bovet"."""
_OF_TEAM = late_pattern(
    r"(?i)(?<!\s)\s++(?:(?:und|and|et|y|e|en|og|och|&|\+)\s++(?:das |the |l['’]|el |il |het |o |a )?[\w ]{0,12}?"
    r"(?:team|équipe|equipo|equipe|squadra|crew|family|familie|kollegen|colleagues)\b.*|"
    r"(?-i:(?:z|ze|from|vom|bei|at|fra|från|din|dal|dalla|chez|bij|hos)\s++(?=[^\W\d_a-z])).*|(?-i:x|xx|xxx|xo|xoxo))$"
)
"""Behind a name: "und das Team von Physio am Markt", "z Kavárny Ostrov", a kiss."""
_NUMBER = late_pattern(r"(?<!\s)\s++\+?\(?\d[\d\s()./-]{5,60}+$")


def _agreement(name: str, shown: str, email: str) -> float:
    """How well a name agrees with the header: its display name and its address; less than 0 for the firm's own."""
    is_shown = bare(name) == bare(shown) and is_given_name(name.split(maxsplit=1)[0])
    if is_shown and not is_domains_own(name, domain_label(email)):
        return 0.4  # "Radim Kolář" in both, from the inn's hostinec@
    if names_mailbox(name, email):
        return 0.35
    if is_domains_own(name, domain_label(email)) and not (
        " " in name
        and bare(name) != bare(shown)
        and is_given_name(name.split(maxsplit=1)[0])
        and any(goes_with(word, shown) for word in name.split())
    ):
        return -0.4
    if has_legal_form(f" {shown}"):
        return 0.0
    has_given = any(map(is_given_name, name.split()))
    words = {spelled for word in name.split() for spelled in spellings(word) if len(spelled) > 1}
    known = {spelled for word in re.findall(r"[^\W\d_]{2,}", shown) for spelled in spellings(word)}
    if words and words <= known and len(known) <= 2 * _MOST_WORDS:
        return 0.3 if has_given else 0.1  # "PGD Zgornja Dobrava", above and below
    return 0.2 if words & known else 0.0


_MOST_WORDS = 4


def person_introduced(text: str) -> NameFound | None:
    """Who says "My name is ..." within the first lines, in twenty languages."""
    said: Introduced | None = introduction_in(text)
    if said is None or not looks_like_name(said.name):
        return _introduced_in_small(text)
    return NameFound(clean_name(said.name), said.line, 0.7, said.company)


def _introduced_in_small(text: str) -> NameFound | None:
    """The same in small letters: "my name is priya nair", "ich bin der kevin schulz"."""
    for line in text[:_ASKED_WITHIN].split("\n")[:_LAST_LINES]:
        for found in _NAMED_IN_SMALL.finditer(line):
            surname = found["name"].rpartition(" ")[2]
            is_word = surname in PARTICLES or is_small_word(surname)
            if not is_word and (name := small_name(found["name"])):
                return NameFound(name, line, 0.6)
    return None


_NAMED_IN_SMALL = late_pattern(
    r"\b(?:[Mm]y name is|[Nn]ame is|[Nn]ame's|I'?m|[Ii] am|i'?m|[Tt]his is|[Ii]ch bin(?: der| die)?|"
    r"[Mm]ein [Nn]ame ist|[Ii]ch hei(?:ß|ss)e|[Jj]e m['’]appelle|[Jj]e suis|[Mm]e llamo|[Ss]oy|[Mm]i chiamo|[Ss]ono|"
    r"[Mm]eu nome é|[Ii]k ben|[Mm]ijn naam is|[Jj]ag heter|[Jj]eg heter|[Jj]eg hedder|[Nn]azywam się|"
    r"[Jj]menuji se|[Mm]ă numesc) "
    r"(?P<name>[a-zà-öø-ÿąćęłńóśźżčďěňřšťůž]+ [a-zà-öø-ÿąćęłńóśźżčďěňřšťůž'-]+)(?![\w'-])"
)


def person_at_end(text: str, email: str) -> NameFound | None:
    """Who ends a text with their name, without a word of goodbye: "... wide? José Carvalho, 912 345 678"."""
    line = text.rstrip().rpartition("\n")[2][-_END_OF_LINE:]
    tail = _SENTENCE_END.split(PICTURES.sub(". ", line).rstrip(". "))[-1].strip(" /-–*_")
    tail = _without_job_ahead(tail)
    tail = _OF_TEAM.sub("", _NUMBER.sub("", tail))
    name = _SEGMENTS.split(tail)[0].strip()
    words = name.split()
    is_whole = 1 < len(words) <= _MOST_WORDS and is_given_name(words[0]) and looks_like_name(name)
    if is_whole and name != text.strip():
        return NameFound(clean_name(name), line, 0.6)
    spoken = tail.split()
    small = small_name(" ".join(spoken[-_WHOLE_NAME:]))
    is_closed = len(spoken) > _WHOLE_NAME and is_sign_off(spoken[-_WHOLE_NAME - 1])
    if small and (is_closed or names_mailbox(small, email)):
        return NameFound(small, line, 0.6)
    behind, _ = name_behind_sign_off(tail)
    if not behind:
        # "... v Kolíně. diky Marek Hájek"
        behind, _ = name_behind_sign_off(_ANY_END.split(tail)[-1])
    if not behind:
        behind = _behind_last_words(tail)
    is_name = bool(behind) and is_given_name(behind.split()[0]) and looks_like_name(behind)
    return NameFound(clean_name(behind), line, 0.5) if is_name else None


def _behind_last_words(tail: str) -> str:
    """The name behind a word of goodbye that no mark parts from what is said: "... zelf klussen groetjes Rachida"."""
    words = tail.split()
    for at in range(max(len(words) - _MOST_OF_GOODBYE, 1), len(words)):
        behind, is_sure = name_behind_sign_off(" ".join(words[at:]))
        if behind and is_sure:
            return behind
    return ""


_MOST_OF_GOODBYE = 6
_SENTENCE_END = late_pattern(r"(?<![.?!])[.?!]++\s++(?=[^\W\d_a-z])")
_ANY_END = late_pattern(r"(?<![.?!])[.?!]++\s++")
_END_OF_LINE = 300
_FAMILY = late_pattern(
    r"(?i)^(?:die |the )?(?:"
    r"(?:familien?|fam\.?|family|famille|familia|famiglia|rodina|rodzina|perhe) (?P<ahead>[^\W\d_][\w'’-]+)"
    r"|(?P<behind>[^\W\d_][\w'’-]+) family)$"
)


def person_of_family(display: str, signed: NameFound | None) -> NameFound | None:
    """A family and who signs for it: "Familie Brenner", signed "Sabine", is Sabine Brenner."""
    family = _FAMILY.match(display.strip())
    if family is None or signed is None or " " in signed.name or not is_given_name(signed.name):
        return None
    return NameFound(f"{signed.name} {family['ahead'] or family['behind']}", display, 0.7)


def person_spelled(text: str, email: str) -> NameFound | None:
    """Two words of a text that an address spells in full, in either order: "Mariusz Zając" of mariusz.zajac.81@."""
    parts = [bare(part) for part in _LONG_PART.findall(email.partition("@")[0])]
    if len(parts) != _SPELLED_PARTS:
        return None
    words = list(_NAME_IN_TEXT.finditer(text[-_END_OF_TEXT:]))
    for first, second in pairwise(words):
        is_pair = text[-_END_OF_TEXT:][first.end() : second.start()] == " "
        is_pair = is_pair and not names_organisation(f"{first[0]} {second[0]}")
        spelled = spellings(first[0]), spellings(second[0])
        is_so = any(
            one in spelled[0] and other in spelled[1] for one, other in (parts, parts[::-1])
        )
        if is_pair and is_so:
            return NameFound(written_large(f"{first[0]} {second[0]}"), email, 0.7)
    return None


def person_beside_number(text: str) -> NameFound | None:
    """Whose number a text gives, where nobody signs it: "My number is 961 234 567 (Rita Fonseca)"."""
    for line in (whole[-_END_OF_LINE:] for whole in text.split("\n")[-_LAST_LINES:]):
        found = _BESIDE_NUMBER.search(line)
        if found is None:
            continue
        name = found["behind"] or found["after"] or found["ahead"]
        if is_given_name(name.split()[0]) and looks_like_name(name):
            return NameFound(clean_name(name), line, 0.5)
    return None


def person_to_answer(text: str) -> NameFound | None:
    """Whom an answer is to be for, where an office writes: "zu Händen von Frau Katharina Vöhringer"."""
    text = text[:_ASKED_WITHIN]
    found = _FOR_THE_HANDS_OF.search(text) or _CONTACT_PERSON.search(text)
    if found is None or not looks_like_name(found["name"]):
        return None
    line = text[text.rfind("\n", 0, found.start()) + 1 :].partition("\n")[0]
    return NameFound(clean_name(found["name"]), line, 0.5)


_ASKED_WITHIN = 3_000
_LAST_LINES = 30
_CAPITAL_WORDS = r"[^\W\d_a-zß-öø-ÿ][\w'’-]+(?: [^\W\d_a-zß-öø-ÿ][\w'’-]+){1,2}"
_BESIDE_NUMBER = late_pattern(
    rf"\d[\d ()./-]{{5,}}\d\s*[(,–-]\s*(?P<behind>{_CAPITAL_WORDS})(?=\s*(?:[).,]|$))"
    rf"|\d[\d ()./-]{{5,}}\d (?P<after>{_CAPITAL_WORDS})(?=[).,]|$|\s+[^\W\d_A-ZÀ-Þ])"
    rf"|(?P<ahead>{_CAPITAL_WORDS})[,:]?\s*[(–-]?\s*\+?\(?\d[\d ()./-]{{6,}}\d"
)


_FOR_THE_HANDS_OF = late_pattern(
    r"\b(?:(?i:zu händen|z\. ?hd\.|zhd\.?|att(?:n|ention)?[.:]+|for the attention of|t\. ?a\. ?v\.|ter attentie van|"
    r"à l['’]attention de|a la atención de|alla c\.? ?a\.?|alla cortese attenzione|a\/c de|ao cuidado de|do rąk|"
    r"k rukám|att:|c\/o))\s(?:(?i:von|de|di|van|del|della|dr\.|frau|herrn?|mme|madame|m\.|monsieur|sra?\.|doña|don|"
    r"dott\.(?:ssa)?|sig\.(?:ra)?|mevrouw|dhr\.|mrs?\.?|ms\.?|pan[aií]?)\s)*"
    rf"(?P<name>{_CAPITAL_WORDS})"
)
"""Ahead of whom a letter is for; what stands there of us is in a greeting, and no whole name behind these words."""


_CONTACT_PERSON = late_pattern(
    r"(?im)^\W{0,3}(?:contact person|contact point|(?:ihre? |unsere? )?ansprechpartner(?:in)?|kontaktperson|"
    r"kontaktna osoba|"
    r"kontaktní osoba|kontaktná osoba|kontakt ?osoba|osoba do kontaktu|personne à contacter|interlocut(?:eur|rice)|"
    r"persona de contacto|persona di contatto|referente|pessoa de contact?o|contactpersoon|persoană de contact|"
    r"yhteyshenkilö|kapcsolattartó|ilgili kişi|irtibat kişisi|kontaktpersona|kontaktinis asmuo|kontaktisik|"
    r"υπεύθυνος επικοινωνίας|контактное лицо|лице за контакт) ?: "
    r"(?:(?:dr\.|frau|herr|mme|m\.|sra?\.|dott\.(?:ssa)?|sig\.(?:ra)?|mevr\.|mevrouw|dhr\.|mrs?\.?|ms\.?|pan[aií]?) )*"
    rf"(?P<name>(?-i:{_CAPITAL_WORDS}))"
)
"""Whom an office's letter tells to ask: "Persoană de contact: Ionela Măgureanu, consilier"."""
_LONG_PART, _NAME_IN_TEXT = late_pattern(r"[^\W\d_]{3,}"), late_pattern(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SPELLED_PARTS, _END_OF_TEXT = 2, 500
_WHOLE_NAME = 2
