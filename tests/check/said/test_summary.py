"""A summary held against its article: numbers, names, statements of harm, and what did not happen."""

import time

import pytest

from summarizer.check.said.summary import unsaid_in
from tests.builders import grounds_of, wrong

HURT = "A bomb went off in Tolvar on Monday. Five people were injured and two guards were killed."
UNHURT = "A bomb went off in Tolvar on Monday. Nobody was hurt."
NAMED = "Idris Valmet was wounded in Tolvar. Mayor Omar Tellez was killed."
QUIET = "Rebels left a bomb in Tolvar. It did not explode. No one was arrested. Troops searched the town."

HOLDS = [
    (HURT, "A bomb killed two guards and injured five people in Tolvar."),
    (HURT, "Bombing in Tolvar wounds five, kills two."),
    (HURT, "Two people died and others were hurt."),
    (UNHURT, "A bomb went off in Tolvar, but nobody was hurt."),
    (UNHURT, "Nobody was injured when a bomb went off."),
    (NAMED, "Idris Valmet was injured and Omar Tellez died."),
    (NAMED, "Omar Tellez, a mayor, was killed."),
    (QUIET, "Rebels left a bomb, which did not explode."),
    (QUIET, "Troops searched Tolvar. Nobody was arrested."),
    ("A gunman killed five people in Tolvar.", "Gunmen killed five people in Tolvar."),
    ("Officers killed five people in Tolvar.", "Police killed five people in Tolvar."),
    ("The troops fired. Five rebels died.", "Five rebels were killed by troops."),
    ("The 12 men were shot. Ten of them died.", "Twelve men were shot and ten died."),
]
REFUSED = [
    (HURT, "A bomb killed five people in Tolvar."),
    (HURT, "A bomb killed five people and injured two guards."),
    (HURT, "Nobody was hurt when a bomb went off in Tolvar."),
    (HURT, "A bomb killed nobody."),
    (HURT, "Russians bombed Tolvar."),
    (HURT, "Dozens were injured."),
    (HURT, "A bomb in Tolvar left seven casualties."),
    ("Gunmen killed five people in Tolvar.", "Police killed five people in Tolvar."),
    ("Gunmen killed five people in Tolvar.", "Five people were killed by soldiers in Tolvar."),
    ("Gunmen killed five people in Tolvar.", "Rebels shot dead five people in Tolvar."),
    (UNHURT, "A bomb hurt people in Tolvar."),
    (UNHURT, "People were injured by a bomb in Tolvar."),
    (NAMED, "Idris Valmet was killed in Tolvar."),
    (QUIET, "A bomb exploded in Tolvar."),
    (QUIET, "Rebels were arrested in Tolvar."),
    (QUIET, "Troops did not search the town."),
]


@pytest.mark.parametrize(("text", "what"), HOLDS)
def test_a_summary_that_tells_it_as_the_article_does_holds(text: str, what: str) -> None:
    assert unsaid_in(grounds_of(text), what) is None


@pytest.mark.parametrize(("text", "what"), REFUSED)
def test_a_summary_that_tells_it_otherwise_is_refused(text: str, what: str) -> None:
    assert unsaid_in(grounds_of(text), what) is not None


@pytest.mark.parametrize("first", ["Bombing", "Explosion", "Unidentified", "Gunmen", "Attackers", "Masked", "Several"])
def test_an_ordinary_first_word_names_nobody(first: str) -> None:
    assert unsaid_in(grounds_of(HURT), f"{first} in Tolvar.") is None


@pytest.mark.parametrize(
    "first",
    [
        "Yemen",
        "Taliban",
        "Syrians",
        "Hadra",
        "Moscow’s",
        wrong("a name that ends as common words do", "Beijing"),
    ],
)
def test_a_name_is_held_though_it_is_the_first_word(first: str) -> None:
    assert first.removesuffix("’s") in (unsaid_in(grounds_of(HURT), f"{first} bombed Tolvar.") or "")


def test_a_very_long_summary_is_refused_unread() -> None:
    grounds = grounds_of(HURT)
    began = time.process_time()
    assert unsaid_in(grounds, "Two guards were killed. " * 20_000) is not None
    assert time.process_time() - began < 0.5
