"""From many statements of harm to one figure: each rule of docs/rules.md, by worked sentences."""

from pathlib import Path
from typing import Final

import pytest

from summarizer.check.harm.casualties import casualty_mentions
from summarizer.codebook import Outcome
from summarizer.report import Figure
from summarizer.resolve.figures.figures import fatalities_by_side, figure_of
from tests.builders import article_of, killed_of

Bounds = tuple[int | None, int | None, int | None]
FAR: Final = "It rained all day. The market was shut. Schools were shut too. Aid came by boat. "


def figure(text: str, outcome: Outcome = "killed") -> Figure | None:
    return figure_of(outcome, casualty_mentions(article_of(text)))


def bounds(found: Figure | None) -> Bounds | None:
    return None if found is None else (found.low, found.best, found.high)


def sides(text: str) -> dict[str, int | None]:
    mentions = casualty_mentions(article_of(text))
    found = fatalities_by_side(mentions, figure_of("killed", mentions))
    return {side: one.best for side, one in found if one is not None}


KILLED = [
    # said once
    ("A bomb killed 12 soldiers.", (12, 12, 12), "stated"),
    ("At least 12 soldiers were killed.", (12, 12, None), "stated"),
    ("Up to 40 soldiers were killed.", (None, 40, 40), "stated"),
    ("Between 20 and 30 people were killed.", (20, 20, 30), "stated"),
    ("About 30 people were killed.", (None, 30, None), "stated"),
    ("No one was killed.", (0, 0, 0), "stated"),
    # said twice
    ("A bomb killed 12 soldiers in Hadra. The bodies of the 12 soldiers were flown home.", (12, 12, 12), "said more"),
    ("12 killed in Hadra. Police said 12 people were killed. All 12 people died at once.", (12, 12, 12), "said more"),
    ("At least 12 people were killed. The 12 people killed were miners.", (12, 12, None), "said more than once"),
    # a total and its parts
    ("12 people, including three children, were killed.", (12, 12, 12), "stated"),
    ("The blast killed 30 people, including six nurses.", (30, 30, 30), "stated"),
    ("Twelve people, three of them children, died.", (12, 12, 12), "stated"),
    # joined victims
    ("Two soldiers and a civilian were killed.", (3, 3, 3), "stated"),
    ("Five policemen, three soldiers and two civilians died.", (10, 10, 10), "stated"),
    ("At least five policemen and two civilians died.", (7, 7, None), "stated"),
    # sides
    ("Nine rebels were killed. Four soldiers also died.", (13, 13, 13), "sum of the sides"),
    ("Four soldiers were killed in the clash. Nine militants died.", (13, 13, 13), "sum of the sides"),
    ("Nine rebels were killed. Nine soldiers died.", (18, 18, 18), "sum of the sides"),
    ("Four soldiers were killed. Nine rebels died. Two civilians also died.", (15, 15, 15), "sum of the sides"),
    # persons joined to a count
    ("Police chief Hamid Sorush and three guards were killed.", (4, 4, 4), "stated"),
    ("Police chief Hamid Sorush and two others were killed.", (3, 3, 3), "stated"),
    ("Twelve soldiers were killed as well as police chief Hamid Sorush.", (13, 13, 13), "stated"),
    ("Hamid Sorush, a police officer, was killed.", (1, 1, 1), "named persons"),
    ("Three people, Ana Pereda, Luis Cardel and Jon Brok, were killed.", (3, 3, 3), "a named person is not added"),
    # persons
    ("Colonel Idris Valmet was killed.", (1, 1, 1), "named persons"),
    ("The writer Ana Pereda was killed in her car. Later Luis Cardel was shot dead nearby.", (2, 2, 2), "named"),
    ("The writer Ana Pereda was killed in May. The killers of Ana Pereda fled. Ana Pereda died at once.",
     (1, 1, 1), "named persons"),
    ("Nine policemen were killed. Police chief Hamid Sorush was killed.", (9, 9, 9), "a named person is not added"),
    # the same dead, told roughly and exactly
    ("More than 50 people were killed. At least 52 civilians died on Monday.", (52, 52, None), "the more exact toll"),
    ("About 30 soldiers were killed. Doctors counted 28 soldiers killed.", (28, 28, 28), "the more exact toll"),
    ("Up to 40 people were killed. A count found 37 people killed.", (37, 37, 37), "the more exact toll"),
    ("Doctors counted 52 people killed. More than 50 people were killed.", (52, 52, 52), "said more than once"),
    # newer tolls
    ("A blast killed nine people. The death toll rose to 14.", (14, 14, 14), "the newer toll"),
    ("A blast killed nine people. The death toll later rose from nine to at least 14.", (14, 14, None), "the newer"),
    ("A blast killed nine people. " + FAR + "The death toll now stands at 14.", (14, 14, 14), "the newer toll"),
    # higher tolls
    ("One woman was killed. At least 19 people were killed overnight.", (19, 19, None), "the higher toll"),
    ("Police said nine people were killed. " + FAR + "Police said 11 people were killed.", (11, 11, 11),
     "the higher toll of the same source"),
    ("Three children were killed. Nine civilians, including three children, were killed in the raid.", (9, 9, 9),
     "the whole of that part"),
    # two sources
    ("The army said nine people were killed. The Red Cross said 14 people died.", (9, 9, 14), "sources disagree"),
    ("The Red Cross said 14 people were killed. The army said nine people died.", (9, 14, 14), "sources disagree"),
    ("The army said nine people died. The Red Cross said 14 people died. The Red Cross said 16 people died.",
     (9, 9, 16), "sources disagree"),
    ("Nobody was killed, officials said. Residents said six people died.", (0, 0, 6), "sources disagree"),
    ("The army said three people were killed; a rights group put the toll at seven, the police at two.", (3, 3, 7),
     "sources disagree"),
    # superseded
    ("At least 19 people were killed. Earlier reports had put the death toll at 12.", (19, 19, None), "stated"),
    ("Officials said 19 people were killed. Police had earlier said 12 people died.", (19, 19, 19), "stated"),
    # on top
    ("Two men were killed at the gate. Two others were killed inside.", (4, 4, 4), "on top"),
    ("Colonel Idris Valmet was killed. Another officer died in hospital.", (2, 2, 2), "on top"),
    # parts that come to the total
    ("Strikes killed 21 people. Fifteen people were killed in the market while six others were killed in a village.",
     (21, 21, 21), "said more than once"),
    ("Strikes killed 40 people. Some 40 more people were killed, doctors said.", (None, 40, None), "said more"),
    ("Nine people were killed at the gate. Two others were killed inside.", (11, 11, 11), "on top"),
    ("Gunmen killed nine people. Another two people died in hospital.", (11, 11, 11), "on top"),
    ("Gunmen killed two journalists. Two passers-by were also killed.", (4, 4, 4), "on top"),
    ("Gunmen killed nine nurses. Two cooks were also killed.", (11, 11, 11), "on top"),
    ("Gunmen killed nine people. Two children were also killed.", (9, 9, 9), "stated"),
    ("Gunmen killed two journalists. Two reporters died, police said.", (2, 2, 2), "said more"),
    # kin of those counted
    ("A girl and her brother were killed.", (2, 2, 2), "stated"),
    ("Two girls and their mother were killed.", (3, 3, 3), "stated"),
    ("Three people, Ana Pereda, her brother and her son, were killed.", (3, 3, 3), "stated"),
    ("Ana Pereda and her brother were killed in Keld.", (2, 2, 2), "named persons"),
    ("Ana Pereda and her brother, Omar Tellez, were killed in Keld.", (2, 2, 2), "named persons"),
    ("A man fatally shot his wife and then himself.", (2, 2, 2), "named persons"),
    ("A man fatally stabbed his wife and himself.", (2, 2, 2), "named persons"),
    ("A man killed himself, police said. The man was found in Keld.", (1, 1, 1), "named persons"),
    # another matter
    ("Nine people were killed in Tolvar. " + FAR + "In the region 400 people were killed.", (9, 9, 9), "stated"),
    ("Police said nine people died. " + FAR + "The Red Cross said 400 people were killed.", (9, 9, 9), "stated"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "basis"), KILLED, ids=[row[0][:80] for row in KILLED])
def test_the_dead_come_to_one_figure_by_a_named_rule(text: str, expected: Bounds, basis: str) -> None:
    found = figure(text)
    assert found is not None
    assert bounds(found) == expected
    assert basis in found.basis


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fourteen people died. The death toll was revised down to nine.", (9, 9, 9)),
        ("30 people, including six nurses and two cooks, died.", (30, 30, 30)),
        ("Nine people were killed. Nine people were wounded.", (9, 9, 9)),
        ("No casualties were reported at first. Later nine people were killed.", (9, 9, 9)),
        ("No soldiers were killed. Nine rebels were killed.", (9, 9, 9)),
        ("Nine people were killed. The army denied that 30 people were killed.", (9, 9, 9)),
        ("Nine people were killed. The bomb could have killed 100 people.", (9, 9, 9)),
        ("Nine people were killed. Several others were killed later.", (9, 9, 9)),
        ("Nine people were killed. Among the dead were four nurses.", (9, 9, 9)),
        ("Nine people were killed. Four of the dead were nurses.", (9, 9, 9)),
    ],
)
def test_other_statements_leave_the_figure_as_it_is(text: str, expected: Bounds) -> None:
    assert bounds(figure(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It rained.",
        "Dozens were killed.",
        "Several soldiers died.",
        "The rebels suffered massive casualties.",
        "The army denied that 12 soldiers were killed.",
        "The gunmen could have killed 12 people.",
        "Twelve people were wounded.",
    ],
)
def test_no_stated_number_of_dead_is_no_figure(text: str) -> None:
    assert figure(text) is None


@pytest.mark.parametrize(
    ("text", "outcome", "expected", "basis"),
    [
        ("Nine people were wounded.", "injured", (9, 9, 9), "stated"),
        ("No casualties were reported.", "injured", (0, 0, 0), "stated"),
        ("Four people were shot.", "injured", (4, 4, 4), "hit"),
        ("Men shot two clerks. His injuries were not life-threatening.", "injured", (2, 2, 2), "hit"),
        ("Two were shot. One died. His injuries were not life-threatening.", "injured", (1, 1, 1), "named persons"),
        ("His injuries were not life-threatening.", "injured", (1, 1, 1), "named persons"),
        ("Four people were shot. One person died.", "injured", (3, 3, 3), "hit, less the dead"),
        ("A man killed himself after his wife Ana Pereda was shot.", "injured", (1, 1, 1), "hit, less the dead"),
        ("A gunman who shot two clerks was killed by police.", "injured", (2, 2, 2), "hit"),
        ("Three people were shot before officers killed the gunman.", "injured", (3, 3, 3), "hit"),
        ("Four people were shot. Two people were wounded.", "injured", (2, 2, 2), "stated"),
        ("One man was killed and one grazed by a bullet.", "injured", (1, 1, 1), "stated"),
        ("One man was killed and two others were hurt.", "injured", (2, 2, 2), "stated"),
        ("Five people were hurt. One man was killed and two others were hurt.", "injured", (5, 5, 5), "stated"),
        ("Sixteen sailors are missing.", "missing", (16, 16, 16), "stated"),
        ("Rebels kidnapped four nurses and a doctor.", "captured", (5, 5, 5), "stated"),
        ("Rebels kidnapped Ana Pereda from her house.", "captured", (1, 1, 1), "named persons"),
        ("Some 2,000 villagers were displaced.", "displaced", (None, 2000, None), "stated"),
    ],
)
def test_each_outcome_has_its_own_figure(text: str, outcome: Outcome, expected: Bounds, basis: str) -> None:
    found = figure(text, outcome)
    assert found is not None
    assert (bounds(found), found.basis) == (expected, basis)


@pytest.mark.parametrize(
    "text",
    ["A man was wounded on Monday. He died in hospital.", "A guard was wounded in the raid. The guard died at night."],
)
def test_the_only_one_hurt_who_died_leaves_nobody_injured(text: str) -> None:
    assert figure(text, "injured") is None
    assert bounds(figure(text)) == (1, 1, 1)


@pytest.mark.parametrize(
    "text",
    ["The deputy police chief, Hamid Sorush, was killed in Keld.", "A deputy police chief was killed by gunmen."],
)
def test_a_post_in_the_headline_and_in_the_body_is_one_person(text: str) -> None:
    article = article_of(f"Police chief killed in Keld\n\n{text}", title="Police chief killed in Keld")
    assert bounds(figure_of("killed", casualty_mentions(article))) == (1, 1, 1)


def test_the_other_one_who_died_is_no_longer_hurt() -> None:
    text = "One was killed and another wounded. The other died."
    assert figure(text, "injured") is None
    assert bounds(figure(text)) == (2, 2, 2)


def test_somebody_elses_death_leaves_the_hurt() -> None:
    assert bounds(figure("A man was wounded on Monday. The mayor died at night.", "injured")) == (1, 1, 1)


def test_all_who_were_hit_and_died_leave_nobody_injured() -> None:
    assert figure("Two men were shot. Two men died.", "injured") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two soldiers and a civilian were killed.", {"state": 2, "civilians": 1}),
        ("Nine rebels were killed. Four soldiers died.", {"state": 4, "non_state": 9}),
        ("Nine people were killed.", {}),
        ("Nine people, including four children, were killed.", {"civilians": 4, "unknown": 5}),
        ("Nine soldiers, including two officers, were killed.", {"state": 9}),
        ("Nine rebels were killed. Nine soldiers died.", {"state": 9, "non_state": 9}),
        ("Police chief Hamid Sorush and two others were killed.", {"state": 1, "unknown": 2}),
        ("Twelve soldiers were killed as well as police chief Hamid Sorush.", {"state": 13}),
        ("Twelve soldiers were killed. The bodies of the 12 soldiers were found.", {"state": 12}),
        ("Nine soldiers were wounded. Four civilians were killed.", {"civilians": 4}),
        ("It rained.", {}),
    ],
)
def test_the_dead_are_told_apart_by_side_where_the_words_do(text: str, expected: dict[str, int]) -> None:
    assert sides(text) == expected


def test_the_dead_of_no_known_side_have_the_bounds_that_are_left() -> None:
    mentions = casualty_mentions(article_of("At least nine people, including four children, were killed."))
    unknown = fatalities_by_side(mentions, figure_of("killed", mentions)).unknown
    assert unknown is not None
    assert (unknown.low, unknown.best, unknown.high) == (5, 5, None)


def test_sides_that_come_to_more_than_the_total_are_left_out() -> None:
    mentions = [killed_of(best=9), killed_of(best=9, side="non-state", who="rebels", sentence=9)]
    total = figure_of("killed", mentions[:1])
    assert not any(one for _, one in fatalities_by_side(mentions, total))


def test_a_figure_rests_on_the_claims_it_was_made_from() -> None:
    mentions = casualty_mentions(
        article_of("Four were hurt. Nine rebels were killed. Two cars burned. Four soldiers died.")
    )
    found = figure_of("killed", mentions)
    assert found is not None
    assert [(mentions[claim].best, mentions[claim].outcome) for claim in found.claims] == [(9, "killed"), (4, "killed")]


def test_sources_that_disagree_are_both_among_the_claims() -> None:
    text = "The army said nine people were killed. The Red Cross said 14 people were killed."
    mentions = casualty_mentions(article_of(text))
    found = figure_of("killed", mentions)
    assert found is not None
    assert [mentions[claim].speaker for claim in found.claims] == ["The army", "The Red Cross"]


def test_every_rule_that_can_be_told_stands_in_the_table_of_the_documentation() -> None:
    table = (Path(__file__).parents[3] / "docs" / "rules.md").read_text(encoding="utf-8")
    named = {found.basis.split(" (")[0] for text, *_ in KILLED if (found := figure(text)) is not None}
    assert len(named) > 6
    assert {basis for basis in named if f"| {basis} |" not in table} == set()
