"""The least that a client can do: httpx2 sends, pydantic reads the draft."""

import asyncio

import httpx2

from benchmarks.speed.drivers.asking import Given, Row, timed
from benchmarks.speed.drivers.question import messages, response_format
from summarizer.draft import Draft


async def main() -> None:
    """Ask about all articles."""
    given, form = Given.of_command_line(), response_format()
    limits = httpx2.Limits(max_connections=None, max_keepalive_connections=given.in_flight)
    async with httpx2.AsyncClient(trust_env=False, limits=limits, timeout=60) as client:

        async def answered(row: Row) -> bool:
            body = {"model": given.model, "messages": messages(row), "response_format": form, "temperature": 0}
            answer = await client.post(f"{given.base_url}/chat/completions", json=body)
            return bool(Draft.model_validate_json(answer.json()["choices"][0]["message"]["content"]).incidents)

        await timed(given, answered)


if __name__ == "__main__":
    asyncio.run(main())
