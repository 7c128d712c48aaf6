"""Sentences that are still read wrong, by what stands in the way.

A sentence goes from here as soon as it is read right; its test tells.
"""

from typing import Final

_READ_WRONG: Final[dict[str, tuple[str, ...]]] = {
    "a post or person with 'of …' or a name behind it ends too early": (
        "The mayor of Tolvar was shot dead outside his home.",
        "The driver of the truck was killed.",
    ),
    "only some nouns make a definite person": (
        "The pilot was killed.",
        "The shooter died of a gunshot wound.",
    ),
    "nothing but words of no weight may stand between": ("Gunmen shot dead the mayor of Hadra.",),
    "what stands before a relative clause is not reached": (
        "A gunman who shot two clerks was killed by police.",
        "A soldier who was wounded on Monday died of his wounds.",
        "Police said the victim, identified as Luis Cardel, 22, of Tolvar, died at the scene.",
    ),
    "'wounds' is only a state": ("Bomb wounds 40 people",),
    "the noun is in no table": (
        "Two guards and a cook were killed at the gate.",
        "Gunmen murdered Jesuit priest Tomas Arreola and his housekeeper.",
        "The ambush killed Colonel Idris Valmet, two soldiers and an interpreter.",
    ),
    "the whole is taken for a part of itself": (
        "Fifteen civilians, among them 11 children, were killed.",
        "The bomb killed 30 people, among them a senior judge.",
        "The army said it had caused 30 casualties among the rebels.",
    ),
    "of joined parts only one is marked": (
        "The bomb wounded 30 people, including six nurses and two children.",
        "Warplanes bombed a market, killing 23 civilians including 7 children and 4 women.",
        "Two women and a 5-year-old girl were among the dead.",
    ),
    "'or' joins nothing": ("The raid caused no deaths or injuries.",),
    "a place after 'shot at' is taken for a target": ("A 19-year-old man was shot at 45 Mill Road.",),
    "'all' joins nothing": ("Three police officers and all six attackers died in the assault.",),
    "'members of one family' is taken for a thing": (
        "Five members of one family were killed when a shell struck their home.",
    ),
    "'another' needs a noun": ("One policeman was killed and another wounded.",),
    "'fatally' needs a verb": (
        "Three men were shot, two fatally.",
        "Four people were shot, one fatally, at a park in Tolvar.",
    ),
    "'of them' and 'of the three' are not told from the count": (
        "Two of the three men died.",
        "Two of them died.",
    ),
    "a verb in between": ("She was listed in critical condition Monday.",),
    "the noun phrase runs over a participle": (
        "Officers found a man lying in the street with multiple gunshot wounds.",
    ),
    "a part after a passive verb is not reached": (
        "The group said 31 civilians had been killed, among them six children.",
    ),
    "parts in apposition are added": ("Nine people, five rebels and four soldiers, were killed.",),
    "'beaten' has another sense": ("Nine candidates were beaten in the election.",),
}
READ_WRONG: Final = {sentence: reason for reason, sentences in _READ_WRONG.items() for sentence in sentences}
