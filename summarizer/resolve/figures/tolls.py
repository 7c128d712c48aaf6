"""Tolls: what each word of harm counts, and the named persons among the victims.

Statements of harm come in, numbers that can be compared go out; which of them is the figure is for `figures` to say.
"""

from collections.abc import Collection, Iterable, Sequence
from operator import itemgetter
from typing import Final, NamedTuple

from summarizer.article import Span
from summarizer.check.harm.casualties import Mention
from summarizer.check.harm.casualty_words import POSTS, QUALIFIERS
from summarizer.codebook import Side

# Each name is held against so many others; further ones are told apart by their exact words only.
_MOST_COMPARED: Final = 60
_POSSESSIVES: Final = (["his"], ["her"], ["their"])
_ANYBODY: Final = frozenset("people person persons man men victim victims dead others members".split())
ONESELF: Final = frozenset({"himself", "herself"})
"""Whoever did the harm, among those who came to it."""
_PRONOUNS: Final = frozenset({"he", "she", "him", "her"})


class Toll(NamedTuple):
    """What one word of harm counts: one victim phrase, or several that are joined and so add up.

    `claims` are indexes into the incident's mentions; a bound is None where the words give none; `sides` holds the side
    of each victim phrase, "unknown" where its words do not tell; `joined` marks several phrases; `parts` are the
    numbers told as a part of it ("15 people, including three children"); `also` marks "were also killed"; `nouns` are
    the words for the victims, in the singular.
    """

    low: int | None
    best: int
    high: int | None
    sides: frozenset[Side]
    joined: bool
    speaker: str | None
    additional: bool
    update: bool
    lowered: bool
    sentence: int
    claims: tuple[int, ...]
    parts: frozenset[int] = frozenset()
    also: bool = False
    nouns: frozenset[str] = frozenset()

    @property
    def generic(self) -> bool:
        """Whether some of the dead may be of any side."""
        return "unknown" in self.sides

    def comes_beside(self, other: "Toll") -> bool:
        """Whether these came to harm as well: "two passers-by were also killed", and the others were journalists."""
        return self.also and self.nouns.isdisjoint(other.nouns) and _ANYBODY.isdisjoint(self.nouns | other.nouns)

    def of_other_side(self, other: "Toll") -> bool:
        """Whether the words tell two tolls apart by side: nobody can be in both."""
        return not self.generic and not other.generic and self.sides.isdisjoint(other.sides)


def tolls_of(own: Iterable[tuple[int, Mention]], on_top: Collection[int], *, parts: bool = False) -> list[Toll]:
    """The counted victims of each word of harm added up, in order.

    "Two soldiers and a civilian were killed" → 3. "Police chief Hamid Sorush and three guards were killed" → 4.

    Args:
        own: The statements of one outcome with their indexes.
        on_top: Which of them come on top of others of the same outcome (`adding`).
        parts: Whether a part of a count ("including two children") is counted, where its whole is not there.
    """
    groups: dict[Span, list[tuple[int, Mention]]] = {}
    for index, mention in own:
        groups.setdefault(mention.trigger, []).append((index, mention))
    tolls = []
    for group in groups.values():
        whole = [(index, one) for index, one in group if not one.part]
        counted = [(index, one) for index, one in whole if one.number is not None and one.best is not None]
        if parts and not counted:
            whole = counted = [(index, one) for index, one in group if one.number is not None and one.best is not None]
        if counted:
            told = [one.best for _, one in group if one.part and one.best is not None]
            tolls.append(_toll(counted, _joined_persons(whole, counted), on_top, frozenset(told)))
    return tolls


def adding(mentions: Sequence[Mention]) -> frozenset[int]:
    """Statements whose "others" or "another" come on top of the same outcome.

    In "one man was killed and two others were hurt" the two are others than the dead: no further hurt ones.
    """
    found = set()
    before: dict[int, Mention] = {}
    for index, mention in enumerate(mentions):
        previous = before.get(mention.sentence)
        if mention.additional and (previous is None or previous.outcome == mention.outcome):
            found.add(index)
        if mention.modality == "stated":
            before[mention.sentence] = mention
    return frozenset(found)


def persons_of(own: Iterable[tuple[int, Mention]]) -> list[int]:
    """The claims that tell of distinct persons.

    Those joined at one word of harm are different people, who did the harm among them ("shot his wife and himself").
    Elsewhere a name repeats one that has its words ("Doorandish" and "Raz Mohammad Doorandish"), and a bare post or
    "the man" repeats whoever was named.
    """
    persons: list[tuple[int, frozenset[str], int]] = []
    names: set[frozenset[str]] = set()
    told = list(own)
    for place, (index, mention) in enumerate(told):
        if not mention.person or not mention.who:
            continue
        words = frozenset() if mention.definite else name_words(mention.who)
        at = mention.trigger.start
        # Persons come in the order of their words of harm, so those joined here stand last.
        joined = bool(persons) and persons[-1][2] == at
        if words and words in names and not joined:
            continue
        known = [one for one in persons[:_MOST_COMPARED] if one[2] != at]
        repeats = any(not words or not one[1] or words <= one[1] or one[1] <= words for one in known)
        kin = joined and _by_others(mention) and not _named_next(mention, told[place + 1 : place + 2])
        if kin or (joined and mention.who.casefold() in ONESELF) or (not repeats and not (joined and mention.definite)):
            persons.append((index, words, at))
            names.add(words)
    return [index for index, _, _ in persons]


def _named_next(person: Mention, following: Sequence[tuple[int, Mention]]) -> bool:
    """Whether the name of "her brother" comes next: "her brother, Omar Tellez"."""
    return any(one.person and not one.definite and one.span.start - person.span.end <= 2 for _, one in following)


def name_words(who: str) -> frozenset[str]:
    """The words of a name without posts: "deputy police chief Raz Mohammad" → police, raz, mohammad."""
    return frozenset(word for word in who.casefold().split() if word not in POSTS and word not in QUALIFIERS)


def _joined_persons(
    whole: Sequence[tuple[int, Mention]], counted: Sequence[tuple[int, Mention]]
) -> list[tuple[int, Mention]]:
    """Persons joined to a count at one word of harm who are not among the counted.

    Those before several counted ("Hamid Sorush and three guards"), those before "others", and those behind "as well
    as". "Three people, Ana Pereda, …" lists the three, and "Hamid Sorush, an officer" tells who he is.
    """
    first = counted[0][1]
    others = first.additional or (first.best or 0) > 1
    return [
        (index, one)
        for index, one in whole
        if one.person
        and one.who
        and (
            one.additional
            or _is_kin_of(one, first)
            or (one.span.start < first.span.start and (others or one.who.casefold() in _PRONOUNS) and first.best != 0)
        )
    ]


def _is_kin_of(person: Mention, counted: Mention) -> bool:
    """Whether a person is told of by those counted just before: "two girls and their mother".

    "Three people, a farmer, his wife and his son" lists the three: none of them comes on top.
    """
    words = (counted.who or "people").casefold().split()
    anybody = words[-1] in _ANYBODY or "family" in words
    return _by_others(person) and person.span.start > counted.span.start and not (anybody and counted.best != 1)


def _by_others(person: Mention) -> bool:
    return (person.who or "").casefold().split()[:1] in _POSSESSIVES


def _toll(
    counted: Sequence[tuple[int, Mention]],
    persons: Sequence[tuple[int, Mention]],
    on_top: Collection[int],
    parts: frozenset[int],
) -> Toll:
    index, first = counted[0]
    numbers = [one.number for _, one in counted if one.number is not None]
    everyone = sorted((*counted, *persons), key=itemgetter(0)) if persons else counted
    told = [one for _, one in everyone]
    return Toll(
        low=plus(*[one.low for one in numbers], len(persons)),
        best=sum([one.best or 0 for one in told]),
        high=plus(*[one.high for one in numbers], len(persons)),
        sides=frozenset([one.side for one in told]),
        joined=len(told) > 1,
        speaker=first.speaker,
        additional=index in on_top and all(index <= other for other, _ in persons),
        update=any(one.update for _, one in counted),
        lowered=any(one.lowered for _, one in counted),
        sentence=first.sentence,
        claims=tuple([at for at, _ in everyone]),
        parts=parts,
        also=first.also,
        nouns=frozenset(map(_noun, told)),
    )


def _noun(mention: Mention) -> str:
    noun = (mention.who or "people").casefold().split()[-1]
    return noun if noun in _ANYBODY else noun.removesuffix("s")


def plus(*numbers: int | None) -> int | None:
    """The sum, or None where one of the numbers is not known."""
    known = [one for one in numbers if one is not None]
    return sum(known) if len(known) == len(numbers) else None
