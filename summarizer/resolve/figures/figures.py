"""From many statements of harm to one figure an outcome, and the rule that made it.

Also the dead by side, and the wounded among those hit. How several tolls become one is `reconcile`'s; which statements
belong to the incident was decided before (`scope`); places, dates and codes are other files'.
"""

from collections.abc import Collection, Sequence
from typing import Final

from summarizer.check.harm.casualties import Mention
from summarizer.codebook import Outcome, Side
from summarizer.report import Figure, Range, SideFigures
from summarizer.resolve.figures.reconcile import reconcile
from summarizer.resolve.figures.tolls import ONESELF, adding, plus


def figure_of(outcome: Outcome, mentions: Sequence[Mention], without: Collection[int] = ()) -> Figure | None:
    """The reconciled figure of an outcome, or None where the article gives no number.

    "killing 12 soldiers … the bodies of the 12" → best 12, basis "said more than once".

    Args:
        outcome: What happened to them.
        mentions: The incident's statements of harm.
        without: Indexes of statements that count other places too (`places_apart`).
    """
    own = [(index, one) for index, one in _stated(outcome, mentions) if index not in without]
    if not own:
        return None
    if outcome == "injured":
        return _injured(own, mentions)
    return reconcile(own, adding(mentions))


def fatalities_by_side(mentions: Sequence[Mention], total: Figure | None, without: Collection[int] = ()) -> SideFigures:
    """The dead of each side that the article tells apart, and how many it does not.

    "Nine people, including four children, were killed" → civilians 4, unknown 5. Nothing where the sides together would
    pass the total: the article then tells of other events too, and nobody knows which.
    """
    if total is None or total.best is None:
        return SideFigures()
    stated = [(index, one) for index, one in _stated("killed", mentions) if index not in without]
    on_top = adding(mentions)
    sides: dict[str, Range] = {}
    told: tuple[Side, ...] = ("state", "non-state", "civilians")
    for side in told:
        own = [(index, one) for index, one in stated if one.side == side and (one.number is not None or one.person)]
        figure = reconcile(own, on_top, parts=True)
        if figure is not None and figure.best:
            sides[side.replace("-", "_")] = Range(low=figure.low, best=figure.best, high=figure.high)
    rest = total.best - sum(one.best or 0 for one in sides.values())
    if rest < 0:
        return SideFigures()
    if rest and sides:
        sides["unknown"] = _rest(total, rest, list(sides.values()))
    return SideFigures(**sides)


def _rest(total: Figure, best: int, sides: Sequence[Range]) -> Range:
    """The dead of no known side: the total less the known ones; a bound where all of its parts have one."""
    most, least = plus(*(one.high for one in sides)), plus(*(one.low for one in sides))
    low = None if total.low is None or most is None else min(best, max(0, total.low - most))
    high = None if total.high is None or least is None else max(best, total.high - least)
    return Range(low=low, best=best, high=high)


def _stated(outcome: Outcome, mentions: Sequence[Mention]) -> list[tuple[int, Mention]]:
    return [(index, one) for index, one in enumerate(mentions) if one.outcome == outcome and one.modality == "stated"]


def _injured(own: Sequence[tuple[int, Mention]], mentions: Sequence[Mention]) -> Figure | None:
    """The wounded: those called so; else those hit ("shot") less those who died of it."""
    on_top = adding(mentions)
    survivors = _hit_beside_the_dead(mentions)
    figure = reconcile([(index, one) for index, one in own if not one.struck or index in survivors], on_top)
    if figure is not None and _died_of_it(figure, mentions):
        return None
    hit = _hit_who_live(own, mentions) if figure is None or _is_one_who_lives(figure, mentions) else None
    return max((one for one in (figure, hit) if one is not None), key=lambda one: one.best or 0, default=None)


def _is_one_who_lives(hurt: Figure, mentions: Sequence[Mention]) -> bool:
    """Whether only "his injuries were not life-threatening" is told: one of those hit, and no count of the wounded."""
    return all((mentions[index].who or "").casefold() in {"his", "her"} for index in hurt.claims)


def _hit_who_live(own: Sequence[tuple[int, Mention]], mentions: Sequence[Mention]) -> Figure | None:
    """Those hit less those who died of it; None where nobody is left."""
    on_top = adding(mentions)
    struck = reconcile([(index, one) for index, one in own if one.struck], on_top)
    if struck is None or struck.best is None:
        return None
    dead = reconcile(_dead_of_it(own, mentions), on_top)
    left = struck.best - max(0, (dead.best or 0 if dead else 0) - _own_hand(mentions))
    if left <= 0:
        return None
    basis = "hit, less the dead" if dead and dead.best else "hit"
    return Figure(low=left, best=left, high=left, basis=basis, claims=struck.claims)


def _dead_of_it(hit: Sequence[tuple[int, Mention]], mentions: Sequence[Mention]) -> list[tuple[int, Mention]]:
    """The dead who can be among those hit: not the one who shot them, unless that one is told of as hit too."""
    dead = _stated("killed", mentions)
    told = {_noun(one) for _, one in hit if one.struck}
    if told & _DID_IT or not any(one.number is not None for _, one in hit):
        return dead
    return [(index, one) for index, one in dead if _noun(one) not in _DID_IT]


def _own_hand(mentions: Sequence[Mention]) -> int:
    """Of the dead who killed themselves and were hit by nobody: "killed himself after shooting his wife"."""
    own = [one for one in mentions if one.modality == "stated" and (one.who or "").casefold() in ONESELF]
    return int(any(one.outcome == "killed" for one in own) and not any(one.struck for one in own))


def _noun(mention: Mention) -> str:
    return "".join((mention.who or "").casefold().split()[-1:])


_DID_IT: Final = frozenset("gunman gunmen shooter shooters attacker attackers assailant assailants bomber".split())


def _died_of_it(hurt: Figure, mentions: Sequence[Mention]) -> bool:
    """Whether the only one hurt is the person told of as dead further on: "A man was wounded. He died in hospital."."""
    if hurt.best != 1:
        return False
    last: int | None = None
    for index, one in enumerate(mentions):
        if one.modality != "stated":
            continue
        if one.outcome == "injured":
            last = index
        elif one.outcome == "killed" and last is not None and last in hurt.claims:
            if one.number is not None and one.number.words.casefold() == "the other" and mentions[last].additional:
                return True
            dead, noun = (one.who or "").casefold(), (mentions[last].who or "").casefold().split()[-1:]
            if one.definite and (dead in _THAT_ONE or dead.split()[-1:] == noun):
                return True
    return False


_THAT_ONE: Final = frozenset({"he", "she", "the victim"})


def _hit_beside_the_dead(mentions: Sequence[Mention]) -> frozenset[int]:
    """Those hit who are told of behind the dead of the same sentence, by a count of their own: they live.

    "One man was killed and one grazed by a bullet": the one who was grazed is not the one who died.
    """
    dead: set[int] = set()
    found = set()
    for index, one in enumerate(mentions):
        if one.modality != "stated" or one.number is None or one.part:
            continue
        if one.outcome == "killed" and one.best:
            dead.add(one.sentence)
        elif one.outcome == "injured" and one.struck and one.sentence in dead:
            found.add(index)
    return frozenset(found)
