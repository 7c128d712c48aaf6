"""What a draft's summary says that its article does not: a number, a name, or harm that the article tells otherwise.

A summary is in the model's own words, so it is not looked up: its numbers and names are, and its statements of harm are
read with the article's own reader and held against those of the article. Other verbs are not judged, but for a "not"
that one of the two has and the other has not.
"""

import re
from collections.abc import Iterator
from typing import Final

from summarizer.article import Article, Sentence
from summarizer.check.grounds import Grounds
from summarizer.check.harm.casualties import Mention, casualty_mentions
from summarizer.check.harm.casualty_words import AUXILIARIES, NOT_AN_OBJECT, SIDES, TRIGGERS
from summarizer.check.harm.harm import triggers_in
from summarizer.check.harm.tokens import Tokens, tokens_of
from summarizer.check.matching.folding import fold
from summarizer.check.matching.negation import forms_of, verbs_denied
from summarizer.check.numbers.number_words import FACTORS, SMALL
from summarizer.check.numbers.numbers import Count, counts
from summarizer.check.numbers.vocabulary import PERSON_NOUNS, PERSON_PLURALS, plural
from summarizer.check.said.count import is_told, same_number, summed
from summarizer.codebook import Outcome

_WORD: Final = re.compile(r"[^\W_][\w’'.-]*")
_SENTENCE: Final = re.compile(r"\S.*?(?:[.!?](?=\s+[^\W\d_a-z])|$)", re.DOTALL)
# Control characters, and halves of characters that no file can hold.
_NO_TEXT: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_POSSESSIVE: Final = re.compile(r"['’]s$")
_FACTORS: Final = frozenset("dozens scores hundreds thousands millions".split())
# A summary longer than this is not read: no model was asked for one.
_LONGEST: Final = 2_000


def unsaid_in(grounds: Grounds, what: str) -> str | None:
    """Why the summary does not hold, worded for the model; None when nothing speaks against it."""
    if len(what) > _LONGEST:
        return "it is far too long"
    if _NO_TEXT.search(what):
        return "it has characters that are no text"
    said = next(_unsaid_numbers(grounds, what), None) or next(_unsaid_names(grounds, what), None)
    if said is not None:
        return f"the article does not say {said!r}"
    doer = next(_unsaid_doers(grounds, what), None)
    if doer is not None:
        return f"the article does not say {doer!r}"
    return _other_harm(grounds, what) or _other_verb(grounds, what)


# Those who are often said to do harm, by any of their nouns; an article says of them with its own noun.
_NAMED_DOERS: Final = frozenset(
    "police army military militia militias taliban gang gangs mob mobs protester protesters demonstrator demonstrators "
    "gendarmes".split()
) | frozenset(word for word, side in SIDES.items() if side in {"state", "non-state"})
_DOERS: Final = _NAMED_DOERS - {"attacker", "attackers", "assailant", "assailants"}  # said of whoever did it
_MOST_BEFORE: Final = 4


def _unsaid_doers(grounds: Grounds, what: str) -> Iterator[str]:
    """Who does harm in the summary, in the words of no noun that the article has: "Police killed" for "Gunmen"."""
    for sentence in _SENTENCE.findall(what):
        tokens = tokens_of(sentence)
        lows = tokens.lows
        for at, trigger in triggers_in(tokens).items():
            by = lows[at + 1] == "by"
            if not by and not (trigger.shape == "verb" and _is_active(tokens, at)):
                continue
            for near in range(at + 2, at + 2 + _MOST_BEFORE) if by else range(max(0, at - _MOST_BEFORE), at):
                if lows[near] in _DOERS and not any(map(grounds.folded.has, _numbers_of(lows[near]))):
                    yield tokens.words[near]


def _is_active(tokens: Tokens, at: int) -> bool:
    """Whether a verb of harm has its doer before it: "police killed five", not "five were killed", "five killed in"."""
    if at + 1 >= len(tokens) or tokens.lows[at + 1] in NOT_AN_OBJECT:
        return False
    return AUXILIARIES.isdisjoint(tokens.lows[max(0, at - 3) : at])


def _numbers_of(noun: str) -> Iterator[str]:
    """A noun in both numbers, "policeman" and "policemen" with the "police" too."""
    yield noun
    yield noun.removesuffix("s")
    yield plural(noun)
    if noun.endswith(("man", "men")):
        yield f"{noun[:-3]}man"
        yield f"{noun[:-3]}men"
    if noun.startswith("police"):
        yield from ("police", "policeman", "policemen", "officer", "officers")


def _unsaid_numbers(grounds: Grounds, what: str) -> Iterator[str]:
    """Numbers that the article does not have; "a soldier" is a noun here, and states no number."""
    for count in counts(what):
        words = fold(count.words).split()
        if count.vague:
            if any(word in _FACTORS and not grounds.folded.has(word) for word in words):
                yield count.words
        elif count.best == 1 and words[0] in {"a", "an", "another"}:
            continue
        elif not is_told(grounds, count) and not (count.best == 0 and _denied_alike(grounds, what)):
            yield count.words


def _denied_alike(grounds: Grounds, what: str) -> bool:
    """Whether summary and article say of one thing that it did not happen: "nobody" may be "no one" there."""
    return not grounds.verbs_denied.keys().isdisjoint(verbs_denied(fold(what)))


def _unsaid_names(grounds: Grounds, what: str) -> Iterator[str]:
    """Capitalised words that the article does not have; the first of a sentence only when it is no ordinary one."""
    firsts = {match.start() for match in _SENTENCE.finditer(what)}
    for match in _WORD.finditer(what):
        word = match[0].rstrip(".'’")
        bare = _POSSESSIVE.sub("", word)
        if not word[:1].isupper() or (match.start() in firsts and _ordinary(grounds, fold(word))):
            continue
        if not grounds.folded.has_name(word) and (bare == word or not grounds.folded.has_name(bare)):
            yield word


# Peoples and parties that are written with a capital wherever they stand.
_PROPER: Final = frozenset(
    "taliban kurds syrians afghans iraqis turks russians americans israelis palestinians colombians salvadorans "
    "peruvians".split()
)
_COMMON: Final = (
    frozenset("a an the this that these those in on at of by from to during after before when while as".split())
    | frozenset("some several many dozens hundreds scores".split())
    | frozenset("unidentified unknown masked armed local security suspected suicide car roadside air drone".split())
    | frozenset("nobody no none authorities militants violence heavy deadly fierce".split())
    | frozenset(SMALL)
    | frozenset(FACTORS)
    | frozenset(SIDES) | frozenset(TRIGGERS) | PERSON_NOUNS | PERSON_PLURALS | frozenset(map(plural, PERSON_NOUNS))
) - _PROPER  # fmt: skip
# "Bombing", "Explosion", "Unidentified": made of common words, of which the article need not have the same form.
_COMMON_ENDS: Final = ("ing", "tion", "sion", "ed", "ack", "acks", "ly", "ght", "ade", "ment", "ings", "tions")
_STEM: Final = 4


def _ordinary(grounds: Grounds, word: str) -> bool:
    """Whether a summary may begin with this word although the article does not have it: it names nobody."""
    if word in _PROPER:
        return False
    if word in _COMMON or (len(word) > _STEM + 2 and word.endswith(_COMMON_ENDS)):
        return True
    stem = re.compile(rf"(?<!\w){re.escape(word[:_STEM])}") if len(word) > _STEM else None
    return stem is not None and any(
        grounds.article.text[grounds.folded.starts[match.start()]].islower()
        for match in stem.finditer(grounds.folded.folded)
    )


def _other_harm(grounds: Grounds, what: str) -> str | None:
    """Harm that the summary states and the article tells otherwise: of another outcome, or not at all."""
    mentions = _mentions(what)
    for one in mentions:
        own = grounds.told.get(one.outcome, ())
        if one.number is None:
            other = _other_outcome(grounds, one)
            if other is not None:
                return f"the article says of {one.who!r}: {other}"
        elif one.number.best == 0 or one.modality == "denied":
            if any(other.best != 0 for other in own) and not _denied(grounds, one.outcome):
                return _says(grounds, one.outcome)
        elif one.modality == "stated" and not one.struck and _is_of_another_outcome(grounds, one, one.number):
            return _says(grounds, one.outcome)
    denied = {one.outcome for one in mentions if one.best == 0 or one.modality != "stated"}
    for sentence in _SENTENCE.findall(what):
        for trigger in triggers_in(tokens_of(sentence)).values():
            if not trigger.struck and trigger.outcome not in denied and _denied_only(grounds, trigger.outcome):
                return _says(grounds, trigger.outcome)
    return None


def _mentions(what: str) -> list[Mention]:
    """The statements of harm in a summary, read as an article of its own."""
    sentences = tuple(
        Sentence(number, *match.span()) for number, match in enumerate(_SENTENCE.finditer(what), start=1) if match[0]
    )
    return casualty_mentions(Article(id="", text=what, sentences=sentences))


def _says(grounds: Grounds, outcome: Outcome) -> str:
    hints = [grounds.article.slice(one.span) for one in grounds.mentions if one.outcome == outcome][:2]
    return f"the article says of {outcome}: {'; '.join(map(repr, hints)) or 'nobody'}"


def _denied(grounds: Grounds, outcome: Outcome) -> bool:
    return any(one.outcome == outcome and (one.best == 0 or one.modality == "denied") for one in grounds.mentions)


def _denied_only(grounds: Grounds, outcome: Outcome) -> bool:
    """Whether the article tells of this outcome, and only that it befell nobody."""
    own = grounds.told.get(outcome, ())
    return all(one.best == 0 for one in own) and _denied(grounds, outcome)


def _is_of_another_outcome(grounds: Grounds, one: Mention, number: Count) -> bool:
    """Whether the article tells this number, and tells it of another outcome only; "shot" may have been either."""
    own = grounds.told.get(one.outcome, ())
    told = any(other.number is not None and same_number(other.number, number) for other in own)
    if told or summed(own, number.best) or (number.best == 1 and any(other.person for other in own)):
        return False
    others = [other for other in grounds.mentions if other.number is not None and other.outcome != one.outcome]
    same = [other for other in others if other.number is not None and same_number(other.number, number)]
    return bool(same) and not number.vague and number.best != 1 and not any(other.struck for other in same)


def _other_outcome(grounds: Grounds, one: Mention) -> Outcome | None:
    """What became of a named person in the article, where it is known and was something else."""
    words = set(fold(one.who or "").split())
    if one.definite or one.struck or not words or (one.who or "").islower():
        return None
    same = [other for other in grounds.mentions if other.person and other.who and words & set(fold(other.who).split())]
    if not same or any(other.struck or other.outcome == one.outcome or other.definite for other in same):
        return None
    return same[0].outcome


def _other_verb(grounds: Grounds, what: str) -> str | None:
    """A verb that the summary denies and the article states, or the other way round."""
    folded, article = fold(what), grounds.folded.folded
    negated, in_article = verbs_denied(folded), grounds.verbs_denied
    for stem in negated.keys() - in_article.keys():
        if forms_of(stem).search(article):
            return f"the article does not say {negated[stem][0]!r}"
    for stem in (one for one in in_article if one in folded and one not in negated):
        form = forms_of(stem)
        if form.search(folded) and len(form.findall(article)) <= len(in_article[stem]):
            return f"the article says {in_article[stem][0]!r}"
    return None
