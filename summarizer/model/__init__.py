"""The language model: the one room that imports openai and instructor, and these only where they are needed.

Read in this order:

    budget      what one article may cost, and has cost
    clock       time, so that tests can play it
    waits       how long to wait before the next try
    forms       the forms in which JSON can be asked for
    reply       what an endpoint sends back, and what a sender is
    completion  how an answer ended, and its text
    context     how many tokens a model takes, by its refusal
    faults      replies that are errors, as this package's
    live        the sender that asks the endpoint
    limiter     when a call may start, over all articles
    estimate    tokens before anybody has counted them
    prices      dollars
    spans       OpenTelemetry, where it is installed
    line        the way to an endpoint, and what the run has learned of it
    transport   one request until there is an answer: tries, waits, forms
    answer      the JSON inside an answer's text
    tape        the senders for recordings
    asking      questions about articles: messages in, draft out

What to send is `prompt`'s, what to make of a draft `check`'s.
"""

from summarizer.model.asking import Inquiry, Model, prepare
from summarizer.model.budget import Limits, Spent
from summarizer.model.estimate import estimated_prompt_tokens, estimated_tokens
from summarizer.model.limiter import Pace
from summarizer.model.prices import cost_usd

__all__ = [
    "Inquiry",
    "Limits",
    "Model",
    "Pace",
    "Spent",
    "cost_usd",
    "estimated_prompt_tokens",
    "estimated_tokens",
    "prepare",
]
