"""The user's cache of reports."""

import asyncio
import json
import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from summarizer import (
    Endpoint,
    Limits,
    Options,
    Report,
    cache_info,
    clear_cache,
    read_text,
    session,
    summarize,
    summarize_all,
)
from summarizer.errors import InputError
from summarizer.report import FROM_CACHE
from summarizer.store import Cache, Key, account_of
from summarizer.store.cache import cache_file
from tests.conftest import Serve
from tests.model.asking import KEY, QUICK
from tests.narrow import MIDDLE, Narrow, long_article
from tests.server import ScriptedServer, says
from tests.toy import ARTICLE, GOOD_ANSWER


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SUMMARIZER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def server(serve: Serve) -> ScriptedServer:
    return serve(says(GOOD_ANSWER))


def options(server: ScriptedServer) -> Options:
    return Options(Endpoint(server.base_url, "toy-model", KEY), QUICK, cache=True)


def without_notes(report: Report) -> dict[str, object]:
    whole: dict[str, object] = json.loads(report.json_text())
    del whole["provenance"]["notes"]  # type: ignore[attr-defined]  # an object, as the contract says
    return whole


def test_an_unchanged_article_is_answered_without_a_call_and_the_report_says_so(server: ScriptedServer) -> None:
    first, again = (summarize(ARTICLE, options=options(server)) for _ in range(2))
    assert len(server.requests) == 1
    assert without_notes(first) == without_notes(again)
    assert (first.provenance.notes, again.provenance.notes) == ((), (FROM_CACHE,))


def test_a_report_from_the_cache_costs_nothing_now(server: ScriptedServer) -> None:
    summarize(ARTICLE, options=options(server))
    assert account_of(summarize(ARTICLE, options=options(server)).provenance).calls == 0


def test_nothing_is_kept_or_taken_unless_it_is_wished(server: ScriptedServer) -> None:
    for _ in range(2):
        summarize(ARTICLE, options=replace(options(server), cache=False))
    assert (len(server.requests), cache_info().reports) == (2, 0)


def test_another_text_model_or_option_is_asked_about(server: ScriptedServer) -> None:
    given = options(server)
    summarize(ARTICLE, options=given)
    summarize(f"{ARTICLE}More.", options=given)
    summarize(ARTICLE, options=replace(given, endpoint=Endpoint(server.base_url, "other-model", KEY)))
    summarize(ARTICLE, options=replace(given, limits=Limits(repairs=0)))
    summarize(ARTICLE, options=replace(given, with_text=True))
    assert len(server.requests) == 5
    assert cache_info().reports == 5


def test_a_server_at_another_port_is_another(server: ScriptedServer, serve: Serve) -> None:
    other = serve(says(GOOD_ANSWER))
    for one in (server, other):
        summarize(ARTICLE, options=options(one))
    assert (len(server.requests), len(other.requests)) == (1, 1)


def test_an_answer_that_cannot_be_used_is_not_kept(serve: Serve) -> None:
    server = serve(says("no JSON"))
    for _ in range(2):
        summarize(ARTICLE, options=options(server))
    assert cache_info().reports == 0
    assert len(server.requests) == 4


def test_a_report_without_the_answer_to_one_of_its_parts_is_not_kept(serve: Serve) -> None:
    article = long_article(30_000)
    for instead, kept in (({MIDDLE: says(None, refusal="I cannot")}, 0), ({}, 1)):
        server = serve(Narrow(instead=instead))
        summarize(article, options=replace(options(server), endpoint=Endpoint(server.base_url, "m", KEY, context=8192)))
        assert cache_info().reports == kept


def test_those_who_ask_at_the_same_time_make_one_call(server: ScriptedServer) -> None:
    async def asked() -> list[Report]:
        async with session(options(server)) as one, session(options(server)) as other:
            article = read_text(ARTICLE)
            return await asyncio.gather(*(ask.report(article) for ask in (one, other) * 5))

    assert len(asyncio.run(asked())) == 10
    assert len(server.requests) == 1


def test_those_in_other_threads_too(server: ScriptedServer) -> None:
    with ThreadPoolExecutor(6) as threads:
        list(threads.map(lambda _: summarize(ARTICLE, options=options(server)), range(6)))
    assert len(server.requests) == 1


def test_runs_use_it_as_single_articles_do(server: ScriptedServer, tmp_path: Path) -> None:
    summarize(ARTICLE, options=options(server))
    (report,) = summarize_all([read_text(ARTICLE)], options=options(server), store=tmp_path / "run")
    assert report.provenance.notes == (FROM_CACHE,)
    assert len(server.requests) == 1


def test_clearing_tells_how_many_there_were_and_leaves_none(server: ScriptedServer) -> None:
    assert clear_cache() == 0
    summarize(ARTICLE, options=options(server))
    assert (cache_info().reports, cache_info().bytes > 1000, cache_info().file) == (1, True, cache_file())
    assert clear_cache() == 1
    assert (cache_info().reports, cache_info().oldest) == (0, None)


def test_a_damaged_cache_never_fails_an_article_and_can_be_cleared(server: ScriptedServer) -> None:
    cache_file().parent.mkdir(parents=True)
    cache_file().write_bytes(b"no database" * 100)
    assert summarize(ARTICLE, options=options(server)).incidents
    clear_cache()
    assert cache_info().reports == 0


def test_another_programs_database_in_its_place_is_left_alone(server: ScriptedServer) -> None:
    cache_file().parent.mkdir(parents=True)
    with sqlite3.connect(cache_file()) as database:
        database.execute("CREATE TABLE theirs (one)")
    database.close()
    before = cache_file().read_bytes()
    assert summarize(ARTICLE, options=options(server)).incidents
    with pytest.raises(InputError):
        clear_cache()
    assert cache_file().read_bytes() == before


def test_several_processes_may_fill_it_at_once(own_home: Path) -> None:
    code = (
        "import sys; from summarizer.store import Cache\n"
        "with Cache() as cache:\n"
        "    for number in range(200): cache.put(sys.argv[1].encode() + bytes([number]), 'x' * 1000)"
    )
    environment = {**os.environ, "SUMMARIZER_HOME": str(own_home)}
    started = [
        subprocess.Popen(  # noqa: S603 - ours
            [sys.executable, "-c", code, name], env=environment, stderr=subprocess.PIPE
        )
        for name in "abcd"
    ]
    assert [one.communicate(timeout=60)[1] for one in started] == [b"", b"", b"", b""]
    assert cache_info().reports == 800


def test_a_damaged_entry_is_made_again(server: ScriptedServer) -> None:
    summarize(ARTICLE, options=options(server))
    with sqlite3.connect(cache_file()) as database:
        database.execute("UPDATE entry SET line = '{'")
    database.close()
    assert summarize(ARTICLE, options=options(server)).provenance.notes == ()
    assert summarize(ARTICLE, options=options(server)).provenance.notes == (FROM_CACHE,)


def test_above_its_bound_those_not_asked_for_longest_go() -> None:
    with Cache(most_bytes=200_000) as cache:
        for number in range(300):
            cache.put(Key(bytes([number // 256, number % 256])), "x" * 2000)
        kept = [number for number in range(300) if cache.get(Key(bytes([number // 256, number % 256])))]
    assert 50 <= len(kept) <= 100
    assert kept == list(range(300 - len(kept), 300))
