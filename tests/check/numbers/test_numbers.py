"""Which words of a text are counts, what they are worth, and what is none."""

import doctest
import itertools
import re
import time
import types

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.check.numbers import ages, number_words, numbers, other_numbers, quantity_words, vocabulary
from summarizer.check.numbers.numbers import count_of, counts

STATED = [
    ("12 soldiers died", "12", (12, 12, 12)),
    ("Twelve soldiers died", "Twelve", (12, 12, 12)),
    ("twenty-two people were hurt", "twenty-two", (22, 22, 22)),
    ("a hundred and twenty-three fled", "a hundred and twenty-three", (123, 123, 123)),
    ("two thousand three hundred and five men", "two thousand three hundred and five", (2305, 2305, 2305)),
    ("two thousand villagers", "two thousand", (2000, 2000, 2000)),
    ("1,200 people fled", "1,200", (1200, 1200, 1200)),
    ("1\u202f200 people fled", "1\u202f200", (1200, 1200, 1200)),
    ("1\u00a0200 people fled", "1\u00a0200", (1200, 1200, 1200)),
    ("1.200 people fled", "1.200", (1200, 1200, 1200)),
    ("10,000 people fled", "10,000", (10000, 10000, 10000)),
    ("1.5 million people fled", "1.5 million", (1_500_000, 1_500_000, 1_500_000)),
    ("a quarter of a million people fled", "a quarter of a million", (250_000, 250_000, 250_000)),
    ("two dozen men", "two dozen", (24, 24, 24)),
    ("a dozen men", "a dozen", (12, 12, 12)),
    ("half a dozen men", "half a dozen", (6, 6, 6)),
    ("a half-dozen men", "a half-dozen", (6, 6, 6)),
    ("a couple of guards", "a couple", (2, 2, 2)),
    ("٢٥ شخصا", "٢٥", (25, 25, 25)),
    ("造成12人死亡", "12", (12, 12, 12)),
    ("at least 12 soldiers", "at least 12", (12, 12, None)),
    ("At least\n12 soldiers", "At least\n12", (12, 12, None)),
    ("more than a hundred people", "more than a hundred", (100, 100, None)),
    ("over 12 people", "over 12", (12, 12, None)),
    ("no fewer than 12 people", "no fewer than 12", (12, 12, None)),
    ("12 or more people", "12 or more", (12, 12, None)),
    ("upwards of 50 people", "upwards of 50", (50, 50, None)),
    ("up to 40 people", "up to 40", (None, 40, 40)),
    ("as many as 40 people", "as many as 40", (None, 40, 40)),
    ("no more than 40 people", "no more than 40", (None, 40, 40)),
    ("nearly 100 people", "nearly 100", (None, 100, 100)),
    ("almost 100 people", "almost 100", (None, 100, 100)),
    ("fewer than ten people", "fewer than ten", (None, None, 10)),
    ("less than ten people", "less than ten", (None, None, 10)),
    ("under ten people", "under ten", (None, None, 10)),
    ("about 30 people", "about 30", (None, 30, None)),
    ("around 30 people", "around 30", (None, 30, None)),
    ("some 120 fighters", "some 120", (None, 120, None)),
    ("roughly 30 people", "roughly 30", (None, 30, None)),
    ("30 or so people", "30 or so", (None, 30, None)),
    ("12 to 15 people", "12 to 15", (12, 12, 15)),
    ("12-15 people", "12-15", (12, 12, 15)),
    ("12–15 people", "12–15", (12, 12, 15)),
    ("two or three men", "two or three", (2, 2, 3)),
    ("between 20 and 30 men", "between 20 and 30", (20, 20, 30)),
    ("between about 20 and 30 men", "between about 20 and 30", (20, 20, 30)),
    ("two to three dozen men", "two to three dozen", (24, 24, 36)),
    ("at least 12 to 15 men", "at least 12 to 15", (12, 12, None)),
    ("up to 12 to 15 men", "up to 12 to 15", (None, 15, 15)),
    ("both men died", "both", (2, 2, 2)),
    ("two of the men died", "two", (2, 2, 2)),
    ("the two men died", "two", (2, 2, 2)),
    ("one of the men died", "one", (1, 1, 1)),
    ("they said that one of the men died", "one", (1, 1, 1)),
    ("at least one person died", "at least one", (1, 1, None)),
    ("a soldier was hurt", "a soldier", (1, 1, 1)),
    ("an officer was hurt", "an officer", (1, 1, 1)),
    ("an off-duty police officer was hurt", "an off-duty police officer", (1, 1, 1)),
    ("a rebel commander was hurt", "a rebel commander", (1, 1, 1)),
    ("another man was hurt", "another man", (1, 1, 1)),
    ("a 17-year-old was hurt", "a 17-year-old", (1, 1, 1)),
    ("a 17-year-old boy was hurt", "a 17-year-old boy", (1, 1, 1)),
    ("a woman's body was found", "a woman", (1, 1, 1)),
    ("no casualties were reported", "no casualties", (0, 0, 0)),
    ("There were no civilian deaths.", "no civilian deaths", (0, 0, 0)),
    ("There were no reports of injuries.", "no reports of injuries", (0, 0, 0)),
    ("without loss of life", "without loss of life", (0, 0, 0)),
    ("nobody was injured", "nobody", (0, 0, 0)),
    ("no one was hurt", "no one", (0, 0, 0)),
    ("none of the guards was hurt", "none", (0, 0, 0)),
    ("zero deaths", "zero", (0, 0, 0)),
    ("a 12-member family", "12", (12, 12, 12)),
    ("2014 people were killed", "2014", (2014, 2014, 2014)),
    ("some 2000 civilians fled", "some 2000", (None, 2000, None)),
    ("the toll stood at 12.", "12", (12, 12, 12)),
    ("two foot soldiers died", "two", (2, 2, 2)),
    ("20/Casualties were counted", "20", (20, 20, 20)),
    ("1,000,000,000,000 dead", "1,000,000,000,000", (10**12, 10**12, 10**12)),
]

VAGUE = [
    ("several guards", "several"), ("dozens were hurt", "dozens"), ("Scores of people", "Scores"),
    ("hundreds of thousands of people", "hundreds of thousands"), ("several hundred people", "several hundred"),
    ("a few dozen men", "a few dozen"), ("tens of thousands fled", "tens of thousands"), ("a few men", "a few"),
    ("a number of men", "a number of"), ("many were killed", "many"), ("some villagers were hurt", "some"),
    ("some of the dead", "some"), ("massive casualties", "massive casualties"), ("heavy losses", "heavy losses"),
]  # fmt: skip

NO_COUNTS = [
    "in 2014", "2014", "The 2014 uprising", "since 2011", "In 2014 people fled", "October 20", "Oct. 20", "20 Oct",
    "20 October 2014", "October 20 and 21", "20 and 21 October", "October 20-22", "the 22nd", "on 22 Sep 90", "04:20",
    "7:45 p.m.", "7 p.m.", "about 3 a.m.", "at 10 o'clock", "at 9 Sunday", "at 1130", "1900 GMT", "10.10.2017",
    "09-06-2016", "2014-15", "from 2011 to 2014", "2nd Brigade", "the third", "twenty-first", "18-year-old",
    "18 year old", "aged 34", "aged between 20 and 30", "ages 25, 27 and 29", "Ann Smith, 34, was", "Smith, 34.",
    "24, of Bradenton", "Lee, 24, of Bradenton", "the driver, 51, said", "He was 34.", "children under five",
    "34 years old", "Route 9", "I-94", "the 400 block of Oak", "1200 Main Street", "4500 SW 71st Avenue", "Flight 737",
    "F-16", "AK-47", "No. 2", "Room 12", "9mm", "7.62", ".22-calibre", "20 km", "12 miles", "30 minutes", "3 hours",
    "two days", "five years", "two more days", "three and a half hours", "two to three hours", "two or three days",
    "$40", "{40}", "US$ 40", "40 percent", "40 per cent", "40%", "1.5 million dollars", "$1.5 million", "100 pounds",
    "30 degrees", "410-396-2221", "(904) 359-4308", "1-800-555-0100", "1-(800)-555-0100", "call 911", "3.12",
    "won 3-2", "two-thirds", "one in five", "several hours", "a few days", "this one", "one another",
    "one of the deadliest", "many areas", "how many people", "both sides", "both soldiers and civilians",
    "the wounded man", "a car", "a rebel group", "a guard post", "a soldier's house", "as a soldier",
    "a student-led march", "No one claimed responsibility for killing the mayor", "no one else was hurt",
    "no other injuries", "no immediate reports of injuries", "no reports of fighting", "no idea",
    "Division 30", "NBC 6", "Suspect #2", "2. The attack", "(1) a pistol", "", "No",
    "a", "007", "9" * 5000, "12-page report", "three-vehicle crash", "2014年10月20日",
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "bounds"), STATED)
def test_a_count_is_read_with_its_bounds_and_its_words(text: str, words: str, bounds: tuple[int | None, ...]) -> None:
    (count,) = counts(text)
    assert (count.words, count[:3], count.vague) == (words, bounds, False)
    assert text[count.start : count.end] == words


@pytest.mark.parametrize(("text", "words"), VAGUE)
def test_vague_words_stay_words(text: str, words: str) -> None:
    (count,) = counts(text)
    assert (count.words, count[:3], count.vague) == (words, (None, None, None), True)


@pytest.mark.parametrize("text", NO_COUNTS)
def test_a_number_of_another_kind_is_no_count(text: str) -> None:
    assert counts(text) == []


def test_counts_come_in_order_with_what_stands_between_them_left_out() -> None:
    text = (
        "On October 20, 2014, at least 12 soldiers and two civilians were killed near Route 9, 20 km from Oakton. "
        "A police officer, 34, is missing; dozens were hurt. Up to 40 of the 60-strong garrison fled within two hours."
    )
    assert [(count.words, count.best) for count in counts(text)] == [
        ("at least 12", 12), ("two", 2), ("A police officer", 1), ("dozens", None), ("Up to 40", 40), ("60", 60),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "bests"),
    [
        ("On October 20, 21 people died", [21]),
        ("On 20 October 12 soldiers died", [12]),
        ("In October. 20 men left", [20]),
        ("the toll rose from 12 to 15", [12, 15]),
        ("two men, 19 and 45, and three women", [2, 3]),
        ("12 died. 30 were hurt", [12, 30]),
        ("24 Oct 2014 Ten children died", [10]),
        ("killed 15, wounded 20.", [15, 20]),
        ("one soldier, two guards and three children", [1, 2, 3]),
        ("a soldier and two civilians", [1, 2]),
        ("five hundred soldiers and twenty rebels", [500, 20]),
        ("twenty thirty", [20, 30]),
        ("12 to 3", [12, 3]),
        ("at Homs, 12 in Aleppo and 5 in Idlib", [12, 5]),
        ("ages 25, 27 and 29, with four others", [4]),
        ("more than 12 but fewer than 20", [12, None]),
    ],
)
def test_neighbouring_numbers_are_told_apart(text: str, bests: list[int | None]) -> None:
    assert [count.best for count in counts(text)] == bests


@pytest.mark.parametrize(
    ("words", "best"),
    [
        ("at least 12 soldiers", 12),
        ("2000", 2000),
        ("0", 0),
        ("none", 0),
        ("nobody", 0),
        ("a soldier", 1),
        (" 12 ", 12),
    ],
)
def test_a_models_own_words_give_their_first_count(words: str, best: int) -> None:
    count = count_of(words)
    assert count is not None
    assert count.best == best


@pytest.mark.parametrize("words", ["", "the soldiers", "12 km", "2014-15", "October 20", "7.62", "\x00", "10" * 4000])
def test_a_phrase_without_a_count_gives_none(words: str) -> None:
    assert count_of(words) is None


PIECES = st.sampled_from(
    "a an the 12 2,000 1.5 20 1999 40% $5 at least more than up to between and or to from no one both several "
    "dozens dozen hundred thousand million half soldiers man October aged years Smith , . - – ( ) / \n 22nd "
    "١٢ ½ some of".split()
)


@given(st.lists(PIECES, max_size=25).map(" ".join) | st.lists(PIECES, max_size=25).map("".join) | st.text())
def test_any_text_gives_ordered_slices_with_ordered_bounds(text: str) -> None:
    found = counts(text)
    assert all(one.end <= two.start for one, two in itertools.pairwise(found))
    for count in found:
        bounds = [bound for bound in count[:3] if bound is not None]
        assert count.words == text[count.start : count.end] != ""
        assert bounds == sorted(bounds)
        assert count.vague == (not bounds)
    assert count_of(text) == (found[0] if found else count_of(text))


@given(st.integers(1, 10**12))
def test_a_number_with_separators_is_read_as_it_was_written(number: int) -> None:
    (count,) = counts(f"they counted {number:,} people")
    assert (count.best, count.words) == (number, f"{number:,}")


@pytest.mark.parametrize("piece", ["million ", "1-", "a ", "twenty-", "no ", "12, ", "at least ", "1,1", "and ", "9"])
def test_long_texts_take_no_quadratic_time(piece: str) -> None:
    began = time.process_time()
    counts(piece * 50_000)
    assert time.process_time() - began < 2


@pytest.mark.parametrize("module", [ages, number_words, numbers, other_numbers, quantity_words, vocabulary])
def test_the_documented_examples_hold(module: types.ModuleType) -> None:
    assert doctest.testmod(module).failed == 0


def test_the_table_in_the_docstring_is_true() -> None:
    rows = [line for line in (numbers.Count.__doc__ or "").splitlines() if re.search(r"(None|\d)$", line)]
    said: list[tuple[str, list[str]]] = []
    for line in rows:
        words, bounds = line[:60].strip(), line[60:].split()
        said += [(one.strip(), bounds) for one in words.split("·") if one.strip()]
    assert len(said) > 40
    for words, bounds in said:
        people = "" if words.endswith(("soldier", "officer", "man", "casualties")) or bounds == ["0"] * 3 else " people"
        count = count_of(words + people)
        assert count is not None, words
        assert [str(bound) for bound in count[:3]] == bounds, words
