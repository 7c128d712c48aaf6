import time

import pytest

from summarizer.article import Span
from summarizer.reading.sentences import Marks, split


def parts(text: str, language: str | None = None) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in split(text, language)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Gen. Raz Omar led the column.",
        "Maj. Gen. Paul Lee and Lt. Col. Ann Brown met there.",
        "Brig. Gen. Khan spoke to Sgt. 1st Class Dan Roe.",
        "The U.S. State Department denied it.",
        "The U.S.-led raid began at dawn.",
        "The U.N. Security Council met.",
        "On 20 Oct. the rebels came back.",
        "On Oct. 22 the rebels came back.",
        "It began at 7:45 p.m. Sunday in the market.",
        "It began at 7:45 p.m. Oct. 3 in the market.",
        "It began at 2 a.m. Wednesday, police said.",
        "It began at 3 p.m. EST, police said.",
        "It began at 5 p.m. local time.",
        "He came at 6 a.m. on Monday.",
        "Ms. Roe and Dr. Poe were hurt.",
        "Gov. Kate Doe and Sen. Tim Roe met Rep. John Poe.",
        "The No. 3 commander died.",
        "Police Dept. officials said so.",
        "Approx. 30 people fled.",
        "About 3.5 km of road cost $1.5 million.",
        "They drove to Ft. Worth, then to Mt. Hood.",
        "The 3rd Bn. was hit.",
        "A wall 12 ft. high fell on the 1200 block of N. Main St. on Friday.",
        "Spc. Dan Roe and Cdr. Bo Poe were killed.",
        "Smith v. Jones was heard in Washington, D.C. on Friday.",
        "Ahmed al-Hassan Jr. was shot.",
        "He fled, i.e. the whole group, e.g. children, did.",
        "MARYSVILLE, Wash. - Police said so.",
        '"Why?" she asked.',
        "Was it them? he asked.",
        "2. Norvale: three people died there.",
        "J. K. Roe of N.Y. was among them.",
    ],
)
def test_one_sentence_is_not_split(sentence: str) -> None:
    assert parts(sentence) == [sentence]
    assert parts(f"It rained. {sentence} It rained again.") == ["It rained.", sentence, "It rained again."]


@pytest.mark.parametrize(
    "sentences",
    [
        ("He lived in the U.S.", "He worked there."),
        ("It began at 7:45 p.m.", "The police came."),
        ("It began at 5 p.m.", "Three men ran."),
        ('Gen. Lee said "We won."', "He left."),
        ("They fled to Maryville, Wash.", "Police came."),
        ("They fled.", "al-Shabab claimed it."),
        ("Wait... what?", "Yes."),
        ("It was over by Oct. 3.", "Mr. Ray lived."),
        ("قُتل اثنا عشر جندياً في الهجوم.", "وقال المتحدث إن القتال مستمر.", "هل هناك ضحايا؟", "لا."),
        ("На рассвете 20 окт. боевики напали на пост.", "Ген. Иванов подтвердил это.", "Погибли двое."),
        ("हमले में तीन लोग मारे गए।", "दो घायल हुए।"),
        ("😀 Three died.", "😀😀 Two were hurt."),
        ("El cnel. Ruiz murió en la carretera.", "La Sra. López habló."),
    ],
)
def test_sentences_are_split(sentences: tuple[str, ...]) -> None:
    assert parts(" ".join(sentences)) == list(sentences)


def test_chinese_needs_no_space_between_sentences() -> None:
    assert parts("十二名士兵丧生。战斗仍在继续！有伤亡吗？") == ["十二名士兵丧生。", "战斗仍在继续！", "有伤亡吗？"]


def test_arabic_titles_do_not_split() -> None:
    assert parts("قال د. أحمد ذلك. ثم غادر.", "ar") == ["قال د. أحمد ذلك.", "ثم غادر."]


def test_a_paragraph_ends_a_sentence_and_a_wrapped_line_does_not() -> None:
    text = (
        "Trucks attacked\n\n"
        "The column of trucks left the garrison before dawn and was attacked on\n"
        "the bridge by fighters who had waited there for two days, said Gen.\n"
        "Paul Ray, who commands the northern region. He promised to take care\n"
        "of the bridge.\n\n"
        "Nobody claimed it\n"
    )
    assert [part.split()[0] for part in parts(text)] == ["Trucks", "The", "He", "Nobody"]


def test_numbers_count_from_1_and_spans_hold_no_outer_white_space() -> None:
    text = "  One died. \n\n\n Two died.\t"
    assert [(s.number, text[s.start : s.end]) for s in split(text)] == [(1, "One died."), (2, "Two died.")]


def test_nothing_but_white_space_has_no_sentences() -> None:
    assert split(" \n\t ") == ()


def test_a_break_always_splits_and_a_whole_never_does() -> None:
    text = "Two shot EATON, Ind. A. Smith said so."
    dateline = Span(9, 23)
    found = split(text, None, Marks(breaks=(9,), whole=dateline))
    assert [text[s.start : s.end] for s in found] == ["Two shot", "EATON, Ind. A. Smith said so."]


@pytest.mark.parametrize(
    "unit",
    [
        "The men left at dawn. Gen. Raz Omar died at 7:45 p.m. Sunday. ",
        "“",
        "a",
        "a b",
        "line\n",
        "Wait... ",
        "😀 Hi. ",
    ],
)
def test_time_grows_with_length_only(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    begun = time.process_time()
    split(text)
    assert time.process_time() - begun < 1
