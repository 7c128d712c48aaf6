"""UCDP's table of georeferenced events (GED) as data: its columns and precision codes.

Which of them applies to an incident is `export.ucdp`'s. Sources: UCDP GED Codebook 24.1, "Variables", "where_prec",
"date_prec"; for `priogrid_gid` the PRIO-GRID Codebook 2.0, "Grid structure".
"""

from math import floor
from typing import Final

from summarizer.codebook import PlacePrecision

COLUMNS: Final = tuple(
    """
    id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id
    dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources
    source_article source_office source_date source_headline source_original where_prec where_coordinates
    where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity
    date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob
    """.split()
)

# 5 (along a line, or fuzzy) and 7 (water or air) need words about the place that a report does not keep.
WHERE_PREC: Final[dict[PlacePrecision, int]] = {"exact": 1, "near": 2, "admin2": 3, "admin1": 4, "country": 6}


def date_prec(days: int, *, at_least: int = 1) -> int:
    """The code for so many days from the first possible one to the last, both counted.

    Args:
        days: 1 or more.
        at_least: The finest code that may be given; 3 for words that mean a week, 4 a month, 5 a year.

    >>> [date_prec(days) for days in (1, 2, 6, 7, 8, 31, 32)], date_prec(1, at_least=3)
    ([1, 2, 2, 3, 4, 4, 5], 3)
    """
    longest = (1, 6, 7, 31)
    return max(at_least, 1 + sum(days > limit for limit in longest))


def priogrid_gid(latitude: float, longitude: float) -> int:
    """The number of the half-degree cell: row by row from the south-west corner, 720 in a row, the first being 1.

    >>> priogrid_gid(10.51, 2.29), priogrid_gid(-90, -180), priogrid_gid(90, 180)
    (145085, 1, 259200)
    """
    # The two far edges belong to the last row and column.
    row = min(floor((latitude + 90) * 2), 359)
    column = min(floor((longitude + 180) * 2), 719)
    return row * 720 + column + 1
