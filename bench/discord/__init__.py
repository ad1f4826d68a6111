"""Side by side on Discord: Dragoman, a bare bot, and llmcord's way of streaming, in one run."""
