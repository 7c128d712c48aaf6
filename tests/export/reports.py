"""Reports for the tests of exports: those of the seeds, small ones that say one thing, and random ones."""

import datetime
from functools import cache
from pathlib import Path
from typing import Any, Final, get_args

from hypothesis import strategies as st

from summarizer.codebook import SUB_EVENT_TYPES, ActorType, Certainty, Outcome, Role, Scope, Side
from summarizer.report import Report
from tests.seed_replay import replayed
from tests.seeds import SEEDS

GOLDEN: Final = Path(__file__).parent / "golden"


@cache
def seed_reports() -> tuple[Report, ...]:
    """What the recordings of all seeds give, in the order of their names."""
    return tuple(replayed(file) for file in sorted(SEEDS.iterdir()) if file.suffix in (".txt", ".html"))


def incident(**said: Any) -> dict[str, Any]:
    """An incident of which only this is known."""
    plain = {
        "id": "0123456789abcdef",
        "summary": None,
        "event_type": None,
        "sub_event_type": None,
        "date": {"start": None, "end": None, "precision": None, "basis": None, "words": None},
        "location": {"name": None},
    }
    return plain | said


def report(*incidents: dict[str, Any], **article: Any) -> Report:
    """A report of these incidents."""
    facts = {"id": "a1", "title": None, "published": None, "source": None, "url": None, "language": None}
    made = {
        "model": "m",
        "endpoint": "e",
        "prompt": "p@1",
        "summarizer": "0",
        "calls": 1,
        "tokens": {},
        "cost_usd": None,
        "seconds": 1.5,
        "finish": "stop",
    }
    return Report.model_validate(
        {
            "article": facts | {"sha256": "00", "characters": 9} | article,
            "incidents": incidents,
            "problems": [],
            "provenance": made,
        }
    )


def actor(name: str, kind: str | None, role: str = "attacker", certainty: str = "stated") -> dict[str, Any]:
    """A party without evidence."""
    return {"name": name, "type": kind, "role": role, "certainty": certainty, "evidence": ()}


def killed(words: str | None, side: str = "unknown", **numbers: int) -> dict[str, Any]:
    """A claim that people were killed."""
    plain = dict.fromkeys(("who", "low", "best", "high", "attributed_to"))
    return plain | {"outcome": "killed", "side": side, "words": words, "scope": "total", "evidence": ()} | numbers


def bounds(low: int | None, best: int | None, high: int | None, **more: Any) -> dict[str, Any]:
    """A range; with `basis` and `claims` a figure."""
    return {"low": low, "best": best, "high": high, **more}


_ODD = st.sampled_from(
    ["=1+1", "\t@SUM(A1)", "＝2", "-5", "'=x", "'Ndrangheta", 'say "no"', "a,b;c", "two\nlines", "\rback", "", " x "]
)
texts: Final = _ODD | st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
maybe: Final = st.none() | texts
days: Final = st.none() | st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 1, 1))
counts: Final = st.integers(0, 10**9)


@st.composite
def ranges(draw: st.DrawFn) -> dict[str, Any]:
    """A range with any of its bounds missing."""
    low, best, high = sorted(draw(st.tuples(counts, counts, counts)))
    keep = draw(st.tuples(st.booleans(), st.booleans(), st.booleans()))
    names = ("low", "best", "high")
    return {name: n if kept else None for name, n, kept in zip(names, (low, best, high), keep, strict=True)}


def _one_of(words: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(words))


_evidence = st.lists(
    st.fixed_dictionaries({"quote": texts, "start": counts, "end": counts, "sentence": counts}), max_size=2
)
_figures = st.none() | ranges().flatmap(
    lambda found: st.fixed_dictionaries({"basis": texts, "claims": st.lists(st.integers(0, 3), max_size=2)}).map(
        lambda more: found | more
    )
)
_actors = st.fixed_dictionaries(
    {
        "name": texts,
        "type": st.none() | _one_of(ActorType),
        "role": _one_of(Role),
        "certainty": _one_of(Certainty),
        "evidence": _evidence,
    }
)
_casualties = ranges().flatmap(
    lambda found: st.fixed_dictionaries(
        {
            "outcome": _one_of(Outcome),
            "who": maybe,
            "side": _one_of(Side),
            "words": maybe,
            "scope": _one_of(Scope),
            "attributed_to": maybe,
            "evidence": _evidence,
        }
    ).map(lambda more: found | more)
)
_locations = st.fixed_dictionaries(
    {
        **dict.fromkeys(("name", "admin3", "admin2", "admin1", "country", "text"), maybe),
        "country_code": st.sampled_from([None, "AFG", "COL", "XKX", "ZZZ"]),
        "latitude": st.none() | st.floats(-90, 90),
        "longitude": st.none() | st.floats(-180, 180),
        "geonames_id": st.none() | counts,
        "precision": st.sampled_from([None, "exact", "near", "admin2", "admin1", "country"]),
        "evidence": _evidence,
    }
)
_dates = st.tuples(days, days).flatmap(
    lambda pair: st.fixed_dictionaries(
        {
            "start": st.just(min(pair) if None not in pair else pair[0]),  # type: ignore[type-var]  # no None in it
            "end": st.just(max(pair) if None not in pair else pair[1]),  # type: ignore[type-var]  # no None in it
            "precision": st.sampled_from([None, "day", "week", "month", "year"]),
            "basis": st.sampled_from([None, "stated", "relative", "published"]),
            "words": maybe,
            "evidence": _evidence,
        }
    )
)
_kinds = st.sampled_from(
    [(None, None), *((event, sub) for event, subs in SUB_EVENT_TYPES.items() for sub in (None, *subs))]
)
_incidents = _kinds.flatmap(
    lambda kind: st.fixed_dictionaries(
        {
            "id": st.text("0123456789abcdef", min_size=16, max_size=16),
            "summary": maybe,
            "event_type": st.just(kind[0]),
            "sub_event_type": st.just(kind[1]),
            "civilian_targeting": st.sampled_from([None, True, False]),
            "type_of_violence": st.sampled_from([None, 1, 2, 3]),
            "date": _dates,
            "location": _locations,
            "actors": st.lists(_actors, max_size=3),
            "casualties": st.lists(_casualties, max_size=3),
            **dict.fromkeys(("fatalities", "injured", "missing", "captured"), _figures),
            "fatalities_by_side": st.fixed_dictionaries(
                dict.fromkeys(("state", "non-state", "civilians", "unknown"), st.none() | ranges())
            ),
            "weapons": st.lists(
                st.fixed_dictionaries({"name": texts, "type": maybe, "evidence": _evidence}), max_size=2
            ),
            "conflicts": st.lists(
                st.fixed_dictionaries(
                    {
                        "field": texts,
                        "values": st.lists(st.fixed_dictionaries({"value": texts, "evidence": _evidence}), max_size=2),
                    }
                ),
                max_size=1,
            ),
        }
    )
)
_problems = st.fixed_dictionaries(
    {"code": texts, "where": texts, "message": texts, "value": st.none() | texts | counts | st.lists(texts, max_size=2)}
)
reports: Final[st.SearchStrategy[Report]] = st.builds(
    lambda incidents, problems, facts: report(*incidents, **facts).model_copy(
        update={"problems": Report.model_validate(report().model_dump() | {"problems": problems}).problems}
    ),
    st.lists(_incidents, max_size=2),
    st.lists(_problems, max_size=2),
    st.fixed_dictionaries(
        {**dict.fromkeys(("title", "source", "url", "language"), maybe), "id": texts, "published": days}
    ),
)
