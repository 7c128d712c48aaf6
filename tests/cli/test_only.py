"""--only: kinds of events that are wanted."""

from pathlib import Path

import pytest

from summarizer import Report
from tests.cli.commanding import rows, summarize
from tests.toy import ARTICLE


@pytest.mark.usefixtures("server")
def test_the_command_leaves_out_what_is_not_asked_for(tmp_path: Path) -> None:
    file = rows(tmp_path / "rows.jsonl", {"id": "a", "text": ARTICLE})
    made = [Report.model_validate_json(summarize(str(file), "--only", kind).stdout) for kind in ("attack", "Riots")]
    assert [len(one.incidents) for one in made] == [1, 0]
    assert [one.code for one in made[1].problems] == ["left-out"]


def test_the_command_refuses_an_unknown_kind() -> None:
    refused = summarize("article.txt", "--only", "Battle")
    assert refused.exit_code == 2
    assert "Did you mean Battles" in refused.stderr
