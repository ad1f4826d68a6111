"""How a model's answer shows a change: as code, a diff, two halves, or named in its words."""
