"""Who may be mentioned: those of the configuration, and nobody else, however the text grows."""

from hypothesis import given
from hypothesis import strategies as st

from adapters.slack.limits import LIMITS, with_mentions
from bot.rendering import neutralise
from tests.emulators.slack.pings import pinged

ALLOWED = ("U1ADA", "S1TEAM")
SOME = with_mentions(LIMITS, ALLOWED)
PIECES = st.sampled_from(
    [
        *("<@U1ADA>", "<@U1ADA|ada>", "<@U1ADAM>", "<@U1AD", "A>", "<!subteam^S1TEAM>"),
        *("<!subteam^S2>", "<!channel>", "<!here|U1ADA>", "<#C1>", "<", "@", "!", "^", ">", "x "),
    ]
)


def test_nobody_is_allowed_unless_named() -> None:
    assert with_mentions(LIMITS, ()) is LIMITS
    shown = neutralise("<@U1ADA> and <!subteam^S1TEAM>", LIMITS, is_final=True)
    assert pinged(shown) == set()


@given(st.lists(PIECES, max_size=12))
def test_only_those_named_are_pinged_and_nothing_shown_is_taken_back(pieces: list[str]) -> None:
    document, before = "", ""
    for piece in pieces:
        document += piece
        shown = neutralise(document, SOME, is_final=False)
        assert shown.startswith(before)
        assert pinged(shown) <= set(ALLOWED)
        before = shown
    last = neutralise(document, SOME, is_final=True)
    assert last.startswith(before)
    assert pinged(last) == pinged(document) & set(ALLOWED)
