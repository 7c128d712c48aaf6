from dataclasses import replace

import pytest

from summarizer import embedded
from summarizer.endpoint import EMBEDDED, EMBEDDED_MODEL, Endpoint, EndpointOptions, choose_endpoint
from summarizer.errors import InputError

NOTHING = EndpointOptions()
OURS = {"SUMMARIZER_BASE_URL": "http://ours:1/v1", "SUMMARIZER_MODEL": "our-model", "SUMMARIZER_API_KEY": "our-key"}
OPENAI = {"OPENAI_API_KEY": "sk-theirs"}


def test_with_nothing_set_the_embedded_model_is_chosen() -> None:
    assert choose_endpoint(NOTHING, {}) is EMBEDDED


def test_the_embedded_models_name_is_the_one_its_server_gives() -> None:
    assert embedded.MODEL.alias == EMBEDDED_MODEL


def test_the_command_line_goes_before_everything() -> None:
    said = EndpointOptions("https://said/v1", "said-model", "said-key")
    assert choose_endpoint(said, OURS | OPENAI) == Endpoint("https://said/v1", "said-model", "said-key")


def test_our_variables_go_before_openais() -> None:
    assert choose_endpoint(NOTHING, OURS | OPENAI) == Endpoint("http://ours:1/v1", "our-model", "our-key")


def test_command_line_and_our_variables_complete_each_other() -> None:
    assert choose_endpoint(EndpointOptions(model="said-model"), OURS).model == "said-model"
    assert choose_endpoint(EndpointOptions(model="said-model"), OURS).api_key == "our-key"


def test_openais_variables_choose_openai_and_its_default_model() -> None:
    chosen = choose_endpoint(NOTHING, OPENAI)
    assert (chosen.base_url, chosen.model, chosen.api_key) == ("https://api.openai.com/v1", "gpt-4.1-mini", "sk-theirs")
    assert chosen.is_openai


def test_openais_address_may_be_another() -> None:
    environment = OPENAI | {"OPENAI_BASE_URL": "https://proxy.example/v1", "SUMMARIZER_MODEL": "m"}
    assert choose_endpoint(NOTHING, environment).base_url == "https://proxy.example/v1"


def test_openais_key_never_goes_to_an_address_of_our_options() -> None:
    chosen = choose_endpoint(EndpointOptions("https://said/v1", "m"), OPENAI)
    assert not chosen.has_key


def test_openais_address_without_its_key_means_nothing() -> None:
    assert choose_endpoint(NOTHING, {"OPENAI_BASE_URL": "https://proxy.example/v1"}) is EMBEDDED


def test_a_key_alone_is_for_openai() -> None:
    assert choose_endpoint(EndpointOptions(api_key="k"), {}).is_openai


@pytest.mark.parametrize("name", ["SUMMARIZER_BASE_URL", "SUMMARIZER_API_KEY", "OPENAI_API_KEY"])
def test_an_empty_variable_is_one_that_is_not_set(name: str) -> None:
    assert choose_endpoint(NOTHING, {name: ""}) is EMBEDDED


def test_a_model_with_no_place_to_find_it_is_refused() -> None:
    with pytest.raises(InputError, match=r"no endpoint that has it.*--base-url"):
        choose_endpoint(EndpointOptions(model="gpt-x"), {})


def test_the_embedded_model_may_be_named() -> None:
    assert choose_endpoint(EndpointOptions(model=EMBEDDED_MODEL), {}) is EMBEDDED


def test_an_address_without_a_model_is_refused() -> None:
    with pytest.raises(InputError, match=r"No model is named for said.*--model"):
        choose_endpoint(EndpointOptions("https://said/v1"), {})


@pytest.mark.parametrize(
    "address",
    [
        *("nonsense", "ftp://host/v1", "http://", "http://host:99999/v1", "http://host:port/v1", "http://[::1"),
        *("http://a b/v1", "http://host/\x1bv1", "file:///etc/passwd"),
    ],
)
def test_what_is_no_web_address_is_refused_in_one_printable_line(address: str) -> None:
    with pytest.raises(InputError, match="is not an http") as caught:
        choose_endpoint(EndpointOptions(address, "m"), {})
    assert str(caught.value).isprintable()


def test_a_password_in_a_wrong_address_is_not_shown() -> None:
    with pytest.raises(InputError) as caught:
        Endpoint("ftp://user:hush@host/v1", "m")
    assert "hush" not in str(caught.value)


@pytest.mark.parametrize("key", ["", "two words", "line\nbreak", "schlüssel"])
def test_a_key_that_no_header_can_carry_is_refused_and_not_shown(key: str) -> None:
    with pytest.raises(InputError, match="The key for host") as caught:
        Endpoint("http://host/v1", "m", key)
    assert not key or key not in str(caught.value)


def test_space_around_an_address_or_a_key_goes() -> None:
    chosen = choose_endpoint(EndpointOptions(" https://said/v1/ ", "m", "key\r\n"), {})
    assert (chosen.base_url, chosen.api_key) == ("https://said/v1", "key")


def test_a_key_is_never_shown() -> None:
    assert "hush" not in repr(Endpoint("https://said/v1", "m", "hush"))
    assert "hush" not in repr(EndpointOptions(api_key="hush"))


@pytest.mark.parametrize(
    ("address", "host"),
    [("https://user:hush@said:8000/v1", "said"), ("http://[::1]:9/v1", "::1"), ("http://127.0.0.1:9/v1", "127.0.0.1")],
)
def test_reports_name_the_host_and_no_more(address: str, host: str) -> None:
    assert Endpoint(address, "m").host == host


def test_the_embedded_model_has_no_host() -> None:
    assert EMBEDDED.host == "embedded"
    assert EMBEDDED.is_local


@pytest.mark.parametrize(("address", "encrypted"), [("http://said/v1", False), ("https://said/v1", True)])
def test_only_https_cannot_be_read_on_its_way(address: str, encrypted: bool) -> None:
    assert Endpoint(address, "m").is_encrypted is encrypted


def test_the_embedded_models_context_is_known_and_that_of_others_is_not() -> None:
    assert EMBEDDED.context == 8192
    assert choose_endpoint(NOTHING, OURS).context is None


@pytest.mark.parametrize("environment", [{}, OURS, OPENAI])
def test_a_context_is_that_of_whichever_endpoint_is_chosen(environment: dict[str, str]) -> None:
    plain = choose_endpoint(NOTHING, environment)
    assert choose_endpoint(EndpointOptions(context=4000), environment) == replace(plain, context=4000)
    assert choose_endpoint(NOTHING, environment | {"SUMMARIZER_CONTEXT": "4000"}).context == 4000
    said = choose_endpoint(EndpointOptions(context=4000), environment | {"SUMMARIZER_CONTEXT": "5000"})
    assert said.context == 4000


def test_the_embedded_model_with_a_smaller_context_is_still_to_be_started() -> None:
    assert choose_endpoint(EndpointOptions(context=4000), {}).is_to_be_started
    assert not Endpoint("http://127.0.0.1:4711/v1", EMBEDDED_MODEL, "k", embedded=True).is_to_be_started


@pytest.mark.parametrize(
    ("options", "environment", "said"),
    [
        (EndpointOptions(context=0), OURS, "context of 0 tokens"),
        (EndpointOptions(context=9000), {}, "embedded model's context is 8192 tokens, not 9000"),
        (NOTHING, OURS | {"SUMMARIZER_CONTEXT": "8k"}, "SUMMARIZER_CONTEXT is '8k'"),
    ],
)
def test_a_context_that_cannot_be_is_refused(options: EndpointOptions, environment: dict[str, str], said: str) -> None:
    with pytest.raises(InputError, match=said):
        choose_endpoint(options, environment)
