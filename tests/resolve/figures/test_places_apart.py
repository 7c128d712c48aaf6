"""Totals told of several places, and the toll of the incident's own."""

import pytest

from summarizer.check.draft import check_draft
from summarizer.report import Figure
from summarizer.resolve.incident import resolve_incidents
from tests.builders import draft_of, event_of, grounds_of


def killed_in(place: str, text: str) -> Figure | None:
    grounds = grounds_of(text)
    event = event_of(what="An attack.", place=place, country="Nigeria", type="Attack")
    incidents, _ = resolve_incidents(grounds, check_draft(grounds, draft_of(event)))
    return incidents[0].fatalities


@pytest.mark.parametrize(
    "total",
    [
        "Attacks across the country killed 32 people on Tuesday.",
        "Separate attacks killed 32 people in Nigeria on Tuesday.",
        "Gunmen killed 32 people in several towns on Tuesday.",
    ],
)
def test_a_sum_over_several_places_is_not_the_toll_of_one(total: str) -> None:
    text = f"{total} In Maiduguri 15 farmers were killed in a market. In Kano nine drivers were killed."
    figure = killed_in("Maiduguri", text)
    assert figure is not None
    assert figure.best == 15


def test_two_places_whose_tolls_add_up_are_told_apart() -> None:
    text = "Gunmen killed 24 people in Maiduguri and Kano. In Maiduguri 15 farmers died. In Kano nine drivers died."
    figure = killed_in("Maiduguri", text)
    assert figure is not None
    assert figure.best == 15


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed 32 people in Maiduguri on Tuesday. In Maiduguri 15 people were killed in a market.",
        "Gunmen killed 32 people in Maiduguri and Kano. In Maiduguri 15 farmers were killed.",
        "Gunmen killed 32 people across the country. It rained in Maiduguri.",
    ],
)
def test_a_total_stands_where_no_sum_over_places_is_told(text: str) -> None:
    figure = killed_in("Maiduguri", text)
    assert figure is not None
    assert figure.best == 32


@pytest.mark.parametrize(
    "own",
    [
        "In Maiduguri 15 farmers were killed.",
        "Gunmen killed 15 farmers in Maiduguri.",
        "In the northern town of Maiduguri, gunmen killed 15 farmers.",
        "Fifteen farmers were killed when gunmen attacked a market in Maiduguri.",
        "Fifteen farmers in Maiduguri were killed.",
    ],
)
def test_a_toll_is_a_places_own_where_the_harm_is_told_to_be_there(own: str) -> None:
    figure = killed_in("Maiduguri", f"Attacks across the country killed 32 people on Tuesday. {own}")
    assert figure is not None
    assert figure.best == 15


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (
            "Gunmen killed 32 people in several villages. Musa Bala, a resident of Jos, said two brothers were killed.",
            32,
        ),
        ("Gunmen killed 32 people in three villages on Monday. In Jos nine people were killed.", 32),
        ("Gunmen killed 32 people in several towns on Monday. Two people died, said a hospital in Jos.", 32),
        ("Attacks across the country killed 32. In Kano nine drivers were killed. In Jos 15 farmers were killed.", 32),
        ("Gunmen killed 32 people in several towns on Monday. In Jos a doctor said two people had died.", 32),
        (
            "Protests swept several cities and killed 12. Another 8 died. A hospital in Jos said two died there.",
            20,
        ),
    ],
)
def test_a_count_told_by_somebody_of_a_place_is_not_its_toll(text: str, killed: int) -> None:
    figure = killed_in("Jos", text)
    assert figure is not None
    assert figure.best == killed
