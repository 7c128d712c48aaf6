"""Counts in English text: which numbers count people, and what bounds they give."""
