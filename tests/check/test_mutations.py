"""Random articles made of pieces, and true drafts of them: each true value holds, each altered one is refused."""

from typing import Final, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.check.draft import check_draft
from summarizer.check.numbers.number_words import SMALL
from tests.builders import draft_of, event_of, grounds_of

PLACES: Final = ["Tolvar", "New Harbor", "Hadra", "San Ilvo", "Kelmouth", "Al-Drazeh", "Ostwick", "Брод", "Étrelle"]
PARTIES: Final = ["the Lake Front", "masked gunmen", "Red Oar fighters", "border police", "Olmec rebels", "army pilots"]
WEAPONS: Final = ["mortars", "a car bomb", "machine guns", "petrol bombs", "drones"]
DAYS: Final = ["Monday", "Tuesday night", "Wednesday, May 6", "early on Thursday", "12 March", "October 20, 2019"]
VICTIMS: Final = ["soldiers", "clerks", "people", "nurses", "policemen"]
FILLER: Final = [
    "The market was closed. ",
    "“Nobody saw it coming…” a trader said — twice. ",
    "قال شاهد إنه سمع صوتا. 🚒 ",
    "The road to the coast is 40 km long. ",
    "Talks had been held for weeks.\n\n",
    "",
]
WORDS: Final = {value: word for word, value in SMALL.items()}


class Event(NamedTuple):
    """What an article tells, in its words."""

    place: str
    attacker: str
    weapon: str
    day: str
    killed: int
    injured: int
    victims: str


COUNT: Final = st.integers(2, 19)
EVENT: Final = st.builds(
    Event,
    st.sampled_from(PLACES),
    st.sampled_from(PARTIES),
    st.sampled_from(WEAPONS),
    st.sampled_from(DAYS),
    COUNT,
    COUNT,
    st.sampled_from(VICTIMS),
).filter(lambda one: one.killed != one.injured)


def told(one: Event, filler: list[str], *, in_words: bool) -> str:
    killed = WORDS[one.killed] if in_words else str(one.killed)
    return (
        f"{filler[0]}Reports came in from the region. On {one.day.removeprefix('early on ')}, {one.attacker} with "
        f"{one.weapon} attacked a post in {one.place}, killing {killed} {one.victims}. {filler[1]}"
        f"Another {one.injured} were wounded. {filler[2]}"
    ).replace("On 1", "On\u00a01")


def truth(one: Event) -> dict[str, str]:
    return {
        "place": one.place,
        "attacker": one.attacker,
        "weapon": one.weapon,
        "date_words": one.day.removeprefix("early on "),
        "killed": f"{one.killed} {one.victims}",
        "injured": str(one.injured),
    }


ARTICLES: Final = st.tuples(EVENT, st.lists(st.sampled_from(FILLER), min_size=3, max_size=3), st.booleans())


@given(ARTICLES)
@settings(deadline=None, max_examples=150)
def test_every_true_value_holds(made: tuple[Event, list[str], bool]) -> None:
    one, filler, in_words = made
    grounds = grounds_of(told(one, filler, in_words=in_words))
    (checked,) = check_draft(grounds, draft_of(event_of(what=f"A post in {one.place} was attacked.", **truth(one))))
    assert checked.problems == ()
    assert all(grounds.article.slice(span) for found in checked.found.values() for span in found.spans)


@given(ARTICLES, EVENT, st.integers(2, 5_000))
@settings(deadline=None, max_examples=250)
def test_no_altered_value_holds(made: tuple[Event, list[str], bool], other: Event, number: int) -> None:
    one, filler, in_words = made
    grounds = grounds_of(told(one, filler, in_words=in_words))
    true, lies = truth(one), truth(other)
    lies |= {"killed": f"{number} {one.victims}", "injured": str(one.killed)}
    for field, lie in lies.items():
        if lie == true[field] or (field == "killed" and number == one.killed):
            continue
        (checked,) = check_draft(grounds, draft_of(event_of(**{**true, field: lie})))
        assert field in checked.failed, (field, lie, grounds.article.text)


@given(ARTICLES, st.sampled_from(["{} km", "{} million {}", "{} houses", "nobody", "dozens of {1}", "-{} {}"]))
@settings(deadline=None, max_examples=100)
def test_no_other_unit_or_sign_holds(made: tuple[Event, list[str], bool], form: str) -> None:
    one, filler, in_words = made
    grounds = grounds_of(told(one, filler, in_words=in_words))
    lie = form.format(one.killed, one.victims)
    (checked,) = check_draft(grounds, draft_of(event_of(killed=lie)))
    assert checked.failed == {"killed"}
