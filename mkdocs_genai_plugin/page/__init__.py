"""One page: its blocks and citations, and what they become."""
