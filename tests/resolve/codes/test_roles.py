"""Who did it and to whom: the draft's parties, with the roles that the words give them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.report import Problem
from summarizer.resolve.codes.actors import Party
from summarizer.resolve.codes.roles import parties_of
from tests.builders import event_of, grounds_of, story_of


def parties(text: str, attacker: str | None = None, target: str | None = None) -> tuple[list[Party], list[Problem]]:
    return parties_of(story_of(grounds_of(text), event_of(attacker=attacker, target=target)), 3)


def roles(text: str, attacker: str | None = None, target: str | None = None) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"attacker": [], "target": []}
    for party in parties(text, attacker, target)[0]:
        found[party.role].append(party.name)
    return found


@pytest.mark.parametrize(
    ("text", "attacker", "target"),
    [
        ("Rebels attacked soldiers near Tolvar.", "Rebels", "soldiers"),
        ("Soldiers came under attack; rebels fled.", "rebels", "Soldiers"),
        ("Rebels and soldiers exchanged fire.", "soldiers", "Rebels"),
        ("Rebels and soldiers exchanged fire.", "Rebels", "soldiers"),
        ("The offensive of the Lake Front hit the army hard.", "the Lake Front", "the army"),
    ],
)
def test_the_drafts_roles_stay_where_the_words_do_not_speak_against_them(text: str, attacker: str, target: str) -> None:
    found, problems = parties(text, attacker, target)
    assert [(one.role, one.name) for one in found] == [("attacker", attacker), ("target", target)]
    assert problems == []


@pytest.mark.parametrize(
    ("text", "attacker", "target"),
    [
        ("Rebels attacked soldiers near Tolvar.", "soldiers", "Rebels"),
        ("The Lake Front's attacks on the army went on.", "the army", "The Lake Front"),
        ("A raid by rebels on the army failed.", "the army", "rebels"),
        ("The army came under fire. The Lake Front launched an assault on the army.", "The army", "The Lake Front"),
        ("Rebels of the Lake Front ambushed an army convoy.", "army", "Rebels"),
        ("A convoy of the army was ambushed by rebels.", "the army", "rebels"),
    ],
)
def test_parties_that_the_words_give_each_others_role_are_exchanged_and_it_is_told(
    text: str, attacker: str, target: str
) -> None:
    found, problems = parties(text, attacker, target)
    assert [(one.role, one.name) for one in found] == [("attacker", target), ("target", attacker)]
    (problem,) = problems
    assert (problem.code, problem.where) == ("roles-not-borne-out", "$.incidents[3].actors")


@pytest.mark.parametrize(
    ("text", "attacker", "target"),
    [
        ("Unidentified gunmen shot dead a judge.", ["Unidentified gunmen"], ["judge"]),
        ("Gunmen kidnapped four nurses.", ["Gunmen"], ["nurses"]),
        ("A bomb killed four nurses. The Lake Front claimed responsibility.", ["Lake Front"], ["nurses"]),
        ("A bomb killed four nurses. The governor blamed the Lake Front.", ["Lake Front"], ["nurses"]),
        ("A bomb killed four nurses. No group has claimed responsibility.", [], ["nurses"]),
        ("A bomb killed four nurses.", [], ["nurses"]),
        ("It rained in Hadra.", [], []),
        ("Police shot dead two gunmen.", ["Police"], ["gunmen"]),
        ("Soldiers killed nine militants in Tolvar.", ["Soldiers"], ["militants"]),
        ("A bomb killed two men. They were Luis Cardel and Omar Tellez.", [], ["men"]),
        ("Police accused Ana Pereda of hiding two letters.", [], []),
    ],
)
def test_parties_that_the_draft_leaves_out_are_those_the_words_name(
    text: str, attacker: list[str], target: list[str]
) -> None:
    assert roles(text) == {"attacker": attacker, "target": target}


def test_who_claims_it_stands_beside_the_drafts_attacker() -> None:
    text = "Gunmen shot dead four nurses. The Lake Front claimed responsibility."
    assert roles(text, "gunmen", "nurses") == {"attacker": ["Gunmen", "Lake Front"], "target": ["nurses"]}


def test_a_thing_is_no_party() -> None:
    assert roles("Rebels attacked a bus terminal.", "rebels", "bus terminal") == {"attacker": ["Rebels"], "target": []}


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("Rebels stormed the camp at dawn.", "rebels"),
        ("The army was attacked in Tolvar.", "the army"),
        ("Gunmen were attacked in Tolvar.", "gunmen"),
    ],
)
def test_one_name_for_both_roles_keeps_one_of_them(text: str, both: str) -> None:
    assert sum(map(len, roles(text, both, both).values())) == 1


@pytest.mark.parametrize("name", ["army (it", "army.*", "the [army]", "army\\", "(?P<who>army)", "army +"])
def test_a_name_with_signs_is_no_pattern(name: str) -> None:
    assert roles(f"Rebels attacked {name} again. Soldiers fled.", "rebels", name)["attacker"] == ["Rebels"]


def test_attackers_come_first() -> None:
    found, _ = parties("A bomb hit the army. The Lake Front claimed responsibility.", target="the army")
    assert [one.role for one in found] == ["attacker", "target"]


PIECES = st.sampled_from(
    "Rebels rebels the army attacked by on soldiers killed four nurses gunmen were Ana Pereda claimed responsibility "
    "blamed . , The Lake Front suspected of shot dead police".split()
)
NAMES = st.sampled_from([None, "rebels", "the army", "soldiers", "gunmen", "Ana Pereda", "Lake Front", "police"])


@given(st.lists(PIECES, min_size=1, max_size=30).map(" ".join), NAMES, NAMES)
@settings(deadline=None, max_examples=150)
def test_every_party_stands_in_the_article_where_it_is_said_to(
    text: str, attacker: str | None, target: str | None
) -> None:
    grounds = grounds_of("Rain. " + text)
    found, problems = parties_of(story_of(grounds, event_of(attacker=attacker, target=target)), 0)
    assert [one.role for one in found] == sorted(one.role for one in found)
    assert len(problems) <= 1
    for party in found:
        assert party.spans
        assert {grounds.article.slice(span).casefold() for span in party.spans[:1]} == {party.name.casefold()}


def test_some_of_the_wounded_are_no_attacker() -> None:
    assert roles("Twenty people were wounded in an attack, including five police.", "police")["attacker"] == []
    assert roles("Police attacked a camp. Nine people were wounded, including five police.", "Police")["attacker"] == [
        "Police"
    ]


SAID_ELSEWHERE = "The attacker is the Moon Police."


@pytest.mark.parametrize(
    "deed",
    [
        "Gunmen of the Lake Front shot dead two guards.",
        "Two guards were shot dead. The Lake Front said that it had killed them.",
        "Two guards were shot dead. The Lake Front was blamed, and the police blamed the Lake Front.",
        "Fighters of the Lake Front attacked two guards.",
    ],
)
def test_an_attacker_of_whom_no_deed_is_told_gives_way_to_a_group_of_whom_one_is(deed: str) -> None:
    found, problems = parties(f"{deed} {SAID_ELSEWHERE}", "Moon Police", "guards")
    assert "Moon Police" not in [one.name for one in found]
    assert [(one.code, one.where, one.value) for one in problems] == [
        ("attacker-not-borne-out", "$.incidents[3].actors", "Moon Police")
    ]


@pytest.mark.parametrize(
    ("text", "attacker"),
    [
        (f"Gunmen shot dead two guards. {SAID_ELSEWHERE}", "Moon Police"),
        ("Gunmen of the Lake Front shot dead two guards. The Lake Front is at home in Tolvar.", "Lake Front"),
        ("The Lake Front attacked two guards. The Moon Police were blamed for it too.", "Moon Police"),
        ("The Lake Front and the Moon Police attacked two guards.", "Moon Police"),
    ],
)
def test_an_attacker_stays_where_no_other_group_is_told_to_have_done_it_or_it_is_blamed(
    text: str, attacker: str
) -> None:
    found, problems = parties(text, attacker, "guards")
    assert attacker in [one.name for one in found if one.role == "attacker"]
    assert problems == []
