"""Which character follows which: the shipped script, Python, numpy and what was measured."""
