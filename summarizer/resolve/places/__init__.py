"""Names of places, the gazetteer, and which place is the incident's."""
