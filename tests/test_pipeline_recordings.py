"""Reports from recordings: the same as when they were made, with nothing sent, whoever else is at work."""

import asyncio
import json
import logging
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import Article, Options, Report, asummarize, read_text, summarize
from summarizer.endpoint import Endpoint
from summarizer.errors import CassetteError, EndpointError, InputError
from summarizer.model import Limits
from summarizer.reading import Facts
from tests.conftest import Serve
from tests.model.asking import QUICK, causes_of, endpoint_of
from tests.reporting import reported
from tests.server import Answer, ScriptedServer, closed_port, error_answer, gzipped, says
from tests.toy import ARTICLE, GOOD, GOOD_ANSWER, answer


def recorded(
    server: ScriptedServer, folder: Path, article: str | Article = ARTICLE, *, limits: Limits = QUICK
) -> Report:
    return reported(server, article, record=folder, limits=limits)


def replayed(folder: Path, article: str | Article = ARTICLE, *, model: str = "toy-model", repairs: int = 1) -> Report:
    nobody = Endpoint(f"http://127.0.0.1:{closed_port()}/v1", model)
    return summarize(article, replay=folder, options=Options(endpoint=nobody, limits=Limits(repairs=repairs)))


HUNG_UP = Answer(behaviour="close")
HARPOONS = says(answer(GOOD | {"weapon": "harpoons"}))
CUT = says('{"incidents": [{', "length")
REFUSED = says(None, refusal="I cannot")
NO_SCHEMA = error_answer(400, "'response_format' of type 'json_schema' is not supported with this model")
TOO_LATE = error_answer(429, Retry_After="5000")
SILENT = Answer(behaviour="hang")
# A whole completion, but for a byte within its text.
NO_TEXT = Answer(body=says(GOOD_ANSWER).body.replace(b"guards", b"gu\xffards", 1), headers=says("").headers)
IN_UTF_16 = Answer(body=says(GOOD_ANSWER).body.decode().encode("utf-16"), headers=says("").headers)
PLENTY = Limits(longest_wait=0.0, timeout=10.0, attempts=20)
IMPATIENT = Limits(longest_wait=0.0, timeout=0.3, attempts=1)


@pytest.mark.parametrize(
    ("answers", "limits"),
    [
        ([says(GOOD_ANSWER)], QUICK),
        ([gzipped(says(GOOD_ANSWER))], QUICK),
        ([says('{"events": []}'), says(GOOD_ANSWER)], QUICK),
        ([HARPOONS, says(GOOD_ANSWER)], QUICK),
        ([error_answer(500), error_answer(429, Retry_After="0"), says(GOOD_ANSWER)], QUICK),
        ([HUNG_UP, says(GOOD_ANSWER)], QUICK),
        ([REFUSED], QUICK),
        ([says("no"), says("no")], QUICK),
        ([says(answer())], QUICK),
        ([says("")] * 4, QUICK),
        ([CUT, CUT], QUICK),
        ([CUT, HUNG_UP, says(GOOD_ANSWER)], QUICK),
        ([NO_SCHEMA, says(GOOD_ANSWER)], QUICK),
        ([HARPOONS, HUNG_UP, HUNG_UP, HUNG_UP, HUNG_UP], QUICK),
        ([says("no"), HUNG_UP, HUNG_UP, HUNG_UP, HUNG_UP], QUICK),
        ([HUNG_UP, HUNG_UP, HUNG_UP, HARPOONS, error_answer(500)], QUICK),
        ([HUNG_UP, HUNG_UP, HUNG_UP, says("no"), error_answer(500)], QUICK),
        ([HARPOONS, TOO_LATE], QUICK),
        ([HARPOONS, SILENT], IMPATIENT),
        ([HARPOONS, error_answer(401)], QUICK),
        ([HARPOONS, CUT, says(GOOD_ANSWER)], replace(QUICK, token_ceiling=4000)),
        ([HARPOONS], replace(QUICK, token_ceiling=1500)),
        ([CUT], replace(QUICK, token_ceiling=1500)),
        ([*[error_answer(500)] * 9, says(GOOD_ANSWER)], PLENTY),
        ([HARPOONS, NO_SCHEMA, REFUSED, HARPOONS], replace(QUICK, repairs=2)),
        ([HARPOONS, REFUSED, says(GOOD_ANSWER)], replace(QUICK, repairs=2)),
        ([HARPOONS, REFUSED, CUT, says(GOOD_ANSWER)], replace(QUICK, repairs=2, token_ceiling=4000)),
        ([NO_TEXT, says(GOOD_ANSWER)], QUICK),
        ([IN_UTF_16], QUICK),
    ],
    ids=[
        *("good", "gzip", "invalid first", "repaired", "retried", "hung up", "refused", "invalid", "no incident"),
        *("empty", "cut off", "cut off and hung up", "asked in another form"),
        *("repair hung up", "violations pointed out and hung up"),
        *("hung up before a repair that failed", "hung up before a correction that failed"),
        *("repair told to wait too long", "repair without an answer in time", "repair not allowed"),
        *("repair cut off", "no room for a repair", "no room for a longer answer", "more tries than usual"),
        *("second repair in another form", "second repair as the first", "second repair with less room"),
        *("no text", "utf-16"),
    ],
)
def test_a_replay_makes_the_same_report_byte_for_byte_and_sends_nothing(
    serve: Serve, tmp_path: Path, answers: list[Answer], limits: Limits
) -> None:
    server = serve(*answers)
    before = recorded(server, tmp_path, limits=limits).json_text()
    sent = len(server.requests)
    assert replayed(tmp_path, repairs=limits.repairs).json_text() == before
    assert len(server.requests) == sent == len(answers)


SCRIPTED = {
    "good": says(GOOD_ANSWER),
    "to repair": HARPOONS,
    "invalid": says("no"),
    "mended": says(f"```json\n{GOOD_ANSWER}\n```"),
    "no text": NO_TEXT,
    "empty": says(""),
    "cut off": CUT,
    "refused": REFUSED,
    "500": error_answer(500),
    "429": error_answer(429, Retry_After="0"),
    "429 too late": TOO_LATE,
    "quota": error_answer(429, code="insufficient_quota"),
    "no schema": NO_SCHEMA,
    "hangs up": HUNG_UP,
    "stops half-way": replace(says(GOOD_ANSWER), behaviour="half"),
}


@settings(max_examples=60, deadline=None)
@given(
    script=st.lists(st.sampled_from(sorted(SCRIPTED)), min_size=1, max_size=9),
    attempts=st.integers(1, 4),
    repairs=st.integers(0, 2),
    token_ceiling=st.sampled_from([1500, 2000, 3000, 6000, 100_000]),
)
def test_whatever_a_server_does_the_replay_reports_what_the_recording_run_reported(
    script: list[str], attempts: int, repairs: int, token_ceiling: int
) -> None:
    limits = replace(QUICK, attempts=attempts, repairs=repairs, token_ceiling=token_ceiling)
    # After its script the server answers well, or has failed for good.
    answers = [*(SCRIPTED[name] for name in script), says(GOOD_ANSWER)]
    with ScriptedServer(answers) as server, TemporaryDirectory() as folder:
        try:
            before = recorded(server, Path(folder), limits=limits)
        except EndpointError:
            assert not list(Path(folder).iterdir())
            return
        sent = len(server.requests)
        assert replayed(Path(folder), repairs=repairs).json_text() == before.json_text()
        assert len(server.requests) == sent


def test_no_limit_of_a_replay_decides_what_was_decided_when_it_was_recorded(serve: Serve, tmp_path: Path) -> None:
    before = recorded(serve(error_answer(500), CUT, HARPOONS, says(GOOD_ANSWER)), tmp_path)
    nothing = Limits(attempts=1, timeout=0.0, deadline=0.0, token_ceiling=1)
    assert summarize(ARTICLE, options=Options(replay=tmp_path, limits=nothing)) == before


def test_what_the_failed_calls_of_a_report_took_is_replayed_too(serve: Serve, tmp_path: Path) -> None:
    # Everything that the report tells of the calls, each with a value that no single answer has.
    server = serve(NO_SCHEMA, HUNG_UP, HARPOONS, REFUSED)
    before = recorded(server, tmp_path).provenance
    assert (before.calls, before.tokens.prompt, before.finish) == (4, 200, "stop")
    assert before.notes == ("asked in json-mode",)
    assert replayed(tmp_path).provenance == before


def test_a_failed_question_is_not_taken_for_another_one(serve: Serve, tmp_path: Path) -> None:
    recorded(serve(REFUSED), tmp_path, read_text(ARTICLE, Facts(id="a")))
    with pytest.raises(CassetteError, match="the article's text changed"):
        replayed(tmp_path, read_text(ARTICLE.replace("two", "three"), Facts(id="a")))


def test_a_replay_says_nothing_of_the_form_of_requests_that_it_does_not_make(
    serve: Serve, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    server = serve(NO_SCHEMA, says(GOOD_ANSWER))
    with caplog.at_level(logging.INFO, "summarizer"):
        recorded(server, tmp_path)
        assert [record.levelname for record in caplog.records].count("WARNING") == 1
        caplog.clear()
        assert replayed(tmp_path).provenance.notes == ("asked in json-mode",)
    assert caplog.messages == []


def test_a_recording_holds_nothing_of_the_account_and_of_the_host_only_its_name(
    serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_ORG_ID", "org-ours")
    told = says(GOOD_ANSWER)
    cookie = {**told.headers, "Set-Cookie": "session=hush", "OpenAI-Organization": "org-ours", "X-Request-Id": "r-1"}
    server = serve(Answer(body=told.body, headers=cookie))
    recorded(server, tmp_path)
    (file,) = tmp_path.iterdir()
    text = file.read_text(encoding="utf-8").lower()
    private = ("hush", "authorization", "bearer", "cookie", "org-ours", str(server.port), "r-1")
    assert not [word for word in private if word in text]
    # As the report shows it; without it a replay could not make the same report.
    assert json.loads(text)["recorded"]["endpoint"] == "127.0.0.1"
    assert text.count("127.0.0.1") == 1
    assert json.loads(json.loads(text)["interactions"][0]["request"]["body"])["model"] == "toy-model"


def test_a_replay_with_another_model_says_so_at_once(serve: Serve, tmp_path: Path) -> None:
    recorded(serve(says(GOOD_ANSWER)), tmp_path)
    began = time.perf_counter()
    with pytest.raises(CassetteError, match=r"the model \(toy-model then, other now\) changed") as caught:
        replayed(tmp_path, model="other")
    assert causes_of(caught.value)
    assert time.perf_counter() - began < 0.5


def test_a_replay_with_another_prompt_says_so(serve: Serve, tmp_path: Path) -> None:
    recorded(serve(says(GOOD_ANSWER)), tmp_path)
    (file,) = tmp_path.iterdir()
    then = json.loads(file.read_text(encoding="utf-8"))
    then["recorded"]["prompt"] = "incident.v1@then"
    request = then["interactions"][0]["request"]
    request["body"] = request["body"].replace("Read one news article", "Look at one news article")
    file.write_text(json.dumps(then), encoding="utf-8")
    with pytest.raises(CassetteError, match=r"the prompt \(incident\.v1@then then, incident\.v1@\w+ .* now\) changed"):
        replayed(tmp_path)


def test_a_replay_of_a_changed_article_under_its_old_id_says_so(serve: Serve, tmp_path: Path) -> None:
    recorded(serve(says(GOOD_ANSWER)), tmp_path, read_text(ARTICLE, Facts(id="a")))
    with pytest.raises(CassetteError, match="the article's text changed"):
        replayed(tmp_path, read_text(ARTICLE.replace("two", "three"), Facts(id="a")))


def test_a_replay_with_a_gazetteer_that_the_recording_had_not_says_so(
    serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_HOME", str(tmp_path / "home"))
    row = ["900001", "Velkabad", "Velkabad", "", "36.9", "69.6", "P", "PPL", "AF", "", "26", "", "", "", "900"]
    dump = tmp_path / "AF.txt"
    dump.write_text("\t".join([*row, "", "700", "Asia/Kabul", "2020-01-01"]), encoding="utf-8")
    before = recorded(serve(says(GOOD_ANSWER)), tmp_path)
    with pytest.raises(CassetteError, match=r"the gazetteer \(none then, [0-9a-f]{16} now\) changed"):
        summarize(ARTICLE, replay=tmp_path, options=Options(gazetteer=dump))
    assert replayed(tmp_path) == before


def test_a_replay_of_another_article_finds_no_recording(serve: Serve, tmp_path: Path) -> None:
    recorded(serve(says(GOOD_ANSWER)), tmp_path)
    with pytest.raises(CassetteError, match="There is no recording of this article"):
        replayed(tmp_path, "Another article altogether. Nobody was hurt.")


def test_a_replay_of_failures_does_not_wait(serve: Serve, tmp_path: Path) -> None:
    recorded(serve(*[error_answer(429, Retry_After_Ms="200")] * 3, says(GOOD_ANSWER)), tmp_path)
    began = time.perf_counter()
    assert replayed(tmp_path).provenance.calls == 4
    assert time.perf_counter() - began < 0.5


def test_a_recording_that_fails_leaves_the_old_one(serve: Serve, tmp_path: Path) -> None:
    before = recorded(serve(says(GOOD_ANSWER)), tmp_path)
    with pytest.raises(EndpointError):
        recorded(serve(error_answer(401)), tmp_path)
    assert replayed(tmp_path) == before
    assert len(list(tmp_path.iterdir())) == 1


def test_recordings_and_replays_on_one_event_loop_neither_mix_nor_wait_for_each_other(
    serve: Serve, tmp_path: Path
) -> None:
    articles = [read_text(f"{ARTICLE}Report number {name}.\n", Facts(id=name)) for name in ("one", "three", "two")]
    server = serve(says(GOOD_ANSWER))

    async def all_at_once(options: Options) -> list[Report]:
        async with asyncio.timeout(20):
            return await asyncio.gather(*(asummarize(article, options=options) for article in articles))

    options = Options(endpoint=endpoint_of(server), limits=QUICK)
    made = asyncio.run(all_at_once(Options(endpoint=options.endpoint, limits=QUICK, record=tmp_path)))
    again = asyncio.run(all_at_once(Options(endpoint=options.endpoint, limits=QUICK, replay=tmp_path)))
    assert [report.json_text() for report in again] == [report.json_text() for report in made]
    assert len(server.requests) == len(articles)
    assert sorted(file.stem for file in tmp_path.iterdir()) == ["one", "three", "two"]


def test_a_replay_beside_a_live_call_leaves_it_alone(serve: Serve, tmp_path: Path) -> None:
    server = serve(says(GOOD_ANSWER))
    recorded(server, tmp_path)
    live = Options(endpoint=endpoint_of(server), limits=QUICK)

    async def both() -> tuple[Report, Report]:
        other = read_text(ARTICLE.replace("two", "2"))
        return await asyncio.gather(asummarize(ARTICLE, replay=tmp_path, options=live), asummarize(other, options=live))

    asyncio.run(both())
    assert len(server.requests) == 2


def test_recording_and_replaying_together_is_refused(serve: Serve, tmp_path: Path) -> None:
    server = serve(says(GOOD_ANSWER))
    with pytest.raises(InputError, match="--record and --replay are both given"):
        reported(server, record=tmp_path, replay=tmp_path)
    assert not server.requests


def test_a_recording_of_an_address_with_a_longer_path_is_replayed_without_it(serve: Serve, tmp_path: Path) -> None:
    server = serve(says(GOOD_ANSWER))
    endpoint = Endpoint(f"http://127.0.0.1:{server.port}/openai/deployments/v1", "toy-model")
    before = summarize(ARTICLE, record=tmp_path, options=Options(endpoint=endpoint, limits=QUICK))
    assert summarize(ARTICLE, replay=tmp_path).json_text() == before.json_text()
