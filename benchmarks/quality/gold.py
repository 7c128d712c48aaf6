"""The annotated rows as gold of `summarize evaluate`, so that two prompts or models can be compared on them.

    python -m benchmarks.quality.gold ../shared/data fakes --rows 60 > gold.jsonl
    summarize evaluate gold.jsonl --compare before.jsonl after.jsonl

Only what the sets' scorer looks at, too, and what gold's form can say: GVA's street addresses stay out. Rows of MUC-4
with more than one incident stay out, as the scorer leaves them.
"""

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from benchmarks.quality.rows import SETS, Row, rows_of
from summarizer.codebook import EVENT_TYPE_OF

# MUC-4's types as the scorer reads ACLED's; all others are its ATTACK.
_BY_SUB_EVENT: Final = {
    "Suicide bomb": "BOMBING",
    "Abduction/forced disappearance": "KIDNAPPING",
    "Looting/property destruction": "ARSON",
}
_BY_EVENT: Final = {"Explosions/Remote violence": "BOMBING"}


def gold_of(row: Row) -> dict[str, Any] | None:
    """The row as gold; None where its key has more than one incident."""
    said = row["gold"]
    if "incidents" not in said:
        incidents = [_told(said)]
    elif len(said["incidents"]) > 1:
        return None
    else:
        incidents = [_of_muc(one) for one in said["incidents"]]
    article = {key: row[key] for key in ("id", "title", "text", "published") if row.get(key)}
    return {**article, "incidents": incidents}


def _told(said: Mapping[str, Any]) -> dict[str, Any]:
    """FA-KES and GVA: their one incident."""
    place = {key: said[key] for key in ("country", "admin1") if said.get(key)}
    incident: dict[str, Any] = {"location": place, "fatalities": {"best": _count(said["killed"])}}
    if said.get("date"):
        incident["date"] = {"start": said["date"]}
    if said.get("injured") is not None:
        incident["injured"] = {"best": _count(said["injured"])}
    return incident


def _of_muc(key: Mapping[str, Any]) -> dict[str, Any]:
    """MUC-4: type, country and the dead."""
    types = [sub for sub, event in EVENT_TYPE_OF.items() if _muc_type(sub, event) in key["type"]]
    incident: dict[str, Any] = {
        "sub_event_type": {"any_of": types},
        "location": {"country": key["location"].split(":")[0].strip().title()},
    }
    if key["killed"] is not None:
        incident["fatalities"] = {"best": _count(key["killed"])}
    return incident


def _muc_type(sub_event: str, event: str) -> str:
    return _BY_SUB_EVENT.get(sub_event) or _BY_EVENT.get(event) or "ATTACK"


def _count(number: int) -> object:
    """A count; the sets do not tell none from nothing said."""
    return number or {"any_of": [0, None]}


def main() -> None:
    """Print the rows of one set."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("set", choices=SETS)
    parser.add_argument("--rows", type=int, default=60)
    arguments = parser.parse_args()
    for row in rows_of(arguments.data, arguments.set, arguments.rows):
        gold = gold_of(row)
        if gold is not None:
            print(json.dumps(gold, ensure_ascii=False))


if __name__ == "__main__":
    main()
