"""Event codes: always a legal pair, the model's own where the words bear it out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.codebook import EVENT_TYPE_OF, SubEventType, legal_pair
from summarizer.resolve.codes.codes import NOBODY, EventCode, Sides, event_code

SUB_EVENT_TYPES: list[SubEventType] = list(EVENT_TYPE_OF)

BORNE_OUT: list[tuple[SubEventType, str]] = [
    ("Armed clash", "Soldiers and rebels exchanged fire for two hours near Tolvar."),
    ("Armed clash", "Rebels ambushed an army convoy, killing nine soldiers."),
    ("Government regains territory", "The army recaptured the town of Tolvar after a week of fighting."),
    ("Non-state actor overtakes territory", "Rebels seized control of Tolvar after heavy fighting."),
    ("Excessive force against protesters", "Police opened fire on the protesters, killing two."),
    ("Protest with intervention", "Police used tear gas to disperse a march in Hadra."),
    ("Peaceful protest", "Thousands marched through Hadra for higher wages."),
    ("Violent demonstration", "Rioters threw stones and set fire to barricades in Hadra."),
    ("Mob violence", "A mob lynched a man in the market of Hadra."),
    ("Chemical weapon", "Shells filled with chlorine fell on the village."),
    ("Air/drone strike", "Warplanes struck a camp near Tolvar, killing four."),
    ("Suicide bomb", "A suicide bomber blew himself up at the gate."),
    ("Shelling/artillery/missile attack", "Mortar shells fell on two villages."),
    ("Remote explosive/landmine/IED", "A roadside bomb went off beneath a bus."),
    ("Grenade", "A man threw a grenade into a bar."),
    ("Sexual violence", "Armed men raped three women in the camp."),
    ("Attack", "Gunmen shot dead the mayor of Hadra."),
    ("Abduction/forced disappearance", "Gunmen kidnapped four nurses from a clinic."),
    ("Agreement", "The two sides signed a ceasefire in Hadra."),
    ("Arrests", "Police arrested 40 members of the party."),
    ("Change to group/activity", "Two rebel groups merged on Monday."),
    ("Disrupted weapons use", "Police defused a bomb in the station."),
    ("Headquarters or base established", "The army set up a new base near Tolvar."),
    ("Looting/property destruction", "Gunmen looted shops and burned down two houses."),
    ("Non-violent transfer of territory", "The army withdrew from Tolvar and handed over the town without a fight."),
]

REPLACED: list[tuple[SubEventType, str, SubEventType]] = [
    ("Armed clash", "A suicide bomber detonated his explosives at a bank, killing nine people.", "Suicide bomb"),
    ("Remote explosive/landmine/IED", "A suicide bomber blew himself up. The bomb killed nine.", "Suicide bomb"),
    ("Armed clash", "Thousands marched through Hadra for higher wages.", "Peaceful protest"),
    ("Chemical weapon", "Gunmen shot dead the mayor and stabbed his driver.", "Attack"),
    ("Grenade", "Warplanes bombed a camp; an air raid hit the town next to it.", "Air/drone strike"),
    ("Peaceful protest", "Rebels and soldiers clashed; the firefight lasted two hours.", "Armed clash"),
    ("Attack", "Mortar shells and rockets fell on two villages.", "Shelling/artillery/missile attack"),
    (
        "Peaceful protest",
        "Marchers threw stones and torched two cars; the riot went on all night.",
        "Violent demonstration",
    ),
    ("Sexual violence", "Gunmen kidnapped four nurses and demanded a ransom.", "Abduction/forced disappearance"),
    ("Armed clash", "A mob lynched a man.", "Mob violence"),
    (
        "Abduction/forced disappearance",
        "The rifles were seized from the guerrillas after rockets fell on Tolvar.",
        "Shelling/artillery/missile attack",
    ),
    ("Sexual violence", "A nurse was seized by gunmen in Hadra.", "Abduction/forced disappearance"),
    ("Attack", "The march ended peacefully and a marcher who fell is in stable condition.", "Peaceful protest"),
]


@pytest.mark.parametrize(("chosen", "sentence"), BORNE_OUT, ids=[f"{row[0]}: {row[1][:40]}" for row in BORNE_OUT])
def test_the_models_choice_stays_where_the_words_bear_it_out(chosen: SubEventType, sentence: str) -> None:
    assert event_code(chosen, [sentence], {}) == EventCode(EVENT_TYPE_OF[chosen], chosen, kept=True)


@pytest.mark.parametrize(("chosen", "sentence", "instead"), REPLACED, ids=[f"{row[0]} → {row[2]}" for row in REPLACED])
def test_a_choice_without_a_word_gives_way_to_the_type_that_has_them(
    chosen: SubEventType, sentence: str, instead: SubEventType
) -> None:
    code = event_code(chosen, [sentence], {})
    assert code is not None
    assert code[:3] == (EVENT_TYPE_OF[instead], instead, False)
    assert code.reason


@pytest.mark.parametrize("chosen", SUB_EVENT_TYPES)
def test_without_any_word_nothing_but_other_is_kept(chosen: SubEventType) -> None:
    code = event_code(chosen, ["It rained in Hadra."], {})
    assert code == (EventCode("Strategic developments", "Other", kept=True) if chosen == "Other" else None)


def test_people_taken_and_not_killed_were_abducted() -> None:
    sentence = "Gunmen attacked a clinic and kidnapped four nurses."
    code = event_code("Attack", [sentence], {"captured": True})
    assert code is not None
    assert code[:3] == ("Violence against civilians", "Abduction/forced disappearance", False)


def test_protesters_who_hold_hostages_take_people() -> None:
    found = event_code("Peaceful protest", ["Demonstrators hold six hostages in the hall."], {"captured": True})
    assert found is not None
    assert found.sub_event_type == "Abduction/forced disappearance"


def test_people_taken_and_then_killed_were_attacked() -> None:
    sentences = ["Gunmen kidnapped four nurses and shot them dead."]
    code = event_code("Attack", sentences, {"captured": True, "killed": True})
    assert code == EventCode("Violence against civilians", "Attack", kept=True)


def test_an_air_strike_inside_a_ground_battle_is_a_battle() -> None:
    sentences = ["Soldiers and rebels clashed near Tolvar.", "The fighting went on as jets bombed the hills."]
    code = event_code("Armed clash", sentences, {})
    assert code == EventCode("Battles", "Armed clash", kept=True)


ARMED = Sides(frozenset({"Rebel group"}), frozenset({"State forces"}))
ONE_SIDED = Sides(frozenset({"Political militia"}), frozenset({"Civilians"}))
MIXED = Sides(frozenset({"Rebel group"}), frozenset({"State forces", "Civilians"}))


@pytest.mark.parametrize(
    ("chosen", "sentence", "sides", "instead"),
    [
        ("Attack", "Rebels attacked a post and shot nine policemen.", ARMED, "Armed clash"),
        ("Armed clash", "Gunmen shot dead two nurses.", ONE_SIDED, "Attack"),
        ("Armed clash", "Gunmen attacked two nurses.", ONE_SIDED, "Attack"),
        ("Armed clash", "Two nurses died as gunmen clashed in Hadra.", ONE_SIDED, "Armed clash"),
        ("Attack", "Rebels shot nine policemen and two nurses.", MIXED, "Attack"),
        ("Attack", "Gunmen shot dead two nurses.", ONE_SIDED, "Attack"),
        ("Attack", "Gunmen shot dead two nurses.", NOBODY, "Attack"),
        ("Suicide bomb", "A suicide bomber blew himself up at a post.", ARMED, "Suicide bomb"),
    ],
)
def test_the_parties_decide_between_a_battle_and_an_attack(
    chosen: SubEventType, sentence: str, sides: Sides, instead: SubEventType
) -> None:
    code = event_code(chosen, [sentence], {}, sides)
    assert code is not None
    assert (code.sub_event_type, code.kept, code.reason is None) == (instead, instead == chosen, instead == chosen)


def test_artillery_inside_a_ground_battle_is_a_battle() -> None:
    sentences = ["Soldiers and rebels clashed near Tolvar and fought for two hours.", "Mortars were used."]
    code = event_code("Shelling/artillery/missile attack", sentences, {})
    assert code is not None
    assert code.sub_event_type == "Armed clash"


def test_an_arrest_is_no_protest_where_nobody_demonstrates() -> None:
    code = event_code("Sexual violence", ["Police arrested a man; officers detained two others."], {})
    assert code is None or code.event_type != "Protests"


@pytest.mark.parametrize("chosen", ["Peaceful protest", "Mob violence", "Looting/property destruction"])
def test_a_march_that_turned_violent_is_a_riot(chosen: SubEventType) -> None:
    sentences = ["A march in Hadra turned into a riot.", "Rioters threw stones and torched two shops."]
    code = event_code(chosen, sentences, {})
    assert code is not None
    assert (code.event_type, code.sub_event_type) == ("Riots", "Violent demonstration")


def test_the_lead_says_more_than_what_stands_further_down() -> None:
    lead = ["Gunmen shot dead two guards.", "The attackers fled."]
    code = event_code("Attack", [*lead, "A bomb went off last month.", "That bomb killed nine."], {})
    assert code == EventCode("Violence against civilians", "Attack", kept=True)


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        ("Arrests", "Gunmen shot dead nine soldiers. One man was arrested."),
        ("Suicide bomb", "A guard committed suicide in Hadra."),
        ("Armed clash", "The custody battle ended in court."),
        ("Remote explosive/landmine/IED", "Workers of two gold mines went on strike."),
        ("Chemical weapon", "No chlorine was used, doctors said."),
    ],
)
def test_a_word_of_another_sense_bears_out_nothing(chosen: SubEventType, sentence: str) -> None:
    code = event_code(chosen, [sentence], {})
    assert code is None or code.sub_event_type != chosen


def test_every_type_but_other_has_words_of_its_own() -> None:
    told = {one: event_code(one, [sentence], {}) for one, sentence in BORNE_OUT}
    assert set(told) == set(SUB_EVENT_TYPES) - {"Other"}


WORDS = st.sampled_from(
    "bomb bomber suicide clash fire shot protest march riot stones mob grenade shells jets raped kidnapped arrested "
    "ceasefire looted withdrew seized the town rain killed police tear gas".split()
)


@given(
    st.sampled_from(SUB_EVENT_TYPES),
    st.lists(st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=80), max_size=5),
    st.dictionaries(st.sampled_from(["killed", "captured", "injured"]), st.booleans()),
    st.sampled_from([NOBODY, ARMED, ONE_SIDED, MIXED]),
)
def test_any_words_give_a_legal_pair_or_none(
    chosen: SubEventType, sentences: list[str], harmed: dict[str, bool], sides: Sides
) -> None:
    code = event_code(chosen, sentences, harmed, sides)  # type: ignore[arg-type]  # keys of a dict are invariant
    if code is not None:
        assert legal_pair(code.event_type, code.sub_event_type)
        assert code.kept == (code.sub_event_type == chosen)


@pytest.mark.parametrize(
    ("chosen", "text", "killed", "sides", "expected"),
    [
        (
            "Armed clash",
            "Soldiers rescued 40 hostages and killed 12 bandits. Three hostages had died.",
            True,
            Sides(frozenset({"State forces"}), frozenset({"Political militia"})),
            "Armed clash",
        ),
        ("Protest with intervention", "Police arrested nine men in Hadra.", False, NOBODY, "Arrests"),
        ("Peaceful protest", "Police arrested nine men in Hadra.", False, NOBODY, "Arrests"),
        (
            "Violent demonstration",
            "Protesters burned 12 shops and looted a bank.",
            False,
            NOBODY,
            "Violent demonstration",
        ),
        ("Attack", "A vigil was held. Ten people died in the attack.", True, NOBODY, "Attack"),
    ],
)
def test_what_people_did_and_who_they_are_weighs_beside_words(
    chosen: SubEventType, text: str, killed: bool, sides: Sides, expected: str
) -> None:
    sentences = [f"{one}." for one in text.rstrip(".").split(". ")]
    coded = event_code(chosen, sentences, {"killed": killed, "captured": True}, sides)
    assert coded is not None
    assert coded.sub_event_type == expected
