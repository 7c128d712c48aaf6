"""Figures, tables and the page: what people see, and that nothing of an article can act there."""

import doctest
import re
from html.parser import HTMLParser
from pathlib import Path

from summarizer.evaluate import compare, evaluate, same_answers, shown
from summarizer.evaluate.page import page
from summarizer.evaluate.sheet import comparison_sheet, evaluation_sheet, sameness_sheet
from summarizer.evaluate.table import table
from summarizer.report import Evidence
from tests.evaluate.building import QUICK, actor, figure, gold, incident, report, row

EVIL = "<script>alert(1)</script>"


class Parsed(HTMLParser):
    """The tags of a page, and whether each is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.marked: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not [name for name, _ in attrs if name.startswith("on") or name in ("src", "href")]
        if tag != "meta":
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "mark":
            self.marked.append(data)


def test_the_examples_hold() -> None:
    assert doctest.testmod(shown).failed == 0


def test_the_page_escapes_what_an_article_says(tmp_path: Path) -> None:
    rows = gold(
        tmp_path,
        row(EVIL, {"location": {"name": EVIL}, "fatalities": {"best": 3}}, title=EVIL, text=f"{EVIL} in Norvale"),
    )
    came = incident(location={"name": "x"}, summary=EVIL, actors=[actor(EVIL)], fatalities=figure(3))
    found = evaluate(rows, [report(EVIL, came)], QUICK)
    text = page(evaluation_sheet(found), found.worst)
    assert "script" not in Parsed(text).tags
    assert "&lt;script&gt;" in text


def test_the_page_marks_evidence_where_it_stands_also_where_two_overlap(tmp_path: Path) -> None:
    words = "Two soldiers died in Norvale."
    quotes = [Evidence(quote=words[a:b], start=a, end=b, sentence=1).model_dump() for a, b in ((0, 12), (4, 17))]
    came = incident(location={"name": "x", "evidence": quotes}, weapons=[{"name": "gun", "type": None, "evidence": []}])
    found = evaluate(gold(tmp_path, row("a")), [report("a", came, text=words)], QUICK)
    parsed = Parsed(page(evaluation_sheet(found), found.worst))
    assert parsed.marked == ["Two ", "soldiers", " died"]
    assert "details" in parsed.tags


def test_a_page_without_a_text_lists_the_quotes(tmp_path: Path) -> None:
    quote = Evidence(quote="Norvale", start=0, end=7, sentence=1).model_dump()
    came = incident(location={"name": "x", "evidence": [quote]})
    found = evaluate(gold(tmp_path, row("a")), [report("a", came)], QUICK)
    assert "<q>Norvale</q>" in page(evaluation_sheet(found), found.worst)


def test_a_table_for_a_file_has_no_colours_and_no_blanks_at_line_ends(tmp_path: Path) -> None:
    rows = gold(tmp_path, row("a", {"fatalities": {"best": 3}, "location": {"name": "[bold]Norvale[/bold]"}}))
    found = evaluate(rows, [report("a", incident(location={"name": "Norvale"}))], QUICK)
    text = table(evaluation_sheet(found), found.worst)
    assert "\x1b" not in text
    assert not [line for line in text.splitlines() if line != line.rstrip()]
    assert "[bold]Norvale[/bold]" in text


def test_a_table_for_a_terminal_has_colours(tmp_path: Path) -> None:
    found = evaluate(gold(tmp_path, row("a", {"event_type": "Riots"})), [report("a", incident())], QUICK)
    assert "\x1b[" in table(evaluation_sheet(found), found.worst, width=200)


def test_a_narrow_terminal_cuts_no_figure_and_no_name_off(tmp_path: Path) -> None:
    wanted = {"event_type": "Riots", "fatalities_by_side": {"non-state": {"best": 3}}}
    rows = gold(tmp_path, row("a", wanted), row("b", wanted))
    found = evaluate(rows, [report("a", incident(event_type="Riots"))], QUICK)
    narrow, plain = (re.sub(r"\x1b\[[0-9;]*m", "", table(evaluation_sheet(found), width=one)) for one in (40, None))
    assert [one for one in narrow.split() if "_" in one or "[" in one] == [
        one for one in plain.split() if "_" in one or "[" in one
    ]
    assert "fatalities_by_side.non-state.best" in narrow


def test_control_characters_of_an_article_do_not_reach_the_terminal(tmp_path: Path) -> None:
    rows = gold(tmp_path, row("a", {"location": {"name": "x\x1b[2Jy"}}, text="One\x1b]0;died\x07 here."))
    found = evaluate(rows, [report("a")], QUICK)
    text = table(evaluation_sheet(found), found.worst)
    assert "\x1b" not in text
    assert "\x07" not in text


def test_an_undefined_alpha_is_said_in_the_table(tmp_path: Path) -> None:
    found = evaluate(
        gold(tmp_path, row("a", {"event_type": "Riots"})), [report("a", incident(event_type="Riots"))], QUICK
    )
    assert "no variation: all values are the same" in table(evaluation_sheet(found))


def test_comparisons_are_tables_and_pages_too(tmp_path: Path) -> None:
    rows, ours, theirs = gold(tmp_path, row("a", {})), [report("a", incident())], [report("a")]
    for sheet in (comparison_sheet(compare(rows, ours, theirs, QUICK)), sameness_sheet(same_answers(ours, theirs))):
        assert "incidents" in table(sheet)
        assert "table" in Parsed(page(sheet)).tags
