"""Models that listen, one module each: `speech.kind` in config.yaml names it. docs/models.md."""
