"""Why a model stopped, and what the person is told of it."""

from bot.errors import ReplyCut
from bot.models.refusals import FILTERED_MESSAGE
from bot.reply import Notice

LENGTH_NOTICE = Notice("The reply reached its length limit here. Ask me to go on and I will.")
FILTER_NOTICE = Notice("The language model's provider cut the reply here (its content filter).")

NO_ROOM_MESSAGE = (
    "The language model reached its length limit before its first word. Please ask for less at "
    "once, or ask whoever runs me to allow longer replies."
)

LENGTH_REASONS = frozenset({"length", "max_tokens", "max_output_tokens"})
"""OpenAI and most others; Anthropic, Bedrock, Gemini; OpenAI's Responses. In lower case."""

FILTER_REASONS = frozenset(
    {
        "content_filter",  # OpenAI, Azure, Mistral
        "refusal",  # Anthropic
        "content_filtered",  # Bedrock, as the next
        "guardrail_intervened",
        "safety",  # Gemini, as the next
        "recitation",
        "blocklist",
        "prohibited_content",
    }
)


def notice_for(reason: str | None) -> Notice | None:
    """What to add to a text that ended for this reason; None where it ended by itself."""
    known = (reason or "").lower()
    if known in LENGTH_REASONS:
        return LENGTH_NOTICE
    if known in FILTER_REASONS:
        return FILTER_NOTICE
    return None


def nothing_said(reason: str | None) -> ReplyCut:
    """The error for a reply that ended without text and without a tool call."""
    if (reason or "").lower() in FILTER_REASONS:
        return ReplyCut("filtered before the first word", user_message=FILTERED_MESSAGE)
    if (reason or "").lower() in LENGTH_REASONS:  # a reasoning model may spend it all on thinking
        return ReplyCut("length limit before the first word", user_message=NO_ROOM_MESSAGE)
    return ReplyCut(f"the reply held no text (finish reason: {reason})")
