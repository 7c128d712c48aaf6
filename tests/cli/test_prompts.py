"""What is sent to the model, shown and compared."""

import json
from pathlib import Path

from summarizer.pipeline.questions import prompts
from tests.cli.commanding import summarize
from tests.server import ScriptedServer
from tests.toy import TITLE


def test_the_prompt_in_use_is_shown_with_its_mark_for_the_article() -> None:
    told = summarize("prompt", "show")
    assert told.exit_code == 0
    assert told.stdout.startswith("# system\n")
    assert "{{article}}" in told.stdout
    assert told.stderr.startswith(f"{prompts()[0].label}: ")


def test_with_an_article_it_is_shown_as_it_is_sent(server: ScriptedServer) -> None:
    assert summarize("article.txt").exit_code == 0
    told = summarize("prompt", "show", "--article", "article.txt", "--json")
    assert json.loads(told.stdout) == server.requests[0].messages
    assert TITLE in told.stdout


def test_a_prompt_is_shown_by_name_or_file(tmp_path: Path) -> None:
    assert "{{problems}}" in summarize("prompt", "show", "repair.v1").stdout
    (tmp_path / "mine.md").write_text("---\nname: mine\nversion: 7\nfor: a trial\n---\n# user\nSay {{article}}\n")
    told = summarize("prompt", "show", "mine.md", "-a", "article.txt")
    assert told.stdout.startswith(f"# user\nSay {TITLE}")
    assert told.stderr.startswith("mine.v7@")


def test_what_cannot_be_shown_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "odd.md").write_text("no header")
    for arguments in (["none.v1"], ["odd.md"], ["repair.v1", "-a", "article.txt"]):
        result = summarize("prompt", "show", *arguments)
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)


def test_two_prompts_are_compared_line_by_line_with_their_digests(tmp_path: Path) -> None:
    one, other = (f"---\nname: mine\nversion: {n}\nfor: a trial\n---\n# user\nSay {n}\n" for n in (1, 2))
    (tmp_path / "one.md").write_text(one)
    (tmp_path / "other.md").write_text(other)
    lines = summarize("prompt", "diff", "one.md", "other.md").stdout.splitlines()
    assert lines[0].startswith("--- one.md (mine.v1@")
    assert lines[1].startswith("+++ other.md (mine.v2@")
    assert {"-Say 1", "+Say 2", " # user"} <= set(lines)
    assert summarize("prompt", "diff", "one.md", "one.md").stdout == ""
    assert "+{{problems}}" in summarize("prompt", "diff", "one.md", "repair.v1").stdout
