"""The language model: the one room that imports openai, instructor and tenacity.

`ask` sends messages and returns a draft, `completion` reads how an answer ended, `answer` finds the JSON in it, `tape`
is the client for recordings, and `faults` turns the libraries' errors into this package's. What to send is `prompt`'s,
what to make of a draft `check`'s.
"""

from summarizer.model.ask import Limits, Model, Spent

__all__ = ["Limits", "Model", "Spent"]
