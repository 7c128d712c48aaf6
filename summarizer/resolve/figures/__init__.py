"""From statements of harm to one figure an outcome, and where the article contradicts itself."""
