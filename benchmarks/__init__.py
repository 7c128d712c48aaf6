"""Measurements of this project, one command each; what each prints stands in docs/measurements.md. None is a test."""
