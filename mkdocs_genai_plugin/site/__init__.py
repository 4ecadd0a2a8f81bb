"""One site: what MkDocs and ProperDocs ask of a plugin."""
