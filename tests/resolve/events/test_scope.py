"""Which sentences tell of which incident, and which look back."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.article import Article, Span
from summarizer.resolve.dates.dates import find_dates
from summarizer.resolve.events.scope import BACKGROUND, Anchors, sentence_owners, shared_out
from tests.builders import PUBLISHED, article_of, grounds_of

TUESDAY = datetime.date(2020, 10, 20)
SUNDAY = datetime.date(2020, 10, 18)


def anchors(article: Article, *words: str, start: datetime.date | None = None) -> Anchors:
    """An incident that these words of the article belong to."""
    return Anchors(tuple(Span(at, at + len(one)) for one in words for at in places(article.text, one)), start)


def places(text: str, words: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(words, at)]


def owners(article: Article, *incidents: Anchors) -> list[int]:
    found = sentence_owners(article, incidents, find_dates(article.text, article.published))
    assert list(found) == [one.number for one in article.sentences]
    return list(found.values())


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2014, 30 people were killed in a similar attack.",
        "More than 400 people have been killed so far this year.",
        "The war has killed 9,000 people since 2011.",
        "Last year 40 people died in the province.",
        "Attacks have killed hundreds in recent months.",
        "Two years ago a bomb killed 12 people there.",
        "The decades-old conflict has displaced a million people.",
        "On 3 March 2019 a bomb killed 12 people.",
        "In August a bomb killed 12 people.",
        "On October 2 a bomb killed 12 people.",
        "The six-year war has killed 12,000 people.",
        "Some 70,000 people have died in the conflict.",
        "A year ago a truce was signed.",
        "Hundreds have been killed since the uprising.",
        "Three judges have been killed so far in October.",
        "In this decade, 200 people have been killed by smugglers.",
        "Gunmen had previously killed two mayors of the town.",
        "The 2015 attack in which 30 people died was never solved.",
        "On average nine people are killed there every year.",
        "He was convicted of killing a guard.",
        "The war, which began three years ago, has killed 9,000 people.",
        "A bomb which killed 12 people last year was made there.",
        "The first attack last year killed 12 people.",
        "In a similar incident in March, two guards were killed.",
        "In a separate attack, two guards were killed.",
        "In other violence, two guards were killed.",
        "Elsewhere in the province two guards were killed.",
    ],
)
def test_a_sentence_that_looks_back_belongs_to_no_incident(sentence: str) -> None:
    article = article_of(f"A bomb went off on Tuesday. {sentence} The wounded were flown out.")
    assert owners(article, anchors(article, "bomb", start=TUESDAY)) == [0, BACKGROUND, 0]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nine people were killed.",
        "On Monday a guard was shot.",
        "Two days earlier a patrol was hit.",
        "Nine people died on October 20.",
        "The toll rose to 14 on Thursday.",
        "Fighting has left 12 people dead since Monday.",
        "The conflict has left 12 people dead since Tuesday.",
        "Nine people died on Tuesday, a year after another blast in the town killed four.",
        "The old bridge has been closed.",
        "A 12-year-old boy was killed.",
        "The 34-year-old man was shot.",
        "A three-year-old girl was hurt.",
        "Nine soldiers were killed, the worst toll since 2011.",
        "Nine soldiers were killed in the worst attack since March 2011.",
        "It was the deadliest attack in the last two years.",
        "It was the third attack this month.",
        "The bomb killed a man who had moved there last year.",
        "Nine people died in the market, which had been rebuilt in 2014.",
        "Nine people have died over the past 24 hours.",
        "A previously unknown group said it had killed the nine.",
        "It was not the only attack, and in it nine people died.",
    ],
)
def test_a_sentence_of_the_same_days_belongs_to_the_incident(sentence: str) -> None:
    article = article_of(f"A bomb went off on Tuesday. {sentence} The wounded were flown out.")
    assert owners(article, anchors(article, "bomb", start=TUESDAY)) == [0, 0, 0]


@pytest.mark.parametrize(
    ("start", "expected"),
    [(PUBLISHED, [0, BACKGROUND]), (PUBLISHED - datetime.timedelta(days=2), [0, 0]), (None, [0, 0])],
)
def test_harm_of_the_days_before_is_not_that_of_today(start: datetime.date | None, expected: list[int]) -> None:
    article = article_of("A bomb killed four people. Troops had shot 48 villagers earlier this week.")
    assert owners(article, anchors(article, "bomb", start=start)) == expected


def test_the_first_sentence_is_never_of_days_before() -> None:
    article = article_of("A bomb killed four people earlier this week. Police came.")
    assert owners(article, anchors(article, "bomb", start=PUBLISHED)) == [0, 0]


def shares(text: str, *words: str) -> list[list[int | None]]:
    """The numbers that each incident gets, one for each place it is anchored by."""
    grounds = grounds_of(text)
    events = [anchors(grounds.article, one) for one in words]
    owners = sentence_owners(grounds.article, events, ())
    return [[one.best for one in own] for own in shared_out(grounds.article, grounds.mentions, owners, events)]


def test_a_sum_of_several_incidents_is_no_ones_own() -> None:
    text = "Ten people were killed in two raids. Six people were killed in Tolvar. Four people were killed in Mirova."
    assert shares(text, "Tolvar", "Mirova") == [[6], [4]]


def test_a_count_that_is_no_sum_goes_to_the_incident_that_repeats_it() -> None:
    text = "Four people were killed by rebels. Six people were killed in Tolvar. Four people were killed in Mirova."
    assert shares(text, "Tolvar", "Mirova") == [[6], [4, 4]]


def test_a_count_goes_to_the_incident_whose_own_value_it_is() -> None:
    text = "Four people were killed by rebels. Rebels raided Tolvar. Four people were killed in Mirova."
    assert shares(text, "Four people were killed by", "Mirova") == [[4], [4]]


def test_what_goes_on_about_another_event_is_background_too() -> None:
    article = article_of("A bomb went off. In another attack, two died. The attack left nine hurt. Police came.")
    assert owners(article, anchors(article, "bomb", start=TUESDAY)) == [0, BACKGROUND, BACKGROUND, 0]


def test_another_event_that_the_draft_tells_has_its_sentences() -> None:
    article = article_of("A bomb went off in Tolvar. Elsewhere, rebels raided Mirova. Two guards were hurt.")
    found = owners(article, anchors(article, "Tolvar"), anchors(article, "Mirova"))
    assert found == [0, 1, 1]


def test_the_headline_is_never_background() -> None:
    article = article_of("Nine killed in a year of war\n\nA bomb went off.", title="Nine killed in a year of war")
    assert article.body_start > 0
    assert owners(article, anchors(article, "bomb")) == [0, 0]


def test_an_article_without_a_date_of_publication_has_its_incident() -> None:
    article = article_of("A bomb went off on Tuesday. Nine people died on October 20.", published=None)
    assert owners(article, anchors(article, "bomb")) == [0, 0]


def test_an_old_story_is_its_own_present() -> None:
    article = article_of("A bomb went off on 3 March 2014. Nine people died on 4 March 2014. In 2009 two had died.")
    assert owners(article, anchors(article, "bomb", start=datetime.date(2014, 3, 3))) == [0, 0, BACKGROUND]


def test_sentences_follow_the_place_that_stands_in_them() -> None:
    article = article_of(
        "A bomb went off in Tolvar. Nine people died. Rebels raided Mirova. Two were hurt. Tolvar shut its schools."
    )
    found = owners(article, anchors(article, "Tolvar", "bomb"), anchors(article, "Mirova", "Rebels"))
    assert found == [0, 0, 1, 1, 0]


def test_sentences_follow_the_day_that_stands_in_them() -> None:
    article = article_of("A bomb went off on Tuesday. Nine died. On Sunday rebels came. Two guards were hurt.")
    assert owners(article, anchors(article, start=TUESDAY), anchors(article, start=SUNDAY)) == [0, 0, 1, 1]


def test_what_several_incidents_share_ties_a_sentence_to_none_of_them() -> None:
    article = article_of("Rebels struck Tolvar. Rebels struck Mirova. Rebels fled. Two guards were hurt.")
    found = owners(article, anchors(article, "Rebels", "Tolvar"), anchors(article, "Rebels", "Mirova"))
    assert found == [0, 1, 1, 1]


def test_no_incident_leaves_nothing_to_own() -> None:
    article = article_of("A bomb went off in Tolvar. In 2014 nine people died.")
    assert set(owners(article)) <= {0, BACKGROUND}


PIECES = st.sampled_from(
    "Rebels struck Tolvar Mirova on Tuesday Sunday in 2014 last year . Nine died so far this year a 12-year-old the "
    "war has killed 400 two days earlier October 20 , \n".split(" ")
)


@given(st.lists(PIECES, min_size=1, max_size=40).map(" ".join).filter(str.strip), st.integers(0, 3), st.booleans())
@settings(deadline=None, max_examples=150)
def test_every_sentence_has_one_owner_that_exists(text: str, incidents: int, known: bool) -> None:
    article = article_of("Rain. " + text, published=TUESDAY if known else None)
    stories = [anchors(article, ("Tolvar", "Mirova", "Rebels")[n], start=TUESDAY) for n in range(incidents)]
    assert set(owners(article, *stories)) <= {BACKGROUND, *range(max(1, incidents))}
