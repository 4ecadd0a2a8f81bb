"""Model to ElementTree nodes; one file a component."""
