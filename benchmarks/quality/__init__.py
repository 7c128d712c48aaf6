"""How good the answers are, beside those of other tools with the same model, on other people's annotated news.

    python -m benchmarks.quality run --rows 60
    python -m benchmarks.quality table

In reading order: `rows` (which articles), `peers` (who answers), `worker` (one peer in a process of its own), `meter`
(what it takes), `run` (articles × peers, resumable), `score` (the scorer that comes with the data), `again` (reports of
a changed rule from recorded answers), `table`. `gold` makes gold of the rows for `summarize evaluate --compare`.

The annotated news is not part of this project (`--data`, `--scorer` say where it is).
"""
