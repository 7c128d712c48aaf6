"""Street addresses in the words of American news."""

import time

import pytest

from summarizer.resolve.places.addresses import addresses_in
from tests.builders import article_of


def found(text: str) -> list[str]:
    article = article_of(text)
    return [article.slice(one.span) for one in addresses_in(article)]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("A man was shot in the 1200 block of Mill Street on Friday.", "1200 block of Mill Street"),
        ("It happened in the 300 block of West 19th Street.", "300 block of West 19th Street"),
        ("Officers were called to the unit block of Oak Lane.", "unit block of Oak Lane"),
        ("Shots were heard in the 900 block of Fenbrook, police said.", "900 block of Fenbrook"),
        ("The boy shot himself at 5210 Larch Street, police said.", "5210 Larch Street"),
        ("The crash was at 4500 SW 71st Avenue about noon.", "4500 SW 71st Avenue"),
        ("The victim was found at Fifth Street and Main Avenue.", "Fifth Street and Main Avenue"),
        ("They met near Elm and Quarry avenues on Monday.", "Elm and Quarry avenues"),
        ("A clerk was robbed near 13th and Larch, police said.", "13th and Larch"),
        ("A driver was shot along I-94 on Monday.", "I-94"),
        ("It happened on State Road 7 at noon.", "State Road 7"),
        ("He was hit on Mill Road near the school.", "Mill Road"),
    ],
)
def test_an_address_is_found_as_it_is_written(text: str, address: str) -> None:
    assert found(text)[0] == address


@pytest.mark.parametrize(
    "text",
    [
        "He pleaded guilty in Larch County District Court.",
        "The Fenland Highway Patrol is looking for him.",
        "It took place in a village.",
        "The 12th Brigade lost 40 men.",
        "Gunmen Attacked The Town Of Mirova Street By Street And Road By Road Last Night In The Rain.",
    ],
)
def test_other_words_are_no_address(text: str) -> None:
    assert found(text) == []


def test_where_it_happened_weighs_more_than_where_somebody_lives() -> None:
    article = article_of(
        "A man was shot in the 1200 block of Mill Street. Ann Ode, 25, of the 300 block of Oak Street, fled."
    )
    scene, home = addresses_in(article)
    assert scene.weight > home.weight


def test_a_hospital_and_a_ramp_tell_less_than_another_address() -> None:
    treated = weights("He drove her to Fenland Hospital, in the 400 block of Oak Street. She was shot on Mill Street.")
    assert treated["400 block of Oak Street"] < treated["Mill Street"]
    driving = weights("A driver was shot on Interstate 12 near the off-ramp to Oak Street, police said.")
    assert driving["Oak Street"] < driving["Interstate 12"]


def weights(text: str) -> dict[str, float]:
    article = article_of(text)
    return {article.slice(one.span): one.weight for one in addresses_in(article)}


def test_where_somebody_lives_is_where_it_happened_at_home() -> None:
    lived = weights("Two men tied up a woman of Larch. She lives on Oak Avenue. They met on Mill Street.")
    at_home = weights("Two men tied up a woman in her home. She lives on Oak Avenue. They fled into her home.")
    assert at_home["Oak Avenue"] > lived["Oak Avenue"]


def test_what_a_place_is_near_tells_less_than_the_place_and_more_than_where_somebody_fled() -> None:
    found_at = weights("A man was shot on Mill Street. He was found near Oak Road. He fled onto Elm Lane.")
    assert found_at["Mill Street"] > found_at["Oak Road"] > found_at["Elm Lane"]


def test_what_is_called_the_scene_weighs_most() -> None:
    found_at = weights(
        "She called from the 100 block of Oak Road. The scene of the shooting, a yard on Elm Lane, was dark."
    )
    assert found_at["Elm Lane"] > found_at["100 block of Oak Road"]


@pytest.mark.parametrize(
    "unit", ["North ", "He lives on Oak Lane. ", "12 A ", "Main and ", "100 block of ", "A B C D Street and ", "St. "]
)
def test_text_made_to_be_slow_takes_time_in_proportion_to_its_length(unit: str) -> None:
    article = article_of("x. " + unit * (40_000 // len(unit)))
    start = time.perf_counter()
    addresses_in(article)
    assert time.perf_counter() - start < 3
