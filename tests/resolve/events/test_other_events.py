"""The toll of another event, told in one sentence with this one's, is not this one's."""

import pytest

from summarizer.check.draft import check_draft
from summarizer.resolve.incident import resolve_incidents
from tests.builders import draft_of, event_of, grounds_of


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Gunmen killed nine nurses in Tolvar on Tuesday. It was the worst attack since 2015, when 60 people died.", 9),
        ("Gunmen killed five nurses in Tolvar on Tuesday, two weeks after 21 people were killed in a church there.", 5),
        ("Gunmen killed five nurses in Tolvar on Tuesday. The raid comes days after bandits killed 21 villagers.", 5),
        ("A soldier, whose brother was killed in 2014, was shot dead in Tolvar on Tuesday.", 1),
    ],
)
def test_the_toll_of_another_event_is_not_this_one_s(text: str, killed: int) -> None:
    grounds = grounds_of(text)
    checked = check_draft(grounds, draft_of(event_of(place="Tolvar", date_words="Tuesday")))
    ((incident,), _) = resolve_incidents(grounds, checked)
    assert incident.fatalities is not None
    assert (incident.fatalities.low, incident.fatalities.best, incident.fatalities.high) == (killed, killed, killed)
