"""Each kind of a draft's values held against the article: counts, days, places, parties, the summary."""
