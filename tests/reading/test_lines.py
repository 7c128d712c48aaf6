import pytest

from summarizer.reading.lines import ends_sentence, paragraphs

WRAPPED = """\
The column of trucks left the garrison before dawn and was attacked on
the bridge by fighters who had waited there for two days, said Gen.
Paul Ray, who commands the region.

   The governor said later that nobody had been hurt, and that he would
visit the bridge on the following morning together with the general.
"""


def parts(text: str) -> list[str]:
    return [text[span.start : span.end] for span in paragraphs(text)]


def test_wrapped_lines_are_one_paragraph_up_to_the_blank_line() -> None:
    assert [part.split()[0] for part in parts(WRAPPED)] == ["The", "The"]


def test_an_indented_line_opens_a_paragraph_of_its_own() -> None:
    assert len(parts(WRAPPED.replace("\n\n", "\n"))) == 2


def test_a_short_title_over_wrapped_text_stays_apart() -> None:
    assert parts(f"Trucks attacked\n{WRAPPED}")[0] == "Trucks attacked"


def test_one_line_a_paragraph_is_not_taken_for_wrapping() -> None:
    long = "The governor said that the road would be closed for a week because of the attack. " * 3
    assert len(parts(f"{long}\n{long}\nMassive casualties on both sides\n{long}")) == 4


def test_a_line_that_goes_on_in_small_letters_is_one_with_the_next() -> None:
    assert len(parts("The bomb killed three people in the market of the town of\nNorvale on Sunday.")) == 2
    assert len(parts("The bomb killed three people in the market of the town\nnear the border.")) == 1


def test_items_of_a_list_stay_apart() -> None:
    item = "- five soldiers were killed in the north of the town of Norvale on the"
    assert len(parts("\n".join([item] * 5))) == 5


def test_no_white_space_stands_at_the_ends_of_a_paragraph() -> None:
    assert parts("  a  \n\n\n\t b \n") == ["a", "b"]


@pytest.mark.parametrize("line", ["He left.", 'He said "go."', "Why?", "走了。", "هل انتهى؟", "He left.)", "He left. "])
def test_a_stop_ends_a_sentence_also_before_quotes(line: str) -> None:
    assert ends_sentence(line)


def test_a_headline_ends_no_sentence() -> None:
    assert not ends_sentence("Three killed in Norvale")
