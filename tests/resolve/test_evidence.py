"""Whatever the article and whatever the draft: every quote of a report is a slice of the text, in its sentence."""

import json
from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.check.draft import check_draft
from summarizer.codebook import EVENT_TYPE_OF
from summarizer.draft import Draft, IncidentDraft
from summarizer.resolve.incident import resolve_incidents
from tests.builders import grounds_of

_COUNTS = ["12", "two", "a dozen", "at least 40", "several", "1,200", "no", "both", "between 20 and 30", "dozens of"]
_VICTIMS = ["soldiers", "people", "civilians, including three children,", "men", "policemen and a cook", "militants"]
_PLACES = ["Tolvar", "Baharak district", "al-Ḥasakah", "the 1200 block of Mill Street", "Дебальцево", "東京", "Łódź"]
_DAYS = ["on Tuesday", "on Monday night", "two days earlier", "on October 20", "last week", "in March", "overnight"]
_PARTIES = ["The Taliban", "Rebels of the Lake Front", "gunmen", "The army", "Police", "“Lions of Keld”"]
_SPICE = ["", "\u200b", "\u00ad", " \N{CROSS MARK}", "\u202e", "  ", "…", "\u0301", "\n\n", "\t", "مسلحون"]

_sentences = st.one_of(
    st.builds(
        lambda who, count, whom, where, when, spice: f"{who} killed {count} {whom} in {where}{spice} {when}.",
        *map(st.sampled_from, (_PARTIES, _COUNTS, _VICTIMS, _PLACES, _DAYS, _SPICE)),
    ),
    st.builds(
        lambda count, whom, spice, place: (
            f"{count.capitalize()} {whom}{spice} were wounded near {place}, officials said."
        ),
        *map(st.sampled_from, (_COUNTS, _VICTIMS, _SPICE, _PLACES)),
    ),
    st.text(max_size=60),
)
_articles = st.lists(_sentences, min_size=1, max_size=8).map(lambda texts: "A report. " + " ".join(texts))
_words = st.one_of(
    st.none(),
    st.sampled_from([*_COUNTS, *_PLACES, *_DAYS, *_PARTIES, "12 soldiers", "3 March", "Kunduz", "-4"]),
    st.text(max_size=30),
)
_events = st.fixed_dictionaries(
    {
        "what": st.one_of(_sentences, st.just("An attack.")),
        "type": st.sampled_from(sorted(EVENT_TYPE_OF)),
        **{name: _words for name in IncidentDraft.model_fields if name not in {"what", "type"}},
    }
)


@settings(max_examples=150, deadline=None)
@given(_articles, st.lists(_events, max_size=3))
def test_every_quote_is_a_slice_of_the_article_and_lies_in_its_sentence(
    text: str, events: list[dict[str, Any]]
) -> None:
    grounds = grounds_of(text, title="Fighting in Tolvar kills 12")
    draft = Draft(incidents=tuple(IncidentDraft.model_validate(one) for one in events))
    incidents, problems = resolve_incidents(grounds, check_draft(grounds, draft))
    article = grounds.article
    sentences = {one.number: one for one in article.sentences}
    for evidence in _evidence([json.loads(one.model_dump_json(by_alias=True)) for one in incidents]):
        assert evidence["quote"] == article.text[evidence["start"] : evidence["end"]] != ""
        sentence = sentences[evidence["sentence"]]
        assert sentence.start <= evidence["start"] < sentence.end
    for problem in problems:
        json.dumps(problem.model_dump(mode="json"))


@settings(max_examples=60, deadline=None)
@given(_articles, _events)
def test_every_value_of_an_incident_has_evidence(text: str, event: dict[str, Any]) -> None:
    grounds = grounds_of(text)
    draft = Draft(incidents=(IncidentDraft.model_validate(event),))
    for one in resolve_incidents(grounds, check_draft(grounds, draft))[0]:
        assert one.date.evidence or one.date.words is None
        assert one.location.evidence or one.location.text is None
        assert all(actor.evidence for actor in one.actors)
        assert all(claim.evidence for claim in one.casualties)
        assert all(weapon.evidence for weapon in one.weapons)
        for figure in (one.fatalities, one.injured, one.missing, one.captured):
            assert figure is None or (figure.claims and max(figure.claims) < len(one.casualties))


def _evidence(value: object) -> Iterator[dict[str, Any]]:
    """Every piece of evidence anywhere in a report."""
    if isinstance(value, dict):
        if "quote" in value:
            yield value
        for inner in value.values():
            yield from _evidence(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _evidence(inner)
