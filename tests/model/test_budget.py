import pytest

from summarizer.errors import Account, BudgetError, InputError
from summarizer.model.budget import Budget, Limits, Spent
from summarizer.model.completion import Usage
from summarizer.report import Tokens
from tests.clock import FakeClock


def budget(**limits: float) -> tuple[Budget, FakeClock]:
    clock = FakeClock()
    return Budget(Limits(**limits), clock), clock  # type: ignore[arg-type]  # whole numbers are floats too


def test_the_deadline_runs_from_the_first_call() -> None:
    article, clock = budget(deadline=30)
    clock.seconds = 1000.0
    assert article.answer_tokens(100, 10) == 100
    article.start()
    clock.seconds = 1012.0
    article.start()
    assert article.seconds_left() == 18.0


def test_past_the_deadline_no_call_is_allowed() -> None:
    article, clock = budget(deadline=30)
    article.start()
    clock.seconds = 30.0
    with pytest.raises(BudgetError, match=r"deadline of 30 s has passed\. Raise --deadline"):
        article.answer_tokens(100, 10)


def test_an_answer_is_kept_within_the_ceiling() -> None:
    article, _ = budget(token_ceiling=1000)
    article.spent.add(Usage(Tokens(prompt=300, cached=200, completion=100), "stop"), 1.0, 0.0)
    assert article.answer_tokens(1600, 250) == 350
    assert article.answer_tokens(200, 250) == 200


def test_a_question_that_leaves_no_room_for_an_answer_is_not_asked() -> None:
    article, _ = budget(token_ceiling=1000)
    with pytest.raises(BudgetError, match=r"ceiling of 1000 tokens \(0 spent, 980 in the question\)"):
        article.answer_tokens(1600, 980)


def test_a_short_answer_that_is_wanted_short_fits_in_a_small_room() -> None:
    article, _ = budget(token_ceiling=1000)
    assert article.answer_tokens(10, 985) == 10


def test_what_calls_took_adds_up() -> None:
    spent = Spent()
    spent.add(Usage(Tokens(prompt=10, cached=4, completion=2), "length", "req-1"), 0.5, 0.01)
    spent.add(Usage(Tokens(prompt=20, cached=8, completion=3), "stop", "req-2"), 0.25, 0.02)
    assert spent.tokens == Tokens(prompt=30, cached=12, completion=5)
    assert (spent.calls, spent.seconds, spent.finish) == (2, 0.75, "stop")
    assert spent.account == Account(2, 30, 5, 0.03, "req-2")


def test_dollars_are_not_known_once_those_of_a_call_are_not() -> None:
    spent = Spent()
    for cost in (0.5, None, 0.5):
        spent.add(Usage(Tokens(), None), 0.0, cost)
    assert spent.cost_usd is None


def test_a_note_is_kept_once() -> None:
    spent = Spent()
    spent.note(["code fence", "prose"])
    spent.note(["prose", "list"])
    assert spent.notes == ["code fence", "prose", "list"]


@pytest.mark.parametrize(
    "limits", [{"attempts": 0}, {"repairs": -1}, {"deadline": -1}, {"timeout": float("nan")}, {"token_ceiling": 0}]
)
def test_limits_within_which_nothing_could_be_asked_are_refused(limits: dict[str, float]) -> None:
    with pytest.raises(InputError, match=next(iter(limits))):
        Limits(**limits)  # type: ignore[arg-type]  # whole numbers are floats too


def test_an_answer_is_kept_within_the_models_context() -> None:
    article, _ = budget()
    article.context = 2000
    assert article.answer_tokens(1600, 1200) == 800
    assert not article.has_room(1200, 800)
    assert article.has_room(1199, 800)


def test_a_question_that_seems_to_fill_the_context_is_the_endpoints_to_refuse() -> None:
    article, _ = budget()
    article.context = 2000
    assert article.answer_tokens(1600, 2100) == 64


def test_a_part_of_an_article_has_tries_repairs_seconds_and_tokens_of_its_own() -> None:
    article, clock = budget(deadline=30, token_ceiling=1000)
    for _ in range(3):
        article.renew()
        article.start()
        article.failures = 3
        assert article.repair()
        assert not article.repair()
        article.spent.add(Usage(Tokens(prompt=500, completion=100), "stop"), 1.0, 0.0)
        article.spent.uncounted += 50
        clock.seconds += 20.0
        assert article.answer_tokens(1600, 250) == 100
        assert article.seconds_left() == 10.0
    article.renew()
    assert (article.failures, article.repairs, article.seconds_left()) == (0, 0, float("inf"))
    assert article.answer_tokens(1600, 250) == 750
