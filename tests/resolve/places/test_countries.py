"""Countries by the names people write."""

import pytest

from summarizer.resolve.places.countries import countries, country_of


@pytest.mark.parametrize(
    ("written", "name", "code"),
    [
        ("Afghanistan", "Afghanistan", "AFG"),
        ("Afghan", "Afghanistan", "AFG"),
        ("Afghans", "Afghanistan", "AFG"),
        ("Syrian Arab Republic", "Syria", "SYR"),
        ("syria", "Syria", "SYR"),
        ("U.S.", "United States", "USA"),
        ("the United States", "United States", "USA"),
        ("American", "United States", "USA"),
        ("UK", "United Kingdom", "GBR"),
        ("British", "United Kingdom", "GBR"),
        ("England", "United Kingdom", "GBR"),
        ("Colombian", "Colombia", "COL"),
        ("Nigerian", "Nigeria", "NGA"),
        ("Nigerien", "Niger", "NER"),
        ("Russian Federation", "Russia", "RUS"),
        ("Islamic Republic of Iran", "Iran", "IRN"),
        ("Viet Nam", "Vietnam", "VNM"),
        ("Lao PDR", "Laos", "LAO"),
        ("Republic of Moldova", "Moldova", "MDA"),
        ("South Korea", "South Korea", "KOR"),
        ("North Korean", "North Korea", "PRK"),
        ("Bolivia", "Bolivia", "BOL"),
        ("Venezuelan", "Venezuela", "VEN"),
        ("Tanzania", "Tanzania", "TZA"),
        ("DRC", "DR Congo", "COD"),
        ("Congo", "DR Congo", "COD"),
        ("Republic of Congo", "Republic of the Congo", "COG"),
        ("Ivory Coast", "Ivory Coast", "CIV"),
        ("Türkiye", "Turkey", "TUR"),
        ("Burma", "Myanmar", "MMR"),
        ("Palestine", "Palestine", "PSE"),
        ("West Bank", "Palestine", "PSE"),
        ("Kosovo", "Kosovo", "XKX"),
        ("Taiwan", "Taiwan", "TWN"),
        ("Western Sahara", "Western Sahara", "ESH"),
        ("Crimea", "Ukraine", "UKR"),
    ],
)
def test_a_country_is_known_by_what_people_write(written: str, name: str, code: str) -> None:
    assert (country_of(written) or ())[:2] == (name, code)


@pytest.mark.parametrize("written", ["", None, "Wonderland", "Korea and Japan", "s", "x" * 5000])
def test_anything_else_is_no_country(written: str | None) -> None:
    assert country_of(written) is None


def test_every_country_is_found_by_the_name_that_records_show() -> None:
    assert {code for code, country in countries().items() if country_of(country.name) != country} == set()


def test_codes_are_three_capital_letters() -> None:
    assert all(len(code) == 3 and code.isupper() for code in countries())
