"""The guide: one step and one question a turn, and hints that are read before they are shown."""
