"""Kinds of actors by their names, and how sure the article is of what they did."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.article import Span
from summarizer.codebook import ActorType, EventType, Role
from summarizer.report import Evidence
from summarizer.resolve.codes.actors import Party, actor_of, actor_type
from tests.builders import article_of

NAMES: list[tuple[str, ActorType | None]] = [
    ("the army", "State forces"),
    ("soldiers", "State forces"),
    ("Afghan security forces", "State forces"),
    ("government forces", "State forces"),
    ("police", "State forces"),
    ("Hadra police officers", "State forces"),
    ("the National Guard", "State forces"),
    ("border guards", "State forces"),
    ("the air force", "State forces"),
    ("gendarmes", "State forces"),
    ("troops loyal to the president", "State forces"),
    ("the coast guard", "State forces"),
    ("sheriff's deputies", "State forces"),
    ("prison guards", "State forces"),
    ("Ministry of Defence troops", "State forces"),
    ("an army convoy", "State forces"),
    ("policemen", "State forces"),
    ("Taliban fighters", "Rebel group"),
    ("the Taliban", "Rebel group"),
    ("rebels", "Rebel group"),
    ("Maoist guerrillas", "Rebel group"),
    ("Islamic State", "Rebel group"),
    ("IS militants of the Islamic State group", "Rebel group"),
    ("Boko Haram", "Rebel group"),
    ("al-Shabaab gunmen", "Rebel group"),
    ("FARC dissidents", "Rebel group"),
    ("insurgents", "Rebel group"),
    ("separatists", "Rebel group"),
    ("National Liberation Army", "Rebel group"),
    ("the Kurdish YPG", "Rebel group"),
    ("unidentified gunmen", "Political militia"),
    ("unknown gunmen", "Political militia"),
    ("gunmen", "Political militia"),
    ("four masked men", "Political militia"),
    ("armed men on motorcycles", "Political militia"),
    ("a drug cartel", "Political militia"),
    ("bandits", "Political militia"),
    ("kidnappers", "Political militia"),
    ("a death squad", "Political militia"),
    ("a suicide bomber", "Political militia"),
    ("Fulani herders", "Identity militia"),
    ("a tribal militia", "Identity militia"),
    ("clan fighters", "Identity militia"),
    ("communal militia men", "Identity militia"),
    ("protesters", "Protesters"),
    ("student demonstrators", "Protesters"),
    ("striking marchers", "Protesters"),
    ("rioters", "Rioters"),
    ("an angry mob", "Rioters"),
    ("looters", "Rioters"),
    ("civilians", "Civilians"),
    ("residents of Tolvar", "Civilians"),
    ("four nurses", "Civilians"),
    ("a journalist", "Civilians"),
    ("bus passengers", "Civilians"),
    ("Mayor Luis Cardel", "Civilians"),
    ("Ana Pereda", None),
    ("a 17-year-old boy", "Civilians"),
    ("worshippers", "Civilians"),
    ("UN peacekeepers", "External/Other forces"),
    ("NATO forces", "External/Other forces"),
    ("the US-led coalition", "External/Other forces"),
    ("private security guards", "External/Other forces"),
    ("Wagner mercenaries", "External/Other forces"),
    ("a ridge", None),
    ("it", None),
    ("", None),
    ("al-Shabab", "Rebel group"),
    ("a pro-government militia", "Political militia"),
    ("a former soldier", "Civilians"),
    ("the wife of a policeman", "Civilians"),
    ("a police station worker", "Civilians"),
    ("Lake Front for the Liberation of Keld", "Rebel group"),
    ("the Free Keld Army", "Rebel group"),
    ("Lake Front", "Rebel group"),
    ("the Keld Revolutionary Army", "Rebel group"),
    ("the front of the house", None),
]


@pytest.mark.parametrize(("name", "kind"), NAMES)
def test_a_name_tells_its_kind(name: str, kind: ActorType | None) -> None:
    assert actor_type(name, "Battles") == kind
    assert actor_type(name, None) == kind


@pytest.mark.parametrize("name", ["protesters", "demonstrators", "a mob", "rioters"])
def test_a_crowd_in_a_riot_are_rioters(name: str) -> None:
    assert actor_type(name, "Riots") == "Rioters"


@pytest.mark.parametrize(("name", "kind"), [("the police", "State forces"), ("four nurses", "Civilians")])
def test_those_who_meet_a_riot_stay_what_they_are(name: str, kind: ActorType) -> None:
    assert actor_type(name, "Riots") == kind


@pytest.mark.parametrize("name", ["nurses", "students", "residents of Tolvar", "demonstrators"])
def test_whoever_demonstrates_is_a_protester(name: str) -> None:
    assert actor_type(name, "Protests") == "Protesters"


@pytest.mark.parametrize(
    ("role", "event_type", "kind"),
    [
        ("attacker", "Battles", "Political militia"),
        ("target", "Battles", "Civilians"),
        ("attacker", "Riots", "Civilians"),
    ],
)
def test_whoever_attacks_is_no_civilian(role: Role, event_type: EventType, kind: ActorType) -> None:
    article = article_of("Four villagers were there.")
    assert actor_of(article, Party("villagers of Keld", role, (Span(5, 14),)), event_type).type is not None
    assert actor_of(article, Party("four residents", role, (Span(5, 14),)), event_type).type == kind


@given(st.text(max_size=60), st.sampled_from(["Battles", "Riots", "Protests", None]))
def test_any_name_has_one_kind_or_none(name: str, event_type: EventType | None) -> None:
    assert actor_type(name, event_type) == actor_type(name, event_type)


@pytest.mark.parametrize(
    ("text", "role", "certainty"),
    [
        ("The Lake Front attacked a post.", "attacker", "stated"),
        ("The Lake Front claimed responsibility for the attack.", "attacker", "claimed"),
        ("Responsibility for the attack was claimed by the Lake Front.", "attacker", "claimed"),
        ("The Lake Front denied any part in the attack.", "attacker", "denied"),
        ("Police suspect the Lake Front.", "attacker", "alleged"),
        ("The governor blamed the Lake Front for the attack.", "attacker", "alleged"),
        ("The Lake Front is believed to have planted the bomb.", "attacker", "alleged"),
        ("The Lake Front attacked a post. The governor blamed the Lake Front for other raids.", "attacker", "stated"),
        ("The army attacked the Lake Front, suspected of three raids.", "target", "stated"),
        ("No one claimed responsibility, but the Lake Front attacked a post.", "attacker", "stated"),
    ],
)
def test_the_sentences_say_how_sure_an_attacker_is(text: str, role: Role, certainty: str) -> None:
    article = article_of(text)
    spans = [Span(at, at + 10) for at in range(len(text)) if text.startswith("Lake Front", at)]
    actor = actor_of(article, Party("Lake Front", role, tuple(spans)), "Battles")
    assert (actor.name, actor.role, actor.certainty) == ("Lake Front", role, certainty)
    assert actor.evidence == tuple(Evidence.of(article, span) for span in spans)


def test_an_actor_named_many_times_needs_but_a_few_places() -> None:
    article = article_of("The army won. " * 40)
    spans = tuple(Span(14 * n + 4, 14 * n + 8) for n in range(40))
    actor = actor_of(article, Party("army", "attacker", spans), "Battles")
    assert 1 <= len(actor.evidence) <= 5
    assert {one.quote for one in actor.evidence} == {"army"}


@pytest.mark.parametrize(("role", "kind"), [("attacker", "Identity militia"), ("target", "Civilians")])
def test_herders_are_armed_only_where_they_attack(role: Role, kind: ActorType) -> None:
    article = article_of("Herders were there.")
    assert actor_of(article, Party("Herders", role, (Span(0, 7),)), "Violence against civilians").type == kind
