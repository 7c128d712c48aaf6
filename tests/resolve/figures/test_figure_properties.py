"""What holds of figures whatever is stated: bounds, claims, sides, the order of repeats, and the time they take."""

import gc
from collections.abc import Callable, Iterator
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.article import Span
from summarizer.check.harm.casualties import Mention
from summarizer.check.numbers.numbers import Count
from summarizer.codebook import OUTCOMES
from summarizer.report import Figure
from summarizer.resolve.figures.figures import fatalities_by_side, figure_of
from tests.builders import killed_of
from tests.timing import grows_in_proportion


def bounds(found: Figure | None) -> tuple[int | None, int | None, int | None] | None:
    return None if found is None else (found.low, found.best, found.high)


NUMBERS = st.integers(0, 60)


@st.composite
def counts(draw: st.DrawFn) -> Count:
    low, best, high = sorted(draw(st.tuples(NUMBERS, NUMBERS, NUMBERS)))
    if draw(st.booleans()):
        low = best
    kept = [one if draw(st.integers(0, 3)) else None for one in (low, best, high)]
    return Count(kept[0], kept[1], kept[2], words="some", start=0, end=4, vague=kept == [None, None, None])


@st.composite
def mention_lists(draw: st.DrawFn) -> list[Mention]:
    mentions = []
    for _ in range(draw(st.integers(0, 8))):
        sentence = draw(st.integers(1, 9))
        mentions.append(
            killed_of(
                outcome=draw(st.sampled_from(OUTCOMES)) if draw(st.booleans()) else "killed",
                number=draw(st.none() | counts()),
                who=draw(st.sampled_from(["soldiers", "police chief Hamid Sorush", "Ana Pereda", "the man", None])),
                trigger=Span(100 * sentence, 100 * sentence + draw(st.integers(1, 2))),
                span=Span(100 * sentence + draw(st.integers(0, 3)), 100 * sentence + 5),
                definite=draw(st.booleans()),
                side=draw(st.sampled_from(["state", "non-state", "civilians", "unknown"])),
                sentence=sentence,
                struck=draw(st.booleans()),
                additional=draw(st.booleans()),
                part=draw(st.integers(0, 3)) == 0,
                update=draw(st.booleans()),
                modality=draw(st.sampled_from(["stated", "stated", "denied", "hypothetical"])),
                speaker=draw(st.sampled_from([None, "the army", "The Army", "the Red Cross"])),
            )
        )
    return sorted(mentions, key=lambda one: one.sentence)


@given(mention_lists())
@settings(deadline=None, max_examples=200)
def test_bounds_are_always_in_order_and_claims_are_stated_ones_of_that_outcome(mentions: list[Mention]) -> None:
    for outcome in OUTCOMES:
        found = figure_of(outcome, mentions)
        if found is None:
            continue
        known = [one for one in bounds(found) or () if one is not None]
        assert known == sorted(known)
        assert found.best is not None
        assert found.claims
        assert {mentions[claim].outcome for claim in found.claims} == {outcome}
        assert {mentions[claim].modality for claim in found.claims} == {"stated"}
        assert list(found.claims) == sorted(set(found.claims))


@given(mention_lists())
@settings(deadline=None, max_examples=200)
def test_the_sides_together_never_pass_the_total(mentions: list[Mention]) -> None:
    total = figure_of("killed", mentions)
    found = [one.best or 0 for _, one in fatalities_by_side(mentions, total) if one is not None]
    assert sum(found) <= ((total.best if total else None) or 0)


@given(mention_lists())
@settings(deadline=None)
def test_what_is_denied_or_only_thought_of_changes_no_figure(mentions: list[Mention]) -> None:
    stated = [one for one in mentions if one.modality == "stated"]
    for outcome in OUTCOMES:
        assert bounds(figure_of(outcome, mentions)) == bounds(figure_of(outcome, stated))


@given(st.integers(0, 500), st.sets(st.integers(2, 30), max_size=5))
def test_a_toll_said_again_and_again_counts_once(best: int, sentences: set[int]) -> None:
    mentions = [killed_of(best=best), *(killed_of(best=best, sentence=one) for one in sorted(sentences))]
    assert bounds(figure_of("killed", mentions)) == (best, best, best)


@given(mention_lists(), st.integers(0, 60), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_in_which_a_toll_is_repeated_does_not_matter(rest: list[Mention], best: int, random: Random) -> None:
    bounds_told = [(best, best), (best, None), (None, best), (None, None)]
    again = [
        killed_of(number=Count(low, best, high, "some", 0, 4, vague=False), sentence=1, trigger=Span(at, at + 1))
        for at, (low, high) in enumerate(bounds_told)
    ]
    shuffled = random.sample(again, k=len(again))
    assert bounds(figure_of("killed", [*again, *rest])) == bounds(figure_of("killed", [*shuffled, *rest]))


def many_tolls(number: int) -> list[Mention]:
    return [killed_of(best=n % 50, sentence=n, additional=n % 2 == 0, speaker=f"source {n}") for n in range(number)]


def many_names(number: int) -> list[Mention]:
    return [killed_of(number=None, who=f"Ana Nr{n}", sentence=n) for n in range(number)]


def many_at_one_word(number: int) -> list[Mention]:
    return [killed_of(best=n, sentence=1) for n in range(number)]


@pytest.fixture
def uncollected() -> Iterator[None]:
    """Without the garbage collector, whose rounds take the longer the more other tests have left behind."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("uncollected")
@pytest.mark.parametrize("make", [many_tolls, many_names, many_at_one_word])
def test_thousands_of_statements_take_time_in_proportion(make: Callable[[int], list[Mention]]) -> None:
    def reconciling(length: int) -> Callable[[], object]:
        mentions = make(length // 20)
        return lambda: fatalities_by_side(mentions, figure_of("killed", mentions))

    assert grows_in_proportion(reconciling)
