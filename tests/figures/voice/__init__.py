"""A sound, value by value: the shipped script, Python, numpy and what was measured."""
