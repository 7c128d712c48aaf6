"""The measurements still run, and what they count holds; how long anything takes is printed and never tested."""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import check_time
from benchmarks.alterations import KIND_OF, Alteration, alterations, true_drafts
from benchmarks.mutation import escape_of, refused_values, true_values
from benchmarks.soak.__main__ import PIECES
from summarizer.check.draft import check_draft
from summarizer.draft import Draft
from tests.builders import grounds_of

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def altered() -> list[Alteration]:
    return alterations(seed=1, of_each_kind=75)


def test_three_hundred_drafts_are_altered_in_all_four_kinds(altered: list[Alteration]) -> None:
    assert len(altered) == 300
    assert {one.kind for one in altered} == set(KIND_OF.values())


def test_an_altered_draft_differs_from_the_true_one_in_one_value(altered: list[Alteration]) -> None:
    for one in altered:
        true, false = one.true.draft().model_dump(), one.draft().model_dump()
        assert [field for field in true if true[field] != false[field]] == [one.field]


def test_at_least_99_of_100_alterations_are_caught(altered: list[Alteration]) -> None:
    escaped = [(one.field, one.value, reason) for one in altered if (reason := escape_of(one))]
    assert len(escaped) <= len(altered) // 100, escaped


def test_at_most_1_of_100_true_values_is_refused() -> None:
    refused = [(field, value) for true in true_drafts() for field, value in refused_values(true)]
    values = sum(1 for true in true_drafts() for _ in true_values(true))
    assert values >= 200
    assert len(refused) <= values // 100, refused


def test_a_draft_of_another_article_is_refused_nearly_whole() -> None:
    # A check that let everything through would pass the test above.
    grounds = grounds_of("The council of Tolvar opened a new library. Children sang.")
    for true in true_drafts():
        (checked,) = check_draft(grounds, Draft(incidents=(true.draft(),)))
        assert len(checked.found) <= 1


def test_the_table_of_times_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    check_time.main(["--small"])
    assert "time grows with characters" in capsys.readouterr().out


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES)
def test_each_piece_of_the_soak_holds_at_a_tiny_size(piece: str, tmp_path: Path) -> None:
    # Memory of so few articles says nothing of growth, but its figures are made like those of many. In a process of its
    # own: the system's figure for the peak of a child begins with its parent's.
    command = [
        sys.executable,
        "-m",
        "benchmarks.soak",
        piece,
        "--size",
        "20",
        "--kills",
        "1",
        "--folder",
        str(tmp_path),
    ]
    first = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)  # noqa: S603 - ours
    assert (first.returncode, "NOT " in first.stdout) == (0, False), first.stdout + first.stderr
    again = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)  # noqa: S603 - ours
    assert "as found before" in again.stdout
