"""Verbs that a text says did not happen."""

import pytest

from summarizer.check.matching.negation import verbs_denied


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("the bomb did not explode.", {"explod"}),
        ("the bomb didn't explode.", {"explod"}),
        ("nobody was arrested, no one has been charged", {"arrest", "charg"}),
        ("no shots were fired", {"fir"}),
        ("they cannot be moved", {"mov"}),
        ("the mine never exploded", {"explod"}),
        ("a knot exploded; notes were sent", set()),
        ("police did not name him", set()),
        ("", set()),
    ],
)
def test_denied_verbs_are_found_by_their_stem(text: str, stems: set[str]) -> None:
    assert set(verbs_denied(text)) == stems
