"""Synthetic articles: 500 to 6,000 characters, each of its own, the same ones in every run.

None is real news. Every article has one sentence that tells of an attack (`server` reads the model's answer off it),
and around it what news is full of and checks have to read: other numbers, days, names and places. Invented names are
many, so that whatever is remembered by word has new words to remember.
"""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_TOWNS: Final = (
    "Kunduz Ghazni Herat Mosul Kirkuk Ramadi Homs Idlib Raqqa Aden Taiz Baidoa Kismayo Maiduguri Jos Kaduna Gao Kidal "
    "Djibo Bunia Goma Beni Bangui Bria Juba Malakal Wau Quetta Peshawar Srinagar Marawi Cotabato Sittwe Pattani Cali "
    "Tumaco Culiacan Tijuana Sirte Benghazi Derna Donetsk Mariupol Kharkiv"
).split()
_MONTHS: Final = "January February March April May June July August September October November December".split()
_VICTIMS: Final = ("soldiers", "civilians", "police officers", "guards", "villagers", "traders", "worshippers")
_SYLLABLES: Final = "ka ru ban tel dor mi sha vel go nar zin bar lo pet hu wen cal di mor fa".split()
_FILLERS: Final = (
    "The attackers came on motorbikes and left before help arrived, witnesses said.",
    "Nobody has claimed the attack, and officials would not say whom they suspect.",
    "The road was closed for {small} hours while engineers looked for mines.",
    "Relief agencies say {count} families in the region live in tents.",
    "A curfew was announced from {hour} p.m., and shops closed early.",
    "Rights groups have asked the government for an inquiry, as they did in {year}.",
    "The hospital said it had blood and medicine for {small} days.",
    "Trade along the river had only just begun again after the rains of {month}.",
    "{name}, a shopkeeper in {town}, said he heard shots shortly after {hour} a.m. and closed his shop.",
    "The {name} district has seen {count} similar incidents since {month} {year}, according to a monitoring group.",
    "Residents of {name} said the road to {town} stayed closed for {small} days.",
    "A spokesman for the {name} Front denied that its fighters were anywhere near {town}.",
    "The ministry has promised {count} new radios to posts in the {name} valley.",
    "In {year}, {small} people were wounded when a bridge near {name} gave way.",
    "Schools in {town} reopened on {weekday}, and about {count} pupils came.",
    '"We want to sleep at night," said {name}, {age}, who sells bread at the market.',
    "Prices of flour in {town} rose by {small} per cent in {month}, traders said.",
    "General {name} told reporters on {weekday} that an inquiry would take {small} weeks.",
)
_WEEKDAYS: Final = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def article(number: int, length: int | None = None) -> dict[str, str]:
    """A row of JSONL: one article, decided by its number alone, and by its length in characters where that is given."""
    dice = random.Random(number)  # noqa: S311 - no secret
    town, month = dice.choice(_TOWNS), dice.choice(_MONTHS)
    day, year, killed = dice.randint(1, 28), dice.randint(2012, 2025), dice.randint(2, 40)
    told = (
        f"Gunmen killed {killed} {dice.choice(_VICTIMS)} in {town} on {day} {month} {year}, "
        f"the governor of {_name(dice)} said."
    )
    own_length, sentences = dice.randint(500, 6_000), [told]
    length = own_length if length is None else length
    while sum(map(len, sentences)) + len(sentences) < length:
        sentences.append(_filler(dice, town))
    paragraphs = [" ".join(sentences[start : start + 4]) for start in range(0, len(sentences), 4)]
    return {
        "id": f"soak-{number:07}",
        "title": f"Attack in {town} leaves {killed} dead",
        "text": "\n\n".join(paragraphs)[:6_000],
        "published": f"{year}-{_MONTHS.index(month) + 1:02}-{day:02}",
        "source": "Synthetic",
    }


def write_rows(path: Path, count: int, first: int = 0) -> Path:
    """A JSONL file of so many articles; one that is there already is complete, and stays."""
    if not path.exists():
        part = path.with_name(f"{path.name}.part")
        with part.open("w", encoding="utf-8") as stream:
            stream.writelines(_lines(count, first))
        part.replace(path)
    return path


def _lines(count: int, first: int) -> Iterator[str]:
    return (json.dumps(article(number)) + "\n" for number in range(first, first + count))


def _filler(dice: random.Random, town: str) -> str:
    return dice.choice(_FILLERS).format(
        name=_name(dice),
        town=dice.choice((town, *_TOWNS)),
        hour=dice.randint(1, 11),
        count=dice.randint(20, 900),
        small=dice.randint(2, 19),
        age=dice.randint(18, 80),
        month=dice.choice(_MONTHS),
        year=dice.randint(1990, 2011),
        weekday=dice.choice(_WEEKDAYS),
    )


def _name(dice: random.Random) -> str:
    return "".join(dice.choices(_SYLLABLES, k=dice.randint(2, 4))).capitalize()
