import datetime

import pytest

from summarizer.reading.clean import clean

BODY = "Three people died in the market of Norvale on Sunday."


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ADVERTISEMENT - CONTINUE READING BELOW",
        "Advertising",
        "Story continues below this ad",
        "Read more",
        "READ MORE >>",
        "Also read: Five killed in Sudhaven",
        "Share this article",
        "Share on Facebook",
        "Click here to subscribe",
        "Sign up for our newsletter",
        "Subscribe to our newsletter and get the best of the week",
        "Follow us on Twitter @example",
        "12 comments",
        "Please enable Javascript to watch this video",
        "All rights reserved.",
        "Copyright 2019 The Example Press. All rights reserved. This material may not be published or broadcast.",
        "© 2020 Example Media",
        "(c) 2020 Example Media",
        "Skip to main content",
    ],
)
def test_furniture_goes(line: str) -> None:
    assert clean(f"{line}\n{BODY}\n{line}").text == BODY


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement board falls on crowd, killing two",
        "Advertising executive shot dead",
        "Share of the dead who were civilians: 40 percent",
        "Read more than a hundred names at the funeral",
        "Print shop owner kidnapped",
        "Comments by the minister angered the rebels",
        "Subscribers of a telephone company were told of the attack",
        "Copyright lawyer among the dead",
        "Related attacks killed nine in May",
        "Close to the border, two more died",
        "Twelve soldiers killed",
        "12",
        "Massive casualties on both sides",
    ],
)
def test_a_line_that_may_hold_a_fact_stays(line: str) -> None:
    assert line in clean(f"{line}\n{BODY}").text.split("\n")


def test_of_equal_lines_the_first_stays() -> None:
    text = f"{BODY}\n\nThe mayor closed the road to the town for a week.\n\n  {BODY.replace(' ', '  ')}"
    assert clean(text).text == f"{BODY}\n\nThe mayor closed the road to the town for a week."


def test_a_stand_first_that_the_story_takes_up_goes() -> None:
    story = f"{BODY} The mayor closed the road."
    assert clean(f"Market bombed\n{BODY}\nAdvertisement\n{story}").text == f"Market bombed\n\n{story}"


def test_a_headline_that_the_story_takes_up_stays() -> None:
    text = "Three people died in the market\n\nThree people died in the market on Sunday, the mayor said."
    assert clean(text).text == text


def test_two_victims_in_the_same_words_in_a_list_are_two() -> None:
    text = f"{BODY}\n- a woman of thirty, shot in the chest\n- a woman of thirty, shot in the chest"
    assert clean(text).text == text


def test_short_answers_may_repeat() -> None:
    text = "Was it you?\nNo.\nWere you there?\nNo."
    assert clean(text).text == text


@pytest.mark.parametrize(
    "line",
    [
        "Published 04:20 IST, October 22nd 2020",
        "04:20 IST, October 22nd 2020",
        "Published: Oct 22, 2020, 4:20 a.m.",
        "Last updated on Thursday, 22 October 2020 at 16:20 GMT",
        "Updated: 24 October 2020 | Published: 22 October 2020",
        "Thu 22 Oct 2020",
        "2020-10-22T04:20:00Z",
        "22.10.2020",
    ],
)
def test_a_time_stamp_tells_the_day_and_goes(line: str) -> None:
    expected = "2020-10-24" if line.startswith("Last") and "24" in line else "2020-10-22"
    assert clean(f"{line}\n{BODY}") == (BODY, datetime.date.fromisoformat(expected), None)


@pytest.mark.parametrize(
    "line",
    [
        "The attack of 22 October 2020",
        "22 October 2020: nine dead in Sudhaven",
        "October 2020",
        "22 dead in 2020",
        "04:20 fire 22 October 2020",
    ],
)
def test_a_date_with_words_around_it_is_no_time_stamp(line: str) -> None:
    assert clean(f"{line}\n{BODY}") == (f"{line}\n{BODY}", None, None)


def test_a_date_alone_amid_the_text_heads_a_chronicle_and_stays() -> None:
    paragraphs = [f"Paragraph number {number} tells of another clash." for number in range(8)]
    text = "\n\n".join([*paragraphs[:5], "22 October 2020", *paragraphs[5:]])
    assert clean(text) == (text, None, None)


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("(With ANI inputs)", "ANI"),
        ("(With inputs from Example News)", "Example News"),
        ("With agency inputs", None),
        ("[With inputs from agencies]", None),
    ],
)
def test_a_credit_names_the_source_and_goes(line: str, source: str | None) -> None:
    assert clean(f"{BODY}\n{line}") == (BODY, None, source)


NOTICE = "Copyright 2019 Example Broadcasting, Inc. All rights reserved. This material may not be published, broadcast, rewritten, or redistributed."  # noqa: E501 one line is the point


def test_a_notice_at_both_ends_of_a_one_line_text_goes() -> None:
    assert clean(f"{NOTICE} {BODY} {NOTICE}").text == BODY


@pytest.mark.parametrize("notice", [NOTICE.upper(), f"({NOTICE})"])
def test_a_notice_goes_in_capitals_and_in_brackets(notice: str) -> None:
    assert clean(f"{BODY} {notice}").text == BODY


def test_a_notice_between_headline_and_story_parts_them() -> None:
    assert clean(f"Market bombed {NOTICE} {BODY}").text == f"Market bombed\n\n{BODY}"


def test_paragraphs_stay_apart_as_they_were() -> None:
    assert clean(f"A\n\n\n\n{BODY}   \nB").text == f"A\n\n{BODY}\nB"
