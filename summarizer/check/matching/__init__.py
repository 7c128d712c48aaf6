"""Where an article has given words, whatever the typography: folding, spelling, search."""
