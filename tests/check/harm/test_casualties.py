"""Who comes to harm in a sentence: what a careful reader finds there, and nothing else."""

import re
from collections.abc import Callable
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.check.harm.casualties import Mention, casualty_mentions
from tests.builders import article_of, wrong
from tests.check.harm.harm_cases import NOT_SAID_TO_HAVE_HAPPENED, TABLES
from tests.check.harm.known_wrong import READ_WRONG
from tests.check.harm.news_cases import NEWS_TABLES
from tests.timing import grows_in_proportion


class Harm(NamedTuple):
    """One expected statement of harm; see `harm_cases` for how it is written."""

    outcome: str
    best: int | None
    who: str | None
    marks: frozenset[str]

    def fits(self, mention: Mention) -> bool:
        """Whether a mention says this."""
        words = (mention.who or "").casefold().split()
        return (
            (self.outcome, self.best) == (mention.outcome, mention.best)
            and (self.who is None or self.who in words)
            and self.marks == marks_of(mention)
        )


def expected_harm(told: str) -> list[Harm]:
    read = []
    for one in told.split("; ") if told else []:
        match = re.fullmatch(r"(\w+) (\d+|\?)(?: (\w+))?(?: \(([\w ]+)\))?", one)
        assert match is not None, one
        best = None if match[2] == "?" else int(match[2])
        read.append(Harm(match[1], best, match[3], frozenset((match[4] or "").split())))
    return read


def marks_of(mention: Mention) -> frozenset[str]:
    names = ("additional", "part", "update", "struck", "person")
    return frozenset(name for name in names if getattr(mention, name))


def rows(table: list[tuple[str, str]]) -> list[object]:
    """The rows of a table, those that are known to be read wrong marked so."""
    return [
        wrong(READ_WRONG[sentence], sentence, told) if sentence in READ_WRONG else (sentence, told)
        for sentence, told in table
    ]


@pytest.mark.parametrize(("sentence", "told"), rows([row for table in (*TABLES, *NEWS_TABLES) for row in table]))
def test_a_sentence_tells_exactly_the_harm_that_a_reader_finds(sentence: str, told: str) -> None:
    found = [one for one in casualty_mentions(article_of(sentence)) if one.modality == "stated"]
    left = list(found)
    for harm in expected_harm(told):
        fitting = next((one for one in left if harm.fits(one)), None)
        assert fitting is not None, (harm, found)
        left.remove(fitting)
    assert left == []


@pytest.mark.parametrize(("sentence", "modality"), rows(NOT_SAID_TO_HAVE_HAPPENED))
def test_harm_that_is_denied_or_only_thought_of_is_never_stated(sentence: str, modality: str) -> None:
    found = {one.modality for one in casualty_mentions(article_of(sentence))}
    assert found <= {modality}


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("The army denied that 12 soldiers were killed.", "denied"),
        ("The general said his troops had not wounded two boys.", "denied"),
        ("The bomb could have killed 100 people.", "hypothetical"),
        ("If the dam breaks, 3,000 people would die.", "hypothetical"),
    ],
)
def test_what_did_not_happen_is_kept_with_its_number_and_says_so(sentence: str, modality: str) -> None:
    (found,) = casualty_mentions(article_of(sentence))
    assert (found.modality, found.best is not None) == (modality, True)


def test_every_row_that_is_known_to_be_wrong_is_in_a_table() -> None:
    sentences = {sentence for table in (*TABLES, *NEWS_TABLES, NOT_SAID_TO_HAVE_HAPPENED) for sentence, _ in table}
    assert set(READ_WRONG) <= sentences


def test_a_sentence_stands_in_the_tables_once() -> None:
    sentences = [sentence for table in (*TABLES, *NEWS_TABLES, NOT_SAID_TO_HAVE_HAPPENED) for sentence, _ in table]
    assert len(sentences) == len(set(sentences)) > 200


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("Twelve soldiers", "state"),
        ("Three police officers", "state"),
        ("Two prison guards", "state"),
        ("Nine rebels", "non-state"),
        ("Six Taliban fighters", "non-state"),
        ("A suicide bomber", "non-state"),
        ("Four civilians", "civilians"),
        ("Five students and a teacher", "civilians"),
        ("Five schoolchildren", "civilians"),
        ("Seven police station workers", "civilians"),
        ("Nine people", "unknown"),
        ("Two men", "unknown"),
        ("Three suspects", "unknown"),
    ],
)
def test_the_words_alone_tell_the_side_of_the_dead(words: str, side: str) -> None:
    found = casualty_mentions(article_of(f"{words} were killed near Hadra."))
    assert {one.side for one in found} == {side}


@pytest.mark.parametrize(
    ("sentence", "evidence", "trigger"),
    [
        ("On Monday at least 12 young soldiers were killed.", "at least 12 young soldiers", "killed"),
        ("The blast, police said, left 12 dead.", "12", "dead"),
        ("Gunmen killed the mayor of Hadra.", "the mayor", "killed"),
        ("No casualties were reported.", "No casualties", "casualties"),
        ("Later that day Ana Pereda, 34, was wounded there.", "Ana Pereda", "wounded"),
    ],
)
def test_evidence_is_the_narrowest_slice_that_says_it(sentence: str, evidence: str, trigger: str) -> None:
    article = article_of(f"It rained in Hadra.\n\n{sentence}")
    found = casualty_mentions(article)[0]
    assert (article.slice(found.span), article.slice(found.trigger), found.sentence) == (evidence, trigger, 2)


def test_a_word_keeps_its_article_wide_offset_after_other_alphabets() -> None:
    article = article_of("В Киеве 🚒 было тихо. 在北京 “12” قُتل.\n\nTwelve soldiers were killed in Łódź, 3 were hurt.")
    assert [article.slice(one.span) for one in casualty_mentions(article)] == ["Twelve soldiers", "3"]


def test_mentions_come_in_the_order_of_the_article() -> None:
    article = article_of(
        "Nine people died. Four were hurt.\n\nTwo soldiers and a civilian were shot dead. Six are missing."
    )
    found = casualty_mentions(article)
    assert [(one.outcome, one.best) for one in found] == [
        ("killed", 9), ("injured", 4), ("killed", 2), ("killed", 1), ("missing", 6),
    ]  # fmt: skip
    assert [one.sentence for one in found] == [1, 2, 3, 3, 4]


WORDS = st.sampled_from(
    "killed wounded shot dead died killing injuring missing kidnapped hospital condition death toll bodies of the a "
    "two 12 at least 40 soldiers civilians people police Ana Pereda mayor deputy chief who and , . ; : ( ) “ ” - -- as "
    "well including among them not never denied could said according to from rose others another no one nobody none "
    "casualties shot to lives claimed by he his wife 🚒 ١٢ 12th ’s \n".split(" ")
)


@given(st.lists(WORDS, min_size=1, max_size=40).map(" ".join).filter(str.strip) | st.text(min_size=1))
@settings(deadline=None, max_examples=300)
def test_no_words_crash_the_reading_and_all_evidence_is_a_slice_of_its_sentence(text: str) -> None:
    article = article_of("Rain. " + text)
    numbers = {one.number: one for one in article.sentences}
    for found in casualty_mentions(article):
        sentence = numbers[found.sentence]
        for span in (found.span, found.trigger):
            assert sentence.start <= span.start < span.end <= sentence.end
        assert found.person == (found.number is None)
        if found.number is not None:
            assert article.text[found.number.start : found.number.end] == found.number.words
            assert found.span.start <= found.number.start < found.number.end <= found.span.end


ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(number: int) -> str:
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    if number < 1000:
        return f"{ONES[number // 100]} hundred" + (f" and {in_words(number % 100)}" if number % 100 else "")
    return f"{in_words(number // 1000)} thousand" + (f" {in_words(number % 1000)}" if number % 1000 else "")


# 911 alone is whom one calls.
@given(
    st.integers(1, 99_999).filter(lambda number: number != 911),
    st.sampled_from(
        (
            "{} soldiers were killed.",
            "The blast killed {} people and wounded nine.",
            "At least {} villagers, including a nurse, died.",
            "Up to {} people were kidnapped, police said.",
            "The death toll rose to {}.",
        )
    ),
)
@settings(deadline=None)
def test_a_number_in_words_says_the_same_as_in_digits(number: int, sentence: str) -> None:
    def told(words: str) -> list[tuple[object, ...]]:
        found = casualty_mentions(article_of(sentence.format(words)))
        return [
            (one.outcome, one.number and one.number[:3], one.who, one.side, *sorted(marks_of(one))) for one in found
        ]

    assert told(in_words(number)) == told(f"{number:,}")
    assert told(f"{number:,}")[0][1] is not None


@pytest.mark.parametrize(
    "piece",
    [
        "Two soldiers and a civilian were killed and 12 people wounded on Monday, police said. ",
        "killed two soldiers, three guards and a civilian, ",
        "killed ",
        "12 ",
        "Ana Pereda ",
        "the mayor, ",
        "a man who shot ",
        "a cook, ",
        "among them two nurses ",
        "was shot and ",
        "police said, ",
        "according to the ",
    ],
)
def test_reading_takes_time_in_proportion_to_the_length(piece: str) -> None:
    def reading(length: int) -> Callable[[], object]:
        article = article_of(piece * (length // len(piece)))
        assert len(article.text) > 0.9 * length
        return lambda: casualty_mentions(article)

    assert grows_in_proportion(reading)
