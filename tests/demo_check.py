"""What the report of the given article must come to, whoever made it: `python tests/demo_check.py REPORT.json`.

Standard library only, so that it also runs in an environment that holds the wheel and nothing of the tests.
"""

import json
import sys
from pathlib import Path
from typing import Any


def failures(report: dict[str, Any]) -> list[str]:
    """The facts of the given article that a report does not have; none when it is right."""
    incidents = report["incidents"]
    if len(incidents) != 1:
        return [f"one incident, not {len(incidents)}"]
    one = incidents[0]
    evidence = [
        item for part in (one["date"], one["location"], *one["actors"], *one["casualties"]) for item in part["evidence"]
    ]
    facts = {
        "Battles / Armed clash": (one["event_type"], one["sub_event_type"]) == ("Battles", "Armed clash"),
        "2020-10-20, to the day": (one["date"]["start"], one["date"]["precision"]) == ("2020-10-20", "day"),
        "Baharak, Takhar, AFG": [one["location"][key] for key in ("admin2", "admin1", "country_code")]
        == ["Baharak", "Takhar", "AFG"],
        "12 or 13 killed": (one["fatalities"] or {}).get("best") in {12, 13},
        "48 missing": (one["missing"] or {}).get("best") == 48,
        "Taliban and Afghan security forces": {actor["name"] for actor in one["actors"]}
        >= {"Taliban", "Afghan security forces"},
        "the police chief's two ranks": any(len(conflict["values"]) == 2 for conflict in one["conflicts"]),
        "evidence for every part": bool(evidence) and all(item["quote"] for item in evidence),
    }
    return [name for name, holds in facts.items() if not holds]


if __name__ == "__main__":
    missing = failures(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    sys.exit(f"the given article's report lacks: {'; '.join(missing)}" if missing else 0)
