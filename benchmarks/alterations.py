"""True drafts of the seed articles, and the same drafts with one value altered to something the article does not say.

The true values were written by reading (`true_drafts.toml`). An alteration changes exactly one value; how the altered
drafts are judged is in `mutation`.
"""

import random
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from summarizer.article import Article
from summarizer.check.numbers.numbers import counts
from summarizer.draft import IncidentDraft
from summarizer.reading import read_file

HERE: Final = Path(__file__).parent
SEEDS: Final = HERE.parent / "seeds"
COUNTS: Final = ("killed", "injured", "missing", "captured")
Kind = Literal["count", "date", "place", "party"]
KIND_OF: Final[Mapping[str, Kind]] = {
    **dict.fromkeys(COUNTS, "count"),
    "date_words": "date",
    **dict.fromkeys(("place", "province", "country"), "place"),
    **dict.fromkeys(("attacker", "target", "weapon"), "party"),
}
_POOL: Final = {
    "place": "places",
    "province": "provinces",
    "country": "countries",
    "attacker": "parties",
    "target": "parties",
    "weapon": "weapons",
}
_NUMBER_WORDS: Final = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split()
# Small words that are in most articles and tell nothing.
_COMMON: Final = frozenset("a an the of and in on at city county state province region department north new".split())


@dataclass(frozen=True, slots=True)
class TrueDraft:
    """One event as a careful reader tells it: for each field of the draft the ways to say it, all of them true."""

    article: Article
    said: Mapping[str, Sequence[str]]
    fixed: Mapping[str, Any]
    stated: Mapping[str, frozenset[int]]

    def draft(self, **changed: object) -> IncidentDraft:
        """The draft with the first way of each value, but for those given."""
        first = {field: ways[0] for field, ways in self.said.items()}
        empty = dict.fromkeys(KIND_OF)
        return IncidentDraft.model_validate({**empty, **self.fixed, **first, **changed})


@dataclass(frozen=True, slots=True)
class Alteration:
    """A true draft with one value made false."""

    true: TrueDraft
    field: str
    value: str

    @property
    def kind(self) -> Kind:
        """Which of the four kinds of value it is."""
        return KIND_OF[self.field]

    def draft(self) -> IncidentDraft:
        """The altered draft."""
        return self.true.draft(**{self.field: self.value})


def true_drafts() -> list[TrueDraft]:
    """All true drafts, in the file's order."""
    drafts = []
    for row in tomllib.loads((HERE / "true_drafts.toml").read_text(encoding="utf-8"))["draft"]:
        ways = {field: _ways(row[field]) for field in KIND_OF if field in row}
        stated = {outcome: frozenset(numbers) for outcome, numbers in row["says"].items()}
        fixed = {"what": row["what"], "type": row["type"]}
        drafts.append(TrueDraft(read_file(SEEDS / row["seed"]), ways, fixed, stated))
    return drafts


def alterations(seed: int, of_each_kind: int) -> list[Alteration]:
    """A random choice, the same for the same seed, with equally many of each kind."""
    pools = tomllib.loads((HERE / "true_drafts.toml").read_text(encoding="utf-8"))["false"]
    chance = random.Random(seed)  # noqa: S311 - a sample, not a secret
    by_kind: dict[Kind, list[Alteration]] = {"count": [], "date": [], "place": [], "party": []}
    for true in true_drafts():
        for field, kind in KIND_OF.items():
            by_kind[kind].extend(Alteration(true, field, value) for value in _false_values(true, field, pools))
    return [one for many in by_kind.values() for one in chance.sample(many, min(of_each_kind, len(many)))]


def _ways(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _false_values(true: TrueDraft, field: str, pools: Mapping[str, Sequence[str]]) -> Iterator[str]:
    if field in COUNTS:
        yield from _false_counts(true, field)
    elif field == "date_words":
        for words in (*pools["weekdays"], *pools["dates"]):
            if not _has_all(true.article.text, words):
                yield words
    elif field in true.said or field in {"attacker", "target", "weapon"}:
        for name in pools[_POOL[field]]:
            if not _has_all(true.article.text, name):
                yield name


def _false_counts(true: TrueDraft, outcome: str) -> Iterator[str]:
    """Numbers near the true one, of another size, and of other things in the same article."""
    stated = true.stated[outcome]
    near = {number + step for number in stated for step in (-1, 1, 10)} | {number * 10 for number in stated}
    elsewhere = {count.best for count in counts(true.article.text) if count.best is not None}
    bare = {int(digits) for digits in re.findall(r"(?<![\d.,:])\d{1,4}(?![\d.,:]\d)", true.article.text)}
    for number in sorted((near | elsewhere | bare) - stated - {0}):
        if number > 0:
            yield str(number)
            if number < len(_NUMBER_WORDS):
                yield _NUMBER_WORDS[number]
    if stated and max(stated) > 0:
        yield f"-{max(stated)}"
        yield "1000000000000"


def _has_all(text: str, words: str) -> bool:
    """Whether the article has every telling word of a value: then it may be true, and is no test."""
    telling = {word for word in re.findall(r"[^\W\d_]+|\d+", words.casefold()) if word not in _COMMON}
    folded = text.casefold()
    return all(re.search(rf"\b{re.escape(word)}\b", folded) for word in telling)
