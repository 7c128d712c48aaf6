"""How fast it is, beside what a user would otherwise run: ``make bench``, or ``python -m benchmarks.speed [PIECE…]``.

    row       a row of the table: what, beside what, how far it should reach, what was measured
    process   whole processes, timed from outside and in turn
    cold      start-up, and one recorded article replayed
    calls     many articles against a scripted server: this pipeline, and other clients with the same question
    size      memory and time from ten articles to a hundred thousand
    growth    time as an article and its claims grow
    model     tokens and seconds with the embedded model, beside other tools and the model's own clock
    first     from a cold start to the first report, with the embedded model
    machine   where all this was measured
    drivers/  what is timed, each a process of its own

Those that are compared run in turn, several rounds in one go; figures are medians with their range, or ratios of such.
Nothing here fails for being slow: a piece breaks only where a count is wrong (reports, requests, tokens, imports).
What a piece has found is kept, and not measured again, in the folder that ``--folder`` names. ``--small`` asks of every
piece only whether it still runs.
"""
