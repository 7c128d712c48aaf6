"""From many statements of harm to one figure an outcome, and the rule that made it.

The rules, in the order in which they are tried, are in docs/rules.md under the same names. Which statements belong to
the incident was decided before (`scope`); places, dates and codes are other files'.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from summarizer.check.attribution import same_speaker
from summarizer.check.casualties import Mention
from summarizer.check.casualty_words import POSTS, QUALIFIERS
from summarizer.codebook import Outcome, Side
from summarizer.report import Figure, Range, SideFigures

# Sentences between a toll and one that adds to it.
_NEAR: Final = 2
# Reports of one event seldom differ by more; a total of the year or the war does.
_SAME_ORDER: Final = 4


@dataclass(frozen=True, slots=True)
class Toll:
    """What one word of harm counts: one victim phrase, or several that are joined and so add up.

    `claims` are indexes into the incident's mentions; a bound is None where the words give none.
    """

    low: int | None
    best: int
    high: int | None
    side: Side
    generic: bool
    speaker: str | None
    additional: bool
    update: bool
    lowered: bool
    sentence: int
    claims: tuple[int, ...]

    def joined(self, other: "Toll") -> "Toll":
        """Both together, as sums."""
        return Toll(
            low=_plus(self.low, other.low),
            best=self.best + other.best,
            high=_plus(self.high, other.high),
            side=self.side if self.side == other.side else "unknown",
            generic=True,
            speaker=self.speaker,
            additional=False,
            update=False,
            lowered=False,
            sentence=max(self.sentence, other.sentence),
            claims=self.claims + other.claims,
        )

    def range(self) -> Range:
        """As the report has it."""
        return Range(low=self.low, best=self.best, high=self.high)


def figure_of(outcome: Outcome, mentions: Sequence[Mention]) -> Figure | None:
    """The reconciled figure of an outcome, or None where the article gives no number.

    "killing 12 soldiers … the bodies of the 12" → best 12, basis "said more than once".
    """
    own = [(index, one) for index, one in enumerate(mentions) if one.outcome == outcome and one.modality == "stated"]
    if outcome == "injured":
        return _injured(own, mentions)
    return _reconcile(_tolls(own), _persons(own))


def fatalities_by_side(mentions: Sequence[Mention], total: Figure | None) -> SideFigures:
    """The dead of each side that the article tells apart; nothing where their sum would pass the total."""
    if total is None or total.best is None:
        return SideFigures()
    stated = [
        (index, one) for index, one in enumerate(mentions) if one.outcome == "killed" and one.modality == "stated"
    ]
    sides: dict[str, Range] = {}
    for side in ("state", "non-state", "civilians"):
        own = [(index, one) for index, one in stated if one.side == side and (one.number is not None or one.person)]
        figure = _reconcile(_tolls(own, parts=True), _persons(own))
        if figure is not None and figure.best:
            sides[side.replace("-", "_")] = Range(low=figure.low, best=figure.best, high=figure.high)
    if sum(one.best or 0 for one in sides.values()) > total.best:
        return SideFigures()
    return SideFigures(**sides)


def _injured(own: Sequence[tuple[int, Mention]], mentions: Sequence[Mention]) -> Figure | None:
    """The wounded: those called so; else those hit ("shot") less those who died of it."""
    told = [(index, one) for index, one in own if not one.struck]
    figure = _reconcile(_tolls(told), _persons(told))
    if figure is not None:
        return figure
    hit = [(index, one) for index, one in own if one.struck]
    struck = _reconcile(_tolls(hit), _persons(hit))
    if struck is None or struck.best is None:
        return None
    dead = figure_of("killed", mentions)
    left = struck.best - (dead.best or 0 if dead else 0)
    if left <= 0:
        return None
    basis = "hit, less the dead" if dead and dead.best else "hit"
    return Figure(low=left, best=left, high=left, basis=basis, claims=struck.claims)


def _tolls(own: Iterable[tuple[int, Mention]], *, parts: bool = False) -> list[Toll]:
    """Counted victims of the same word of harm added up; parts of a count ("including two children") only if asked."""
    tolls: dict[tuple[int, int], Toll] = {}
    for index, mention in own:
        if mention.number is None or mention.best is None or (mention.part and not parts):
            continue
        count, key = mention.number, (mention.trigger.start, mention.trigger.end)
        toll = Toll(
            low=count.low,
            best=mention.best,
            high=count.high,
            side=mention.side,
            generic=mention.side == "unknown",
            speaker=mention.speaker,
            additional=mention.additional,
            update=mention.update,
            lowered=mention.lowered,
            sentence=mention.sentence,
            claims=(index,),
        )
        tolls[key] = tolls[key].joined(toll) if key in tolls else toll
    return list(tolls.values())


def _persons(own: Iterable[tuple[int, Mention]]) -> list[int]:
    """The claims that tell of distinct persons.

    Those joined at one word of harm are different people. Elsewhere a name repeats one that has its words ("Doorandish"
    and "Raz Mohammad Doorandish"), and a bare post or "the man" repeats whoever was named.
    """
    persons: list[tuple[int, frozenset[str], int]] = []
    for index, mention in own:
        if not mention.person or not mention.who:
            continue
        words = frozenset() if mention.definite else _name_words(mention.who)
        known = [one for one in persons if one[2] != mention.trigger.start]
        joined = len(known) < len(persons)
        repeats = any(not words or not one[1] or words <= one[1] or one[1] <= words for one in known)
        if not repeats and not (joined and mention.definite and persons):
            persons.append((index, words, mention.trigger.start))
    return [index for index, _, _ in persons]


def _name_words(who: str) -> frozenset[str]:
    return frozenset(word for word in who.casefold().split() if word not in POSTS and word not in QUALIFIERS)


def _reconcile(tolls: Sequence[Toll], persons: Sequence[int]) -> Figure | None:
    if not tolls:
        if not persons:
            return None
        number = len(persons)
        return Figure(low=number, best=number, high=number, basis="named persons", claims=tuple(persons))
    current, basis = tolls[0], "stated"
    for toll in tolls[1:]:
        current, basis = _next(current, toll, basis)
    named = " (a named person is not added to a count)" if persons and current.best else ""
    claims = tuple(sorted(set(current.claims)))
    return Figure(low=current.low, best=current.best, high=current.high, basis=basis + named, claims=claims)


def _next(current: Toll, toll: Toll, basis: str) -> tuple[Toll, str]:
    """The figure after one more toll, and the rule that fired.

    The first toll of a story is its own; a later one has to say why it counts instead, or beside it. One that does not
    is about another day, place or war.
    """
    near = toll.sentence - current.sentence <= _NEAR
    if toll.best == current.best:
        low, high = _wider(current, toll)
        speaker = current.speaker or toll.speaker
        same = replace(current, low=low, high=high, speaker=speaker, claims=current.claims + toll.claims)
        return same, basis if basis != "stated" else "said more than once"
    if toll.additional and near:
        return current.joined(toll), "these come on top of those"
    if toll.update and (toll.best > current.best or toll.lowered):
        return toll, "the newer toll"
    if current.side != toll.side and not current.generic and not toll.generic and near:
        return current.joined(toll), "sum of the sides"
    if toll.best > current.best and toll.generic and near and not (current.speaker and toll.speaker):
        return toll, "the higher toll"
    if current.speaker and toll.speaker and _comparable(current, toll):
        if same_speaker(current.speaker, toll.speaker):
            return (toll, "the higher toll of the same source") if toll.best > current.best else (current, basis)
        bounds = [n for n in (current.low, current.best, current.high, toll.best) if n is not None]
        return replace(
            current, low=min(bounds), high=max(bounds), claims=current.claims + toll.claims
        ), "sources disagree"
    return current, basis


def _comparable(one: Toll, other: Toll) -> bool:
    """Whether two tolls can be of the same event: the same kind of victims, and no whole other order of size."""
    few, many = sorted((one.best, other.best))
    return (one.side == other.side or one.generic or other.generic) and many <= _SAME_ORDER * max(few, 1)


def _wider(one: Toll, other: Toll) -> tuple[int | None, int | None]:
    """Bounds of the same toll told twice: an open bound ("at least 12") wins over a closed one."""
    low = None if one.low is None or other.low is None else min(one.low, other.low)
    high = None if one.high is None or other.high is None else max(one.high, other.high)
    return low, high


def _plus(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other
