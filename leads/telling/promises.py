"""What the Rules tab promises to people who write to us ("1 working day"), told in their language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from leads.settings import Settings

REPLY_PROMISE = "reply promise"
"""Named setting: "1 working day", "24 hours"; blank means that nothing is promised."""

_NONE = {"", "-", "–", "no", "none", "off", "never"}
_UNITS = {
    "hour": r"hours?|hrs?|h|stunden?|std\.?|heures?|horas?|or[ae]|uur|uren",
    "working day": (
        r"(?:working|business) days?|work ?days?|werktagen?|werktage?s?|arbeitstage?n?|jours? ouvr[ée]s?|"
        r"jours? ouvrables?|d[ií]as? (?:h[áa]bil(?:es)?|laborables?)|giorn[oi] lavorativ[oi]|werkdag(?:en)?"
    ),
    "day": r"days?|d|tage?n?|jours?|d[ií]as?|giorn[oi]|dag(?:en)?",
    "week": r"weeks?|w|wochen?|semaines?|semanas?|settiman[ae]|we(?:ek|ken)",
}
_SAID = {
    "en": (
        "within {}",
        {
            "hour": ("hour", "hours"),
            "day": ("day", "days"),
            "working day": ("working day", "working days"),
            "week": ("week", "weeks"),
        },
    ),
    "de": (
        "innerhalb von {}",
        {
            "hour": ("Stunde", "Stunden"),
            "day": ("Tag", "Tagen"),
            "working day": ("Werktag", "Werktagen"),
            "week": ("Woche", "Wochen"),
        },
    ),
    "fr": (
        "sous {}",
        {
            "hour": ("heure", "heures"),
            "day": ("jour", "jours"),
            "working day": ("jour ouvré", "jours ouvrés"),
            "week": ("semaine", "semaines"),
        },
    ),
    "es": (
        "en un plazo de {}",
        {
            "hour": ("hora", "horas"),
            "day": ("día", "días"),
            "working day": ("día laborable", "días laborables"),
            "week": ("semana", "semanas"),
        },
    ),
    "it": (
        "entro {}",
        {
            "hour": ("ora", "ore"),
            "day": ("giorno", "giorni"),
            "working day": ("giorno lavorativo", "giorni lavorativi"),
            "week": ("settimana", "settimane"),
        },
    ),
    "nl": (
        "binnen {}",
        {
            "hour": ("uur", "uur"),
            "day": ("dag", "dagen"),
            "working day": ("werkdag", "werkdagen"),
            "week": ("week", "weken"),
        },
    ),
}
"""Language -> the phrase, and unit -> the word for one and for many, as the phrase wants them."""


@dataclass(frozen=True, slots=True)
class Promise:
    """When we answer: so many of a unit ("hour", "day", "working day", "week")."""

    count: int
    unit: str


def read_promise(text: str) -> Promise | None:
    """What the setting promises; None for a text that promises nothing that can be told."""
    words = " ".join(text.casefold().split())
    found = re.fullmatch(r"([1-9][0-9]{0,2})\s*(\D+)", words)
    if not found:
        return None
    unit = next((name for name, form in _UNITS.items() if re.fullmatch(form, found[2])), "")
    return Promise(int(found[1]), unit) if unit else None


def promises_nothing(text: str) -> bool:
    """Whether the setting says so itself."""
    return text.strip().casefold() in _NONE


def promise_of(settings: Settings) -> Promise | None:
    return read_promise(settings.named.get(REPLY_PROMISE, ""))


def in_languages(promise: Promise | None) -> Mapping[str, str]:
    """Language -> the promise in it ("within 1 working day"); "" in each when nothing is promised."""
    if promise is None:
        return dict.fromkeys(_SAID, "")
    told = {}
    for language, (phrase, units) in _SAID.items():
        one, many = units[promise.unit]
        told[language] = phrase.format(f"{promise.count} {one if promise.count == 1 else many}")
    return told
