"""YAML bytes to a checked pack; every problem carries its place."""
