"""Where an article contradicts itself about place and day, and what only looks so."""

import pytest

from tests.resolve.figures.test_conflicts import conflicts, told

KUNDUZ = "A bomb went off in Kunduz, Afghanistan, on Monday and killed nine people. Schools were shut."


@pytest.mark.parametrize(
    ("headline", "text", "said", "expected"),
    [
        ("Bomb kills nine in Kandahar", KUNDUZ, {"place": "Kunduz"}, ("location", ["Kandahar", "Kunduz"])),
        ("Nine killed in Kandahar", KUNDUZ, {"place": "Kunduz"}, ("location", ["Kandahar", "Kunduz"])),
        ("Bomb kills nine on Tuesday", KUNDUZ, {"date_words": "Monday"}, ("date", ["Tuesday", "Monday"])),
        ("Tuesday blast kills nine", KUNDUZ, {"date_words": "Monday"}, ("date", ["Tuesday", "Monday"])),
    ],
)
def test_headline_and_body_that_differ_are_a_conflict(
    headline: str, text: str, said: dict[str, str], expected: tuple[str, list[str]]
) -> None:
    assert told(conflicts(text, headline, **said)) == [expected]


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        (
            "A bomb killed nine people on Wednesday, October 20.",
            {"date_words": "Wednesday, October 20"},
            ("date", ["Wednesday", "October 20"]),
        ),
        (
            "Police said the blast happened in Tolvar. The army said it took place in Mirova.",
            {"place": "Tolvar"},
            ("location", ["Tolvar", "Mirova"]),
        ),
        (
            "Police said the blast happened on Monday. The army said it took place on Tuesday.",
            {"date_words": "Monday"},
            ("date", ["Monday", "Tuesday"]),
        ),
    ],
)
def test_a_body_that_does_not_hold_together_is_a_conflict(
    text: str, said: dict[str, str], expected: tuple[str, list[str]]
) -> None:
    assert told(conflicts(text, **said)) == [expected]


@pytest.mark.parametrize(
    ("headline", "text", "said"),
    [
        ("Bomb kills nine in Kunduz", KUNDUZ, {"place": "Kunduz"}),
        ("Bomb kills nine in Afghanistan", KUNDUZ, {"place": "Kunduz"}),
        ("Officials meet in Kandahar", KUNDUZ + " They flew from Kandahar.", {"place": "Kunduz"}),
        ("Bomb kills nine in Kunduz, dozens flee to Kandahar", KUNDUZ, {"place": "Kunduz"}),
        ("Bomb kills nine in Tolvar", KUNDUZ, {"place": "Kunduz"}),
        ("Bomb kills nine on Monday", KUNDUZ, {"date_words": "Monday"}),
        ("Vigil on Tuesday for nine killed in blast", KUNDUZ, {"date_words": "Monday"}),
        ("Mayor shot Sunday dies Tuesday", KUNDUZ, {"date_words": "Monday"}),
        ("Bomb kills nine this week", KUNDUZ, {"date_words": "Monday"}),
        (None, "A bomb killed nine people on Tuesday, October 20.", {"date_words": "Tuesday, October 20"}),
        (None, "Police said the blast happened in Tolvar. The army said it took place in Tolvar.", {"place": "Tolvar"}),
        (None, "Police said the blast happened in Tolvar. Police said it took place in Mirova.", {"place": "Tolvar"}),
        (
            None,
            "Police said the blast happened in Kunduz. The army said it took place in Afghanistan.",
            {"place": "Kunduz"},
        ),
        (
            None,
            "Police said the blast happened on Monday. The army said it took place on Monday night.",
            {"date_words": "Monday"},
        ),
        (
            None,
            "Police said the blast happened on Monday. The army said the other took place on October 2.",
            {"date_words": "Monday"},
        ),
    ],
)
def test_what_only_looks_different_is_no_conflict(headline: str | None, text: str, said: dict[str, str]) -> None:
    assert conflicts(text, headline, **said) == ()


def test_each_value_has_its_words_as_evidence() -> None:
    (found,) = conflicts(KUNDUZ, "Bomb kills nine in Kandahar", place="Kunduz")
    assert [value.evidence[0].quote for value in found.values] == ["Kandahar", "Kunduz"]
    assert [value.evidence[0].sentence for value in found.values] == [1, 2]
