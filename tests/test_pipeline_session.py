"""Who is running while articles are read: a server that dies, and one failure beside other articles."""

import asyncio

import pytest

from summarizer import Endpoint, Limits, Options, Report, read_text, session
from summarizer.errors import EmbeddedModelError, RequestRejectedError
from summarizer.model import Model
from summarizer.pipeline import Session
from summarizer.reading import Facts
from tests.conftest import Serve
from tests.embedded.test_serve import server
from tests.model.asking import QUICK, endpoint_of
from tests.server import Answer, Received, error_answer, says
from tests.toy import ARTICLE, GOOD_ANSWER


def test_an_embedded_server_that_dies_is_told_with_its_last_words() -> None:
    async def asked() -> None:
        embedded = server()
        async with embedded as served:
            endpoint = Endpoint(served.base_url, served.model, served.api_key, embedded=True)
            async with Model(endpoint, Limits(attempts=2, longest_wait=0.0)) as model:
                await Session(Options(), model, server=embedded).report(read_text(ARTICLE))

    with pytest.raises(EmbeddedModelError, match=r"server has died: exit code 9: out of luck") as caught:
        asyncio.run(asked())
    assert caught.value.account.calls == 2


def test_one_articles_failure_is_its_own(serve: Serve) -> None:
    def unless_seven(request: Received) -> Answer:
        return error_answer(400, "no") if "number 7" in request.messages[-1]["content"] else says(GOOD_ANSWER)

    endpoint = endpoint_of(serve(unless_seven))
    articles = [read_text(f"{ARTICLE}Report number {one}.", Facts(id=str(one))) for one in range(10)]

    async def all_at_once() -> list[Report | BaseException]:
        async with session(Options(endpoint=endpoint, limits=QUICK)) as ask:
            return await asyncio.gather(*(ask.report(article) for article in articles), return_exceptions=True)

    made = asyncio.run(all_at_once())
    assert [number for number, one in enumerate(made) if isinstance(one, RequestRejectedError)] == [7]
    assert all(one.incidents for one in made if isinstance(one, Report))
