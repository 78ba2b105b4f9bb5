"""What did they write this time? A mail's text without the mail it answers.

Own rules first: linear, and in more languages than any library. mail-parser-reply is asked for a second
opinion where headers say that a mail answers something and our rules found nothing quoted.
"""

from __future__ import annotations

from dataclasses import dataclass

from leads.inquiries.text.quote_marks import (
    ANDROID,
    ATTRIBUTION,
    ATTRIBUTION_END,
    ATTRIBUTION_START,
    DATED_ADDRESS,
    DATED_SENDER,
    DEVICE_LINE,
    FORWARD_MARK,
    FROM_LINE,
    RULE,
    SENT_LINE,
    SEPARATOR,
    SIGNATURE_DELIMITER,
    SUBJECT_LINE,
    TO_LINE,
)
from leads.inquiries.wording.patterns import late_pattern

MAX_LINES = 4_000
_MAX_ATTRIBUTION_LINES = 6
_MAX_HEADER_BLOCK = 8
_MAX_SIGNATURE_LINES = 25
_LONGEST_LINE = 500


@dataclass(frozen=True, slots=True)
class Trimmed:
    """A text without what it quotes.

    Attributes:
        reply: What was written; the whole text when nothing could be told apart.
        marker: The line that announced the quote; "" when none was cut.
    """

    reply: str
    marker: str


def trim(text: str) -> Trimmed:
    """Cut quotes, delimited signatures and "Sent from my ..." lines; never everything."""
    lines = text.split("\n")[:MAX_LINES]
    unquoted, marker = _without_quotes(lines)
    reply = "\n".join(without_device_lines(without_delimited_signature(unquoted))).strip()
    if not reply:
        reply = "\n".join(unquoted).strip() or text.strip()
    return Trimmed(reply, marker)


def second_opinion(text: str) -> Trimmed | None:
    """What mail-parser-reply makes of it, in all its languages; None when it, too, sees no quote.

    Its patterns backtrack, so it is only shown short texts with short lines and few blank ones.
    """
    text = _BLANK_LINES.sub("\n\n", text)
    if (
        len(text) > 4_000
        or text.count("\n") > 150
        or any(len(line) > 200 for line in text.split("\n"))
    ):
        return None
    from mailparser_reply import EmailReplyParser  # type: ignore[import-untyped]  # it ships none

    replies = (
        EmailReplyParser(languages=["en", "de", "fr", "es", "it", "nl", "pl", "da", "sv", "ja"])
        .read(text)
        .replies
    )
    if len(replies) < 2 or not replies[0].content.strip():
        return None
    trimmed = trim(replies[0].content)
    return Trimmed(trimmed.reply, (replies[1].headers or "").strip().partition("\n")[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """What one look at a line decides: where to look next, and what to keep of the lines between."""

    next_at: int
    keep: list[str]
    marker: str = ""


def _without_quotes(lines: list[str]) -> tuple[list[str], str]:
    """The lines outside quotes, and the line that announced the first quote."""
    kept: list[str] = []
    marker = ""
    has_words = False
    at = 0
    while at < len(lines):
        if not _may_mark(lines[at]):
            kept.append(lines[at])
            has_words = has_words or _has_words(kept[-1:])
            at += 1
            continue
        step = _step(lines, at, has_words=has_words)
        kept.extend(step.keep)
        has_words = has_words or _has_words(step.keep)
        marker = marker or step.marker
        at = step.next_at
        if step.marker and at >= len(lines):
            kept = _without_rule(kept)
    # Nothing of their own: better all than nothing.
    return (kept, marker) if _has_words(kept) else (lines, "")


def _step(lines: list[str], at: int, *, has_words: bool) -> _Step:
    line = lines[at]
    if len(line) > _LONGEST_LINE:  # announces nothing
        return _quoted_or_kept(lines, at, has_words=has_words)
    if FORWARD_MARK.match(line):
        return _Step(
            next_at=len(lines), keep=lines[at:]
        )  # what is passed on belongs to what they say
    if has_words and _ends_the_reply(lines, at):
        return _Step(next_at=len(lines), keep=[], marker=line.strip())
    span, before = _attribution(lines, at)
    if span:
        return _Step(
            next_at=_after_quote(lines, at + span),
            keep=[before] if before else [],
            marker=line.strip(),
        )
    return _quoted_or_kept(lines, at, has_words=has_words)


def _quoted_or_kept(lines: list[str], at: int, *, has_words: bool) -> _Step:
    line = lines[at]
    if not _is_quoted(line):
        return _Step(next_at=at + 1, keep=[line])
    end = _end_of_block(lines, at)
    is_context = has_words and _has_words(lines[end:])  # answered point by point
    return _Step(
        next_at=end,
        keep=lines[at:end] if is_context else [],
        marker="" if is_context else line.strip(),
    )


def _may_mark(line: str) -> bool:
    """Whether a line can begin or announce a quote at all: the cheap look that most lines end with."""
    return (
        ":" in line
        or "@" in line
        or line[:1] in _MARKING
        or bool(ATTRIBUTION_START.match(line))
        or "：" in line
    )


_MARKING = frozenset("->_* \t\xa0—–")


def _has_words(lines: list[str]) -> bool:
    return any(any(map(str.isalnum, line)) for line in lines)


def _is_quoted(line: str) -> bool:
    stripped = line.lstrip()
    return stripped.startswith(">") and not stripped.startswith(">>> >>>")


def _end_of_block(lines: list[str], at: int) -> int:
    """The index after a run of quoted lines, the blank ones between them included."""
    end = last = at
    while end < len(lines) and (_is_quoted(lines[end]) or not lines[end].strip()):
        if _is_quoted(lines[end]):
            last = end
        end += 1
    return last + 1


def _after_quote(lines: list[str], at: int) -> int:
    """Where text goes on after a quote that begins at or below `at`.

    Quoted with ">": after the last such line of the block. Not marked: the rest of the mail is the quote.
    """
    first = next((i for i in range(at, len(lines)) if lines[i].strip()), len(lines))
    if first >= len(lines) or not _is_quoted(lines[first]):
        return len(lines)
    end = _end_of_block(lines, first)
    # A link that a mail program broke out of its quote, and the quote going on behind it.
    while end < len(lines) and _goes_on(lines, end):
        end = _end_of_block(lines, end + 1)
    return end


def _goes_on(lines: list[str], at: int) -> bool:
    tail = lines[at + 1 : at + 3]
    broken_link = "http" in lines[at] and any(map(_is_quoted, tail))
    wrapped = lines[at].strip() != "" and bool(tail) and _is_quoted(tail[0]) and len(lines[at]) < 40
    return broken_link or wrapped


def _ends_the_reply(lines: list[str], at: int) -> bool:
    """Whether an old message begins here: a separator line or a block of its headers."""
    return (
        bool(SEPARATOR.match(lines[at]))
        or _is_header_block(lines, at)
        or _is_notes_block(lines, at)
    )


def _is_notes_block(lines: list[str], at: int) -> bool:
    """Lotus Notes: the sender's line, the date's, then "To <tab> ..." and "Subject <tab> ..."."""
    if "@" not in lines[at] or not _NOTES_SENDER.match(lines[at]):
        return False
    below = lines[at + 1 : at + _MAX_HEADER_BLOCK]
    return any(map(_NOTES_TO.match, below)) and any(map(_NOTES_SUBJECT.match, below))


_NOTES_SENDER = late_pattern(r"^\s*+[^\n]{0,80}<?[\w.+-]{1,320}@[\w.-]++>?\s*+$")
_NOTES_TO = late_pattern(r"(?i)^\s*(?:to|an|à|para|a|aan|do|till|til|kopie|cc)\t")
_NOTES_SUBJECT = late_pattern(
    r"(?i)^\s*(?:subject|betreff|thema|objet|asunto|oggetto|onderwerp|assunto|temat|ämne|emne|předmět|aihe)\t"
)


def _is_header_block(lines: list[str], at: int) -> bool:
    """A sender or date line with at least one more header near it (Outlook and its imitators)."""
    line = lines[at]
    if ":" not in line and "：" not in line:
        return False
    starts_with_sender = bool(FROM_LINE.match(line))
    if not starts_with_sender and not SENT_LINE.match(line):
        return False
    near = [other for other in lines[at + 1 : at + _MAX_HEADER_BLOCK] if other.strip()]
    kinds = [
        any(map(SENT_LINE.match, near)) if starts_with_sender else any(map(FROM_LINE.match, near)),
        any(map(TO_LINE.match, near)),
        any(map(SUBJECT_LINE.match, near)),
    ]
    if starts_with_sender:
        return sum(kinds) >= 2 or (kinds[0] and "@" in line)
    has_address = any("@" in other for other in near[:3])
    return has_address and (kinds[0] or kinds[1])


def _without_rule(kept: list[str]) -> list[str]:
    """Without the line of underscores that mail programs draw above what they quote."""
    while kept and (not kept[-1].strip() or RULE.match(kept[-1])):
        kept = kept[:-1]
    return kept


def _attribution(lines: list[str], at: int) -> tuple[int, str]:
    """How many lines "On ..., somebody wrote:" takes from here (0: none), and what stood before it on its line."""
    line = lines[at]
    if DATED_SENDER.match(line) or ANDROID.match(line):
        return 1, ""
    if DATED_ADDRESS.match(line) and _quotes_next(lines, at + 1):
        return 1, ""
    if not ATTRIBUTION_START.match(line):
        return _shared_line(lines, at)
    if not any(_may_end(part) for part in lines[at : at + _MAX_ATTRIBUTION_LINES]):
        return 0, ""
    joined = ""
    for span, part in enumerate(lines[at : at + _MAX_ATTRIBUTION_LINES], start=1):
        if span > 1 and ATTRIBUTION_START.match(part):
            is_next = ATTRIBUTION.match(part) or not lines[at + span - 2].strip()
            if is_next:
                break  # the next line begins one by itself: this one is text
        joined = f"{joined} {part.strip()}" if joined else part
        if len(joined) > _LONGEST_LINE:
            break
        if _may_end(part) and (ATTRIBUTION_END.search(joined) or DATED_SENDER.match(joined)):
            return (
                (span, "") if ATTRIBUTION.match(joined) or DATED_SENDER.match(joined) else (0, "")
            )
    return 0, ""


def _may_end(line: str) -> bool:
    """Whether a line can end an attribution: the cheap look before the long pattern."""
    return line.rstrip(" *-\t\xa0").endswith((":", "：")) or "--" in line


def _quotes_next(lines: list[str], at: int) -> bool:
    return any(_is_quoted(line) for line in lines[at : at + 2])


def _shared_line(lines: list[str], at: int) -> tuple[int, str]:
    """An attribution behind text on the same line, going on in the next one at most."""
    spans = (1, 2) if " On " in f" {lines[at]}".replace("-", " ") else ()
    for span in spans:
        joined = " ".join(part.strip() for part in lines[at : at + span])
        inside = _INSIDE_LINE.match(joined) if len(joined) < _LONGEST_LINE else None
        if inside and any(digit.isdigit() for digit in inside["mark"]):
            return span, inside["before"].rstrip("- ")
    is_whole = "@" in lines[at] and _may_end(lines[at]) and ATTRIBUTION.match(lines[at])
    return (1, "") if is_whole else (0, "")


_BLANK_LINES = late_pattern(r"\n\s*\n")
_INSIDE_LINE = late_pattern(
    r"^(?P<before>.{1,200}?)\s*+(?P<mark>-{0,3}\s*+\bOn (?:\w{3},? )?.{6,200}\bwrote:)\s*+$"
)


def without_delimited_signature(lines: list[str]) -> list[str]:
    """Without what stands below a "-- " line, unless that is most of the mail."""
    for at, line in enumerate(lines):
        if RULE.match(line) and _is_list_footer(lines[at + 1 :]) and _has_words(lines[:at]):
            return lines[:at]
        if SIGNATURE_DELIMITER.match(line) and _has_words(lines[:at]):
            below = sum(1 for other in lines[at + 1 :] if other.strip())
            if below <= _MAX_SIGNATURE_LINES:
                return lines[:at]
    return lines


def _is_list_footer(lines: list[str]) -> bool:
    words = [line for line in lines if line.strip()]
    return 0 < len(words) <= 6 and any(_LIST_WORDS.search(line) for line in words)


_LIST_WORDS = late_pattern(
    r"(?i)mailing ?list|listinfo|unsubscribe|groups\.google|list-|lists?\.|@list"
)


def without_device_lines(lines: list[str]) -> list[str]:
    """Without "Sent from my iPhone" and its kin at the end."""
    kept = list(lines)
    while kept:
        tail = kept[-1].strip()
        if tail and (len(kept[-1]) > _LONGEST_LINE or not DEVICE_LINE.match(kept[-1])):
            break
        kept.pop()
    return kept
