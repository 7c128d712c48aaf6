"""Reports from recordings: the same as when they were made, with nothing sent, whoever else is at work."""

import asyncio
import json
import time
from pathlib import Path

import pytest

from summarizer import Article, Options, Report, asummarize, read_text, summarize
from summarizer.endpoint import Endpoint
from summarizer.errors import CassetteError, EndpointError, InputError
from summarizer.reading import Facts
from tests.conftest import Serve
from tests.model.asking import QUICK, causes_of, endpoint_of
from tests.reporting import reported
from tests.server import Answer, ScriptedServer, closed_port, error_answer, gzipped, says
from tests.toy import ARTICLE, GOOD, GOOD_ANSWER, answer


def recorded(server: ScriptedServer, folder: Path, article: str | Article = ARTICLE) -> Report:
    return reported(server, article, record=folder)


def replayed(folder: Path, article: str | Article = ARTICLE, *, model: str = "toy-model") -> Report:
    nobody = Endpoint(f"http://127.0.0.1:{closed_port()}/v1", model)
    return summarize(article, replay=folder, options=Options(endpoint=nobody))


@pytest.mark.parametrize(
    "answers",
    [
        [says(GOOD_ANSWER)],
        [gzipped(says(GOOD_ANSWER))],
        [says('{"events": []}'), says(GOOD_ANSWER)],
        [says(answer(GOOD | {"attacker": "Pirates"})), says(GOOD_ANSWER)],
        [error_answer(500), error_answer(429, Retry_After="0"), says(GOOD_ANSWER)],
        [Answer(behaviour="close"), says(GOOD_ANSWER)],
        [says(None, refusal="I cannot")],
        [says("no"), says("no")],
        [says(answer())],
    ],
    ids=["good", "gzip", "invalid first", "repaired", "retried", "hung up", "refused", "invalid", "no incident"],
)
def test_a_replay_makes_the_same_report_byte_for_byte_and_sends_nothing(
    serve: Serve, tmp_path: Path, answers: list[Answer]
) -> None:
    server = serve(*answers)
    before = recorded(server, tmp_path).json_text()
    sent = len(server.requests)
    assert replayed(tmp_path).json_text() == before
    assert len(server.requests) == sent == len(answers)


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
