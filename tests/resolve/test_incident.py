"""From a checked draft to incident records: everything with its words, and nothing dropped in silence."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from summarizer.article import Article
from summarizer.check.draft import Grounds, check_draft
from summarizer.check.harm.casualties import casualty_mentions
from summarizer.check.matching.text import Folded
from summarizer.codebook import legal_pair
from summarizer.draft import IncidentDraft
from summarizer.reading import read_row
from summarizer.report import Evidence, Incident, Problem
from summarizer.resolve.incident import resolve_incidents
from tests.builders import PUBLISHED, draft_of, event_of, grounds_of
from tests.timing import grows_in_proportion

RAID = (
    "KABUL, 22 Oct (ANP) -- Rebels of the Lake Front attacked a police post in Kunduz, Afghanistan, on Tuesday, "
    "killing nine policemen and wounding two drivers with mortars.\n\n"
    "Three guards are missing and 14 villagers were kidnapped, the governor said. The army denied that 30 soldiers "
    "were killed. In 2014 an attack killed 60 people."
)
BOMB = "In Maiduguri, Nigeria, a bomb went off on Sunday and killed four nurses. The bomb had been hidden in a bus."
ATTACK = event_of(
    what="Rebels attacked a police post.", date_words="Tuesday", place="Kunduz", country="Afghanistan",
    attacker="Lake Front", target="police post", weapon="mortars", killed="nine", type="Attack",
)  # fmt: skip
BLAST = event_of(
    what="A bomb went off.", date_words="Sunday", place="Maiduguri", country="Nigeria", weapon="bomb",
    killed="four", type="Remote explosive/landmine/IED",
)  # fmt: skip
WAGES = event_of(what="Wages were raised.", place="Oslo", type="Agreement")


def resolved(grounds: Grounds, *events: IncidentDraft) -> tuple[tuple[Incident, ...], tuple[Problem, ...]]:
    return resolve_incidents(grounds, check_draft(grounds, draft_of(*events)))


def evidence_of(record: BaseModel) -> Iterator[Evidence]:
    """All evidence in a record, however deep."""
    for _, value in record:
        for one in value if isinstance(value, tuple) else [value]:
            if isinstance(one, Evidence):
                yield one
            elif isinstance(one, BaseModel):
                yield from evidence_of(one)


def passed_over(problems: tuple[Problem, ...]) -> dict[object, str]:
    """The events that are no incidents, and why."""
    others = {"background", "event-not-told"}
    return {one.value: one.code for one in problems if one.where == "$.incidents" and one.code not in others}


def assert_all_holds(article: Article, incidents: tuple[Incident, ...], problems: tuple[Problem, ...]) -> None:
    for incident in incidents:
        for one in evidence_of(incident):
            assert one.quote == article.text[one.start : one.end] != ""
            assert one.sentence == 0 or article.sentences[one.sentence - 1].start <= one.start
        assert legal_pair(incident.event_type or "", incident.sub_event_type or "")
        figures = (incident.fatalities, incident.injured, incident.missing, incident.captured)
        assert all(claim < len(incident.casualties) for figure in figures if figure for claim in figure.claims)
        sides = [one.best or 0 for _, one in incident.fatalities_by_side if one is not None]
        assert sum(sides) <= ((incident.fatalities.best if incident.fatalities else 0) or 0)
        assert all(one.evidence for one in incident.actors)
        assert all(one.evidence for one in incident.casualties)
        assert all(one.evidence for one in incident.weapons)
    for problem in problems:
        assert problem.where == "$.incidents" or any(
            problem.where.startswith(f"$.incidents[{position}].") for position in range(len(incidents))
        )
        assert "\n" not in problem.message


def test_one_attack_becomes_one_record_with_all_its_words() -> None:
    grounds = grounds_of(RAID)
    (incident,), problems = resolved(grounds, ATTACK)
    assert_all_holds(grounds.article, (incident,), problems)
    assert (incident.event_type, incident.sub_event_type) == ("Battles", "Armed clash")
    assert (incident.civilian_targeting, incident.type_of_violence) == (False, 1)
    assert (str(incident.date.start), incident.date.precision) == ("2020-10-20", "day")
    assert (incident.location.name, incident.location.country_code) == ("Kunduz", "AFG")
    assert ("attacker", "Lake Front") in [(one.role, one.name) for one in incident.actors]
    assert [(one.name, one.type) for one in incident.weapons] == [("mortars", "artillery")]
    assert incident.summary == "Rebels attacked a police post."


@pytest.mark.parametrize(("field", "best"), [("fatalities", 9), ("injured", 2), ("missing", 3), ("captured", 14)])
def test_figures_come_from_the_articles_statements(field: str, best: int) -> None:
    (incident,), _ = resolved(grounds_of(RAID), ATTACK)
    figure = getattr(incident, field)
    assert figure.best == best
    assert [incident.casualties[claim].best for claim in figure.claims] == [best]


def test_background_and_denied_harm_is_no_casualty_and_denials_are_listed() -> None:
    (incident,), problems = resolved(grounds_of(RAID), ATTACK)
    assert {one.best for one in incident.casualties} == {9, 2, 3, 14}
    assert [(one.code, one.value) for one in problems if one.code == "not-stated"] == [("not-stated", "30 soldiers")]


def test_a_claim_keeps_its_words_its_speaker_and_its_side() -> None:
    (incident,), _ = resolved(grounds_of(RAID), ATTACK)
    claims = {one.best: one for one in incident.casualties}
    assert (claims[9].words, claims[9].who, claims[9].side, claims[9].attributed_to) == (
        "nine",
        "policemen",
        "state",
        None,
    )
    assert (claims[14].outcome, claims[14].side, claims[14].attributed_to) == ("captured", "civilians", "the governor")


def test_vague_words_stay_words_without_a_number() -> None:
    (incident,), _ = resolved(grounds_of("Gunmen shot dead several guards in Kunduz, Afghanistan."), ATTACK)
    (claim,) = incident.casualties
    assert (claim.words, claim.low, claim.best, claim.high) == ("several", None, None, None)
    assert incident.fatalities is None


def test_two_events_each_have_their_own_day_place_and_dead() -> None:
    incidents, problems = resolved(grounds_of(f"{RAID}\n\n{BOMB}"), ATTACK, BLAST)
    assert_all_holds(grounds_of(f"{RAID}\n\n{BOMB}").article, incidents, problems)
    told = [(one.location.name, str(one.date.start), one.fatalities and one.fatalities.best) for one in incidents]
    assert told == [("Kunduz", "2020-10-20", 9), ("Maiduguri", "2020-10-18", 4)]


def test_a_headline_that_sums_up_gives_each_event_its_own_dead() -> None:
    title = "Nine policemen and four nurses killed in two attacks"
    grounds = grounds_of(f"{title}\n\n{RAID}\n\n{BOMB}", title=title)
    incidents, _ = resolved(grounds, ATTACK, BLAST)
    assert [one.fatalities and one.fatalities.best for one in incidents] == [9, 4]


def test_ids_are_stable_and_differ_by_event_and_article() -> None:
    both = f"{RAID}\n\n{BOMB}"
    ids = [one.id for one in resolved(grounds_of(both), ATTACK, BLAST)[0]]
    assert ids == [one.id for one in resolved(grounds_of(both), ATTACK, BLAST)[0]]
    other = [one.id for one in resolved(grounds_of(f"{both} It rained."), ATTACK, BLAST)[0]]
    assert len({*ids, *other}) == 4
    assert all(len(one) == 16 and set(one) <= set("0123456789abcdef") for one in ids)


def test_an_event_that_nothing_bears_out_is_dropped_and_leaves_one_problem() -> None:
    incidents, problems = resolved(grounds_of("It rained in Hadra all day."), WAGES)
    assert incidents == ()
    assert [(one.code, one.where, one.value) for one in problems] == [
        ("not-an-event", "$.incidents", "Wages were raised."),
    ]


def test_paths_fit_the_report_when_an_event_before_is_dropped() -> None:
    text = f"On 3 March 2014 rebels killed nine soldiers in Kunduz, Afghanistan. {BOMB}"
    old = event_of(
        what="Rebels killed soldiers.", date_words="3 March 2014", place="Kunduz", killed="nine", weapon="sarin"
    )
    (incident,), problems = resolved(grounds_of(text), old, BLAST.model_copy(update={"attacker": "Lake Front"}))
    assert incident.location.name == "Maiduguri"
    assert passed_over(problems) == {"Rebels killed soldiers.": "background-event"}
    assert [one.where for one in problems if one.value == "Lake Front"] == ["$.incidents[0].actors"]


def test_an_event_of_which_nothing_holds_gives_way_to_one_that_does() -> None:
    talks = event_of(what="Talks were held.", place="Oslo", date_words="Monday", type="Chemical weapon", weapon="sarin")
    (incident,), problems = resolved(grounds_of(BOMB), talks, BLAST)
    assert incident.location.name == "Maiduguri"
    assert list(passed_over(problems)) == ["Talks were held."]


def test_an_event_of_long_ago_is_background() -> None:
    grounds = grounds_of("A fort was built in Kunduz. On 3 March 2014 rebels attacked it and killed nine soldiers.")
    event = event_of(what="Rebels attacked a fort.", date_words="3 March 2014", place="Kunduz", killed="nine")
    incidents, problems = resolved(grounds, event)
    assert incidents == ()
    assert passed_over(problems) == {"Rebels attacked a fort.": "background-event"}


@pytest.mark.parametrize(
    ("text", "words", "problem"),
    [
        (
            "A bomb went off in Kunduz on Wednesday, October 20.",
            "October 20",
            "2020-10-20 is a Tuesday, not a Wednesday",
        ),
        ("A car was found on Tuesday. Two days earlier a bomb went off in Kunduz.", "Two days earlier", None),
        (
            "A car was found on Thursday. A bomb went off in Kunduz the next day.",
            "the next day",
            "after the day of publication, 2020-10-22",
        ),
        ("A bomb went off in Kunduz.", None, None),
    ],
)
def test_a_date_that_does_not_hold_together_is_told(text: str, words: str | None, problem: str | None) -> None:
    _, problems = resolved(grounds_of(text), BLAST.model_copy(update={"date_words": words}))
    told = [one.message for one in problems if one.code == "date-not-settled"]
    assert told == ([problem] if problem else [])


@pytest.mark.parametrize("event", [BLAST, WAGES])
def test_a_day_of_publication_that_may_be_two_is_told_and_no_date_counts_from_it(event: IncidentDraft) -> None:
    article = read_row({"text": BOMB, "published": "06/08/2025"}, "row")
    grounds = Grounds(article, Folded.of(article.text), casualty_mentions(article))
    incidents, problems = resolved(grounds, event)
    assert [one.date.start for one in incidents] == [None] * len(incidents)
    told = [(one.where, one.value) for one in problems if one.code == "publication-not-settled"]
    assert told == [("$.article.published", "06/08/2025")]


def test_the_same_day_place_and_kind_told_twice_is_one_incident() -> None:
    again = event_of(what="Policemen died.", date_words="on Tuesday", place="Kunduz", target="policemen", killed="nine")
    incidents, problems = resolved(grounds_of(RAID), ATTACK, again)
    assert len(incidents) == 1
    assert passed_over(problems) == {"Policemen died.": "same-event"}


def test_a_type_that_the_words_do_not_bear_out_is_replaced_and_told() -> None:
    (incident,), problems = resolved(grounds_of(BOMB), BLAST.model_copy(update={"type": "Peaceful protest"}))
    assert incident.sub_event_type == "Remote explosive/landmine/IED"
    (problem,) = [one for one in problems if one.code == "type-not-borne-out"]
    assert (problem.where, problem.value) == ("$.incidents[0].sub_event_type", "Peaceful protest")


def test_what_the_article_does_not_say_stays_out_of_the_record_and_among_the_problems() -> None:
    false = event_of(
        what="The Taliban killed 99 people in Ghor.", date_words="Friday", place="Ghor", country="Afghanistan",
        attacker="Taliban", target="nurses", weapon="drones", killed="99", injured="98", missing="97", captured="96",
    )  # fmt: skip
    (incident,), problems = resolved(grounds_of(RAID), false)
    said = incident.model_dump_json(by_alias=True)
    assert not [word for word in ("Taliban", "Ghor", "nurses", "drones", "99", "98", "97", "96") if f'"{word}' in said]
    fields = {one.where.rsplit(".", 1)[-1] for one in problems if one.code == "not-in-article"}
    assert fields == {
        "summary", "date", "location", "actors", "weapons", "fatalities", "injured", "missing", "captured",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words", "part"),
    [
        ("A bomb killed nine on Wednesday, October 20.", "October 20", "Tuesday"),
        ("A bomb killed nine on 31 October 9999.", "31 October", "9999"),
    ],
)
def test_a_date_that_does_not_hold_together_is_a_problem(text: str, words: str, part: str) -> None:
    _, problems = resolved(grounds_of(text), event_of(date_words=words, killed="nine"))
    assert any(part in one.message for one in problems if one.where == "$.incidents[0].date")


def test_a_day_without_a_year_says_so() -> None:
    _, problems = resolved(
        grounds_of("A bomb killed nine on October 20.", published=None), event_of(date_words="October 20")
    )
    assert [one.where for one in problems if "year" in one.message] == ["$.incidents[0].date"]


def test_the_datelines_day_is_not_the_incidents() -> None:
    text = "KABUL, 21 Oct (ANP) -- A bomb killed four nurses in Kunduz, Afghanistan."
    (incident,), _ = resolved(grounds_of(text), BLAST)
    assert (incident.date.start, incident.date.basis) == (PUBLISHED, "published")


def test_no_event_is_no_incident_and_no_problem() -> None:
    assert resolved(grounds_of("It rained in Kunduz on Tuesday.")) == ((), ())


def test_harm_that_is_no_incidents_is_listed_as_background() -> None:
    incidents, problems = resolved(grounds_of(RAID), ATTACK)
    assert [(one.where, one.value) for one in problems if one.code == "background"] == [("$.incidents", "60 people")]
    assert all(claim.best != 60 for incident in incidents for claim in incident.casualties)


PIECES = st.sampled_from(
    "Rebels attacked police in Kunduz , Afghanistan on Tuesday Sunday October 20 killing nine policemen and wounding "
    "two . said the army denied that were killed In 2014 a bomb went off Maiduguri Nigeria mortars 12-year-old boy "
    "was shot dead missing No casualties claimed responsibility 🚒 ١٢ “ ” \n\n suicide bomber clashes".split(" ")
)


@given(
    st.lists(PIECES, min_size=1, max_size=60).map(" ".join) | st.text(min_size=1, max_size=200),
    st.lists(st.sampled_from([ATTACK, BLAST, WAGES, event_of(), event_of(place="Kunduz")]), max_size=3),
)
@settings(deadline=None, max_examples=120)
def test_whatever_the_article_says_the_records_hold_together(text: str, events: list[IncidentDraft]) -> None:
    grounds = grounds_of("Rain. " + text)
    incidents, problems = resolved(grounds, *events)
    assert_all_holds(grounds.article, incidents, problems)
    of_text = sum(one.code == "draft-not-borne-out" for one in problems)
    assert len(incidents) + len(passed_over(problems)) <= len(events) + of_text <= len(events) + 1


@pytest.mark.parametrize(
    "piece",
    [
        "Rebels attacked a police post in Kunduz on Tuesday, killing nine policemen. Borno was calm on October 20. ",
        "Police said {n} people were killed in Kunduz. The army said {n} rebels of the Lake Front died. ",
    ],
)
def test_long_articles_take_time_in_proportion_to_their_length(piece: str) -> None:
    def resolving(length: int) -> Callable[[], object]:
        text = "".join(piece.replace("{n}", str(number)) for number in range(2, 2 + length // len(piece)))
        grounds = grounds_of(text)
        checked = check_draft(grounds, draft_of(ATTACK, BLAST))
        assert_all_holds(grounds.article, *resolve_incidents(grounds, checked))
        return lambda: resolve_incidents(grounds, checked)

    assert grows_in_proportion(resolving)
