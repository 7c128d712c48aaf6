"""How good reports are by what people coded by hand, and which of two sets of reports is better.

Read in this order:

    settings    tolerances, seed, confidence
    fields      what is scored: derived from the report's models
    gold        what coders filled in, read from JSON lines
    answers     the other side: a report's values, or a second coder's
    sameness    one value held against those that a coder accepts
    pairing     which answered incident is which of gold's
    judging     an article's answers, each with its verdict
    intervals   how far a figure may be chance: bootstrap over articles
    agreement   Krippendorff's alpha, of the summarizer with coders and of coders
    record      what an evaluation comes to
    held        gold and reports brought together
    tallies     verdicts counted
    worst       the articles with most errors, to be read
    scoring     the evaluation itself
    comparison  two sets of reports, paired
    without_gold  ... and only how often they agree
    shown       figures in words
    sheet       ... and in tables
    table       as text for people
    page        as a page of HTML

It needs the extra "evaluate". Reports are made elsewhere; this room only reads them.
"""

from summarizer.evaluate.comparison import Comparison, FieldComparison, compare
from summarizer.evaluate.gold import GoldArticle, GoldIncident, read_gold
from summarizer.evaluate.held import read_reports
from summarizer.evaluate.intervals import Estimate
from summarizer.evaluate.record import Evaluation
from summarizer.evaluate.scoring import evaluate
from summarizer.evaluate.settings import Settings
from summarizer.evaluate.without_gold import Sameness, same_answers

__all__ = [
    "Comparison",
    "Estimate",
    "Evaluation",
    "FieldComparison",
    "GoldArticle",
    "GoldIncident",
    "Sameness",
    "Settings",
    "compare",
    "evaluate",
    "read_gold",
    "read_reports",
    "same_answers",
]
