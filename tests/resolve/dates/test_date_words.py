"""Where date expressions stand, before they are counted into days."""

import pytest

from summarizer.resolve.dates.date_words import count_of, expressions, joined, month_number, weekday_number


def test_what_stands_before_an_expression_belongs_to_its_words() -> None:
    text = "They had been missing since late Sunday."
    (found,) = expressions(text, 0, len(text))
    assert (found.rule, text[found.start : found.end], found.since) == ("weekday", "since late Sunday", True)


def test_an_expression_knows_which_weekday_is_meant() -> None:
    (found,) = expressions("next Tuesday", 0, 12)
    assert (found.which, found.get("weekday"), found.get("year")) == ("next", "tuesday", "")


@pytest.mark.parametrize(
    ("text", "one_range"),
    [
        ("from Monday to Tuesday", True),
        ("Monday - Tuesday", True),
        ("between Monday and Tuesday", True),
        ("on Monday and Tuesday", False),
        ("on Monday; Tuesday", False),
    ],
)
def test_two_days_are_one_range_only_when_the_words_between_say_so(text: str, one_range: bool) -> None:
    first, second = expressions(text, 0, len(text))
    assert joined(text, first, second) is one_range


def test_names_and_numbers_are_read_in_any_case() -> None:
    assert (month_number("SEPT"), weekday_number("sunday"), count_of("Twelve"), count_of("several")) == (9, 6, 12, None)
