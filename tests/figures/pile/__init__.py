"""One pile, two machines: the shipped script, Python, numpy and what was measured."""
