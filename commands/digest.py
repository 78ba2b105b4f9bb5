"""`digest --dry-run`: the letters of the day as they would go out now. Reads the workbook once, writes nothing."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time
from difflib import get_close_matches
from pathlib import Path

from automations.house import House
from automations.send_digests import AUTOMATION
from automations.turn import decide
from commands.exit_codes import OK, USAGE
from commands.wiring import build_house
from connectors.ports import Letters
from leads.following_up.working_time import is_working_day, local_date
from leads.picture import Arrivals, Picture
from leads.settings import Member
from leads.telling.digest import compose
from leads.telling.digest_log import KIND, digest_id, settled_as
from leads.telling.wording import is_address


def digest(*, config: Path, rep: str, day: date | None, dry_run: bool) -> int:
    """Print the digests of `day` (None: today, where each rep is) for `rep`, or for everybody when it is ""."""
    if not dry_run:
        print(
            "Digests are sent by `run` and `once`, to each rep at their own time and once a day. "
            "To see what they would say: digest --dry-run",
            file=sys.stderr,
        )
        return USAGE
    house = build_house(config)
    picture = _after_the_rest(house)
    team = picture.settings.team
    asked = [member for member in team if _is_asked(member, rep)]
    if not asked:
        print(_nobody(rep, team), file=sys.stderr)
        return USAGE
    for member in asked:
        print(_shown(member, picture, house.letters, _moment(member, day, house.clock())))
    print("Nothing was sent, nothing was written.")
    return OK


def _after_the_rest(house: House) -> Picture:
    """The workbook as this turn's other standing orders would leave it: rows typed just now count, too."""
    picture = replace(house.workbook.read(), workspace=house.workspace)
    others = tuple(one for one in house.roster if one.name != AUTOMATION.name)
    decision = decide(replace(house, roster=others), picture, Arrivals(), house.clock())
    return picture.after(decision.changes)


def _is_asked(member: Member, rep: str) -> bool:
    return not rep or member.name.casefold() == rep.strip().casefold()


def _nobody(rep: str, team: Sequence[Member]) -> str:
    names = [member.name for member in team]
    if not names:
        return "The Team tab names nobody who could get a digest."
    near = get_close_matches(rep, names, n=1, cutoff=0.4)
    hint = f"did you mean {near[0]!r}?" if near else f"it names {', '.join(names)}."
    return f"Nobody on the Team tab is called {rep!r}; {hint}"


def _moment(member: Member, day: date | None, now: datetime) -> datetime:
    """The time of the digest on that day; now, when no day was asked for."""
    if day is None:
        return now
    return datetime.combine(day, member.digest_at or time(8), tzinfo=member.zone)


def _shown(member: Member, picture: Picture, letters: Letters, at: datetime) -> str:
    day = local_date(member, at)
    heading = f"=== {member.name}, {day:%A} {day.isoformat()}"
    if hindrance := _hindrance(member, picture, day):
        return f"{heading}: no digest, because {hindrance}.\n"
    composed = compose(member, picture, at)
    if composed is None:
        return f"{heading}: no digest, because there is nothing to say.\n"
    message_id = digest_id(member, picture.settings.team, day, picture.workspace.mail_domain)
    letter = letters.render(KIND, message_id, member.email.strip(), composed.as_data())
    return (
        f"{heading}, at {member.digest_at:%H:%M} {member.zone.key}\n"
        f"To: {letter.to}\nSubject: {letter.subject}\n\n{letter.text}"
    )


def _hindrance(member: Member, picture: Picture, day: date) -> str:
    """Why no digest goes out to them that day, whatever there is to say; "" when one may."""
    if not member.active:
        return "they are not active on the Team tab"
    if member.digest_at is None:
        return "the Team tab gives no time in `Digest at`"
    if not is_address(member.email.strip()):
        return f"{member.email!r} on the Team tab is no mail address"
    if not is_working_day(member, day):
        return "it is no working day of theirs (--day shows another)"
    message_id = digest_id(member, picture.settings.team, day, picture.workspace.mail_domain)
    settled = settled_as(picture.letters, member, day, message_id)
    return f"that day's is noted as {settled.value} already" if settled else ""
