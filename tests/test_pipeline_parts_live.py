"""A long article through the embedded model itself."""

import pytest

from summarizer import Endpoint, summarize
from summarizer.embedded import embedded_server
from tests.narrow import LAST, LEAD, long_article


@pytest.mark.live
def test_the_embedded_model_reads_a_long_article_in_parts_to_its_end() -> None:
    article = long_article(7_000)
    with embedded_server() as served:
        endpoint = Endpoint(served.base_url, served.model, served.api_key, embedded=True, context=3_000)
        report = summarize(article, endpoint=endpoint)
    assert "read in 2 parts" in report.provenance.notes
    assert "part-lost" not in [problem.code for problem in report.problems]
    dead = {one.fatalities.best for one in report.incidents if one.fatalities}
    assert {2, 7} <= dead, (LEAD, LAST)
