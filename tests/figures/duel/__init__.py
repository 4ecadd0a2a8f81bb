"""Two players in one dimension: the shipped script, Python, numpy and what was measured."""
