"""Articles longer than the model's context: read in parts, nothing lost, one report as of an article read whole."""

import asyncio
import json
import logging
import re
from dataclasses import replace
from pathlib import Path

import pytest

from summarizer import Limits, Options, Report, session, summarize
from summarizer.endpoint import EMBEDDED, Endpoint
from summarizer.errors import InputError, TooLongError
from summarizer.pipeline import forecast, making_of
from tests.builders import article_of
from tests.conftest import Serve
from tests.model.asking import KEY, QUICK, endpoint_of
from tests.narrow import CONTEXT, EVENTS, LAST, LEAD, MIDDLE, Narrow, long_article, texts, words_in
from tests.reporting import reported
from tests.server import Answer, Received, ScriptedServer, error_answer, says
from tests.toy import answer, event

SHORTER = long_article(60_000)


def known(server: ScriptedServer, context: int | None = CONTEXT) -> Endpoint:
    return Endpoint(server.base_url, "toy-model", KEY, context=context)


def codes(report: Report) -> list[str]:
    return [problem.code for problem in report.problems]


def places(report: Report) -> list[str | None]:
    return [incident.location.text for incident in report.incidents]


def test_200_000_characters_are_read_to_the_end_and_every_quote_stands_where_it_says(serve: Serve) -> None:
    article, server = long_article(), serve(Narrow())
    report = reported(server, article, endpoint=known(server))
    assert len(article.text) > 199_000
    assert places(report) == ["Norvale", "Telmar", "Ostrel"]
    assert [one.fatalities.best for one in report.incidents if one.fatalities] == [2, 4, 7]
    assert [str(one.date.start) for one in report.incidents] == ["2020-10-19", "2020-10-20", "2020-10-21"]
    quotes = re.findall(r'\{"quote": "([^"]+)", "start": (\d+), "end": (\d+)', report.json_text())
    assert len(quotes) >= 9
    assert all(article.text[int(start) : int(end)] == quote for quote, start, end in quotes)
    # The towns are invented.
    assert set(codes(report)) == {"place-not-settled"}


def test_no_sentence_of_the_article_is_left_unasked_about(serve: Serve) -> None:
    server = serve(Narrow())
    report = reported(server, SHORTER, endpoint=known(server))
    asked = texts(server.requests)
    assert all(any(SHORTER.slice(one) in text for text in asked) for one in SHORTER.sentences)
    assert report.provenance.notes == (f"read in {len(asked)} parts",)
    assert 3 <= len(asked) <= 5


def test_all_parts_are_asked_about_in_the_same_words(serve: Serve) -> None:
    server = serve(Narrow())
    reported(server, SHORTER, endpoint=known(server))
    asked = [[*request.messages[:-1], request.json["response_format"]] for request in server.requests]
    assert all(one == asked[0] for one in asked)


def test_an_article_that_fits_is_read_whole_whatever_is_known_of_the_context(serve: Serve) -> None:
    article = long_article(15_000)
    reports = []
    for context in (CONTEXT, None):
        server = serve(Narrow())
        reports.append(reported(server, article, endpoint=known(server, context)))
        assert texts(server.requests) == [article.text]
    assert [one.incidents for one in reports] == [reports[0].incidents] * 2
    assert reports[0].provenance.notes == ()


def test_an_endpoint_that_says_how_much_it_takes_is_asked_in_parts_from_then_on(serve: Serve) -> None:
    server = serve(Narrow())
    first, second = long_article(30_000, name="first"), long_article(30_000, name="second")

    async def both() -> list[Report]:
        async with session(Options(endpoint=endpoint_of(server), limits=QUICK)) as ask:
            return [await ask.report(first), await ask.report(second)]

    reports = asyncio.run(both())
    assert [places(one) for one in reports] == [["Norvale", "Telmar", "Ostrel"]] * 2
    assert texts(server.requests).count(first.text) == 1
    assert reports[0].provenance.calls == reports[1].provenance.calls + 1


def test_an_article_that_fits_beside_a_shorter_answer_is_asked_about_whole_once_the_endpoint_has_said_so(
    serve: Serve,
) -> None:
    article = long_article(7_000)
    server = serve(Narrow(context=4_096))
    report = reported(server, article)
    assert texts(server.requests) == [article.text, article.text]
    assert places(report)[0] == "Norvale"


@pytest.mark.parametrize("words", ["prompt is too long", "exceeds the available context size, try increasing it"])
def test_an_endpoint_that_does_not_say_how_much_it_takes_is_asked_once(serve: Serve, words: str) -> None:
    server = serve(error_answer(400, words))
    with pytest.raises(TooLongError, match="Give with --context how many tokens"):
        reported(server, SHORTER)
    assert len(server.requests) == 1


def test_a_context_that_is_too_large_is_corrected_by_the_endpoint(serve: Serve) -> None:
    server = serve(Narrow())
    report = reported(server, SHORTER, endpoint=known(server, 16_000))
    assert places(report) == ["Norvale", "Telmar", "Ostrel"]
    server = serve(error_answer(400, "prompt is too long"))
    with pytest.raises(TooLongError, match="Give a --context below 16000"):
        reported(server, SHORTER, endpoint=known(server, 16_000))


def test_a_context_without_room_for_an_article_is_refused_before_anything_is_sent(serve: Serve) -> None:
    server = serve(Narrow())
    with pytest.raises(InputError, match=r"A context of 2000 tokens has no room for an article.*larger --context"):
        reported(server, endpoint=known(server, 2000))
    assert not server.requests


def test_an_endpoint_that_has_no_room_for_an_article_is_an_error_that_says_so(serve: Serve) -> None:
    server = serve(Narrow(context=2000))
    with pytest.raises(TooLongError, match="A context of 2000 tokens has no room"):
        reported(server, SHORTER)
    assert len(server.requests) == 1


def test_an_event_that_several_parts_tell_is_reported_once_and_the_others_are_problems(serve: Serve) -> None:
    def tells_all(received: Received) -> Answer:
        told = [EVENTS[LEAD], *(EVENTS[one] for one in (MIDDLE, LAST) if one in words_in(received))]
        again = {"what": "The depot was attacked.", "attacker": None}
        return says(answer(told[0] | (again if len(server.requests) > 1 else {}), *told[1:]))

    server = serve(tells_all)
    report = reported(server, SHORTER, endpoint=known(server))
    assert places(report) == ["Norvale", "Telmar", "Ostrel"]
    # What the third part tells is to the letter what the second did.
    assert [one.value for one in report.problems if one.code == "same-event"] == ["The depot was attacked."]


def test_parts_may_tell_more_events_together_than_one_answer_may(serve: Serve) -> None:
    towns = [f"{first}{last}" for first in ("Kal", "Tor", "Vel", "Mun") for last in ("dor", "wick", "stead")]
    days = ("Monday", "Tuesday", "Wednesday")
    told = {
        f"On {days[at % 3]} gunmen shot dead {at + 2} farmers at {town}, the mayor said.": event(
            what=f"Gunmen shot farmers at {town}.",
            date_words=days[at % 3],
            place=town,
            attacker="gunmen",
            killed=f"{at + 2} farmers",
        )
        for at, town in enumerate(towns)
    }
    paragraphs = SHORTER.text.split("\n\n")
    for at, sentence in enumerate(told):
        paragraphs.insert(5 + at * (len(paragraphs) // len(told)), sentence)
    article = article_of("\n\n".join(paragraphs), title=SHORTER.title)
    server = serve(Narrow(events=told))
    report = reported(server, article, endpoint=known(server))
    assert places(report) == towns
    assert [one.fatalities.best for one in report.incidents if one.fatalities] == list(range(2, 14))


REFUSED = says(None, refusal="I cannot")


def test_a_part_whose_answer_cannot_be_used_is_named_and_the_others_count(
    serve: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    server = serve(Narrow(instead={MIDDLE: REFUSED}))
    report = reported(server, SHORTER, endpoint=known(server))
    assert places(report) == ["Norvale", "Ostrel"]
    assert report.unusable is None
    (lost,) = (problem for problem in report.problems if problem.code == "part-lost")
    found = re.match(r"part (\d) of (\d) is lost, characters (\d+) to (\d+): 127\.0\.0\.1: .*refused", lost.message)
    assert found is not None
    number, of, start, end = map(int, found.groups())
    assert MIDDLE in SHORTER.text[start:end]
    assert (texts(server.requests)[number - 1].endswith(SHORTER.text[start:end]), of) == (True, len(server.requests))
    assert [record.levelno for record in caplog.records if lost.message in record.message] == [logging.WARNING]


def test_where_no_part_can_be_used_the_report_is_as_that_of_a_whole_article(serve: Serve) -> None:
    server = serve(REFUSED)
    report = reported(server, SHORTER, endpoint=known(server))
    assert report.incidents == ()
    assert codes(report) == ["refused", *["part-lost"] * len(server.requests)]
    assert report.unusable == report.problems[0]


def test_each_part_has_a_repair_turn_for_an_answer_that_is_no_draft(serve: Serve) -> None:
    bad = says('{"events": []}')
    server = serve(lambda one: bad if one.messages[-1]["content"].startswith("<article>") else Narrow()(one))
    report = reported(server, SHORTER, endpoint=known(server))
    assert places(report) == ["Norvale", "Telmar", "Ostrel"]
    assert len(server.requests) == 2 * len(set(texts(server.requests)))


def test_a_refused_value_is_asked_for_again_once_and_in_its_own_part(serve: Serve) -> None:
    wrong = {**EVENTS, MIDDLE: EVENTS[MIDDLE] | {"place": "Atlantis"}, LAST: EVENTS[LAST] | {"place": "Lemuria"}}

    def mends(received: Received) -> Answer:
        is_repair = not received.messages[-1]["content"].startswith("<article>")
        return Narrow(events=EVENTS if is_repair else wrong)(received)

    server = serve(mends)
    report = reported(server, SHORTER, endpoint=known(server))
    *_, repair = server.requests
    assert [one.messages[-1]["content"].startswith("<article>") for one in server.requests].count(False) == 1
    assert MIDDLE in words_in(repair)
    # Its own answer's second: what opens each part tells the first.
    assert "incidents[1].place: 'Atlantis'" in repair.messages[-1]["content"]
    assert "Lemuria" not in repair.messages[-1]["content"]
    assert places(report)[:2] == ["Norvale", "Telmar"]
    assert "Lemuria" in [problem.value for problem in report.problems]


def test_each_part_has_a_budget_of_its_own(serve: Serve) -> None:
    article, limits = long_article(100_000), replace(QUICK, token_ceiling=9000, attempts=2)
    failing: set[str] = set()

    def fails_once(received: Received) -> Answer:
        text = words_in(received)
        if text not in failing:
            failing.add(text)
            return error_answer(500)
        return Narrow()(received)

    server = serve(fails_once)
    report = reported(server, article, endpoint=known(server), limits=limits)
    assert places(report) == ["Norvale", "Telmar", "Ostrel"]
    assert report.provenance.tokens.prompt > 2 * limits.token_ceiling


@pytest.mark.parametrize("context", [CONTEXT, None])
@pytest.mark.parametrize("instead", [{}, {MIDDLE: REFUSED}, {LAST: says(answer(EVENTS[LAST] | {"place": "Lemuria"}))}])
def test_a_recording_of_parts_makes_the_same_report_again(
    serve: Serve, tmp_path: Path, context: int | None, instead: dict[str, Answer]
) -> None:
    server = serve(Narrow(instead=instead))
    made = reported(server, SHORTER, endpoint=known(server, context), record=tmp_path)
    sent = len(server.requests)
    for endpoint in (None, known(server, None), known(server), known(server, 5000)):
        again = summarize(SHORTER, replay=tmp_path, options=Options(endpoint=endpoint))
        assert again.json_text() == made.json_text()
    assert len(server.requests) == sent


def test_a_recording_of_a_whole_article_from_before_there_were_parts_is_replayed_whole(
    serve: Serve, tmp_path: Path
) -> None:
    server = serve(Narrow(context=100_000))
    made = reported(server, SHORTER, record=tmp_path)
    (file,) = tmp_path.iterdir()
    recording = json.loads(file.read_text(encoding="utf-8"))
    del recording["recorded"]["context"]
    file.write_text(json.dumps(recording), encoding="utf-8")
    again = summarize(SHORTER, replay=tmp_path, options=Options(endpoint=known(server)))
    assert again.json_text() == made.json_text()


def test_a_forecast_counts_every_part(serve: Serve) -> None:
    article, server = long_article(), serve(Narrow())
    report = reported(server, article, endpoint=known(server))
    parts = len(server.requests)
    openai = Endpoint("https://api.openai.com/v1", "gpt-4.1-mini", KEY, context=CONTEXT)
    told = forecast(article, openai, Limits())
    assert parts <= told.calls <= parts + 1
    assert report.provenance.tokens.prompt <= told.prompt_tokens < 1.5 * report.provenance.tokens.prompt
    assert told.cost_usd is not None
    assert told.most_usd is not None
    whole = forecast(article, replace(openai, context=None), Limits())
    assert whole.calls < 2
    assert whole.prompt_tokens < told.prompt_tokens
    # Each part, and the look at all of them, may take as much as an article that is one part.
    one = forecast(long_article(15_000), openai, Limits()).most_usd
    assert one is not None
    assert parts * one < told.most_usd < 2 * parts * one


def test_a_forecast_for_the_embedded_model_knows_its_context() -> None:
    short, long = (forecast(long_article(size), EMBEDDED, Limits()) for size in (15_000, 150_000))
    assert short.calls < 2
    assert 9 * short.seconds < long.seconds < 15 * short.seconds


def test_a_context_that_was_given_is_part_of_how_a_report_is_made() -> None:
    plain = Endpoint("http://127.0.0.1:9/v1", "toy-model")
    made = [making_of(Options(endpoint=one)) for one in (plain, replace(plain, context=4096), EMBEDDED)]
    assert [one.get("context") for one in made] == [None, "4096", None]
    assert making_of(Options(endpoint=replace(EMBEDDED, context=4096)))["context"] == "4096"
