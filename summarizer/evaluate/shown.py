"""Figures in words, the same for the table and the page."""

from summarizer.evaluate.agreement import Alpha
from summarizer.evaluate.intervals import Estimate

NONE = "-"


def share(value: float | None) -> str:
    """A share, without the zero before its point.

    >>> share(0.5), share(1.0), share(-0.25), share(None)
    ('.500', '1.000', '-.250', '-')
    """
    if value is None:
        return NONE
    text = f"{value:.3f}".replace("-0.000", "0.000")
    return text.replace("0.", ".", 1) if abs(value) < 0.9995 else text


def with_interval(estimate: Estimate) -> str:
    """A share and its interval; Wilson's is marked.

    >>> with_interval(Estimate(value=1, low=0.839, high=1, method="wilson"))
    '1.000 [.839, 1.000]w'
    """
    if estimate.low is None:
        return share(estimate.value)
    mark = "w" if estimate.method == "wilson" else ""
    return f"{share(estimate.value)} [{share(estimate.low)}, {share(estimate.high)}]{mark}"


def difference(estimate: Estimate) -> str:
    """A difference of shares with its sign, and its interval."""
    if estimate.value is None:
        return NONE
    value = _signed(estimate.value)
    if estimate.low is None or estimate.high is None:
        return value
    return f"{value} [{_signed(estimate.low)}, {_signed(estimate.high)}]"


def _signed(value: float) -> str:
    return share(value) if value < 0 or f"{value:.3f}" == "0.000" else f"+{share(value)}"


def number(estimate: Estimate) -> str:
    """A number of people with its sign, to one place.

    >>> number(Estimate(value=-2.25))
    '-2.2'
    """
    return NONE if estimate.value is None else f"{estimate.value:+.1f}"


def alpha(found: Alpha | None) -> str:
    """Alpha with its interval, or why there is none."""
    if found is None:
        return NONE
    if found.alpha is None:
        return found.undefined or NONE
    return with_interval(Estimate(value=found.alpha, low=found.low, high=found.high))


def of(count: int, whole: int) -> str:
    """A count out of how many.

    >>> of(2, 10), of(0, 0)
    ('2/10', '-')
    """
    return f"{count}/{whole}" if whole else NONE
