"""Date expressions, the days they mean, and which of them is the incident's."""
