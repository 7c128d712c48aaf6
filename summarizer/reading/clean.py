"""What is no part of the story goes: advertising, page furniture, repeated lines, time stamps, data.

When in doubt a line stays: a button in the text does no harm, a lost line may have held the number of dead. So whole
lines are judged by a table of known ones, and nothing but notices and data is cut out of a sentence. The offsets of
everything after this refer to the text that is left.
"""

import datetime
import re
from itertools import pairwise
from typing import Final, NamedTuple

from summarizer.article import Span
from summarizer.reading.data import without_data
from summarizer.reading.days import stamp_day
from summarizer.reading.lines import ends_sentence, fold, is_list_item, paragraphs

# Whole lines, in any case; white space is folded, and dashes, colons, arrows and the like around them do not count.
_FURNITURE: Final = (
    r"advert(?:isement|ising|s)?",
    r"advert(?:isement|ising)s?\W{1,3}(?:continue reading|scroll|story continues|article continues)[\w ]{0,30}",
    r"(?:story|article|text) continues (?:below|after)(?: (?:the |this )?(?:ad|advert|advertisement|video))?",
    r"(?:sponsored|promoted|partner|recommended|related|trending)(?: (?:content|stories|articles|posts|links|topics))?",
    r"(?:read|see|show|load) (?:more|also|less|full story|full article)",
    r"(?:also read|most read|most popular|you may also like|more from this section|more stories|top stories)",
    r"(?:also read|read also|read more|see also|related)\s?[:|].{1,180}",
    r"continue reading(?: below)?|keep reading|scroll to continue|skip to (?:main )?content|skip ad(?:vertisement)?",
    r"share(?: (?:this|the))?(?: (?:article|story|post|page|video))?(?: (?:on|via) [\w ,]{2,60})?",
    r"facebook|twitter|whatsapp|telegram|linkedin|reddit|e-?mail|print(?: this page)?|tweet|copy link|pin it|bookmark",
    r"(?:\d{1,6} )?(?:comments?|shares?|views)|leave a (?:comment|reply)|join the conversation",
    r"(?:click|tap) here (?:to|for) .{2,80}",
    r"(?:sign up|subscribe)\b.{0,80}\b(?:newsletters?|alerts|inbox|channel)\b.{0,80}",
    r"(?:sign up|subscribe) (?:here|now|today|for updates)",
    r"subscribe|sign up|sign in|log in|(?:our |daily |free )?newsletters?",
    r"(?:follow|like|find) us on .{2,80}|join (?:our|us on) .{0,30}(?:whatsapp|telegram|facebook|channel|group).{0,40}",
    r"(?:get|download) (?:our|the) (?:\w+ )?app.{0,60}",
    r"please enable javascript.{0,80}|(?:embed )?more news videos|loading|(?:×|close)",
    r"all rights reserved",
    r"(?:copyright|©|\(c\)) ?(?:©|\(c\)|by\b|\d{4}).{0,240}|©.{1,120}",
    r"this material may not be published.{0,120}",
)
_FURNITURE_LINE: Final = re.compile(rf"[\W_]{{0,8}}(?:{'|'.join(_FURNITURE)})[\W_]{{0,8}}", re.IGNORECASE)
_FURNITURE_LONGEST: Final = 260

# This one is cut out wherever it stands: it is several sentences of a fixed wording, and one-line texts have it at the
# start, at the end, and between headline and body.
_NOTICE: Final = re.compile(
    r"[(\[]?(?:copyright|©)\s(?:©\s)?(?:\d{4}\s)?[^.\n]{1,60}(?:\.\s?[^.\n]{1,20})?\.\sAll\srights\sreserved\.\s"
    r"This\smaterial\smay\snot\sbe\spublished,\sbroadcast,\srewritten,?\sor\sredistributed"
    r"(?:\swithout\spermission)?\.[)\]]?[^\S\n]*",
    re.IGNORECASE,
)
_NOTICE_OF_STATION: Final = re.compile(r"\bCopyright by [A-Z\d]{2,8} - All rights reserved\.?[^\S\n]*")
_BUTTONS_FIRST: Final = re.compile(
    r"\A\s*(?:(?:Please enable Javascript to watch this video|EMBED >\s?More News Videos|CLOSE|×)\s+(?=[\"“A-Z\d]))+"
)
_CREDIT: Final = re.compile(
    r"[(\[]?\s?with (?:inputs? from (?P<after>[\w .,&'-]{2,60})|(?P<before>[\w .&'-]{2,40}) inputs?)\.?\s?[)\]]?",
    re.IGNORECASE,
)
_AGENCIES: Final = frozenset({"agency", "agencies", "news agency", "news agencies", "bureau", "wire"})
# Shorter lines come twice by chance, and an answer such as "No." may be given twice in earnest.
_REPEAT_SHORTEST: Final = 20
# How many paragraphs from the top and from the end a date alone is the page's; elsewhere it heads a chronicle.
_TOP, _END = 4, 2


class Cleaned(NamedTuple):
    """What is left of the text, and what the lines that went told."""

    text: str
    published: datetime.date | None
    source: str | None


def clean(text: str, language: str | None = None) -> Cleaned:
    r"""Drop what is no part of the story.

    >>> clean("Published 04:20 IST, October 22nd 2020\nThree died.\nAdvertisement\n(With ANI inputs)")
    Cleaned(text='Three died.', published=datetime.date(2020, 10, 22), source='ANI')
    """
    text = _BUTTONS_FIRST.sub("", _without_notices(without_data(text)))
    spans = paragraphs(text)
    folded = [fold(text[span.start : span.end]) for span in spans]
    repeated = _repeated(folded)
    kept: list[int] = []
    published: datetime.date | None = None
    source: str | None = None
    for index, line in enumerate(folded):
        if index in repeated or _is_furniture(line):
            continue
        at_edge = index < _TOP or index >= len(folded) - _END
        if (day := stamp_day(line, language, bare=at_edge)) is not None:
            published = published or day
        elif (credit := _CREDIT.fullmatch(line)) is not None:
            source = source or _credited(credit)
        else:
            kept.append(index)
    return Cleaned(_joined(text, spans, kept), published, source)


def _without_notices(text: str) -> str:
    """The text without notices of rights; the word that they all have is looked for first, as few texts have it."""
    if "reserved" not in text.casefold():
        return text
    return _NOTICE_OF_STATION.sub("\n\n", _NOTICE.sub("\n\n", text))


def _is_furniture(line: str) -> bool:
    return len(line) <= _FURNITURE_LONGEST and _FURNITURE_LINE.fullmatch(line) is not None


def _credited(credit: re.Match[str]) -> str | None:
    name = (credit["after"] or credit["before"]).strip(" .")
    return None if name.lower() in _AGENCIES else name


def _repeated(lines: list[str]) -> frozenset[int]:
    """Indexes of lines whose words all stand in another line.

    Of equal lines the first stays: it is where the writer put it, the later ones are the page's. A line that is the
    beginning of a longer one goes wherever it stands: a stand-first that the story then takes up. Only whole sentences
    count as such a beginning, so that a headline or a place name over its paragraph stays, and items of a list are left
    alone, since two victims may be described in the same words.
    """
    first_at: dict[str, int] = {}
    gone: set[int] = set()
    for index, line in enumerate(lines):
        if len(line) < _REPEAT_SHORTEST or is_list_item(line):
            continue
        if first_at.setdefault(line, index) != index:
            gone.add(index)
    # In sorted order a line stands directly before the lines that begin with it: one look each, not all pairs.
    ordered = sorted(first_at)
    for line, following in pairwise(ordered):
        if following.startswith(line + " ") and ends_sentence(line):
            gone.add(first_at[line])
    return frozenset(gone)


def _joined(text: str, spans: list[Span], kept: list[int]) -> str:
    """The kept paragraphs; at most one blank line between two, and one wherever something went."""
    parts: list[str] = []
    last: int | None = None
    for index in kept:
        if last is not None:
            gap = text[spans[last].end : spans[index].start]
            parts.append("\n" if index == last + 1 and gap.count("\n") == 1 else "\n\n")
        span = spans[index]
        parts.append("\n".join(line.rstrip() for line in text[span.start : span.end].split("\n")))
        last = index
    return "".join(parts)
