"""What Slack allows and how patient it is, as data, so that a test may shorten a clock or a limit.

Sources: docs.slack.dev (rate limits, Events API, text and block limits) and public threads where
the documentation and the platform disagree; each figure says which. Read in November 2026.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

TEXT_MAX_CHARS = 40_000  # chat.postMessage; longer is refused here rather than cut
UPDATE_TEXT_MAX_CHARS = (
    4_000  # chat.update answers msg_too_long above about this (ChatGPT-in-Slack#102)
)
MARKDOWN_MAX_CHARS = 12_000  # one markdown block, and markdown_text
BLOCKS_TEXT_MAX_CHARS = 13_200  # a whole message (metabase#79908: msg_blocks_too_long)
BLOCKS_MAX = 50
SECTION_MAX_CHARS = 3_000
HEADER_MAX_CHARS = 150
BUTTON_TEXT_MAX_CHARS = 75
VALUE_MAX_CHARS = 2_000
ID_MAX_CHARS = 255  # block_id, action_id, callback_id
TABLE_ROWS_MAX, TABLE_COLUMNS_MAX = 100, 20  # docs.slack.dev, table block
TABLE_CELLS_MAX_CHARS = 10_000  # of all tables of a message (vellum-assistant#36219)
OPTIONS_MAX, OPTION_TEXT_MAX_CHARS, OPTION_VALUE_MAX_CHARS = 100, 75, 150
VIEW_BLOCKS_MAX, VIEW_TITLE_MAX_CHARS, PRIVATE_METADATA_MAX_CHARS = 100, 24, 3_000
VIEW_MAX_BYTES = 250_000
ALT_TEXT_MAX_CHARS = 1_000  # docs.slack.dev, files.getUploadURLExternal
RESPONSES_MAX, RESPONSE_LIFE_S = 5, 1_800.0  # of one response_url
METADATA_MAX_BYTES = 8_000
STATUS_LIFE_S = 120.0  # a status vanishes after two minutes without a message
TRIGGER_LIFE_S = 3.0
SOCKETS_MAX = 10
TICKET_LIFE_S = 30.0


@dataclass(frozen=True, slots=True)
class Tier:
    """A token bucket: `burst` calls at once, refilled at `per_minute`."""

    per_minute: float
    burst: int
    per_channel: bool = False


SLACK_TIERS: Mapping[str, Tier] = {
    "chat.postMessage": Tier(60, 5, per_channel=True),  # one a second a channel, short bursts
    "chat.update": Tier(50, 50),
    "chat.delete": Tier(50, 50),
    "chat.startStream": Tier(20, 20),
    "chat.appendStream": Tier(100, 100),
    "chat.stopStream": Tier(20, 20),
    "agents.sessions.setStatus": Tier(50, 50),  # as slack-morphism 2.29 has it
    "conversations.info": Tier(50, 50),
    "conversations.replies": Tier(50, 50),
    "conversations.history": Tier(50, 50),
    "reactions.add": Tier(50, 50),
    "users.info": Tier(100, 100),
    "apps.connections.open": Tier(1, 10),
}
"""Slack's own tiers, for a run that should meet them; a unit test usually has none."""


SLACK_WAITS_S = 3.0
"""How long Slack itself waits for an acknowledgement."""


@dataclass(frozen=True, slots=True)
class SlackRules:
    """How this Slack behaves. The defaults are Slack's own clocks, with rate limits off; but it
    waits for longer, since a machine that runs tests may stand still for three seconds."""

    ack_timeout_s: float = 15.0
    retry_delays_s: tuple[float, ...] = (0.0, 60.0, 300.0)
    stream_life_s: float = 300.0  # from the start, appends do not extend it (python-slack-sdk#1859)
    stream_max_bytes: int = 10_600  # openclaw#143882 measured a refusal at 10.6 to 11.3 kB
    tiers: Mapping[str, Tier] = field(default_factory=dict)
    scopes: frozenset[str] | None = None  # None: every scope is granted
    subscriptions: frozenset[str] | None = None  # event names as in a manifest; None: all
    token_life_s: float | None = None  # tokens from OAuth end, and are renewed (Slack: 12 hours)
    clock_skew_s: float = 0.0  # added to the time in signatures, to be refused by a careful app
