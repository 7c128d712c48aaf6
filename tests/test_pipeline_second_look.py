"""The model is asked again only where the checks refused a value and nothing took its place."""

import pytest

from summarizer.check.draft import check_draft
from summarizer.pipeline.second_look import gaps
from summarizer.resolve.incident import resolve_incidents
from tests.builders import draft_of, event_of, grounds_of

TEXT = "Gunmen stormed the customs shed at Norvale on Monday and shot two clerks dead, the harbour master said."
RAID = {"what": "Gunmen stormed a shed.", "date_words": "on Monday", "place": "Norvale", "killed": "two clerks"}


def asked_again(text: str = TEXT, **said: object) -> bool:
    grounds = grounds_of(text)
    checked = check_draft(grounds, draft_of(event_of(**(RAID | said))))
    return bool(gaps(checked, *resolve_incidents(grounds, checked)))


def test_an_answer_that_holds_is_left_alone() -> None:
    assert not asked_again()


@pytest.mark.parametrize(("key", "value"), [("place", "Atlantis"), ("weapon", "harpoons")])
def test_a_refused_value_that_leaves_a_gap_is_asked_for_again(key: str, value: str) -> None:
    assert asked_again(**{key: value})


def test_a_refused_day_is_not_asked_for_again_where_the_article_names_another() -> None:
    assert not asked_again(date_words="in 1987")


@pytest.mark.parametrize("party", ["attacker", "target"])
def test_a_refused_party_is_asked_for_again_where_no_other_has_its_role(party: str) -> None:
    nobody = "The customs shed at Norvale burned down on Monday after a bomb went off inside it."
    blast = {"what": "A bomb went off.", "killed": None}
    assert asked_again(nobody, **blast, **{party: "Pirates"})


def test_a_refused_attacker_is_not_asked_for_again_where_the_article_names_another() -> None:
    assert not asked_again(attacker="Pirates")


def test_counts_are_never_asked_for_again() -> None:
    assert not asked_again(killed="700 sailors")


def test_an_answer_of_which_nothing_holds_is_asked_for_again_where_the_article_tells_no_attack_itself() -> None:
    quiet = "The harbour of Norvale was quiet on Monday, the harbour master said."
    assert asked_again(quiet, what="Pirates shelled Atlantis.", place="Atlantis", attacker="Pirates", killed=None)
