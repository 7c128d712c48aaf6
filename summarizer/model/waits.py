"""How long to wait before the next try: the server's word first, else exponential with full jitter.

Reads headers, waits for nothing. Sources of the headers: RFC 9110, section 10.2.3 (Retry-After in seconds or as a
date); OpenAI's API reference, "Rate limits" (``x-ratelimit-reset-requests: 1s``, ``6m0s``) and client libraries
(``retry-after-ms``).
"""

import email.utils
import math
import random
import re
from collections.abc import Mapping
from typing import Final

_FIRST: Final = 0.5  # seconds; the wait before the second try is between 0 and this
_UNITS: Final = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
_DURATION: Final = re.compile(r"(\d+(?:\.\d+)?)(ms|s|m|h|d)")
# A reset header above these is a moment and not a length: seconds since 1970, or milliseconds (OpenRouter's).
_A_MOMENT: Final = 1_000_000_000.0
_IN_MILLISECONDS: Final = 100_000_000_000.0
# No limit of this kind lasts longer than a week; what claims to is something else.
_LONGEST_RESET: Final = 7 * 86400.0


def asked_wait(headers: Mapping[str, str], wall: float, *, limited: bool = True) -> float | None:
    """Seconds that the server asks to wait; None when it does not say.

    ``retry-after-ms`` goes before ``Retry-After``, both before the rate limit's reset; of several limits those count
    that are used up or do not tell, and of these the last to be free again. A date that has passed, like a number
    below zero, is 0.

    >>> asked_wait({"retry-after": "7"}, wall=0.0), asked_wait({"x-ratelimit-reset-requests": "1m30s"}, wall=0.0)
    (7.0, 90.0)

    Args:
        headers: Of the answer, whatever their case.
        wall: Seconds since 1970, now.
        limited: Whether a rate limit was the reason. The resets are on other answers too, and count there only for
            limits that say that they are used up.
    """
    named = {name.lower(): value.strip() for name, value in headers.items()}
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        seconds = _number(named.get(name, ""))
        if seconds is not None:
            return max(0.0, seconds * unit)
    moment = _moment(named.get("retry-after", ""))
    if moment is not None:
        return max(0.0, moment - wall)
    return _reset(named, wall, limited=limited)


def own_wait(failures: int, longest: float) -> float:
    """A random wait before the next try: from 0 to a bound that doubles with each failure.

    Full jitter: of many clients that failed together each comes back at a time of its own (Brooker, "Exponential
    Backoff And Jitter", AWS Architecture Blog, 2015).

    Args:
        failures: Tries that failed so far, 1 or more.
        longest: Bound of the bound, in seconds.
    """
    bound = min(longest, _FIRST * 2.0 ** min(failures - 1, 30))
    return random.uniform(0.0, bound)  # noqa: S311 - no secret


def _reset(named: Mapping[str, str], wall: float, *, limited: bool) -> float | None:
    """The longest reset of the limits that are used up, or may be."""
    resets = [
        _length(value, wall)
        for name, value in named.items()
        if name.startswith("x-ratelimit-reset")
        and _number(named.get(name.replace("reset", "remaining"), "")) in ({0.0, None} if limited else {0.0})
    ]
    return max((seconds for seconds in resets if seconds is not None and seconds <= _LONGEST_RESET), default=None)


def _length(value: str, wall: float) -> float | None:
    """A length of time: "6m0s", "120ms", "12" (seconds), or a moment since 1970."""
    seconds = _number(value)
    if seconds is not None:
        if seconds > _IN_MILLISECONDS:
            seconds /= 1000.0
        return max(0.0, seconds - wall if seconds > _A_MOMENT else seconds)
    if not value or _DURATION.sub("", value):
        return None
    return sum(float(number) * _UNITS[unit] for number, unit in _DURATION.findall(value))


def _number(value: str) -> float | None:
    try:
        number = float(value)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _moment(value: str) -> float | None:
    """Seconds since 1970 of an HTTP date, which is always in GMT."""
    try:
        parts = email.utils.parsedate_tz(value)
        return email.utils.mktime_tz((*parts[:9], parts[9] or 0)) if parts else None
    except (ValueError, OverflowError):  # "Mon, 01 Jan 99999 00:00:00 GMT"
        return None
