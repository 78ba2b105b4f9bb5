"""The firm of a Japanese signature: leading its line, or on the line above its writer's name."""

from __future__ import annotations

from leads.inquiries.companies.found import CompanyFound, is_ours
from leads.inquiries.companies.organisations import is_japanese_organisation
from leads.inquiries.people.sign_offs import is_sign_off
from leads.inquiries.wording.patterns import late_pattern

_JAPANESE_NAME = late_pattern(r"[\u3040-\u30ff\u4e00-\u9fff々]{2,8}")
_JOB_IN_JAPANESE = late_pattern(
    r"(?:部|課|係|室|担当|支店|営業所|本店|支社|店長|社長|代表|女将|店主)$"
)
_JAPANESE_FIRM = late_pattern(
    r"(?!.*(?:ます|ません|です|ください|でした|致し|よろしく|宜しく|ありがとう|敬具|草々|かしこ|以上|"
    r"様$|御中$|谢|謝|此致|敬上|敬礼|敬禮|祝|颂|頌|您好|你好))[\w・＆&ー々 ]{2,24}"
)


def japanese_firm(
    segments: list[tuple[str, str]], own_domains: frozenset[str]
) -> CompanyFound | None:
    """The Japanese organisation that leads a line: "例示建設　大塚 健吾", "旅館みずべ荘"."""
    for segment, line in segments:
        name = segment.split()[0]
        if not name.isascii() and is_japanese_organisation(name) and not is_ours(name, own_domains):
            return CompanyFound(name, line, 0.7)
    return None


def firm_above_name(
    lines: tuple[str, ...], person: str, own_domains: frozenset[str]
) -> CompanyFound | None:
    """The Japanese line above the writer's own name, jobs and departments left out: "松月堂" above "水野 由紀"."""
    name = "".join(person.split())
    if not name or not _JAPANESE_NAME.fullmatch(name):
        return None
    at = next((i for i, line in enumerate(lines) if "".join(line.split()).endswith(name)), 0)
    for line in reversed(lines[:at]):
        firm = line.strip(" *_-=~・●◆■□【】")
        if _JOB_IN_JAPANESE.search(firm):
            continue
        is_one = _JAPANESE_FIRM.fullmatch(firm) and not is_sign_off(line)
        is_one = is_one and not is_ours(firm, own_domains)
        return CompanyFound(firm, line, 0.7) if is_one else None
    return None
