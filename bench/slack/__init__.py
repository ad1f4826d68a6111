"""Dragoman on Slack within Slack's rate limits: how replies grow, and how soon they are whole."""
