"""Who attacked whom: the draft's parties with the roles that the article's words give them.

Small models mix up the sides of a clash. Where the incident's sentences say who attacked and who was attacked
(`deeds`), that decides; else the draft's roles stand. Where the draft has nobody for a role, whom the sentences name
for it is taken.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, islice
from typing import Final, NamedTuple

from summarizer.article import Sentence, Span
from summarizer.codebook import Role
from summarizer.report import Problem
from summarizer.resolve.codes.actors import Party, can_attack, is_somebody
from summarizer.resolve.codes.deeds import DEED_WORDS, named, part_of, people_in
from summarizer.resolve.codes.wording import bare, places_of, words_of
from summarizer.resolve.story import Story, holds_any

_GROUP: Final = (
    r"(?<![\w’'-])(?P<who>[^\W\d_a-z][\w’'-]{0,40}"
    r"(?: (?:of|for|and|al|de)(?: the)?(?= [^\W\d_a-z])| [^\W\d_a-z][\w’'-]{0,40}){0,8})"
)
_CLAIMS: Final = re.compile(
    rf"\b(?:[Tt]he )?{_GROUP}(?: \([\w-]+\))?(?:, [^,]{{3,80}},)? (?:has |have |later )?"
    r"(?:claimed (?:\w+ )?responsibility"
    r"|said [^.]{0,60}\b(?:it|they) had (?:carried out|attacked|planted|killed|ambushed))"
)
_SUSPECTED: Final = re.compile(rf"\b(?:suspect(?:ed|s)?|blamed)(?: (?:it )?on)? (?:the )?{_GROUP}")
_ARMED: Final = re.compile(
    r"\b(?:(?:masked|armed|unidentified|unknown|suspected) )?(?:gunm[ae]n|assailants?|attackers?|bandits"
    r"|kidnappers|militants"
    r"|rebels|insurgents|guerrillas|terrorists|jihadists|rioters|looters|armed men|(?:suicide )?bombers?)\b",
    re.IGNORECASE,
)
_RESPONSIBLE: Final = re.compile(
    r"\bthat (?:the )?(?P<who>(?:[\w’'-]+ ){0,3}[\w’'-]+) (?:was|were|is|are) (?:responsible|behind)\b"
)
_OF_GROUP: Final = re.compile(rf" of the {_GROUP}")
_CAPITAL: Final = re.compile(r"(?<!\w)[^\W\d_a-z]\w+")

# Each with words of which one is in every sentence that it finds anything in.
_NAMINGS: Final = (
    (_CLAIMS, ("claimed", "it had", "they had")),
    (_SUSPECTED, ("suspect", "blamed")),
    (_RESPONSIBLE, ("responsible", "behind")),
)
_NAMING: Final = tuple(word for _, words in _NAMINGS for word in words)
_OTHERS_DID_IT: Final = "the article's sentences name another as the doer, and this one in no sentence of the deed"


class _Told(NamedTuple):
    """A party and what its sentence says of it: 1 for attacking, -1 for being attacked."""

    name: str
    span: Span
    part: int


def parties_of(story: Story, position: int) -> tuple[list[Party], list[Problem]]:
    """The parties of an incident, attacker first, and a problem where the draft had them the other way round.

    "Police shot dead two gunmen.", draft with nobody → Police (attacker), gunmen (target); draft with the gunmen as
    attacker → the same, and a problem. A problem too where the draft's attacker is left out for want of a deed.
    """
    clauses = _clauses(story)
    told = _told(story, clauses)
    drafted, turned = _drafted(story, clauses, told)
    unproven = [party for party in drafted if _is_only_asserted(story, party, clauses, told)]
    drafted = [party for party in drafted if party not in unproven]
    parties = _once([party for party in drafted if is_somebody(party.name)], clauses)
    parties.extend(_named_as_attackers(story, {party.name.casefold() for party in parties}))
    for role, part in _PARTS:
        if any(party.role == role for party in parties):
            continue
        known = {party.name.casefold() for party in parties}
        plain = (Party(one.name, role, (one.span,)) for one in told if one.part == part)
        both = chain(plain, _armed(story, told)) if role == "attacker" else chain(_harmed(story), plain)
        parties.extend(islice((one for one in both if not _is_known(one.name, known)), 1))
    parties.sort(key=lambda party: party.role)  # "attacker" before "target"
    where = f"$.incidents[{position}].actors"
    if unproven:
        code = "attacker-not-borne-out"
        return parties, [Problem(code=code, where=where, message=_OTHERS_DID_IT, value=one.name) for one in unproven]
    if not turned:
        return parties, []
    message = "the article's words give the draft's parties the other role; they were exchanged"
    return parties, [Problem(code="roles-not-borne-out", where=where, message=message, value=[p.name for p in parties])]


def _is_only_asserted(
    story: Story, party: Party, clauses: Sequence[tuple[Sentence, Sequence[str]]], told: Sequence[_Told]
) -> bool:
    """Whether a drafted attacker stands in no sentence of a deed or of blame, while such sentences name a group.

    "Gunmen of the Lake Front shot dead a guard. The attacker is the Moon Police.", the Moon Police → True.
    """
    if party.role != "attacker":
        return False
    article, deeds = story.article, {sentence.number for sentence, _ in clauses}
    sentences = [one for span in party.spans if (one := article.sentence_at(span.start)) is not None]
    if any(one.number in deeds or holds_any(article.slice(one), _NAMING) for one in sentences):
        return False
    attacking = [one for one in told if one.part > 0]
    # One capital may be the sentence's or a headline's: "Gunmen", "Terrorist".
    doers = [one.name for one in attacking if len(_CAPITAL.findall(one.name)) > 1]
    doers += [match["who"] for one in attacking if (match := _OF_GROUP.match(article.text, one.span.end))]
    doers += [one.name for one in _named_as_attackers(story, set())]
    return bool(doers) and not any(_is_known(party.name, {one.casefold()}) for one in doers)


_PARTS: Final[tuple[tuple[Role, int], ...]] = (("attacker", 1), ("target", -1))


def _clauses(story: Story) -> list[tuple[Sentence, Sequence[str]]]:
    """The story's sentences that tell of an attack, with their words."""
    worded = zip(story.told, map(words_of, story.texts), strict=True)
    return [(one, words) for one, words in worded if not DEED_WORDS.isdisjoint(words)]


def _told(story: Story, clauses: Sequence[tuple[Sentence, Sequence[str]]]) -> list[_Told]:
    """Everyone whom the sentences plainly say to attack or to be attacked, in order."""
    found = []
    for sentence, words in clauses:
        people = [(one, part) for one in people_in(words) if (part := part_of(words, one))]
        if not people:
            continue
        text, offset = story.article.slice(sentence), sentence.start
        places = places_of(text, people[-1][0].last)
        for one, part in people:
            start, end = places[one.first][0], places[one.last - 1][1]
            name = text[start:end]
            if bare(name) != name:
                name, end = name[:-2], end - 2
            if part < 0 or can_attack(name):
                found.append(_Told(name, Span(offset + start, offset + end), part))
    return found


def _drafted(
    story: Story, clauses: Sequence[tuple[Sentence, Sequence[str]]], told: Sequence[_Told]
) -> tuple[list[Party], bool]:
    """The draft's parties in the roles that the words give them, and whether those are not the draft's."""
    found = story.checked.found
    attacker, target = found.get("attacker"), found.get("target")
    turned = False
    if target is not None and attacker is not None:
        turned = _aggression(clauses, target.words) > max(0, _aggression(clauses, attacker.words))
    elif attacker is not None:
        # "Police shot dead two gunmen": the gunmen are no attackers when the words name somebody else.
        turned = _aggression(clauses, attacker.words) < 0 and any(one.part > 0 for one in told)
    if turned:
        attacker, target = target, attacker
    parties = []
    if attacker is not None and _only_harmed(story, story.own(attacker.spans)):
        attacker = None if _aggression(clauses, attacker.words) <= 0 else attacker
    if attacker is not None and can_attack(attacker.words) and (spans := story.own(attacker.spans)):
        parties.append(Party(attacker.words, "attacker", spans))
    if target is not None and (spans := story.own(target.spans)):
        parties.append(Party(target.words, "target", spans))
    return parties, turned


def _only_harmed(story: Story, spans: Sequence[Span]) -> bool:
    """Whether a party is nothing but some of those who came to harm: "20 were wounded, including five police"."""
    harmed = [one.span for one in story.stated if one.part]
    return bool(spans) and all(any(one.start <= span.start < one.end for one in harmed) for span in spans)


def _is_known(name: str, known: Collection[str]) -> bool:
    name = name.casefold()
    return any(name in one or one in name for one in known)


def _named_as_attackers(story: Story, known: set[str]) -> list[Party]:
    """Groups that the sentences say claimed it, carried it out, or are suspected of it."""
    found: dict[str, Party] = {}
    for sentence, words in zip(story.told, story.texts, strict=True):
        for pattern, cues in _NAMINGS:
            if not holds_any(words, cues):
                continue
            for match in pattern.finditer(story.article.text, sentence.start, sentence.end):
                name = match["who"]
                if is_somebody(name) and not any(name.casefold() in one or one in name.casefold() for one in known):
                    found.setdefault(name, Party(name, "attacker", (Span(*match.span("who")),)))
    return list(found.values())


def _once(parties: list[Party], clauses: Sequence[tuple[Sentence, Sequence[str]]]) -> list[Party]:
    """Parties named for both roles keep the one that the words give them; the target's, when they give none."""
    if len(parties) < 2 or parties[0].name.casefold() != parties[1].name.casefold():
        return parties
    return [parties[0] if _aggression(clauses, parties[0].name) > 0 else parties[1]]


def _armed(story: Story, told: Sequence[_Told]) -> Iterator[Party]:
    """People whom the sentences call by what they did ("gunmen"), as attacker where nobody else is one."""
    attacked = {one.span.end for one in told if one.part < 0}
    for sentence in story.told:
        for match in _ARMED.finditer(story.article.text, sentence.start, sentence.end):
            # "Police shot dead two gunmen": who came to harm is no attacker for that.
            harmed = any(one.span.start <= match.start() < one.span.end for one in story.mentions)
            if not harmed and match.end() not in attacked:
                yield Party(match[0], "attacker", (Span(*match.span()),))
                return


def _harmed(story: Story) -> Iterator[Party]:
    """Those that came to harm, as target where the draft names none; the first that are called something telling."""
    for mention in story.stated:
        who, (start, end) = mention.who, mention.span
        if who and story.article.text.endswith(who, start, end) and is_somebody(who):
            yield Party(who, "target", (Span(end - len(who), end),))


def _aggression(clauses: Sequence[tuple[Sentence, Sequence[str]]], name: str) -> int:
    """How often a party is told to attack, less how often to be attacked, in the incident's sentences."""
    # "Afghan security forces" is "the security forces" elsewhere.
    core = [word for word in words_of(name) if word[0].isalnum()][-2:]
    core = core[1:] if core[:1] in _ARTICLES else core
    return sum(part_of(words, one) for _, words in clauses for one in named(words, core))


_ARTICLES: Final = (["the"], ["a"], ["an"])
