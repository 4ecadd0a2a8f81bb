"""Accessibility engines beside axe, over every kind of block and machine."""
