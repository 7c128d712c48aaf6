"""What is timed: each module a process of its own, which prints what it took as one JSON object.

``python -m benchmarks.speed.drivers.NAME BASE_URL ARTICLES IN_FLIGHT MODEL`` for those that ask a scripted server.
"""
