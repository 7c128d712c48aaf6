"""The measurements of speed count right and keep what they found; how long anything takes is never tested."""

import json
import sys
from pathlib import Path

import pytest

from benchmarks.soak.articles import article
from benchmarks.soak.running import endpoint
from benchmarks.soak.server import answer
from benchmarks.speed.__main__ import PIECES, main
from benchmarks.speed.calls import _rate
from benchmarks.speed.process import in_turn, seconds_of
from benchmarks.speed.row import Row, at_least, at_most, ratios, spread


def test_a_row_says_whether_its_target_is_reached() -> None:
    assert at_most("ours × theirs", 0.8, 0.81, "0.81 ×").line() == "| ours × theirs | ≤ 0.8 | 0.81 × | **no** |"
    assert at_least("share of the ideal", 0.95, 0.95, "0.95").line() == "| share of the ideal | ≥ 0.95 | 0.95 | yes |"
    assert Row("theirs", "", "7 s").line() == "| theirs |  | 7 s |  |"


def test_ratios_are_of_one_round_and_a_spread_is_median_and_range() -> None:
    assert ratios([2.0, 9.0], [1.0, 3.0]) == [2.0, 3.0]
    assert spread([1000.4, 7.0, 12.0], "ms") == "12 ms (7 to 1,000)"


def test_commands_run_in_turn_and_the_first_round_is_not_counted(tmp_path: Path) -> None:
    def noting(letter: str) -> list[str]:
        note = f"open({str(tmp_path / 'order')!r}, 'a').write({letter!r})"
        return [sys.executable, "-c", note]

    taken = in_turn({"one": noting("1"), "two": noting("2")}, rounds=2)
    assert (tmp_path / "order").read_text(encoding="utf-8") == "121212"
    assert [len(seconds) for seconds in taken.values()] == [2, 2]


def test_a_command_that_fails_is_not_timed() -> None:
    with pytest.raises(SystemExit, match=r"exit code 3\nno such thing"):
        seconds_of([sys.executable, "-c", "import sys; print('no such thing', file=sys.stderr); sys.exit(3)"])


def test_an_article_may_be_wanted_at_a_length_of_its_own() -> None:
    long = article(7, 6_000)
    assert len(long["text"]) == 6_000
    assert long["text"].startswith(article(7)["text"][:400])


def test_the_scripted_model_answers_wrong_at_first_right_at_once_or_as_langextract_wants_it() -> None:
    told = "Gunmen killed 10 guards in Gao on 3 May 2019, the governor said."

    def asked(model: str) -> dict[str, list[dict[str, str]]]:
        read: dict[str, list[dict[str, str]]] = json.loads(
            answer(json.dumps({"messages": [told], "model": model}).encode())
        )
        return read

    assert asked("slow-250")["incidents"][0]["attacker"] == "Marauders"
    assert asked("right-slow-250")["incidents"][0]["attacker"] == "Gunmen"
    assert {"killed": "10 guards"} in asked("extractions")["extractions"]


@pytest.mark.slow
def test_articles_without_a_usable_answer_break_a_piece() -> None:
    with endpoint() as asked, pytest.raises(SystemExit, match="driver openai_alone failed"):
        _rate("openai_alone", asked, 4, {"model": "extractions", "in_flight": 2})


def test_what_a_piece_found_is_kept_and_not_measured_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    measured = []

    def piece(folder: Path, *, small: bool) -> list[Row]:
        measured.append((folder, small))
        return [Row("a thing", "≤ 1", "0.5", holds=True)]

    monkeypatch.setitem(PIECES, "growth", piece)
    for _ in range(2):
        assert main(["growth", "--small", "--folder", str(tmp_path)]) == 0
        assert "| a thing | ≤ 1 | 0.5 | yes |" in capsys.readouterr().out
    assert measured == [(tmp_path / "small" / "growth", True)]


def test_a_piece_that_there_is_not_is_a_usage_error() -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["no-such-piece"])
