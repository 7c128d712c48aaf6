"""From the tolls of a story to one figure, by the rules of docs/rules.md; `basis` names the one that fired.

What one word of harm counts is `tolls`'; which statements are handed in, and what is made of the figure, `figures`'.
"""

from collections.abc import Sequence
from typing import Final

from summarizer.check.harm.attribution import same_speaker
from summarizer.check.harm.casualties import Mention
from summarizer.report import Figure
from summarizer.resolve.figures.tolls import Toll, persons_of, plus, tolls_of

# Sentences between a toll and one that adds to it.
_NEAR: Final = 2
# Reports of one event seldom differ by more; a total of the year or the war does.
_SAME_ORDER: Final = 4
# "Six dead" may become 35 within the hour; ten seldom become a hundred.
_FEW: Final = 10
# "More than 50" may be 52 told roughly; 80 would not be told so.
_ROUNDED: Final = 1.25
# "Two others" beside two are others; "40 more" beside 40 are the same 40, told again.
_SELDOM_TWICE: Final = 10
# Sources whose tolls are kept beside the first one's; no article that people read has more.
_MOST_SOURCES: Final = 12


def reconcile(own: Sequence[tuple[int, Mention]], on_top: frozenset[int], *, parts: bool = False) -> Figure | None:
    """The figure that statements of one outcome come to, or None where they give no number and name nobody.

    Args:
        own: Statements of one outcome with their indexes, in order.
        on_top: Which of them come on top of others (`tolls.adding`).
        parts: Whether parts of a count are counted where their whole is not among the statements.
    """
    tolls, persons = tolls_of(own, on_top, parts=parts), persons_of(own)
    if not tolls:
        if not persons:
            return None
        number = len(persons)
        return Figure(low=number, best=number, high=number, basis="named persons", claims=tuple(persons))
    before = [index for index in persons if index < tolls[0].claims[0]] if tolls[0].additional else []
    tally = _Tally(tolls[0])
    if before:
        tally.add(len(before), before)
    for toll in tolls[1:]:
        tally.take(toll)
    return tally.figure(named=not set(persons).issubset(tally.claims))


class _Tally:
    """The figure so far, while the tolls of a story are read in order.

    The first toll of a story is its own; a later one has to say why it counts instead, or beside it. One that does not
    is a part of it, or about another day, place or war.
    """

    def __init__(self, first: Toll) -> None:
        self.current = first
        self.claims = list(first.claims)
        self.basis = "stated"
        self._last = first  # what "others" come on top of
        self._rivals: list[Toll] = []

    def add(self, number: int, claims: Sequence[int]) -> None:
        """Count persons that the current toll comes on top of."""
        one = self.current
        low, high = plus(one.low, number), plus(one.high, number)
        self.current = self._last = one._replace(low=low, best=one.best + number, high=high)
        self.claims.extend(claims)
        self.basis = "these come on top of those"

    def take(self, toll: Toll) -> None:
        """Hold the figure against one more toll."""
        base = self._last
        again = toll.best == self.current.best >= _SELDOM_TWICE
        if toll.additional and not again and toll.sentence - base.sentence <= _NEAR:
            if base is self.current:
                self._settle(_sum(base, toll), toll.claims, "these come on top of those")
                return
            toll = self._last = _sum(base, toll)._replace(claims=base.claims + toll.claims)
        if not self._same(toll) and not self._other(toll) and self._last is base:
            self._last = toll

    def _same(self, toll: Toll) -> bool:
        """Whether a toll tells the same dead again, in the same words or more or less exactly."""
        current = self.current
        if toll.of_other_side(current) or (toll.comes_beside(current) and toll.best < _SELDOM_TWICE):
            return False
        if toll.best == current.best:
            low, high = _wider(current, toll)
            sides = toll.sides if current.generic else current.sides
            speaker = current.speaker or toll.speaker
            self._again(current._replace(low=low, high=high, sides=sides, speaker=speaker), toll)
            return True
        if toll.sentence - current.sentence > _NEAR or (current.speaker and toll.speaker):
            return False
        if _rounds(current, toll):
            self._replace(toll, "the more exact toll")
        elif _rounds(toll, current):
            self._again(current, toll)
        else:
            return False
        return True

    def _other(self, toll: Toll) -> bool:
        """Whether a toll counts instead of the current one or with it, by the first rule that fits."""
        current, near = self.current, toll.sentence - self.current.sentence <= _NEAR
        whole = toll.generic or toll.joined
        newer = toll.best > current.best and toll.best <= _SAME_ORDER * max(current.best, _FEW)
        if toll.update and (newer or toll.lowered):
            self._rivals.clear()
            self._replace(toll, "the newer toll")
        elif near and toll.best > current.best and current.best in toll.parts:
            self._replace(toll, "the whole of that part")
        elif toll.of_other_side(current) and near:
            self._settle(_sum(current, toll), toll.claims, "sum of the sides")
        elif near and toll.comes_beside(current):
            self._settle(_sum(current, toll), toll.claims, "these come on top of those")
        elif toll.best > current.best and whole and near and not (current.speaker and toll.speaker):
            self._replace(toll, "the higher toll")
        elif current.speaker and toll.speaker and _comparable(current, toll):
            return self._from_sources(current.speaker, toll)
        else:
            return False
        return True

    def _from_sources(self, speaker: str, toll: Toll) -> bool:
        """Two tolls that somebody is quoted for: the higher of one source, or a range of several."""
        if same_speaker(speaker, toll.speaker or ""):
            if toll.best > self.current.best:
                self._replace(toll, "the higher toll of the same source")
                return True
            return False
        earlier = next((one for one in self._rivals if same_speaker(one.speaker or "", toll.speaker or "")), None)
        if earlier is not None and earlier.best < toll.best:
            self._rivals.remove(earlier)
        if (earlier is None or earlier not in self._rivals) and len(self._rivals) < _MOST_SOURCES:
            self._rivals.append(toll)
        return False

    def _replace(self, toll: Toll, basis: str) -> None:
        self.current = self._last = toll
        self.claims = list(toll.claims)
        self.basis = basis

    def _again(self, current: Toll, toll: Toll) -> None:
        self._settle(current, toll.claims, "said more than once" if self.basis == "stated" else self.basis)

    def _settle(self, current: Toll, claims: Sequence[int], basis: str) -> None:
        self.current = self._last = current
        self.claims.extend(claims)
        self.basis = basis

    def figure(self, *, named: bool) -> Figure:
        """The figure, its rule, and the claims it rests on."""
        current, basis, claims = self.current, self.basis, self.claims
        low, high = current.low, current.high
        rivals = [one for one in self._rivals if one.best != current.best]
        if rivals:
            known = [one for toll in (current, *rivals) for one in (toll.low, toll.best, toll.high) if one is not None]
            low, high, basis = min(known), max(known), "sources disagree"
            claims = [*claims, *(index for toll in rivals for index in toll.claims)]
        named_too = " (a named person is not added to a count)" if named and current.best else ""
        return Figure(low=low, best=current.best, high=high, basis=basis + named_too, claims=tuple(sorted(set(claims))))


def _sum(one: Toll, other: Toll) -> Toll:
    return one._replace(
        low=plus(one.low, other.low),
        best=one.best + other.best,
        high=plus(one.high, other.high),
        sides=one.sides | other.sides,
        nouns=one.nouns | other.nouns,
        joined=True,
        additional=False,
        update=False,
        lowered=False,
        sentence=max(one.sentence, other.sentence),
    )


def _comparable(one: Toll, other: Toll) -> bool:
    """Whether two tolls can be of the same event: victims of one kind, and no whole other order of size."""
    few, many = sorted((one.best, other.best))
    return not one.of_other_side(other) and many <= _SAME_ORDER * (few or _FEW)


def _rounds(rough: Toll, exact: Toll) -> bool:
    """Whether one toll tells another roughly: "more than 50" and 52, "about 30" and 28, "up to 40" and 37."""
    few, many = sorted((rough.best, exact.best))
    if not few or many > _ROUNDED * few + 1 or (exact.low, exact.high) == (rough.low, rough.high) == (None, None):
        return False
    if rough.low is not None and rough.high is None:
        return exact.best > rough.best
    if rough.low is None and rough.high is not None:
        return exact.best < rough.best and exact.low is not None
    return rough.low is None and rough.high is None and exact.low is not None


def _wider(one: Toll, other: Toll) -> tuple[int | None, int | None]:
    """Bounds of the same toll told twice: an open bound ("at least 12") wins over a closed one."""
    low = None if one.low is None or other.low is None else min(one.low, other.low)
    high = None if one.high is None or other.high is None else max(one.high, other.high)
    return low, high
