"""Slack on loopback: Web API, Events API with signatures and retries, Socket Mode, files.

It speaks real HTTP and websockets, so that slack-bolt runs against it unmodified, refuses what
Slack refuses, and records what a person would have seen. `python -m tests.emulators.slack` starts
it for an operator; tests use `SlackEmulator`.
"""

from tests.emulators.slack.emulator import SlackEmulator
from tests.emulators.slack.person import Person
from tests.emulators.slack.rules import SLACK_TIERS, SlackRules
from tests.emulators.slack.workspace import Message, Ping

__all__ = ["SLACK_TIERS", "Message", "Person", "Ping", "SlackEmulator", "SlackRules"]
