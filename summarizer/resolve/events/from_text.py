"""An event that the article plainly tells and of whose drafts none held: made from the text alone.

A small model that loses its way answers with words of its example, or with nothing that the article has. Where the
article's first sentences tell of violence all the same, an event without any of the model's values takes its place, and
the rest of this room fills it as it fills what any draft leaves open.
"""

from typing import Final

from summarizer.check.draft import CheckedIncident, Grounds
from summarizer.codebook import Outcome, SubEventType
from summarizer.draft import IncidentDraft
from summarizer.report import Problem
from summarizer.resolve.codes.codes import event_code
from summarizer.resolve.dates.when import article_dates
from summarizer.resolve.events.scope import BACKGROUND, Anchors, sentence_owners
from summarizer.resolve.events.speech import spoken_in
from summarizer.resolve.events.told import tells_plainly, tells_what_there_was
from summarizer.resolve.story import told_words

# The headline and so many sentences of the body: what a report is about.
_LEAD_SENTENCES: Final = 3
_MESSAGE: Final = "nothing of the model's answer held; this incident rests on the article's words alone"


def event_of_text(grounds: Grounds) -> CheckedIncident | None:
    """The event that an article's first sentences plainly tell, without anything a model said of it; None if none.

    "A bomb exploded in Hadra, killing two.", draft about lighthouse keepers → an event of a bomb, with the problem
    `draft-not-borne-out`; "The minister spoke of the violence." → None.
    """
    article = grounds.article
    owners = sentence_owners(article, [Anchors((), None)], article_dates(article))
    own = [one for one in article.sentences if owners[one.number] != BACKGROUND]
    body = [one.number for one in own if one.start >= article.body_start][:_LEAD_SENTENCES]
    lead = [one for one in own if one.end <= article.body_start or one.number in body]
    stated = [one for one in grounds.mentions if one.modality == "stated" and one.best != 0]
    harmed = {one.sentence for one in stated}
    texts = {one.number: told_words(article, one) for one in own}
    spoken = {one.number for one, says in zip(own, spoken_in(texts.values()), strict=True) if says}
    plain = any(tells_plainly(texts[one.number], harm=one.number in harmed - spoken) for one in lead)
    if not plain and not any(tells_what_there_was(words) for words in texts.values()):
        return None
    draft = _draft(_type_of(list(texts.values()), {one.outcome: True for one in stated}))
    problem = Problem(code="draft-not-borne-out", where="$.incidents[0].what", message=_MESSAGE, value=None)
    return CheckedIncident(draft, None, {}, (problem,))


def _draft(kind: SubEventType) -> IncidentDraft:
    nothing = dict.fromkeys(IncidentDraft.model_fields)
    return IncidentDraft.model_validate({**nothing, "what": "", "type": kind})


def _type_of(sentences: list[str], harmed: dict[Outcome, bool]) -> SubEventType:
    """The type that most words tell; an attack where they tell of violence of no kind."""
    told = event_code("Other", sentences, harmed)
    return told.sub_event_type if told is not None and told.sub_event_type != "Other" else "Attack"
