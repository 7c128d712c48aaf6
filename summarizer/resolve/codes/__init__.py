"""ACLED's and UCDP's codes: event types, parties and their roles, weapons, kinds of violence."""
