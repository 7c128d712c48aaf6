"""Many inputs: what is read, where reports go, and what cannot be written."""

import json
import os
import threading
from pathlib import Path

import pytest

from summarizer import export
from summarizer.cli.formats import FORMATS
from tests.cli.commanding import named, rows, summarize
from tests.conftest import Serve
from tests.server import Answer, Received, ScriptedServer, says
from tests.toy import ARTICLE, answer

EMPTY = says(answer())


@pytest.fixture
def server(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> ScriptedServer:
    """Finds no incident, which is quick."""
    return named(serve(EMPTY), monkeypatch)


def ids(text: str) -> list[str]:
    return [json.loads(line)["article"]["id"] for line in text.splitlines()]


def of(path: Path) -> list[str]:
    return ids(path.read_text(encoding="utf-8"))


def numbered(path: Path, count: int) -> Path:
    return rows(path, *({"id": f"row-{number}", "text": f"{ARTICLE}Report {number}."} for number in range(count)))


@pytest.mark.usefixtures("server")
def test_several_inputs_give_a_report_a_line_in_their_order(tmp_path: Path) -> None:
    numbered(tmp_path / "a.jsonl", 2)
    result = summarize("a.jsonl", "article.txt", "-", stdin=f"{ARTICLE}More.")
    assert result.exit_code == 0
    first, second, *others = ids(result.stdout)
    assert (first, second, len(others)) == ("row-0", "row-1", 2)


@pytest.mark.usefixtures("server")
def test_one_bad_input_of_several_is_a_line_and_exit_code_1(tmp_path: Path) -> None:
    numbered(tmp_path / "a.jsonl", 2)
    result = summarize("none.txt", "none.jsonl", "a.jsonl", "--quiet")
    assert (result.exit_code, ids(result.stdout)) == (1, ["row-0", "row-1"])
    assert [line.split(" does ")[0] for line in result.stderr.splitlines()] == [
        "summarize: none.txt",
        "summarize: none.jsonl",
    ]


@pytest.mark.parametrize("output", ["coded", "coded/", "there"])
def test_a_directory_holds_the_run_and_its_reports(server: ScriptedServer, tmp_path: Path, output: str) -> None:
    (tmp_path / "there").mkdir()
    numbered(tmp_path / "a.jsonl", 2)
    for _ in range(2):
        assert summarize("a.jsonl", "article.txt", "-o", output).exit_code == 0
    assert len(of(tmp_path / output / "reports.jsonl")) == 3
    assert (tmp_path / output / "run.sqlite").is_file()
    assert len(server.requests) == 3


@pytest.mark.usefixtures("server")
def test_one_article_can_be_kept_in_a_directory_too(tmp_path: Path) -> None:
    assert summarize("article.txt", "-o", "coded/").exit_code == 0
    assert len(of(tmp_path / "coded" / "reports.jsonl")) == 1


@pytest.mark.usefixtures("server")
def test_a_file_keeps_its_run_beside_it(tmp_path: Path) -> None:
    numbered(tmp_path / "a.jsonl", 2)
    assert summarize("a.jsonl", "-o", "out.jsonl").exit_code == 0
    assert of(tmp_path / "out.jsonl") == ["row-0", "row-1"]
    assert (tmp_path / "out.jsonl.run" / "run.sqlite").is_file()


@pytest.mark.usefixtures("server")
def test_a_suffix_that_names_no_format_wants_one(tmp_path: Path) -> None:
    numbered(tmp_path / "a.jsonl", 1)
    refused = summarize("a.jsonl", "-o", "out.dat")
    assert (refused.exit_code, refused.stderr.count("\n")) == (2, 1)
    assert "out.dat does not say its format. Name it with --format" in refused.stderr
    assert summarize("a.jsonl", "-o", "out.dat", "--format", "jsonl").exit_code == 0
    assert of(tmp_path / "out.dat") == ["row-0"]


@pytest.mark.parametrize("options", [(), ("--unordered",)])
def test_reports_come_in_the_order_of_the_input_or_as_they_are_made(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, options: tuple[str, ...]
) -> None:
    third_is_asked = threading.Event()

    def first_last(request: Received) -> Answer:
        said = request.messages[-1]["content"]
        if "Report 0." in said:
            third_is_asked.wait(20)
        elif "Report 2." in said:
            # With two at once there is room for the third only when the second is done.
            third_is_asked.set()
        return EMPTY

    named(serve(first_last), monkeypatch)
    numbered(tmp_path / "a.jsonl", 3)
    came = ids(summarize("a.jsonl", "--jobs", "2", *options).stdout)
    assert sorted(came) == ["row-0", "row-1", "row-2"]
    assert came[0] == ("row-1" if options else "row-0")
    assert options or came == sorted(came)


@pytest.mark.usefixtures("server")
def test_a_dash_and_dev_stdout_are_standard_output_and_keep_nothing(tmp_path: Path) -> None:
    numbered(tmp_path / "a.jsonl", 2)
    for name in ("-", "/dev/stdout"):
        assert ids(summarize("a.jsonl", "-o", name).stdout) == ["row-0", "row-1"]
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.jsonl", "article.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
@pytest.mark.usefixtures("server")
def test_a_named_pipe_is_written_to_and_keeps_nothing(tmp_path: Path) -> None:
    numbered(tmp_path / "a.jsonl", 2)
    os.mkfifo(tmp_path / "pipe.jsonl")
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append((tmp_path / "pipe.jsonl").read_text(encoding="utf-8")))
    reader.start()
    assert summarize("a.jsonl", "-o", "pipe.jsonl").exit_code == 0
    reader.join(10)
    assert ids(read[0]) == ["row-0", "row-1"]
    assert not (tmp_path / "pipe.jsonl.run").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.usefixtures("server")
def test_a_full_disk_is_one_line_for_many_too(tmp_path: Path) -> None:
    numbered(tmp_path / "a.jsonl", 2)
    result = summarize("a.jsonl", "--quiet", "-o", "/dev/full", "-j", "1")  # a second call in flight would be cut off
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert result.stderr.startswith("summarize: /dev/full cannot be written: No space left on device.")


@pytest.mark.parametrize(("output", "named_in_line"), [("no/such/out.jsonl", "no/such/out.jsonl"), ("a.jsonl/x/", "x")])
def test_a_place_that_cannot_be_made_is_one_line(
    server: ScriptedServer, tmp_path: Path, output: str, named_in_line: str
) -> None:
    numbered(tmp_path / "a.jsonl", 1)
    result = summarize("a.jsonl", "-o", output)
    assert (result.exit_code, result.stderr.count("\n"), server.requests) == (2, 1, [])
    assert named_in_line in result.stderr


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="everything may be written by root")
def test_a_read_only_folder_is_one_line(server: ScriptedServer, tmp_path: Path) -> None:
    numbered(tmp_path / "a.jsonl", 1)
    (tmp_path / "closed").mkdir(mode=0o555)
    for output in ("closed", "closed/out.jsonl"):
        result = summarize("a.jsonl", "-o", output)
        assert (result.exit_code, result.stderr.count("\n"), server.requests) == (2, 1, [])


def test_a_second_run_in_one_directory_is_refused_in_one_line(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    said: list[str] = []

    def meanwhile(_: Received) -> Answer:
        if not said:
            said.append("")
            said[0] = summarize("a.jsonl", "-o", "coded").stderr
        return EMPTY

    named(serve(meanwhile), monkeypatch)
    numbered(tmp_path / "a.jsonl", 1)
    with_store = _in_background("a.jsonl", "-o", "coded")
    assert with_store == 0
    assert said == [
        "summarize: coded is in use by another run. Wait for that run to end, or choose another directory.\n"
    ]


def _in_background(*arguments: str) -> int:
    """The exit code of the program in a process of its own, whose standard streams are not this one's."""
    import subprocess
    import sys

    command = [str(Path(sys.executable).with_name("summarize")), *arguments]
    return subprocess.run(command, capture_output=True, timeout=60, check=False).returncode  # noqa: S603 - ours


@pytest.mark.parametrize(
    ("fail_on", "code"), [("none", 0), ("unusable", 1), ("any", 1), ("invalid-answer", 1), ("not-in-article", 0)]
)
def test_fail_on_decides_which_problems_make_the_exit_code_1(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fail_on: str, code: int
) -> None:
    named(serve(says("I would rather row.")), monkeypatch)
    numbered(tmp_path / "a.jsonl", 1)
    for source in ("article.txt", "a.jsonl"):
        assert summarize(source, "--fail-on", fail_on, "--repairs", "0").exit_code == code


@pytest.mark.usefixtures("server")
def test_problems_of_reports_done_before_count_too(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    named(serve(says(answer())), monkeypatch)
    # "Gunmen shot dead two guards" and no event in the answer: the report says that it may have been passed over.
    codes = {problem["code"] for problem in json.loads(summarize("article.txt").stdout)["problems"]}
    assert codes
    for _ in range(2):
        told = summarize("article.txt", "-o", "coded/", "--fail-on", "any")
        assert told.exit_code == 1
        assert "1 with problems that --fail-on names" in told.stderr


def test_a_misspelt_code_is_told_the_nearest_one() -> None:
    result = summarize("article.txt", "--fail-on", "not-in-the-article")
    assert result.exit_code == 2
    assert "did you mean not-in-article?" in result.stderr


@pytest.mark.usefixtures("server")
def test_an_input_is_never_written_over(tmp_path: Path) -> None:
    numbered(tmp_path / "a.jsonl", 2)
    before = {name: (tmp_path / name).read_bytes() for name in ("a.jsonl", "article.txt")}
    for name, options in (("a.jsonl", ()), ("article.txt", ("-f", "json")), ("a.jsonl", ("--force",))):
        refused = summarize(name, "-o", name, *options)
        assert (refused.exit_code, refused.stderr) == (
            2,
            f"summarize: {name} is an input of this run. Choose another --output.\n",
        )
    assert {name: (tmp_path / name).read_bytes() for name in before} == before


@pytest.mark.usefixtures("server")
def test_a_file_that_no_run_has_written_is_written_over_by_force_alone(tmp_path: Path) -> None:
    numbered(tmp_path / "a.jsonl", 1)
    (tmp_path / "out.jsonl").write_text("my notes\n")
    refused = summarize("a.jsonl", "-o", "out.jsonl")
    assert refused.exit_code == 2
    assert "give --force to write over it" in refused.stderr
    assert (tmp_path / "out.jsonl").read_text() == "my notes\n"
    assert summarize("a.jsonl", "-o", "out.jsonl", "--force").exit_code == 0
    assert of(tmp_path / "out.jsonl") == ["row-0"]


@pytest.mark.usefixtures("server")
def test_saved_reports_are_converted_to_every_format(tmp_path: Path) -> None:
    numbered(tmp_path / "a.jsonl", 2)
    assert summarize("a.jsonl", "-o", "out.jsonl").exit_code == 0
    for name in FORMATS:
        result = summarize("convert", "out.jsonl", "-f", name)
        assert (result.exit_code, result.stderr.startswith("2 reports, ")) == (0, True)
        assert result.stdout_bytes
    assert tuple(export.FORMATS) == FORMATS


@pytest.mark.usefixtures("server")
def test_a_run_writes_the_format_that_the_file_is_named_for(tmp_path: Path) -> None:
    numbered(tmp_path / "a.jsonl", 2)
    assert summarize("a.jsonl", "-o", "out.acled.csv").exit_code == 0
    assert (tmp_path / "out.acled.csv").read_text(encoding="utf-8").startswith("event_id_cnty,event_date,")
    assert summarize("a.jsonl", "-f", "csv").stdout.startswith("article_id,article_title,")


@pytest.mark.usefixtures("server")
def test_a_report_from_the_cache_takes_no_call(
    server: ScriptedServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SUMMARIZER_HOME", str(tmp_path / "home"))
    made = [json.loads(summarize("article.txt", "--cache").stdout) for _ in range(2)]
    assert len(server.requests) == 1
    assert made[0]["incidents"] == made[1]["incidents"]
    assert "reports      1" in summarize("cache", "info").stdout
    assert summarize("cache", "clear").stderr == "1 reports deleted\n"
