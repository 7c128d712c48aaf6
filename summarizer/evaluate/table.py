"""A sheet as text for people: colours on a terminal, plain elsewhere; and the worst articles to be read."""

from collections.abc import Sequence
from io import StringIO
from typing import Final

from rich.console import Console
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from summarizer.evaluate.record import ShownArticle
from summarizer.evaluate.sheet import Block, Sheet
from summarizer.reading.source import shown as without_controls

# Of a file or a pipe; a terminal has its own.
_WIDTH: Final = 150
_WIDEST: Final = 1000
_LONGEST_TEXT: Final = 1500
_WORDS: Final = frozenset({"level", "verdict", "gold is", "better with", "articles"})
_STYLES: Final = {
    "right": "green",
    "near": "green",
    "wrong": "red",
    "invented": "bold red",
    "lost": "yellow",
    "missed": "yellow",
    "spurious": "bold red",
    "A better": "bold",
    "B better": "bold",
}


def table(sheet: Sheet, articles: Sequence[ShownArticle] = (), *, width: int | None = None) -> str:
    """A sheet, then articles, as text without a line end at its end.

    Args:
        sheet: Heading, tables and notes.
        articles: Those to be read, gold and answer side by side.
        width: Of the terminal, in characters, whose colours are then used; None for plain text.
    """
    page = _Page(width)
    page.say(sheet.heading)
    for block in sheet.blocks:
        page.add(block)
    for number, article in enumerate(articles, 1):
        _add_article(page, number, article)
    page.say("")
    for note in sheet.notes:
        page.say(f"note: {note}")
    return page.text()


class _Page:
    """Text that grows downwards."""

    def __init__(self, width: int | None) -> None:
        self._written = StringIO()
        self._is_plain = width is None
        self._console = Console(
            file=self._written,
            width=width or _WIDTH,
            force_terminal=width is not None,
            color_system="standard" if width is not None else None,
            legacy_windows=False,
        )

    def say(self, words: str, style: str = "") -> None:
        """A line of words."""
        self._console.print(Text(words, style), soft_wrap=self._is_plain)

    def add(self, block: Block, *, words: bool = False) -> None:
        """A table; figures stand at the right of their columns, words at the left and broken where they are long."""
        drawn = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
        for number, name in enumerate(block.columns):
            is_word = words or number == 0 or name in _WORDS
            drawn.add_column(name, justify="left" if is_word else "right", overflow="fold", no_wrap=not is_word)
        for row in block.rows:
            drawn.add_row(*(Text(without_controls(cell), _STYLES.get(cell, "")) for cell in row))
        self.say("")
        self.say(block.title, "bold")
        before = self._console.width
        if not words:
            # A column that is cut off tells something else: figures take what they need, whatever the terminal has.
            whole = self._console.options.update(max_width=_WIDEST)
            self._console.width = Measurement.get(self._console, whole, drawn).maximum
        self._console.print(drawn)
        self._console.width = before

    def text(self) -> str:
        """All of it, without blanks at the ends of lines."""
        return "\n".join(line.rstrip() for line in self._written.getvalue().splitlines()).strip("\n")


def _add_article(page: _Page, number: int, article: ShownArticle) -> None:
    page.say("")
    title = f": {article.title}" if article.title else ""
    page.say(without_controls(f"worst {number}. {article.id}{title} ({article.errors} errors)"), "bold")
    for position, incident in enumerate(article.incidents, 1):
        rows = tuple((one.field, one.gold or "-", one.answer or "-", one.verdict) for one in incident.lines)
        page.add(Block(f"incident {position}", ("field", "gold", "answer", "verdict"), rows), words=True)
        for quote in incident.quotes:
            page.say(f'  "{without_controls(quote.quote)}" ({quote.field})')
    for problem in article.problems:
        page.say(f"problem: {without_controls(problem)}")
    if article.text is not None:
        page.say("")
        page.say(_shortened(article.text))


def _shortened(text: str) -> str:
    kept = "\n".join(without_controls(line) for line in text[:_LONGEST_TEXT].splitlines())
    return kept if len(text) <= _LONGEST_TEXT else f"{kept} … (the rest with --format html)"
