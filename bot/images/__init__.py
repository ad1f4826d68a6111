"""Image models, one module each: `images.kind` in config.yaml names it. docs/images.md."""
