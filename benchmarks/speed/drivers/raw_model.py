"""llama.cpp's server on its own: how long it loads, and its own seconds for the first question about an article.

``python -m benchmarks.speed.drivers.raw_model ARTICLE``. The question is asked twice with other articles between, so
that the second time only the prompt's fixed part is cached, as it is for every article of a run but the first.
"""

import importlib
import json
import os
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from benchmarks.speed.drivers.asking import Row
from benchmarks.speed.drivers.question import messages, response_format
from summarizer.embedded import path
from summarizer.endpoint import EMBEDDED_CONTEXT


def main() -> None:
    """Print seconds: load, cold, warm."""
    began = time.perf_counter()
    xllamacpp: Any = importlib.import_module("xllamacpp")  # by name, for it comes without types
    settings = xllamacpp.CommonParams()
    settings.model.path = str(path())
    settings.hostnames, settings.port = ["127.0.0.1"], 0
    settings.n_ctx, settings.n_parallel, settings.verbosity = EMBEDDED_CONTEXT, 1, 1
    server = xllamacpp.Server(settings)
    load = time.perf_counter() - began
    port = urlsplit(server.listening_address).port
    article = Path(sys.argv[1]).read_text(encoding="utf-8")
    cold = _seconds(port, article)
    _seconds(port, "The council of Tolvar opened a new library. Children sang.")
    print(json.dumps({"load": load, "cold": cold, "warm": _seconds(port, article)}), flush=True)
    os._exit(0)  # its threads do not end by themselves


def _seconds(port: int | None, text: str) -> float:
    """llama.cpp's own seconds for reading and writing."""
    row: Row = {"title": "", "text": text}
    body = {"messages": messages(row), "response_format": response_format(), "temperature": 0, "max_tokens": 800}
    request = urllib.request.Request(f"http://127.0.0.1:{port}/v1/chat/completions", json.dumps(body).encode())
    request.add_header("Content-Type", "application/json")
    with urllib.request.urlopen(request, timeout=900) as answer:  # noqa: S310 - loopback
        timings = json.load(answer)["timings"]
    return float(timings["prompt_ms"] + timings["predicted_ms"]) / 1000


if __name__ == "__main__":
    main()
