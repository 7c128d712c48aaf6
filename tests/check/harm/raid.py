"""An invented article that drafts are held against."""

from typing import Final

from tests.builders import grounds_of

TEXT: Final = (
    "HADRA, 21 Oct (ANP) -- Rebels of the Lake Front attacked a police post in Tolvar, in Keld province, on Tuesday "
    "night, killing nine policemen and wounding a driver.\n\n"
    "Two guards are missing and 14 villagers were kidnapped, the governor said. The gunmen came with mortars and "
    "machine guns, 12 km from the border.\n\n"
    "Deputy police chief Hamid Sorush was killed. The army denied that 30 soldiers were killed in “Camp Oryol”."
)
GROUNDS: Final = grounds_of(TEXT)
