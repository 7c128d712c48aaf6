"""Which of a draft's events are incidents: told once, borne out, news, and not denied."""

import datetime

import pytest

from summarizer.check.draft import check_draft
from summarizer.codebook import SubEventType
from summarizer.draft import IncidentDraft
from summarizer.report import IncidentDate
from summarizer.resolve.dates.when import Dated
from summarizer.resolve.events.events import told_once
from summarizer.resolve.incident import resolve_incidents
from tests.builders import draft_of, event_of, grounds_of
from tests.check.harm.raid import GROUNDS

FIRST = event_of(
    what="Rebels attacked a post.", place="Tolvar", date_words="Tuesday night", attacker="Lake Front", killed="nine"
)
TUESDAY = datetime.date(2020, 10, 20)
SUNDAY = datetime.date(2020, 10, 18)


def on(day: datetime.date | None) -> Dated:
    return Dated(IncidentDate(start=day, end=day, precision="day", basis="stated", words=str(day)), None)


def kept(first: datetime.date | None, other: IncidentDraft, second: datetime.date | None) -> list[str]:
    one, two = check_draft(GROUNDS, draft_of(FIRST, other))
    once, again = told_once([(one, on(first)), (two, on(second))])
    assert len(once) + len(again) == 2
    return [checked.draft.what for checked, _ in once]


@pytest.mark.parametrize(
    "again",
    [
        event_of(what="Nine policemen died.", place="Tolvar", killed="nine"),
        event_of(what="There was a raid.", killed="nine"),
        event_of(what="A driver was hurt.", place="Tolvar", attacker="Lake Front", injured="1"),
        event_of(what="The post burned.", place="Mirova", attacker="Lake Front"),
    ],
)
def test_one_day_place_and_attacker_make_one_event(again: IncidentDraft) -> None:
    assert kept(TUESDAY, again, TUESDAY) == [FIRST.what]


@pytest.mark.parametrize(
    ("other", "day"),
    [
        (event_of(what="Policemen died later.", place="Tolvar", killed="nine"), SUNDAY),
        (event_of(what="Villagers were kidnapped.", place="Keld province", captured="14"), TUESDAY),
        (event_of(what="Gunmen came too.", place="Tolvar", attacker="gunmen"), TUESDAY),
        (event_of(what="A truce was signed.", place="Tolvar", type="Agreement"), TUESDAY),
    ],
)
def test_another_day_place_doer_or_kind_makes_another(other: IncidentDraft, day: datetime.date) -> None:
    assert kept(TUESDAY, other, day) == [FIRST.what, other.what]


def test_without_a_day_or_a_place_nothing_shows_that_two_are_one() -> None:
    one, two = check_draft(
        GROUNDS,
        draft_of(event_of(what="A raid.", weapon="mortars"), event_of(what="A kidnapping.", target="14 villagers")),
    )
    assert len(told_once([(one, on(None)), (two, on(None))])[0]) == 2


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The army denied that there was an attack in Kunduz, Afghanistan, on Tuesday.", "denied-event"),
        ("No attack took place in Kunduz, Afghanistan, on Tuesday, the governor said.", "denied-event"),
        ("The police denied on Tuesday that officers had shot two students in Kunduz, Afghanistan.", "denied-event"),
        (
            "The army denied on Tuesday it had shot two men in Kunduz, Afghanistan. It was a lie, it said.",
            "denied-event",
        ),
        ("On 3 March 2014 rebels attacked Kunduz, Afghanistan, and killed nine soldiers.", "background-event"),
        ("It rained all day.", "not-an-event"),
        (
            "The president spoke in Kunduz, Afghanistan. He met the bishop. Later he called violence a threat.",
            "not-told",
        ),
    ],
)
def test_an_event_that_is_no_incident_says_why(text: str, reason: str) -> None:
    grounds = grounds_of(text)
    event = event_of(what="An attack.", place="Kunduz", date_words="3 March 2014")
    incidents, problems = resolve_incidents(grounds, check_draft(grounds, draft_of(event)))
    assert incidents == ()
    assert [(one.code, one.where) for one in problems if one.value == "An attack."] == [(reason, "$.incidents")]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked Kunduz, Afghanistan, on Tuesday and killed nine soldiers; the army denied the report.",
        "Rebels denied responsibility for an attack in Kunduz, Afghanistan, on Tuesday.",
        "Gunmen raided Kunduz, Afghanistan, on Tuesday. The army denied that its troops had killed 15 villagers.",
        "Gunmen attacked a school in Kunduz, Afghanistan, on Tuesday.",
    ],
)
def test_a_denial_of_a_part_or_of_a_number_does_not_deny_the_event(text: str) -> None:
    grounds = grounds_of(text)
    incidents, _ = resolve_incidents(grounds, check_draft(grounds, draft_of(event_of(place="Kunduz"))))
    assert [one.location.name for one in incidents] == ["Kunduz"]


@pytest.mark.parametrize(
    ("place", "kind", "events"),
    [("Tolvar", "Armed clash", 1), (None, "Armed clash", 1), ("Keld province", "Attack", 2)],
)
def test_one_toll_of_one_day_and_no_other_place_makes_one_event(
    place: str | None, kind: SubEventType, events: int
) -> None:
    other = event_of(what="Gunmen fought.", place=place, attacker="gunmen", killed="nine", type=kind)
    assert len(kept(TUESDAY, other, TUESDAY)) == events


def test_the_day_of_publication_that_stands_for_an_unknown_day_makes_no_two_events_one() -> None:
    one, two = check_draft(GROUNDS, draft_of(FIRST, event_of(what="There was a raid.", killed="nine")))
    published = Dated(on(TUESDAY).date.model_copy(update={"basis": "published", "precision": "week"}), None)
    assert len(told_once([(one, published), (two, published)])[0]) == 2
    assert len(told_once([(one, on(TUESDAY)), (two, on(TUESDAY))])[0]) == 1
