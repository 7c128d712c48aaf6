import datetime
import doctest
import socket
import subprocess
import sys
from typing import NoReturn

import pytest

from summarizer.endpoint import EMBEDDED, OPENAI_BASE_URL, OPENAI_MODEL, Endpoint
from summarizer.model import prices
from summarizer.model.prices import cost_usd
from summarizer.report import Tokens

MILLION = Tokens(prompt=1_000_000, completion=1_000_000)


def openai(model: str) -> Endpoint:
    return Endpoint(OPENAI_BASE_URL, model)


def test_tokens_in_and_out_cost_what_the_provider_publishes() -> None:
    # https://openai.com/api/pricing: $0.40 and $1.60 a million
    assert cost_usd(openai("gpt-4.1-mini"), Tokens(prompt=1_000_000)) == pytest.approx(0.40)
    assert cost_usd(openai("gpt-4.1-mini"), Tokens(completion=1_000_000)) == pytest.approx(1.60)


def test_cached_tokens_cost_what_cached_ones_do() -> None:
    half_cached = Tokens(prompt=1_000_000, cached=500_000)
    assert cost_usd(openai("gpt-4.1-mini"), half_cached) == pytest.approx(0.20 + 0.05)


def test_more_cached_tokens_than_were_sent_count_as_all_cached() -> None:
    assert cost_usd(openai("gpt-4.1-mini"), Tokens(prompt=10, cached=400)) == pytest.approx(10 * 0.10 / 1e6)


def test_no_tokens_cost_nothing() -> None:
    assert cost_usd(openai("gpt-4.1-mini"), Tokens()) == 0


def test_the_model_that_is_asked_when_only_a_key_is_set_has_a_price() -> None:
    assert cost_usd(openai(OPENAI_MODEL), MILLION) == pytest.approx(2.0)


def test_the_embedded_model_costs_nothing() -> None:
    assert cost_usd(EMBEDDED, MILLION) == 0
    assert cost_usd(Endpoint("http://127.0.0.1:4711/v1", "any", embedded=True), MILLION) == 0


@pytest.mark.parametrize(
    "model",
    ["gpt-4.1-mini-2025-04-14", "GPT-4.1-Mini", "gpt-4.1-mini-20250414"],
    ids=["dated snapshot", "other case", "compact date"],
)
def test_a_name_that_means_exactly_a_listed_model_has_its_price(model: str) -> None:
    assert cost_usd(openai(model), MILLION) == pytest.approx(2.0)


@pytest.mark.parametrize(
    "model",
    [
        "gpt-4.1-mini-my-finetune",
        "ft:gpt-4.1-mini:org::id",
        "ft:gpt-4o-mini-2024-07-18:org::id",  # genai-prices: by its beginning
        "gpt-5-nano-mine",  # genai-prices: by its beginning
        "gpt-4.5-preview-mine-2025-02-27",  # genai-prices: by its beginning
        "my-moderation",  # genai-prices: by what it holds, at no price
        "omni-moderation",
        "text-embedding-3-small",  # has no price for text out
        "gpt-4.1-mini-2199-01-01",
        "gpt-99",
        "",
    ],
)
def test_a_name_that_is_only_like_a_listed_one_has_no_price(model: str) -> None:
    assert cost_usd(openai(model), MILLION) is None


@pytest.mark.parametrize(
    "base_url",
    [
        "http://127.0.0.1:8000/v1",
        "http://localhost:11434/v1",
        "https://llm.example.org/v1",
        "https://api.openai.com.example.org/v1",
        "https://api.openai.com-example.org/v1",
        "https://example.org/https://api.openai.com/v1",
        "https://api.openai.com@example.org/v1",
        "https://example.org/x.googleapis.com/v1",
        "https://eu.api.openai.com/v1",  # regional, at prices of its own
    ],
)
def test_a_host_that_is_not_the_provider_s_has_no_price_whatever_the_model_is_called(base_url: str) -> None:
    assert cost_usd(Endpoint(base_url, "gpt-4.1-mini"), MILLION) is None
    assert cost_usd(Endpoint(base_url, "gemini-2.5-flash"), MILLION) is None


@pytest.mark.parametrize(
    ("base_url", "model"),
    [
        ("https://my-deployments.openai.azure.com/openai/v1", "gpt-4o"),
        ("https://me--served.modal.run/v1", "Qwen/Qwen3.8-2.4T-A95B"),
    ],
)
def test_a_name_that_the_customer_chose_tells_no_price(base_url: str, model: str) -> None:
    assert cost_usd(Endpoint(base_url, model), MILLION) is None


@pytest.mark.parametrize("base_url", ["https://API.openai.com/v1/", "https://api.openai.com:443/v1?x=1"])
def test_the_address_may_be_spelled_otherwise(base_url: str) -> None:
    assert cost_usd(Endpoint(base_url, "gpt-4.1-mini"), MILLION) == pytest.approx(2.0)


@pytest.mark.parametrize(
    ("base_url", "model"),
    [
        ("https://api.anthropic.com/v1", "claude-sonnet-4-20250514"),
        ("https://generativelanguage.googleapis.com/v1beta/openai", "gemini-2.5-flash"),
        ("https://openrouter.ai/api/v1", "openai/gpt-4.1-mini"),
        ("https://api.mistral.ai/v1", "mistral-large-2512"),
        ("https://router.huggingface.co/groq/openai/v1", "openai/gpt-oss-120b"),
    ],
)
def test_other_providers_have_prices_at_their_own_addresses(base_url: str, model: str) -> None:
    cost = cost_usd(Endpoint(base_url, model), MILLION)
    assert cost is not None
    assert cost > 0


def test_the_price_is_that_of_the_moment_of_the_call() -> None:
    # https://platform.openai.com/docs/changelog: o3 became cheaper by 80 % on 10 June 2025, from $10 in and $40 out
    before = cost_usd(openai("o3"), MILLION, datetime.datetime(2025, 6, 1, tzinfo=datetime.UTC))
    after = cost_usd(openai("o3"), MILLION, datetime.datetime(2025, 7, 1, tzinfo=datetime.UTC))
    assert before == pytest.approx(50.0)
    assert after == pytest.approx(10.0)


def test_the_network_is_never_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> NoReturn:
        pytest.fail("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert cost_usd(openai("gpt-4.1-mini"), MILLION) is not None
    assert cost_usd(openai("gpt-99"), MILLION) is None


def test_the_list_of_prices_is_not_loaded_for_models_of_one_s_own() -> None:
    program = (
        "import sys; from summarizer.endpoint import EMBEDDED, Endpoint; from summarizer.report import Tokens;"
        "from summarizer.model.prices import cost_usd;"
        "cost_usd(EMBEDDED, Tokens()); cost_usd(Endpoint('http://localhost:1/v1', 'gpt-4.1'), Tokens());"
        "sys.exit('genai_prices' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0  # noqa: S603 - our own words


def test_the_examples_hold() -> None:
    assert doctest.testmod(prices).failed == 0
