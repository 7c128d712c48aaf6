"""The seeds: sample articles with the report fields a coder expects, and the comparison of a report with them.

An expected file names fields of the report by path, each with a value and one of these checks:

    equals     the value itself (the default)
    one of     the value is a list, and one of its items is right
    contains   the field is a text that holds the value; of a list of values, any one will do
    has        the field is a list of records, and one of them has every key of the value
    absent     the field is a list of records, and none of them has every key of the value
    none       null or empty

Letters compare without case and accents ("Diyālá" is "Diyala"). TOML has no null: the text "null" stands for it.
Inside the records of `has` and `absent`, a `name` fits when either text holds the other as whole words ("Taliban" and
"the Taliban"); `who`, `words`, `value`, `text` and `attributed_to` fit when they hold the expected words; all else must
be equal. A list stands for alternatives; against a list of records, each item must fit a record of its own.

An incident that the report lacks fails every check on it, `absent` and `none` too: nothing passes for want of a report.

Reading articles and making reports is left to the package; this module compares JSON only.
"""

import itertools
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
SEEDS: Final = ROOT / "seeds"
CASSETTES: Final = ROOT / "cassettes"
KNOWN_MISSES: Final = ROOT / "tests" / "known_misses.toml"

CHECKS: Final = ("equals", "one of", "contains", "has", "absent", "none", "count")  # `count` is for the top key only
NULL: Final = "null"
HOLDS_THE_WORDS: Final = frozenset({"who", "words", "value", "text", "attributed_to"})


class _NoSuchItem:
    """What a path gives when it asks for an item that the list does not have."""

    def __repr__(self) -> str:
        return "(no such incident)"


NO_SUCH_ITEM: Final = _NoSuchItem()


@dataclass(frozen=True)
class Expectation:
    """One field of a report, as a coder who read the article would fill it."""

    seed: str
    field: str
    check: str
    value: Any
    why: str = ""

    def holds(self, report: Any) -> bool:
        """Whether the report, as parsed JSON, is right in this field."""
        got = value_at(report, self.field)
        return got is not NO_SUCH_ITEM and _passes(self.check, self.value, got)


@dataclass(frozen=True)
class Seed:
    """An article and what is expected of its report; the number of incidents is the first expectation."""

    name: str
    article: Path
    origin: str
    hard_because: str
    expectations: tuple[Expectation, ...]


@dataclass(frozen=True)
class Miss:
    """A field that is known to come out wrong, and why. `check` and `value` are None where the field alone tells."""

    seed: str
    field: str
    check: str | None
    value: Any
    reason: str

    def covers(self, expectation: Expectation) -> bool:
        """Whether this is the expectation that is missed."""
        return (
            (self.seed, self.field) == (expectation.seed, expectation.field)
            and self.check in {None, expectation.check}
            and (self.value is None or self.value == expectation.value)
        )


@dataclass(frozen=True)
class Outcome:
    """An expectation held against a report."""

    expectation: Expectation
    got: Any
    right: bool
    known: Miss | None

    @property
    def status(self) -> str:
        """ "ok", "known miss", "MISS", or "mended": right now, and still listed as a known miss."""
        if self.right:
            return "mended" if self.known else "ok"
        return "known miss" if self.known else "MISS"


def load_seeds(folder: Path = SEEDS) -> tuple[Seed, ...]:
    """Every seed of a folder, by name. Raises ValueError, naming the file, where an expected file is malformed."""
    return tuple(load_seed(path) for path in sorted(folder.glob("*.expected.toml")))


def load_seed(path: Path) -> Seed:
    """The seed whose expected file is at `path`; its article lies beside it, as .txt or .html."""
    name = path.name.removesuffix(".expected.toml")
    articles = [article for ending in ("txt", "html") if (article := path.with_name(f"{name}.{ending}")).exists()]
    if len(articles) != 1:
        raise ValueError(f"{path.name}: one article {name}.txt or {name}.html must lie beside it")
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    about, count = document.get("about", {}), document.get("incidents")
    if not isinstance(count, int) or not about.get("origin") or not about.get("hard_because"):
        raise ValueError(f"{path.name}: incidents, about.origin and about.hard_because are needed")
    fields = (_expectation(path, entry) for entry in document.get("expect", ()))
    expectations = (Expectation(name, "incidents", "count", count), *fields)
    if len({(e.field, e.check, repr(e.value)) for e in expectations}) != len(expectations):
        raise ValueError(f"{path.name}: an expectation stands in it twice")
    return Seed(name, articles[0], about["origin"], about["hard_because"], expectations)


def load_misses(path: Path = KNOWN_MISSES) -> tuple[Miss, ...]:
    """The table of known misses. Raises ValueError where an entry lacks its seed, field or reason."""
    entries = tomllib.loads(path.read_text(encoding="utf-8")).get("miss", [])
    for entry in entries:
        if not all(entry.get(key) for key in ("seed", "field", "reason")) or set(entry) - _MISS_KEYS:
            raise ValueError(f"{path.name}: seed, field and reason (check, value) are the keys of a miss, not {entry}")
    return tuple(
        Miss(entry["seed"], entry["field"], entry.get("check"), entry.get("value"), entry["reason"])
        for entry in entries
    )


_MISS_KEYS: Final = {"seed", "field", "check", "value", "reason"}
_EXPECT_KEYS: Final = {"field", "check", "value", "why"}


def judge(seed: Seed, report: Any, misses: tuple[Miss, ...] = ()) -> tuple[Outcome, ...]:
    """Hold a report, as parsed JSON, against all that is expected of it."""
    return tuple(
        Outcome(
            expectation=expectation,
            got=value_at(report, expectation.field),
            right=expectation.holds(report),
            known=next((miss for miss in misses if miss.covers(expectation)), None),
        )
        for expectation in seed.expectations
    )


def value_at(report: Any, field: str) -> Any:
    """What stands at a path of parsed JSON; null where a step leads through null.

    >>> value_at({"incidents": [{"injured": None}]}, "incidents[0].injured.best") is None
    True
    """
    here = report
    for part in steps(field):
        if here is None:
            return None
        if isinstance(part, int) and part >= len(here):
            return NO_SUCH_ITEM
        here = here[part]
    return here


def steps(field: str) -> tuple[str | int, ...]:
    """The keys and indexes of a path: "incidents[0].date.start" → ("incidents", 0, "date", "start")."""
    return tuple(int(part) if part.isdigit() else part for part in re.findall(r"[\w-]+", field))


def folded(text: str) -> str:
    """The text without case and accents."""
    letters = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


def _expectation(path: Path, entry: dict[str, Any]) -> Expectation:
    check = entry.get("check", "equals")
    wants_list, wants_record = check == "one of", check in {"has", "absent"}
    value = entry.get("value")
    malformed = (
        not entry.get("field")
        or set(entry) - _EXPECT_KEYS
        or check not in CHECKS[:-1]
        or (value is None) != (check == "none")
        or (wants_list and not isinstance(value, list))
        or wants_record != isinstance(value, dict)
    )
    if malformed:
        raise ValueError(f"{path.name}: this is no expectation: {entry}")
    return Expectation(path.name.removesuffix(".expected.toml"), entry["field"], check, value, entry.get("why", ""))


def _passes(check: str, value: Any, got: Any) -> bool:
    match check:
        case "equals":
            return _same(value, got)
        case "one of":
            return any(_same(one, got) for one in value)
        case "contains":
            values = value if isinstance(value, list) else [value]
            return isinstance(got, str) and any(folded(one) in folded(got) for one in values)
        case "has" | "absent":
            return (check == "has") is any(_fits("", value, item) for item in got or ())
        case "none":
            return got is None or got in ([], {})
        case "count":
            return len(got) == int(value)
    raise ValueError(f"{check} is not a check; there are: {', '.join(CHECKS)}")


def _same(wanted: Any, got: Any) -> bool:
    if wanted == NULL:
        return got is None
    if isinstance(wanted, str) and isinstance(got, str):
        return folded(wanted) == folded(got)
    return bool(wanted == got)


def _fits(key: str, wanted: Any, got: Any) -> bool:
    if isinstance(wanted, dict):
        return isinstance(got, dict) and all(_fits(name, value, got[name]) for name, value in wanted.items())
    if isinstance(wanted, list) and isinstance(got, list):
        return any(all(map(_fits_record, wanted, chosen)) for chosen in itertools.permutations(got, len(wanted)))
    if isinstance(wanted, list):
        return any(_fits(key, one, got) for one in wanted)
    if wanted != NULL and isinstance(wanted, str) and isinstance(got, str):
        if key == "name":
            return _holds_words(wanted, got) or _holds_words(got, wanted)
        if key in HOLDS_THE_WORDS:
            return _holds_words(got, wanted)
    return _same(wanted, got)


def _fits_record(wanted: Any, got: Any) -> bool:
    return _fits("", wanted, got)


def _holds_words(text: str, words: str) -> bool:
    inside, around = (re.sub(r"\W+", " ", folded(part)).strip() for part in (words, text))
    return bool(inside) and f" {inside} " in f" {around} "
