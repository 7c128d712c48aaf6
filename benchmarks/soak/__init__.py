"""The command line at size, in child processes, against a scripted endpoint: ``python -m benchmarks.soak --size 2000``.

    articles  synthetic articles
    server    the endpoint, a process of its own
    running   a command in a child process, and what it took
    figures   what a piece found, and what had to hold
    memory    peak memory of a small run and of a large one; time per article
    kills     killed at random moments and resumed
    trouble   a full disk, a read-only folder, two runs at once, odd names, ten thousand files

Each piece keeps to a folder of its own. Articles that are there already are not made again, and a piece that ended well
is not run again in the same folder.
"""
