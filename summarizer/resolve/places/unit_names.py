"""First-level units that English news calls by another name than the gazetteer: data only.

By country, the gazetteer's name in plain letters and the one that records show. Both are found.
"""

from typing import Final

SHOWN_AS: Final[dict[str, dict[str, str]]] = {
    "AFG": {"Oruzgan": "Uruzgan"},
    "CHL": {"Region Metropolitana de Santiago": "Santiago Metropolitan"},
    "COD": {"Bas-Congo": "Kongo Central", "Nord-Kivu": "North Kivu"},
    "COL": {"Distrito Capital de Bogota": "Bogota"},
    "EGY": {"Al Bahr al Ahmar": "Red Sea", "Al Buhayrah": "Beheira", "Asyut": "Assiut", "Janub Sina": "South Sinai"},
    "ETH": {"Amara": "Amhara", "Benshangul-Gumaz": "Benishangul-Gumuz"},
    "IRN": {"Khorasan-e Shomali": "North Khorasan"},
    "IRQ": {"Al-Anbar": "Anbar", "An Najaf": "Najaf", "Iqlim Kurdistan": "Kurdistan Region"},
    "ISR": {"Al Awsat": "Central", "Al Janubi": "Southern", "Ash Shamali": "Northern"},
    "LBN": {
        "Al Biqa": "Bekaa",
        "Al Janub": "South",
        "An Nabatiyah": "Nabatieh",
        "Ash Shimal": "North",
        "Bayrut": "Beirut",
        "Jabal Lubnan": "Mount Lebanon",
    },
    "LBY": {
        "Banghazi": "Benghazi",
        "Darnah": "Derna",
        "Misratah": "Misrata",
        "Surt": "Sirte",
        "Tarabulus": "Tripoli",
    },
    "MEX": {
        "Ciudad de Mexico": "Mexico City",
        "Coahuila de Zaragoza": "Coahuila",
        "Michoacan de Ocampo": "Michoacan",
        "Veracruz de Ignacio de la Llave": "Veracruz",
    },
    "MLI": {"Tombouctou": "Timbuktu"},
    "SOM": {
        "Banaadir": "Banadir",
        "Jubbada Dhexe": "Middle Juba",
        "Jubbada Hoose": "Lower Juba",
        "Shabeellaha Dhexe": "Middle Shabelle",
        "Shabeellaha Hoose": "Lower Shabelle",
    },
    "SYR": {
        "Al-Hasakah": "Hasakeh",
        "Deir ez-Zor": "Deir Ezzor",
        "Dimashq": "Damascus",
        "Hamah": "Hama",
        "Latakia": "Lattakia",  # as ACLED and UN OCHA
        "Rif-dimashq": "Rural Damascus",  # as ACLED and UN OCHA
    },
    "UKR": {"Avtonomna Respublika Krym": "Crimea"},
    "YEM": {"Al Hudaydah": "Hodeidah", "Amanat al 'Asimah": "Sanaa City"},
}
