"""How long checks and resolution take, without any model: per article, and as articles and claims grow.

    python -m benchmarks.check_time [--rounds 7] [--small]

Articles are the seeds, each carried on with sentences of the others up to a given length: denser in tolls, dates and
places than news is. Every round reads them anew, each sentence ending in a word that no round before had, so that
nothing remembered of an article or a sentence hides what the next one costs. Drafts are the true ones of
`true_drafts.toml`. Times are medians after a warm-up, with the spread of the rounds; growth is the
slope of log time over log size, 1 for linear. Machines differ: compare within one run.
"""

import argparse
import math
import re
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from itertools import count, cycle, islice, pairwise
from typing import Final, NamedTuple

from benchmarks.alterations import TrueDraft, true_drafts
from summarizer.article import Article
from summarizer.check.draft import Grounds, check_draft
from summarizer.check.harm.casualties import casualty_mentions
from summarizer.check.matching.text import Folded
from summarizer.draft import Draft
from summarizer.reading import Facts, read_text
from summarizer.report import Incident
from summarizer.resolve.incident import resolve_incidents

LENGTH: Final = 6_000
LENGTHS: Final = (1_000, 3_000, 10_000, 30_000, 100_000, 200_000)
CLAIMS: Final = (1, 5, 20, 100, 500)
STAGES: Final = ("folding the text", "reading harm", "holding the draft", "resolving")


class Growth(NamedTuple):
    """Median milliseconds at each size, and the slope of log time over log size."""

    milliseconds: Mapping[int, float]
    power: float


def main(words: Sequence[str] | None = None) -> None:
    """Print the table; without words the command line's."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--rounds", type=int, default=7, help="timed rounds after the warm-up (default 7)")
    parser.add_argument("--small", action="store_true", help="one round and short articles: does it still run")
    arguments = parser.parse_args(words)
    rounds = 1 if arguments.small else arguments.rounds
    medians = articles_of_6000(rounds, 2 if arguments.small else None, tell=print)
    print(f"{statistics.median(medians):7.2f} ms  median of {len(medians)} articles of {LENGTH:,} characters")
    _print_growth("characters", growing_length(small=arguments.small))
    _print_growth("claims", growing_claims(small=arguments.small))


def articles_of_6000(rounds: int, most: int | None = None, tell: Callable[[str], None] | None = None) -> list[float]:
    """Median milliseconds of each article of 6,000 characters.

    Args:
        rounds: Timed rounds after the warm-up.
        most: Only so many articles.
        tell: Takes a line for each article, and what each stage takes of one.
    """
    trues = true_drafts()
    medians = []
    stages: list[tuple[float, ...]] = []
    for true in trues[:most]:
        article = _carried_on(true, trues, LENGTH)
        _stages(true, _renewed(article))
        taken = [_stages(true, _renewed(article)) for _ in range(rounds)]
        stages.extend(taken)
        times = [sum(one) for one in taken]
        medians.append(statistics.median(times))
        if tell is not None:
            title = (true.article.title or "")[:60]
            tell(f"{medians[-1]:7.2f} ms  ({min(times):.2f} to {max(times):.2f})  {title}")
    for name, taken_by in zip(STAGES, zip(*stages, strict=True), strict=True):
        if tell is not None:
            tell(f"{statistics.median(taken_by):7.2f} ms  of it {name}")
    return medians


def growing_length(*, small: bool) -> Growth:
    """One article carried on to ever more characters."""
    trues = true_drafts()
    sizes = LENGTHS[:2] if small else LENGTHS
    return _growth(trues[0], {size: _carried_on(trues[0], trues, size) for size in sizes})


def growing_claims(*, small: bool) -> Growth:
    """One article with ever more tolls behind it."""
    first = true_drafts()[0]
    return _growth(first, {size: _claims(first, size) for size in (CLAIMS[:2] if small else CLAIMS)})


def _stages(true: TrueDraft, article: Article) -> tuple[float, ...]:
    """Milliseconds of each stage of one article."""
    draft = Draft(incidents=(true.draft(),))
    marks = [time.perf_counter()]
    folded = Folded.of(article.text)
    marks.append(time.perf_counter())
    grounds = Grounds(article, folded, casualty_mentions(article))
    marks.append(time.perf_counter())
    checked = check_draft(grounds, draft)
    marks.append(time.perf_counter())
    resolve_incidents(grounds, checked)
    marks.append(time.perf_counter())
    return tuple(1000 * (end - start) for start, end in pairwise(marks))


def _growth(true: TrueDraft, articles: Mapping[int, Article]) -> Growth:
    times = {}
    for size, article in articles.items():
        _work(true, _renewed(article))()
        times[size] = statistics.median(_milliseconds(_work(true, _renewed(article))) for _ in range(3))
    slope, _ = statistics.linear_regression(
        [math.log(size) for size in times], [math.log(one) for one in times.values()]
    )
    return Growth(times, slope)


def _print_growth(unit: str, growth: Growth) -> None:
    """Time at each size, and the fitted exponent."""
    for size, milliseconds in growth.milliseconds.items():
        print(f"{milliseconds:9.2f} ms  {size:8,} {unit}")
    print(f"    time grows with {unit} to the power of {growth.power:.2f}")


def _milliseconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - began)


def _work(true: TrueDraft, article: Article) -> Callable[[], tuple[Incident, ...]]:
    """Everything between the model's answer and the report, from the bare article on."""
    draft = Draft(incidents=(true.draft(),))

    def work() -> tuple[Incident, ...]:
        grounds = Grounds(article, Folded.of(article.text), casualty_mentions(article))
        return resolve_incidents(grounds, check_draft(grounds, draft))[0]

    return work


def _carried_on(true: TrueDraft, trues: Sequence[TrueDraft], length: int) -> Article:
    """The article with sentences of the others behind it, cut to a length."""
    others = [one.article for one in trues if one.article.id != true.article.id]
    sentences = cycle([article.slice(sentence) for article in others for sentence in article.sentences])
    # Of eleven sentences, so that no paragraph is like another: readers drop lines that repeat.
    paragraphs = [" ".join(islice(sentences, 11)) for _ in range(length // 500)]
    text = "\n\n".join([true.article.text, *paragraphs])
    return read_text(text[:length], Facts(title=true.article.title, published=true.article.published))


_ROUND: Final = count()


def _renewed(article: Article) -> Article:
    """The article as if seen for the first time: a new word before the full stop of each sentence."""
    letters = str.maketrans("0123456789", "bcdfghjklm")
    number = str(next(_ROUND)).translate(letters)
    text = re.sub(r"(?<=[a-z])\.(?=\s|$)", f" o{number}.", article.text)
    return read_text(text, Facts(title=article.title, published=article.published))


def _claims(true: TrueDraft, claims: int) -> Article:
    """The article with so many tolls behind it, each of another size."""
    tolls = " ".join(f"Officials said {number} people were killed in Aribinda." for number in range(2, 2 + claims))
    text = f"{true.article.text}\n\n{tolls}"
    return read_text(text, Facts(title=true.article.title, published=true.article.published))


if __name__ == "__main__":
    main()
