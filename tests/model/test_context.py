"""What refusals of real servers say of how much a model takes."""

import pytest

from summarizer.model.context import stated_context

SAID = {
    # OpenAI
    "This model's maximum context length is 8192 tokens. However, your messages resulted in 9063 tokens (8963 in the "
    "messages, 100 in the functions). Please reduce the length of the messages or functions.": 8192,
    # vLLM, older and newer
    "This model's maximum context length is 4096 tokens. However, you requested 5100 tokens (3500 in the messages, "
    "1600 in the completion). Please reduce the length of the messages or completion.": 4096,
    "'max_tokens' or 'max_completion_tokens' is too large: 1600. This model's maximum context length is 2048 tokens "
    "and your request has 1173 input tokens (1600 > 2048 - 1173).": 2048,
    "The decoder prompt (length 9000) is longer than the maximum model length of 8192. Make sure that `max_model_len` "
    "is no smaller than the number of text tokens.": 8192,
    # llama.cpp
    "request (11219 tokens) exceeds the available context size (8192 tokens), try increasing it": 8192,
    # Anthropic, Gemini, Mistral
    "prompt is too long: 205012 tokens > 200000 maximum": 200_000,
    "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).": 1_048_576,
    "Prompt contains 40000 tokens and 0 draft tokens, too large for model with 32768 maximum context length": 32_768,
    # LM Studio, DeepSeek
    "This model's maximum context length is 65,536 tokens.": 65_536,
    # They tell nothing, or nothing of the model.
    "the request exceeds the available context size, try increasing it": None,
    "Your input exceeds the context window of this model. Please adjust your input and try again.": None,
    "prompt is too long: 205012 tokens": None,
    "no": None,
}


@pytest.mark.parametrize("said", SAID)
def test_the_models_context_is_read_from_a_refusals_words(said: str) -> None:
    assert stated_context(said, {"message": said}) == SAID[said]


@pytest.mark.parametrize(
    ("error", "context"),
    [({"n_ctx": 4096, "n_prompt_tokens": 9000}, 4096), ({"n_ctx": "4096"}, None), ({"n_ctx": 0}, None), ([], None)],
)
def test_the_number_that_llama_cpp_gives_is_taken_as_it_is(error: object, context: int | None) -> None:
    assert stated_context("too long", error) == context


@pytest.mark.parametrize("said", ["maximum " * 50_000 + "9" * 50_000, "123," * 50_000, "max tokens " * 20_000])
def test_a_long_refusal_is_read_to_its_end(said: str) -> None:
    assert stated_context(said, None) is None
