"""Does one person write this to us? Headers of programs are no proof that nobody typed a letter.

Office programs, portals, mail gateways and groups stamp on people's letters what newsletters and notices carry. Where
the one in the header signs a short letter to us, its headers raise no more than a doubt.
"""

from __future__ import annotations

from leads.inquiries.companies.domains import is_free_mail
from leads.inquiries.screening.candidates import Candidate
from leads.inquiries.screening.wanting import wants
from leads.inquiries.wording.languages import likely_languages
from leads.inquiries.wording.patterns import late_pattern
from leads.inquiries.wording.tongues import Phrasebook, flattened

IN_PERSON, LIST_FOOTER = Phrasebook("in_person"), Phrasebook("list_footer")
PROGRAM_SPEAKS, PRESS = Phrasebook("program_speaks"), Phrasebook("press")
LEAVES_LIST = 3
"""Points of a phrase that says how to leave a list."""
_WHOLE_NAME, _SIGNED_WITHIN, _MOST_LINKS = 2, 10, 1
_SHORT_LETTER, _LONG_LETTER = 1_500, 4_000


def may_be_a_persons(candidate: Candidate, least: int = 1) -> bool:
    """Whether a mail that a program's header marks may be what one person wrote to us; `least`: points of asking."""
    return signs_and_asks(candidate, least) or is_personal(candidate) or _is_from_home(candidate)


def signs_and_asks(candidate: Candidate, least: int = 1) -> bool:
    """Whether a short letter asks plainly and is signed with the name it is sent under.

    Programs for customer care send people's own letters like newsletters, foot and all.
    """
    written = candidate.written
    if written.count("http") > _MOST_LINKS or is_for_others(candidate):
        return False
    if not (is_signed(candidate) and candidate.asks):
        return False
    wanted = wants(flattened(written), likely_languages(written))
    return sum(sign.points for sign in wanted) >= least


def is_personal(candidate: Candidate) -> bool:
    """Whether the one in the header signs a short letter to us that links to nothing and speaks like no program."""
    if "http" in candidate.written or is_for_others(candidate):
        return False
    if not is_signed(candidate, most=_LONG_LETTER):
        return False
    return not _speaks_as_a_program(candidate)


def asks_as_people_do(candidate: Candidate) -> bool:
    """Whether a letter that may be typed asks for something.

    Nobody need sign it: purchasing programs, ticket desks and portals send what people want without their names.
    """
    if not may_be_typed(candidate):
        return False
    return candidate.asks or any(map(asks_us, candidate.written.casefold().split("\n")))


def may_be_typed(candidate: Candidate) -> bool:
    """Whether a short letter to us alone links to nothing and speaks like no program or list, whoever signs it."""
    written = candidate.written
    if "http" in written or len(written) > _SHORT_LETTER or not is_for_us_alone(candidate):
        return False
    return not _speaks_as_a_program(candidate)


def asks_us(sentence: str) -> bool:
    """Whether a sentence is a question that somebody asks, and not "Urgent? Questions about your order?"."""
    return sentence.rstrip().endswith(("?", "？")) and not _ASKED_OF_READERS.search(sentence)


_ASKED_OF_READERS = late_pattern(
    r"\b(?:urgent\w*|emergency|emergenc\w+|dringend\w*|eilt|eilig\w*|notfall|urgence|urgente|urgenza|spoed|"
    r"pilne|"
    r"pilnie|naglici|faq|questions|fragen|preguntas|domande|vragen|need help|brauchen sie|benötigen sie|"
    r"haben sie|"
    r"besoin d|avez-vous (?:besoin|une question)|necesita|bisogno|hulp nodig|"
    r"can.t wait|cannot wait|looking for|did you know|^(?:do you )?want to|^wollen sie|^möchten sie|"
    r"^(?:vous )?souhaitez|"
    r"^(?:quiere|desea|desidera|vuoi|wilt|wil je|deseja|quer|chcesz|vill du|vil du|haluatko|chcete)\b)"
)


def _speaks_as_a_program(candidate: Candidate) -> bool:
    """Whether the text speaks of itself as programs do, or says how to leave a list."""
    flat = flattened(candidate.own_text[-_SHORT_LETTER:])
    languages = likely_languages(candidate.written)
    if PROGRAM_SPEAKS.says(flat, languages):
        return True
    return any(sign.points >= LEAVES_LIST for sign in LIST_FOOTER.signs(flat, languages))


def _is_from_home(candidate: Candidate) -> bool:
    """Whether a short letter to us comes from a free mailbox, which no bulk sender may use, and links to nothing."""
    written = candidate.written
    is_short = len(written) <= _SHORT_LETTER and "http" not in written
    domain = candidate.mail.sender.email.rpartition("@")[2]
    return is_short and is_free_mail(domain) and not is_for_others(candidate)


def speaks_in_person(candidate: Candidate) -> bool:
    """Whether they say "I", "to me", or complain."""
    flat = flattened(f"{candidate.mail.subject}. {candidate.written}")
    return IN_PERSON.says(flat, likely_languages(candidate.written))


def asks_for_the_press(candidate: Candidate) -> bool:
    """Whether a journalist says so, or two of: what they write, whom they would like to speak to."""
    flat = flattened(f"{candidate.mail.subject}. {candidate.written[:_SHORT_LETTER]}")
    return PRESS.points(flat, ("any",)) >= _OF_THE_PRESS


_OF_THE_PRESS = 2


def is_signed(
    candidate: Candidate, within: int = _SIGNED_WITHIN, most: int = _SHORT_LETTER
) -> bool:
    """Whether a short letter ends with the name that the header gives, whole or the first of it.

    `within`: lines from its end, empty ones left out; `most`: letters of text.
    """
    names = _named(candidate.mail.sender.name)
    written = candidate.written
    if not names or len(written) > most:
        return False
    last = written.casefold().rstrip(" \n.!")
    if last.endswith((f" {names[0]}", f" {' '.join(names)}")):
        return True
    if len(names) > _WHOLE_NAME and last.endswith(f" {' '.join(names[-_WHOLE_NAME:])}"):
        return True  # "Postmaster Alan Birch"
    last_lines = [line for line in written.split("\n") if line.strip()][-within:]
    lines = [_named(line) for line in last_lines]
    lines += [_named(line.partition(",")[0]) for line in last_lines if "," in line]
    if len(names) < _WHOLE_NAME:
        return any(line[:1] == names and len(line) <= _WHOLE_NAME for line in lines)
    signed = {" ".join(line) for line in lines}
    return bool(signed & {" ".join(names), " ".join((*names[1:], names[0])), names[0]})


def _named(line: str) -> list[str]:
    """The words of a name, folded; "Nair, Priya via Procure" without the portal."""
    return _VIA.sub("", line).casefold().strip(" ,.*-–'\"").replace(",", " ").split()


_VIA = late_pattern(
    r"(?i) (?:via|über|par|por|tramite|przez|through) \S.{0,80}$| [-–|(] ?\S.{0,80}$"
)
"""Behind a name in the header: "via Procure", "(System Administrator)"."""


def is_for_others(candidate: Candidate) -> bool:
    """Whether it names its readers, and none of them is us."""
    named = named_readers(candidate)
    return bool(candidate.workspace.own_domains and named) and not any(map(candidate.is_own, named))


def is_for_us_alone(candidate: Candidate) -> bool:
    """Whether it names its readers, and all of them are us."""
    named = named_readers(candidate)
    return bool(named) and all(map(candidate.is_own, named))


def named_readers(candidate: Candidate) -> list[str]:
    return [address.email for address in (*candidate.mail.to, *candidate.mail.cc) if address.email]


def answers_our_letter(candidate: Candidate) -> bool:
    """Whether it answers a letter of ours and comes to us alone: whatever stamps its headers, a person may have
    written it.
    """
    mail = candidate.mail
    if not (candidate.answers and is_for_us_alone(candidate)):
        return False
    answered = f"{mail.header('In-Reply-To')} {mail.header('References')}"
    domains = {domain.rstrip(".").lower() for domain in _ID_DOMAIN.findall(answered[:_MOST_IDS])}
    return candidate.workspace.mail_domain.lower() in domains or any(
        candidate.is_own(f"id@{domain}") for domain in domains
    )


_ID_DOMAIN, _MOST_IDS = late_pattern(r"@([\w.-]+)>"), 8_000
