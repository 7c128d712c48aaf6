"""This project, all of it: a row is read, asked about, checked, resolved, and its report written as JSON."""

import asyncio

from benchmarks.speed.drivers.asking import Given, Row, timed
from summarizer import Endpoint, Options, Pace, read_row, session


async def main() -> None:
    """Report all articles."""
    given = Given.of_command_line()
    options = Options(endpoint=Endpoint(given.base_url, given.model, "key"), pace=Pace(in_flight=given.in_flight))
    async with session(options) as ask:

        async def answered(row: Row) -> bool:
            report = await ask.report(read_row(row, "row"))
            return bool(report.json_text(indent=None)) and len(report.incidents) == 1

        await timed(given, answered)


if __name__ == "__main__":
    asyncio.run(main())
