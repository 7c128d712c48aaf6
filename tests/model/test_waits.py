import email.utils
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.model.waits import asked_wait, own_wait

NOW = datetime(2024, 2, 3, 12, 0, tzinfo=UTC)


def dated(seconds: float) -> str:
    return email.utils.format_datetime(NOW + timedelta(seconds=seconds), usegmt=True)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"Retry-After": "7"}, 7.0),
        ({"RETRY-AFTER": " 0.5 "}, 0.5),
        ({"retry-after": "0"}, 0.0),
        ({"retry-after": "-5"}, 0.0),
        ({"retry-after": "3600"}, 3600.0),
        ({"retry-after": dated(90)}, 90.0),
        ({"retry-after": dated(-3600)}, 0.0),
        ({"retry-after": "Sat, 03 Feb 2024 13:00:30 +0100"}, 30.0),
        ({"retry-after": "soon"}, None),
        ({"retry-after": ""}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "inf"}, None),
        ({"retry-after-ms": "250"}, 0.25),
        ({"retry-after-ms": "250", "retry-after": "9"}, 0.25),
        ({"retry-after-ms": "soon", "retry-after": "9"}, 9.0),
        ({"x-ratelimit-reset-requests": "1s"}, 1.0),
        ({"x-ratelimit-reset-requests": "120ms"}, 0.12),
        ({"x-ratelimit-reset-tokens": "6m0s"}, 360.0),
        ({"x-ratelimit-reset-tokens": "1h2m3.5s"}, 3723.5),
        ({"x-ratelimit-reset": "12"}, 12.0),
        ({"x-ratelimit-reset": str(NOW.timestamp() + 45)}, 45.0),
        ({"x-ratelimit-reset": str(1000 * (NOW.timestamp() + 45))}, 45.0),
        ({"x-ratelimit-reset": "9000000"}, None),
        ({"x-ratelimit-reset-requests": "two"}, None),
        ({"x-ratelimit-reset-tokens": "6m0s", "x-ratelimit-remaining-tokens": "149000"}, None),
        ({"retry-after": "Mon, 01 Jan 99999 00:00:00 GMT"}, None),
        ({"retry-after": "Mon, 99 Foo 2024 99:99:99 GMT"}, None),
        ({"x-ratelimit-reset-requests": "1s", "x-ratelimit-reset-tokens": "30s"}, 30.0),
        ({"x-ratelimit-reset-requests": "1s", "retry-after": "2"}, 2.0),
        (
            {
                "x-ratelimit-reset-requests": "1s",
                "x-ratelimit-remaining-requests": "0",
                "x-ratelimit-reset-tokens": "30s",
                "x-ratelimit-remaining-tokens": "5000",
            },
            1.0,
        ),
    ],
)
def test_the_servers_word_is_read_in_all_its_forms(headers: dict[str, str], seconds: float | None) -> None:
    assert asked_wait(headers, NOW.timestamp()) == pytest.approx(seconds)


def test_the_reset_of_a_limit_is_not_a_word_on_other_failures() -> None:
    headers = {"x-ratelimit-reset-requests": "6m0s"}
    assert asked_wait(headers, 0.0, limited=False) is None
    assert asked_wait({**headers, "retry-after": "3"}, 0.0, limited=False) == 3.0
    assert asked_wait({**headers, "x-ratelimit-remaining-requests": "0"}, 0.0, limited=False) == 360.0


@given(st.dictionaries(st.sampled_from(["retry-after", "retry-after-ms", "x-ratelimit-reset-requests"]), st.text()))
def test_no_header_is_too_odd(headers: dict[str, str]) -> None:
    seconds = asked_wait(headers, 0.0)
    assert seconds is None or seconds >= 0.0


@given(st.integers(1, 100), st.floats(0.0, 600.0))
def test_our_own_wait_stays_between_nothing_and_its_bound(failures: int, longest: float) -> None:
    assert 0.0 <= own_wait(failures, longest) <= min(longest, 0.5 * 2 ** min(failures - 1, 30))


def test_our_own_waits_spread_over_all_of_their_range() -> None:
    waits = [own_wait(4, 60.0) for _ in range(1000)]
    assert min(waits) < 0.4
    assert max(waits) > 3.6
