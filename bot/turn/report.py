"""What whoever runs the bot learns of a turn: a line in the log, and the figures in its metrics."""

import time

import structlog

from bot.audit import Record
from bot.ops.metrics import Metrics
from bot.turn.running import RunningTurn

logger = structlog.get_logger(__name__)


def report(
    turn: RunningTurn, calls: int | None, model: str, metrics: Metrics, *, is_audited: bool
) -> None:
    """A turn has ended that was shown in so many calls to the platform; None: it was refused.

    `model` is whose name stands there; `is_audited`: also who asked what, by ids and hashes.
    """
    plan, usage = turn.plan, turn.usage
    seconds = time.monotonic() - turn.started_at
    first_s = turn.first_text_at and turn.first_text_at - turn.started_at
    skill = "" if plan.tell or plan.sets_aside else plan.skill.name
    logger.info(
        "turn",
        skill=skill,
        model=model if skill else "",
        answered=len(plan.answered),
        tokens_in=usage.tokens_in,
        tokens_out=usage.tokens_out,
        first_token_s=round(first_s, 3) if first_s else None,
        seconds=round(seconds, 3),
        calls=calls or 0,
        outcome="refused" if calls is None else turn.outcome,
    )
    if is_audited:
        logger.info("audit", **Record.of(plan, turn.reply.said).fields())
    label = skill or "none"
    metrics.turns.labels(label, "failed" if calls is None else turn.outcome).inc()
    metrics.turn_seconds.labels(label).observe(seconds)
    if first_s:
        metrics.first_text_seconds.labels(label).observe(first_s)
    for direction, tokens in (
        ("in", usage.tokens_in),
        ("out", usage.tokens_out),
        ("cached", usage.tokens_cached),
    ):
        metrics.model_tokens.labels(model, direction).inc(tokens)
