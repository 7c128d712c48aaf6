"""The code tables, held against what they are tables of."""

import re
from pathlib import Path

import pytest

from summarizer.codebook import EVENT_TYPE_OF, SUB_EVENT_TYPES, acled, ucdp
from summarizer.codebook.countries import ACLED_REGION, ISO_NUMERIC, ucdp_region
from summarizer.export import FORMATS, Format
from summarizer.export.flat import NAMES, TAGS
from summarizer.resolve.places.countries import countries

# The hashtags of the HXL 1.1 core schema that are used here.
CORE = {"#meta", "#date", "#event", "#description", "#loc", "#geo", "#country", "#group", "#affected", "#item"}
DOCS = Path(__file__).parents[2] / "docs" / "exports.md"


def test_every_country_that_a_report_can_name_has_a_number_and_regions() -> None:
    codes = set(countries())
    assert codes - set(ISO_NUMERIC) == {"XKX"}
    assert codes <= set(ACLED_REGION)
    assert {code for code in codes if ucdp_region(code) is None} == {"ATA", "ATF", "BVT", "HMD", "SGS"} & codes


def test_no_two_countries_share_a_number() -> None:
    assert len(set(ISO_NUMERIC.values())) == len(ISO_NUMERIC) == 249


def test_every_kind_of_event_has_a_disorder_type() -> None:
    assert all(acled.disorder_type(event, None) for event in SUB_EVENT_TYPES)
    assert all(acled.disorder_type(event, kind) for kind, event in EVENT_TYPE_OF.items())


def test_every_column_has_one_tag_of_its_own() -> None:
    assert len(set(NAMES)) == len(NAMES) == len(set(TAGS))
    assert all(re.fullmatch(r"#[a-z][a-z0-9]*(\+[a-z][a-z0-9_]*)+", tag) for tag in TAGS)
    assert {re.sub(r"\d", "", tag.split("+")[0]) for tag in TAGS} <= CORE | {"#adm"}


@pytest.mark.parametrize("form", FORMATS.values())
def test_the_guide_names_every_format(form: Format) -> None:
    assert f"| `{form.name}` | `{form.extension}` | {form.holds.split(' (needs')[0]}" in DOCS.read_text()


def test_the_guide_names_every_column_of_acled() -> None:
    assert {name for name in acled.COLUMNS if f"`{name}`" not in DOCS.read_text()} == set()


def test_the_guide_names_every_column_of_ucdp_that_is_no_number_of_ucdps() -> None:
    told = (name for name in ucdp.COLUMNS if not name.endswith(("_dset_id", "_new_id")))
    assert {name for name in told if f"`{name}`" not in DOCS.read_text()} == set()
