"""What articles may cost, before they are sent: for ``--max-cost`` and ``--dry-run``."""

from summarizer.article import Article
from summarizer.endpoint import EMBEDDED, Endpoint
from summarizer.pipeline import Forecast, Options, forecast


def most_usd(article: Article, options: Options) -> float | None:
    """Dollars that an article may cost at most; 0 in replay, None where the price is not known."""
    return 0.0 if options.replay else expected(article, options).most_usd


def expected(article: Article, options: Options) -> Forecast:
    """What an article is expected to take at the endpoint of the options."""
    return forecast(article, asked(options), options.limits)


def asked(options: Options) -> Endpoint:
    """The endpoint of the options; in replay without one, the embedded model stands for it."""
    return options.endpoint or EMBEDDED
