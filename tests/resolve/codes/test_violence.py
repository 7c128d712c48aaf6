"""Civilian targeting and UCDP's type of violence, from the codes of an incident and its parties."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.codebook import EVENT_TYPE_OF, ActorType, Role, SubEventType
from summarizer.report import Actor
from summarizer.resolve.codes.violence import civilian_targeting, type_of_violence

KINDS: dict[str, ActorType] = {
    "the army": "State forces",
    "the Lake Front": "Rebel group",
    "fighters of the Keld clan": "Identity militia",
    "fighters of the Tolvar clan": "Identity militia",
    "the Night Cartel": "Political militia",
    "unidentified gunmen": "Political militia",
    "nurses": "Civilians",
    "marchers": "Protesters",
    "peacekeepers": "External/Other forces",
    "a mob": "Rioters",
}


def party(name: str, role: Role) -> Actor:
    return Actor(name=name, type=KINDS.get(name), role=role, certainty="stated", evidence=())


def parties(attacker: str | None, *targets: str) -> list[Actor]:
    return [*([party(attacker, "attacker")] if attacker else []), *(party(name, "target") for name in targets)]


@pytest.mark.parametrize(
    ("sub_event_type", "targets", "civilians"),
    [
        ("Attack", [], True),
        ("Sexual violence", ["nurses"], True),
        ("Abduction/forced disappearance", ["the army"], True),
        ("Excessive force against protesters", ["marchers"], True),
        ("Protest with intervention", ["marchers"], False),
        ("Armed clash", ["the army"], False),
        ("Armed clash", ["nurses"], False),
        ("Violent demonstration", ["the army"], False),
        ("Looting/property destruction", ["nurses"], False),
        ("Suicide bomb", ["nurses"], True),
        ("Suicide bomb", ["the army"], False),
        ("Suicide bomb", ["the army", "nurses"], False),
        ("Suicide bomb", ["Hadra"], None),
        ("Suicide bomb", [], None),
        ("Mob violence", ["nurses"], True),
        ("Mob violence", ["the army"], False),
        (None, ["nurses"], None),
    ],
)
def test_civilians_are_the_target_by_the_type_or_by_the_parties(
    sub_event_type: SubEventType | None, targets: list[str], civilians: bool | None
) -> None:
    assert civilian_targeting(sub_event_type, parties("the Lake Front", *targets)) is civilians


@pytest.mark.parametrize(
    ("sub_event_type", "attacker", "target", "kind"),
    [
        ("Armed clash", "the Lake Front", "the army", 1),
        ("Armed clash", "the army", "the Lake Front", 1),
        ("Air/drone strike", "peacekeepers", "the Lake Front", 1),
        ("Armed clash", "the army", "unidentified gunmen", 1),
        ("Armed clash", "fighters of the Keld clan", "fighters of the Tolvar clan", 2),
        ("Armed clash", "the Night Cartel", "the Lake Front", 2),
        ("Attack", "the Lake Front", "nurses", 3),
        ("Attack", "the army", "nurses", 3),
        ("Excessive force against protesters", "the army", "marchers", 3),
        ("Suicide bomb", "the Lake Front", "nurses", 3),
        ("Attack", "the Lake Front", None, 3),
        ("Attack", "unidentified gunmen", "nurses", None),
        ("Armed clash", "unidentified gunmen", "the army", None),
        ("Armed clash", "the army", None, None),
        ("Attack", None, "nurses", None),
        ("Mob violence", "a mob", "nurses", None),
        ("Peaceful protest", "marchers", None, None),
        ("Agreement", "the Lake Front", "the army", None),
        (None, "the Lake Front", "the army", None),
    ],
)
def test_the_parties_tell_whose_violence_it_was(
    sub_event_type: SubEventType | None, attacker: str | None, target: str | None, kind: int | None
) -> None:
    assert type_of_violence(sub_event_type, parties(attacker, *([target] if target else []))) == kind


@given(
    st.sampled_from([None, *EVENT_TYPE_OF]),
    st.lists(st.builds(party, st.sampled_from([*KINDS, "Hadra"]), st.sampled_from(["attacker", "target", "other"]))),
)
def test_one_sided_violence_is_never_told_of_a_battle_between_armed_sides(
    sub_event_type: SubEventType | None, actors: list[Actor]
) -> None:
    kind = type_of_violence(sub_event_type, actors)
    targets = {one.type for one in actors if one.role == "target"} - {None}
    if kind == 3 and targets and sub_event_type == "Armed clash":
        assert targets <= {"Civilians", "Protesters"}
    assert not (kind in {1, 2} and civilian_targeting(sub_event_type, actors))


def test_who_is_only_said_not_to_have_done_it_tells_no_type_of_violence() -> None:
    army = party("the army", "attacker")
    nurses = party("nurses", "target")
    assert type_of_violence("Attack", [army, nurses]) == 3
    assert type_of_violence("Attack", [army.model_copy(update={"certainty": "denied"}), nurses]) is None
