"""What servers do instead of answering, and what comes of it: the table of docs/failures.md."""

from typing import NamedTuple

from summarizer.errors import (
    AccessDeniedError,
    AuthenticationError,
    EmptyAnswerError,
    EndpointError,
    InvalidAnswerError,
    QuotaError,
    RateLimitError,
    RefusedError,
    RequestRejectedError,
    ServerFaultError,
    TooLongError,
    TruncatedError,
    UnknownModelError,
    UnreachableError,
)
from summarizer.report import Tokens
from tests.model.asking import PATIENT
from tests.server import Answer, answer_json, error_answer, says
from tests.toy import GOOD_ANSWER

ATTEMPTS = PATIENT.attempts
HTML = {"Content-Type": "text/html"}
JSON = {"Content-Type": "application/json"}
PAGE = Answer(body=b"<html><title>Harbour WiFi: sign in</title></html>", headers=HTML)
WHOLE = says(GOOD_ANSWER)
USED = Tokens(prompt=100, cached=40, completion=20)
NOTHING = Tokens()


class Row(NamedTuple):
    """What the server does, again and again, and what comes of it."""

    answer: Answer
    calls: int
    error: type[EndpointError]
    tokens: Tokens = NOTHING


def times(tokens: Tokens, calls: int) -> Tokens:
    return Tokens(prompt=tokens.prompt * calls, cached=tokens.cached * calls, completion=tokens.completion * calls)


RETRIED = {
    "500": Row(error_answer(500), ATTEMPTS, ServerFaultError),
    "502": Row(error_answer(502), ATTEMPTS, ServerFaultError),
    "503": Row(error_answer(503), ATTEMPTS, ServerFaultError),
    "504": Row(error_answer(504), ATTEMPTS, ServerFaultError),
    "520": Row(error_answer(520), ATTEMPTS, ServerFaultError),
    "529": Row(error_answer(529), ATTEMPTS, ServerFaultError),
    "500 that is no text": Row(Answer(500, b"\xff\xfe\x00 not utf-8"), ATTEMPTS, ServerFaultError),
    "500 that is a list": Row(answer_json(["no"], 500), ATTEMPTS, ServerFaultError),
    "502 with a page": Row(Answer(502, b"<html><title>Bad Gateway</title>", HTML), ATTEMPTS, ServerFaultError),
    "408": Row(error_answer(408), ATTEMPTS, UnreachableError),
    "429": Row(error_answer(429), ATTEMPTS, RateLimitError),
    "hangs up": Row(Answer(behaviour="close"), ATTEMPTS, UnreachableError),
    "reset mid-body": Row(Answer(body=WHOLE.body, headers=JSON, behaviour="reset"), ATTEMPTS, UnreachableError),
    "ends mid-body": Row(Answer(body=WHOLE.body, headers=JSON, behaviour="half"), ATTEMPTS, UnreachableError),
    "chunks end early": Row(Answer(body=WHOLE.body, headers=JSON, behaviour="chunked"), ATTEMPTS, UnreachableError),
    "unmeasured, ends early": Row(
        Answer(body=WHOLE.body, headers=JSON, behaviour="unmeasured"), ATTEMPTS, ServerFaultError
    ),
    "not gzip": Row(Answer(body=b"no", headers={"Content-Encoding": "gzip"}), ATTEMPTS, UnreachableError),
    "200 with a page": Row(PAGE, ATTEMPTS, ServerFaultError),
    "200 with a page that claims to be JSON": Row(Answer(body=b"<html>", headers=JSON), ATTEMPTS, ServerFaultError),
    "200 that is no text": Row(Answer(body=b'{"a":\xff}', headers=JSON), ATTEMPTS, ServerFaultError),
    "200 nested without end": Row(Answer(body=b"[" * 100_000, headers=JSON), ATTEMPTS, ServerFaultError),
    "200 with null": Row(answer_json(None), ATTEMPTS, ServerFaultError),
    "200 with other JSON": Row(answer_json({"message": "hello"}), ATTEMPTS, EmptyAnswerError),
    "no choices": Row(answer_json({"choices": []}), ATTEMPTS, EmptyAnswerError),
    "null choices": Row(answer_json({"choices": None}), ATTEMPTS, EmptyAnswerError),
    "choice without message": Row(answer_json({"choices": [{}]}), ATTEMPTS, EmptyAnswerError),
    "null content": Row(says(None), ATTEMPTS, EmptyAnswerError, USED),
    "empty string": Row(says(""), ATTEMPTS, EmptyAnswerError, USED),
    "white space": Row(says(" \n"), ATTEMPTS, EmptyAnswerError, USED),
}
ONCE = {
    "429 quota": Row(error_answer(429, code="insufficient_quota"), 1, QuotaError),
    "402": Row(error_answer(402), 1, QuotaError),
    "403 billing": Row(error_answer(403, code="billing_not_active"), 1, QuotaError),
    "400": Row(error_answer(400, "bad temperature"), 1, RequestRejectedError),
    "401": Row(error_answer(401), 1, AuthenticationError),
    "403": Row(error_answer(403), 1, AccessDeniedError),
    "404": Row(error_answer(404), 1, UnknownModelError),
    "409": Row(error_answer(409), 1, RequestRejectedError),
    "413": Row(error_answer(413), 1, TooLongError),
    "422": Row(error_answer(422), 1, RequestRejectedError),
    "307": Row(Answer(307, headers={"Location": "http://127.0.0.1:9/v1"}), 1, RequestRejectedError),
    "context by code": Row(error_answer(400, "no", "context_length_exceeded"), 1, TooLongError),
    "context by words": Row(
        error_answer(400, "This model's maximum context length is 8192 tokens, you asked for 9000"), 1, TooLongError
    ),
    "context of llama.cpp": Row(
        answer_json(
            {
                "error": {
                    "code": 400,
                    "message": "the request exceeds the available context size, try increasing it",
                    "type": "exceed_context_size_error",
                }
            },
            400,
        ),
        1,
        TooLongError,
    ),
    "refusal": Row(says(None, refusal="I cannot help with that"), 1, RefusedError, USED),
    "content filter": Row(says(None, "content_filter"), 1, RefusedError, USED),
    "content filter as an error": Row(error_answer(400, "filtered", "content_filter"), 1, RefusedError),
    "schema violation": Row(says('{"incidents": [{"what": "x"}]}'), 1, InvalidAnswerError, USED),
    "half an object": Row(says('{"incidents": [{"what'), 1, InvalidAnswerError, USED),
    "length, again longer": Row(says('{"incidents": [{"what', "length"), 2, TruncatedError, USED),
    "length, though whole": Row(says(GOOD_ANSWER, "length"), 2, TruncatedError, USED),
}
TABLE = RETRIED | ONCE

NO_SCHEMA = error_answer(400, "'response_format' of type 'json_schema' is not supported with this model")
