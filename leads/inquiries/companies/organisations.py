"""Schools, councils, clinics, hotels, workshops: organisations that no legal form tells, but their own word does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from leads.inquiries.companies.legal_forms import has_legal_form
from leads.inquiries.people.given_names import is_given_name
from leads.inquiries.people.roles import is_role
from leads.inquiries.people.spelling import bare, names_domain, spellings
from leads.inquiries.wording.patterns import late_pattern
from leads.inquiries.words import table_of

_WORD = late_pattern(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_AHEAD_OF_QUOTE = late_pattern(r"(?<![^\W\d_])([^\W\d_]{2,30}+) [«„\"“”]", of_names=True)
_JOINED = late_pattern(
    r"(?i)^(?:the|les|das|het|los|il|gli) \w|\w\s*[&+]\s*\w|\w(?:['’]s)\s+\w|"
    r"\w (?:и|та|und|and|et|e|y|i|a|og|och|en|ve|és|ja|și|και) (?:син\w*|сын\w*|sohn|söhne|töchter|sons?|daughters?|"
    r"fils|filles|figli[oe]?|hijos?|filhos?|syn\w*|sønn\w*|søn\w*|söner|zonen|zoon|oğlu|oğulları|poika|pojat|fiai?|fiii|"
    r"υιο[ιί]|υιός|brat|bracia|brüder|brothers|frères|fratelli|hermanos|irmãos|bröder|brødre|broers|kardeşler)$"
)
_LEAST_BEFORE_ENDING = 3


@dataclass(frozen=True, slots=True)
class _Known:
    """The lists of words/organisations.toml, bare."""

    words: frozenset[str]
    surnames: frozenset[str]
    parted: frozenset[str]
    pairs: frozenset[str]
    endings: re.Pattern[str]


@cache
def _known() -> _Known:
    told: dict[str, str] = table_of("organisations")
    lists = {name: frozenset(map(bare, told[name].split())) for name in told}
    endings = late_pattern(
        rf"\w{{{_LEAST_BEFORE_ENDING},}}(?:{'|'.join(sorted(lists['endings']))})s?$|[^\W\d_]{{4,}}bau$"
    )
    return _Known(
        lists["words"], lists["surnames"], lists["parted"], _pairs(told["pairs"]), endings
    )


def _pairs(told: str) -> frozenset[str]:
    """Each "ahead-behind" as "ahead behind", bare."""
    return frozenset(" ".join(map(bare, pair.split("-"))) for pair in told.split())


@lru_cache(maxsize=1_024)
def is_kind(word: str) -> bool:
    """Whether one word says what kind of organisation it is: "Gasthof", "School", "Kahvila"."""
    known, low = _known(), bare(word)
    if low in known.words or low.removesuffix("s") in known.words:
        return True
    return bool(known.endings.match(low)) or any(
        bare(part) in known.words for part in word.split("-")[1:]
    )


def kinds_in(words: str) -> list[str]:
    """The words that say what kind of organisation it is: capitalised, at the end as in the North, or ahead of its
    name in quotes as in the East: "Народно читалище „Пример“".
    """
    found = _WORD.findall(words)
    quoted = _AHEAD_OF_QUOTE.search(words)
    return [
        word
        for at, word in enumerate(found)
        if (
            not word[0].islower()
            or (at and (at == len(found) - 1 or (quoted and word == quoted[1])))
        )
        and (is_kind(word) or (at and f"{bare(found[at - 1])} {bare(word)}" in _known().pairs))
    ]


def is_japanese_organisation(word: str) -> bool:
    """Whether a word without blanks is a Japanese firm, inn, school or the like: "例示建設", "旅館みずべ荘"."""
    return bool(_JAPANESE.fullmatch(word))


_JAPANESE = late_pattern(
    r"(?:(?:株式|有限|合同|合資)会社|㈱|㈲|旅館|民宿|ホテル|医療法人|学校法人|社会福祉法人|農事組合法人|NPO法人)\S{2,20}|"
    r"\S{2,20}(?:株式会社|有限会社|合同会社)|"
    r"\S{2,12}(?:建設|建築|工業|工務店|産業|商事|商会|商店|物産|興業|製作所|製菓|製麺|酒造|印刷|運輸|運送|不動産|設備|電気|電機|電設|"
    r"造園|農園|牧場|食品|水産|旅館|ホテル|荘|食堂|酒店|書店|薬局|医院|病院|歯科|クリニック|幼稚園|保育園|小学校|中学校|高校|高等学校|"
    r"大学|学園|学院|組合|協会|財団|市役所|区役所|町役場|村役場|事務所|センター|サービス|グループ|カフェ|レストラン|パン工房)",
    of_names=True,
)
_OF_ONE_MAIL = 128
_MOST_NAMES = 4


@lru_cache(maxsize=_OF_ONE_MAIL)
def names_organisation(words: str) -> bool:
    """Whether words name a school, council, hotel or the like, and no person: "Emma Church" is one."""
    kinds = kinds_in(words)
    if not kinds:
        return False
    *given, last = _WORD.findall(words)
    is_a_persons = (
        0 < len(given) < _MOST_NAMES
        and kinds == [last]
        and bare(last) in _known().surnames
        and all(map(is_given_name, given))
    )
    return not is_a_persons


def reads_as_organisation(words: str) -> bool:
    """The same of a display name, where "Tuttle & Finch" and "Dave's Plumbing" are none of a person either."""
    return names_organisation(words) or bool(_JOINED.search(words))


def is_job(line: str) -> bool:
    """Whether a line names a job or a department, and not the organisation: "Sunrise Engineering Works" is one."""
    if not is_role(line):
        return False
    kinds = kinds_in(line)
    return not kinds or not line.rstrip(" .,*").endswith(kinds[-1]) or bool(_OF.search(line))


_OF = late_pattern(r"(?i)\b(?:of|der|des|de|du|del|della|di|da|van|av|for|für|w|i)\b")


def without_job(line: str) -> str:
    """Without the job ahead of an organisation: "Clerk to Little Sample Parish Council", "Prop. Kumar Electricals"."""
    if not kinds_in(line):
        return line
    if (of := _JOB_AHEAD.match(line)) and kinds_in(line[of.end() :]):
        return line[of.end() :]
    first, _, rest = _ORDINAL.sub("", line).partition(" ")
    if is_role(first) and not is_kind(first) and kinds_in(rest):
        return rest
    return line


def firm_behind_job(name: str, label: str) -> str:
    """A firm without the job ahead, where the domain has but the firm: "1. Vorstand SV Musterdorf e. V."."""
    ahead, _, firm = _ORDINAL.sub("", name).partition(" ")
    is_job_ahead = is_role(ahead) and not is_kind(ahead) and has_legal_form(f" {firm}")
    is_told_apart = is_job_ahead and names_domain(firm, label) and bare(ahead) not in bare(label)
    return firm if is_told_apart else name


_ORDINAL = late_pattern(r"^\d\. (?=\S)", of_names=True)
"""Ahead of an office: "1. Vorsitzender"."""


_JOB_AHEAD = late_pattern(
    r"(?i)^(?:[\w-]+ ){0,3}(?:to|of|at|der|des|vom|von|de|du|del|da|di|van|för|i|på) (?:the |la |le |il )?(?=\S)"
    r"(?<!council of )(?<!university of )(?<!school of )|^prop\.? |^proprietor,? |^inh\.? "
)


def parted(label: str, person: str) -> list[str]:
    """A domain's word in the words it is glued of, where the writer's name or a kind tells: "pikeorchards"."""
    for word in person.split():
        for spelled in spellings(word):
            rest = len(label) - len(spelled)
            if len(spelled) < _SHORTEST or rest < _SHORTEST:
                continue
            if label.startswith(spelled):
                return [word, label[len(spelled) :]]
            if label.endswith(spelled):
                return [*_without_join(label[:rest]), word]
    known = _known()
    if label in known.words:
        return [label]
    for at in range(_SHORTEST, len(label) - _SHORTEST + 1):
        ahead, behind = label[:at], label[at:]
        if behind in known.parted or (len(ahead) > _SHORTEST and ahead in known.words):
            return [ahead, behind]
    return [label]


def _without_join(ahead: str) -> list[str]:
    """A kind, and the small word behind it that leads to a name: "chateaude" of chateaudekersaint."""
    for join in ("della", "del", "des", "de", "du", "di", "da", "van", "von"):
        if ahead.endswith(join) and ahead.removesuffix(join) in _known().words:
            return [ahead.removesuffix(join), join]
    return [ahead]


_SHORTEST = 3
