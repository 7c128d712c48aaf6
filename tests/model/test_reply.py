import json

import pytest

from summarizer.model.reply import Reply, body_of


@pytest.mark.parametrize(
    ("kind", "body", "text"),
    [
        ("text/html; charset=iso-8859-1", b"Caf\xe9", "Café"),
        ("text/html; charset=UTF-8", "Café".encode(), "Café"),
        ("text/html", "Café".encode(), "Café"),
        ("text/html; charset=no-such", "Café".encode(), "Café"),
        ("text/html; charset=hex", b"Cafe", "Cafe"),
        ("text/html; charset=utf-16", "Café".encode("utf-16") + b"x", "Café\ufffd"),
        ("", b"Caf\xe9", "Caf\ufffd"),
    ],
)
def test_a_body_is_text_in_the_character_set_that_it_names(kind: str, body: bytes, text: str) -> None:
    assert Reply(502, {"content-type": kind}, body).text == text


@pytest.mark.parametrize(("status", "is_error"), [(101, True), (200, False), (299, False), (307, True), (500, True)])
def test_all_but_a_success_is_an_error(status: int, is_error: bool) -> None:
    assert Reply(status, {}, b"").is_error is is_error


def test_half_a_surrogate_pair_is_sent_as_a_question_mark() -> None:
    # A model's answer may hold one, and is sent back to it in a repair turn.
    assert json.loads(body_of({"text": "a\ud800b é 🕊"})) == {"text": "a?b é 🕊"}
