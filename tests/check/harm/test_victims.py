"""What in a sentence can have come to harm, and whose side it is on."""

import pytest

from summarizer.check.harm.harm import triggers_in
from summarizer.check.harm.tokens import tokens_of
from summarizer.check.harm.victim import side_of
from summarizer.check.harm.victims import victims_in


def victims(text: str) -> list[str]:
    tokens = tokens_of(text)
    found = victims_in(text, tokens, triggers_in(tokens))
    return [" ".join(tokens.words[one.first : one.last]) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twelve young soldiers were killed.", ["Twelve young soldiers"]),
        ("At least 12 were killed.", ["At least 12"]),
        ("Two guards, a driver and nine others were hurt.", ["Two guards", "a driver", "nine others"]),
        ("On that day Colonel Idris Valmet was killed.", ["Colonel Idris Valmet"]),
        ("Later Colonel Idris Valmet died.", ["Colonel Idris Valmet"]),
        ("Keld's former police chief was killed.", ["former police chief"]),
        ("The deputy police chief was killed.", ["The deputy police chief"]),
        ("A bomb hit 12 houses and killed a woman.", ["a woman"]),
        ("Three rockets killed nine people.", ["nine people"]),
        ("The Human Rights Council met in North Keld.", []),
    ],
)
def test_counts_names_and_posts_can_be_victims_and_things_cannot(text: str, expected: list[str]) -> None:
    assert victims(text) == expected


@pytest.mark.parametrize(
    ("who", "side"),
    [
        ("Afghan security personnel", "state"),
        ("soldiers", "state"),
        ("traffic police officers", "state"),
        ("Taliban fighters", "non-state"),
        ("suspected militants", "non-state"),
        ("police station workers", "civilians"),
        ("women and children", "civilians"),
        ("people", "unknown"),
        ("young men", "unknown"),
        ("48", "unknown"),
        ("", "unknown"),
        (None, "unknown"),
    ],
)
def test_a_noun_phrase_tells_a_side_by_its_last_word_that_does(who: str | None, side: str) -> None:
    assert side_of(who) == side
