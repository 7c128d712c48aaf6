"""A fixed random part of a file of JSONL rows, on standard output.

    python -m benchmarks.sample ROWS.jsonl 60 > sample.jsonl

The same rows for the same file and number, on every machine; a larger sample begins with the smaller one.
"""

import argparse
import random
import sys
from pathlib import Path
from typing import Final

_SEED: Final = 7


def sampled(file: Path, number: int) -> list[str]:
    """The lines of a random part of a file.

    Args:
        file: JSONL.
        number: How many; all where there are fewer.
    """
    rows = file.read_text(encoding="utf-8").splitlines(keepends=True)
    random.Random(_SEED).shuffle(rows)  # noqa: S311 - a sample, not a secret
    return rows[:number]


def main() -> None:
    """Print the rows."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("number", type=int)
    arguments = parser.parse_args()
    sys.stdout.writelines(sampled(arguments.file, arguments.number))


if __name__ == "__main__":
    main()
