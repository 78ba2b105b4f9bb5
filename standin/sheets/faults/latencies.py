"""How long does Google take? A fixed time, a distribution, or what was measured on the real one."""

from __future__ import annotations

import math
import random

from standin.sheets.errors import Json, invalid

GOOGLE_MEAN_S = {
    "spreadsheets.values.append": 0.31,
    "spreadsheets.values.get": 0.32,
    "spreadsheets.values.batchGet": 0.32,
    "spreadsheets.values.batchGetByDataFilter": 0.32,
    "spreadsheets.values.update": 0.36,
    "spreadsheets.values.clear": 0.41,
    "spreadsheets.batchUpdate": 0.42,
    "spreadsheets.get": 0.45,
    "drive.files.get": 0.28,
}
"""Measured on recorded traffic with tiny sheets; the two batch reads are taken to be like values.get."""

GOOGLE_OTHER_S = 0.43
GOOGLE_LONGEST_S = 5.0
_GOOGLE_SIGMA = 0.4
"""Only the means were measured, and that none took 5 s; the spread is an assumption."""

_WAYS = ("seconds", "uniform", "lognormal", "preset")


def check_latency(settings: Json) -> None:
    """400 unless exactly one way to choose the time is given, and it can be used."""
    ways = [name for name in _WAYS if name in settings]
    if len(ways) != 1:
        raise invalid(f"A latency needs exactly one of {', '.join(_WAYS)}.")
    try:
        drawn(settings, "", random.Random(0))  # noqa: S311 - no secret
    except (TypeError, ValueError) as error:
        raise invalid(f"This latency cannot be used: {error}.") from None


def drawn(settings: Json, method: str, chance: random.Random) -> float:
    """Seconds for one request of this method."""
    if "seconds" in settings:
        return float(settings["seconds"])
    if "uniform" in settings:
        low, high = settings["uniform"]
        return chance.uniform(low, high)
    if "lognormal" in settings:
        mean, sigma = settings["lognormal"]
        return _lognormal(mean, sigma, chance)
    if settings["preset"] != "google":
        raise ValueError("the only preset is 'google'")
    mean = GOOGLE_MEAN_S.get(method, GOOGLE_OTHER_S)
    return min(GOOGLE_LONGEST_S, _lognormal(mean, _GOOGLE_SIGMA, chance))


def _lognormal(mean: float, sigma: float, chance: random.Random) -> float:
    """With this mean, not this median."""
    return chance.lognormvariate(math.log(mean) - sigma**2 / 2, sigma)
