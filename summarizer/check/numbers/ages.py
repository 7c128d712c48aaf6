"""Numbers that are somebody's age: "aged 34", "18-year-old", "Smith, 34,".

One of the kinds that `other_numbers` tells from counts; it asks here.
"""

from summarizer.check.numbers.number_words import Place, Words, people_follow
from summarizer.check.numbers.vocabulary import AGE_WORDS, MONTHS, PERSON_NOUNS, PERSON_PLURALS, YOUNG


def is_listed_age(words: Words, place: Place) -> bool:
    """After the word itself: "aged 34", "ages 25, 27 and 29", "between the ages of 20 and 25"."""
    before = words.lower[place.phrase - 1]
    return before in AGE_WORDS or (before in {"of", "from", "between"} and words.lower[place.phrase - 2] in AGE_WORDS)


def is_age(words: Words, place: Place) -> bool:
    """An age without the word: "18-year-old", "Smith, 34,", "24, of Oakton", "he was 34", "children under 12"."""
    if place.value is None or place.value > 120:
        return False
    if words.lower[place.last] in {"year", "years", "month", "months"} and words.lower[place.last + 1] in {
        "old",
        "olds",
    }:
        return True
    before = words.lower[place.phrase - 1]
    if _stands_in_apposition(words, place) or _comes_from(words, place):
        return True
    if people_follow(words, place.last):
        return False
    if (
        words.lower[place.phrase] in {"under", "over", "below", "above"}
        and before in YOUNG
        and words.near(place.phrase)
    ):
        return True
    return before == "turned" or (before in {"was", "is"} and words.lower[place.phrase - 2] in {"he", "she", "who"})


def _stands_in_apposition(words: Words, place: Place) -> bool:
    """Between a name or a person and a comma: "Ann Reed, 34, was", "the driver, 34" at the end, "men, 19 and 45,"."""
    name = place.first - 1
    if place.phrase != place.first or words.gaps[place.first].strip("\"”’' \n/") != "," or name < 0:
        return False
    noun = words.lower[name] in PERSON_NOUNS or words.lower[name] in PERSON_PLURALS
    if not (words.capitalised(name) or noun) or words.lower[name] in MONTHS:
        return False
    paired = noun and words.lower[place.last] == "and" and words.lower[place.last + 1].isdecimal()
    after = words.gaps[place.last + 2 if paired else place.last]
    if after[:1] in {",", ".", ";", ")"} or (not after.strip() and place.last == len(words.starts)):
        return True
    return words.lower[place.last] == "of" and words.capitalised(place.last + 1)


def _comes_from(words: Words, place: Place) -> bool:
    """Before a home town: "24, of Oakton", but "34, of whom 12"."""
    town = place.last + 1
    stands = place.phrase == place.first and words.gaps[place.last].strip() == "," and words.lower[place.last] == "of"
    return stands and words.capitalised(town) and not people_follow(words, town)
