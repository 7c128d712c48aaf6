"""Which of a draft's events are incidents, and which sentences tell of each."""
