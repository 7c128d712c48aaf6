"""Names in the news that the gazetteer lacks, and the name it has the place under: data only.

By country (ISO 3166-1 alpha-3): the gazetteer's folded name, and other names for it, separated by "|". General
knowledge: renamed cities, names in another of the country's languages, and transliterations too far apart to be heard
as one. A name belongs here only if it can mean nothing else in its country.
"""

from typing import Final

_OTHER_NAMES: Final[dict[str, dict[str, str]]] = {
    "CHN": {"beijing": "Peking", "guangzhou": "Canton"},
    "IND": {
        "bengaluru": "Bangalore",
        "chennai": "Madras",
        "kolkata": "Calcutta",
        "mumbai": "Bombay",
        "varanasi": "Benares",
    },
    "IRQ": {"sinjar": "Shingal|Shengal"},
    "MMR": {"rakhine": "Arakan", "sittwe": "Akyab"},
    "RUS": {"saint petersburg": "Leningrad|St. Petersburg"},
    "SYR": {
        "afrin": "Efrin",
        "albu kamal": "Boukamal|Al-Boukamal|Bukamal",
        "ayn al arab": "Kobani|Kobane|Ain al-Arab|Ain al-Arab (Kobani)",
        "deir ez zor": "Deir Ezzor|Deir el-Zour|Deir Azzour|Deir al-Zor|Deir al-Zour",
        "jarabulus": "Jarablus",
        "maarrat an numan": "Maaret al-Numan|Maarat al-Numan|Maarat al-Nouman|Maarat Numan",
        "mari": "Marea",
        "rif dimashq": "Rural Damascus|Rif Damascus|Eastern Ghouta|East Ghouta|Ghouta",
        "tadmur": "Palmyra",
    },
    "TUR": {"gaziantep": "Antep", "sanliurfa": "Urfa"},
    "UKR": {"bakhmut": "Artemivsk|Artyomovsk", "kyiv": "Kiev", "lviv": "Lvov", "odesa": "Odessa"},
    "VNM": {"ho chi minh city": "Saigon"},
}


def _folded(name: str) -> str:
    return " ".join("".join(letter if letter.isalnum() else " " for letter in name.casefold()).split())


ALIASES: Final = {
    country: {_folded(other): name for name, others in names.items() for other in others.split("|")}
    for country, names in _OTHER_NAMES.items()
}
"""By country: the folded other name, and the folded name of the gazetteer."""
