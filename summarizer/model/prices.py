"""What a call costs in dollars, by the published prices that genai-prices lists; null where it does not know.

Which tokens a call took is `completion`'s to say.

genai-prices finds a price for much that it does not list: it takes any address that begins like a provider's, and for
some models any name that begins with, or holds, theirs. What it finds is accepted here by the rules of `cost_usd`. It
brings its list along and asks no network unless told to.
"""

import re
from datetime import datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from summarizer.endpoint import Endpoint
from summarizer.report import Tokens

if TYPE_CHECKING:
    from genai_prices.types import MatchLogic, PriceCalculation

_DATED: Final = re.compile(r"-(\d{4}-\d{2}-\d{2}|\d{8})$")
# Azure and Modal serve what their customer deployed, under a name of the customer's choice: it tells no price.
_NAMED_BY_CUSTOMERS: Final = frozenset({"azure", "modal"})


def cost_usd(endpoint: Endpoint, tokens: Tokens, when: datetime | None = None) -> float | None:
    """Dollars for one call; 0.0 for the embedded model; None where the price is not known.

    A price is known when

    - the endpoint's host is a provider's own. A server on this machine, a proxy, or ``api.openai.com.example.org`` has
      none, whatever its model is called; neither have providers whose customers choose the names (Azure, Modal).
    - the model's name is one that the list spells out for this provider, in upper or lower case, or such a name with
      the date of a snapshot behind it ("gpt-4.1-mini-2025-04-14", "claude-sonnet-4-20250514") that the list takes for
      the same model. A name that only begins like a model's ("gpt-5-nano-mine"), or that of a fine-tuned model
      ("ft:gpt-4o-mini-2024-07-18:org::id"), has none.
    - the list gives a price for text in and for text out.

    Args:
        endpoint: Which was asked.
        tokens: Of one call, as the endpoint counted them; `cached` ones cost what the list says for them. Not the sum
            over calls: some models cost more from a length of the single prompt on.
        when: The moment of the call, as prices change, some by the time of day; naive is UTC, None is now.

    >>> openai = Endpoint("https://api.openai.com/v1", "gpt-4.1-mini")  # $0.40 in, $0.10 cached, $1.60 out a million
    >>> cost_usd(openai, Tokens(prompt=2000, cached=1000, completion=100))
    0.00066
    """
    if endpoint.embedded:
        return 0.0
    if endpoint.is_local:
        return None
    # 0.2 s at the first call, and 5 MB: the list of prices.
    from genai_prices import Usage, calc_price

    # A server that calls more tokens cached than it was sent is not worth failing for.
    cached = min(tokens.cached, tokens.prompt)
    usage = Usage(input_tokens=tokens.prompt, cache_read_tokens=cached, output_tokens=tokens.completion)
    try:
        found = calc_price(usage, endpoint.model, provider_api_url=_address(endpoint), genai_request_timestamp=when)
    except LookupError:
        return None
    return float(found.total_price) if _is_meant(found, endpoint) else None


def _is_meant(found: "PriceCalculation", endpoint: Endpoint) -> bool:
    """Whether the price that was found is that of this model at this address, not of one that is spelled alike."""
    name = endpoint.model.lower()
    spelled_out = {found.model.id.lower(), *_spelled_out(found.model.match)}
    return (
        found.provider.id not in _NAMED_BY_CUSTOMERS
        and _is_host_of(found.provider.api_pattern, endpoint)
        and (name in spelled_out or _DATED.sub("", name) in spelled_out)
        and found.model_price.input_mtok is not None
        and found.model_price.output_mtok is not None
    )


def _spelled_out(match: "MatchLogic") -> set[str]:
    """The names that a model is matched by in full."""
    from genai_prices.types import ClauseEquals, ClauseOr

    if isinstance(match, ClauseEquals):
        return {match.equals.lower()}
    return set().union(*map(_spelled_out, match.or_)) if isinstance(match, ClauseOr) else set()


def _is_host_of(pattern: str, endpoint: Endpoint) -> bool:
    """Whether the provider's pattern takes the whole host, and not only the beginning of it or something behind it."""
    address, origin = _address(endpoint), _origin(endpoint)
    found = re.match(pattern, address)
    told = found.group().rstrip("/") if found else ""
    at_another_host = "https://other.invalid" + address.removeprefix(origin)
    return address[len(told)] == "/" and re.match(pattern, at_another_host) is None


def _origin(endpoint: Endpoint) -> str:
    # The list has https only; a provider's prices do not depend on it.
    return f"https://{endpoint.host}"


def _address(endpoint: Endpoint) -> str:
    """The endpoint's address without user, password, port and query, with a slash at its end."""
    return f"{_origin(endpoint)}{urlsplit(endpoint.base_url).path.rstrip('/')}/"
