"""Recordings are files of vcrpy's: it plays what was recorded here."""

import urllib.request
from pathlib import Path

import pytest
import vcr

from summarizer.cassette_tape import tape_in
from tests.taping import ANSWERED, ASKED, recorded


def played_by_vcrpy(file: Path) -> list[tuple[int, str | None, bytes]]:
    """Its answers to the recorded request, one after another; it lets no request out."""
    player = vcr.VCR(serializer="json", record_mode="none", match_on=["method", "path", "body"])
    request = urllib.request.Request("http://anywhere" + ASKED.path, ASKED.body, method=ASKED.method)
    answers = []
    with player.use_cassette(str(file)) as cassette:
        for _ in range(len(cassette)):
            with urllib.request.urlopen(request) as answer:  # noqa: S310 - our own address, and vcrpy answers
                answers.append((answer.status, answer.headers["Content-Type"], answer.read()))
    return answers


def test_vcrpy_plays_what_was_recorded(tmp_path: Path) -> None:
    recorded(tmp_path / "a.json", ANSWERED._replace(status=201), ANSWERED)
    assert played_by_vcrpy(tmp_path / "a.json") == [
        (201, "application/json", ANSWERED.body),
        (200, "application/json", ANSWERED.body),
    ]


@pytest.mark.parametrize("form", [{}, {"interactions": [{"request": {}}]}, {"interactions": [None]}])
def test_what_is_no_recording_is_refused(form: dict[str, object]) -> None:
    with pytest.raises((LookupError, TypeError)):
        tape_in(form)
