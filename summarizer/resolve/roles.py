"""Who attacked whom: the draft's parties with the roles that the article's words give them.

Small models mix up the sides of a clash. Where the incident's sentences call one party's doing an attack ("the Taliban
offensive") or the other its object ("attacks on security forces"), that decides; else the draft's roles stand.
"""

import re
from typing import Final

from summarizer.article import Span
from summarizer.report import Problem
from summarizer.resolve.actors import Party, is_somebody
from summarizer.resolve.story import Story

_ATTACK: Final = r"(?:attack|offensive|raid|ambush|assault|strike|air ?strike|bombing|shelling|incursion|onslaught)"
_ATTACKED: Final = r"(?:attacked|raided|ambushed|stormed|bombed|shelled|shot|killed|kidnapped|abducted|seized)"
# A participle is active only with an object behind it: "Two men shot in Jos" were shot.
_PASSIVE: Final = r"(?:was|were|been|being|are|is|be)"
_NO_OBJECT: Final = r"(?= *(?:[.,;:!?]|$|(?:in|by|on|at|when|after|and|during|outside|near|as|with|while|dead in)\b))"
_DOES: Final = (
    rf"(?:['’]s?)? (?:(?!{_PASSIVE}\b)\w+ )?"
    rf"(?:{_ATTACK}s?\b|{_ATTACKED}\b(?!{_NO_OBJECT})|opened fire\b|launched\b|carried out\b)"
)
_BY: Final = rf"(?:{_ATTACK}s?|{_ATTACKED}) (?:\w+ )?by (?:the |an? )?(?:\w+ )?"
_ON: Final = rf"(?:{_ATTACK}s? (?:on|against)|{_ATTACKED}|targeted|targeting) (?:the |an? |some )?(?:\w+ )?"
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
_SUFFERS: Final = rf"(?:\w+ )?(?:came under\b|{_PASSIVE} (?:\w+ )?{_ATTACKED}\b|{_ATTACKED}\b{_NO_OBJECT})"


def parties_of(story: Story, position: int) -> tuple[list[Party], list[Problem]]:
    """The parties of an incident, attacker first, and a problem where the draft had them the other way round."""
    found = story.checked.found
    attacker, target = found.get("attacker"), found.get("target")
    swapped = (
        attacker is not None
        and target is not None
        and _aggression(story, target.words) > max(0, _aggression(story, attacker.words))
    )
    if swapped:
        attacker, target = target, attacker
    parties = []
    if attacker is not None and (spans := story.own(attacker.spans)):
        parties.append(Party(attacker.words, "attacker", spans))
    if target is not None and (spans := story.own(target.spans)):
        parties.append(Party(target.words, "target", spans))
    parties = _once([party for party in parties if is_somebody(party.name)], story)
    parties.extend(_named_as_attackers(story, {party.name.casefold() for party in parties}))
    if not any(party.role == "attacker" for party in parties):
        known = {party.name.casefold() for party in parties}
        parties.extend([one for one in _armed(story) if one.name.casefold() not in known][:1])
    if not any(party.role == "target" for party in parties):
        parties.extend(_harmed(story)[:1])
    parties.sort(key=lambda party: party.role)  # "attacker" before "target"
    if not swapped:
        return parties, []
    where = f"$.incidents[{position}].actors"
    message = "the article's words give these two parties each other's role; they were exchanged"
    return parties, [Problem(code="roles-not-borne-out", where=where, message=message, value=[p.name for p in parties])]


def _named_as_attackers(story: Story, known: set[str]) -> list[Party]:
    """Groups that the sentences say claimed it, carried it out, or are suspected of it."""
    found: dict[str, Party] = {}
    for sentence in story.article.sentences:
        if sentence.number not in story.sentences:
            continue
        for pattern in (_CLAIMS, _SUSPECTED, _RESPONSIBLE):
            for match in pattern.finditer(story.article.text, sentence.start, sentence.end):
                name = match["who"]
                if is_somebody(name) and not any(name.casefold() in one or one in name.casefold() for one in known):
                    found.setdefault(name, Party(name, "attacker", (Span(*match.span("who")),)))
    return list(found.values())


def _once(parties: list[Party], story: Story) -> list[Party]:
    """Parties named for both roles keep the one that the words give them; the target's, when they give none."""
    if len(parties) < 2 or parties[0].name.casefold() != parties[1].name.casefold():
        return parties
    return [parties[0] if _aggression(story, parties[0].name) > 0 else parties[1]]


def _armed(story: Story) -> list[Party]:
    """People whom the sentences call by what they did ("gunmen"), as attacker where nobody else is one."""
    return [
        Party(match[0], "attacker", (Span(*match.span()),))
        for sentence in story.article.sentences
        if sentence.number in story.sentences
        for match in _ARMED.finditer(story.article.text, sentence.start, sentence.end)
        # "Police shot dead two gunmen": who came to harm is no attacker for that.
        if not any(one.span.start <= match.start() < one.span.end for one in story.mentions)
    ]


def _harmed(story: Story) -> list[Party]:
    """Those that came to harm, as target where the draft names none; the first that are called something telling."""
    return [
        Party(mention.who, "target", (Span(mention.span.end - len(mention.who), mention.span.end),))
        for mention in story.mentions
        if mention.who
        and mention.modality == "stated"
        and is_somebody(mention.who)
        and story.article.text.endswith(mention.who, mention.span.start, mention.span.end)
    ]


def _aggression(story: Story, name: str) -> int:
    """How often a party is told to attack, less how often to be attacked, in the incident's sentences."""
    text = " ".join(story.texts())
    # "Afghan security forces" is "the security forces" elsewhere.
    core = r"\s+".join(re.escape(word) for word in name.split()[-2:])
    attacks = len(re.findall(rf"\b{core}{_DOES}", text, re.IGNORECASE))
    attacks += len(re.findall(rf"\b{_BY}{core}\b", text, re.IGNORECASE))
    suffers = len(re.findall(rf"\b{_ON}{core}\b", text, re.IGNORECASE))
    suffers += len(re.findall(rf"\b{core} {_SUFFERS}", text, re.IGNORECASE))
    return attacks - suffers
