"""The states and provinces that forms name beside a town, and whose they are."""

from __future__ import annotations

STATES = frozenset(
    [
        "alabama",
        "alaska",
        "arizona",
        "arkansas",
        "california",
        "colorado",
        "connecticut",
        "delaware",
        "florida",
        "georgia",
        "hawaii",
        "idaho",
        "illinois",
        "indiana",
        "iowa",
        "kansas",
        "kentucky",
        "louisiana",
        "maine",
        "maryland",
        "massachusetts",
        "michigan",
        "minnesota",
        "mississippi",
        "missouri",
        "montana",
        "nebraska",
        "nevada",
        "new hampshire",
        "new jersey",
        "new mexico",
        "new york",
        "north carolina",
        "north dakota",
        "ohio",
        "oklahoma",
        "oregon",
        "pennsylvania",
        "rhode island",
        "south carolina",
        "south dakota",
        "tennessee",
        "texas",
        "utah",
        "vermont",
        "virginia",
        "washington",
        "west virginia",
        "wisconsin",
        "wyoming",
        "alberta",
        "british columbia",
        "manitoba",
        "new brunswick",
        "newfoundland and labrador",
        "nova scotia",
        "ontario",
        "prince edward island",
        "quebec",
        "québec",
        "saskatchewan",
        "new south wales",
        "victoria",
        "queensland",
        "south australia",
        "western australia",
        "tasmania",
    ]
)
"""Of North America and Australia, where they stand behind the town."""

_STATE_CODES = (
    ("AU", 4, frozenset(("NSW", "VIC", "QLD", "TAS", "ACT", "SA", "WA", "NT"))),
    (
        "US",
        5,
        frozenset(
            (  # noqa: SIM905  # reads best as words
                "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC "
                "ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC"
            ).split()
        ),
    ),
)


def country_of_region(region: str, postcode: str) -> str:
    """The country whose state codes and postcodes go together so: "QLD 4300", "IL 60614"; "" when none."""
    digits = postcode.partition("-")[0]
    return next(
        (
            country
            for country, length, codes in _STATE_CODES
            if digits.isdigit() and len(digits) == length and region in codes
        ),
        "",
    )


def is_state_of_usa(code: str) -> bool:
    """Whether two letters are those of a state: "SC"."""
    return any(country == "US" and code in codes for country, _, codes in _STATE_CODES)
