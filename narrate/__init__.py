"""Turn a story file into an audiobook with a voice for every character."""
