"""Metrics for operators, in Prometheus' form: what is done, how fast, and what fails.

Labels have few values each; nothing here names a conversation or a person.
"""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.process_collector import ProcessCollector

_FIRST_TEXT_BUCKETS_S = (0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30, 60)
_BUDGET_BUCKETS_S = (0.1, 0.5, 1, 2, 5, 10, 20, 60)
_TURN_BUCKETS_S = (0.5, 1, 2, 5, 10, 20, 40, 80, 160, 320, 640)


class Metrics:
    """Every metric of one process, in a registry of its own.

    Worth an alert: `oldest_waiting_seconds` above a minute, `turns` with outcome "failed",
    `deliveries` with outcome "refused", `adapter_connected` at 0, any `store_errors`.
    """

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        self.messages_admitted = Counter(
            "dragoman_messages_admitted",
            "Messages handed in; admission: admitted, known, full, stopped",
            ("adapter", "admission"),
            registry=registry,
        )
        self.ratings = Counter(
            "dragoman_ratings",
            "Replies that people rated; verdict: good, bad",
            ("adapter", "verdict"),
            registry=registry,
        )
        self.turns = Counter(
            "dragoman_turns",
            "Turns that ended; outcome: done, cut, stopped, failed",
            ("skill", "outcome"),
            registry=registry,
        )
        self.set_aside = Counter(
            "dragoman_set_aside",
            "Turns whose messages workers died of; outcome: kept, dropped (the oldest, for room)",
            ("outcome",),
            registry=registry,
        )
        self.turns_running = Gauge(
            "dragoman_turns_running", "Turns running in this process", registry=registry
        )
        self.oldest_waiting_seconds = Gauge(
            "dragoman_oldest_waiting_seconds",
            "Age of the oldest message that nobody has begun to answer",
            registry=registry,
        )
        self.first_text_seconds = Histogram(
            "dragoman_first_text_seconds",
            "From a turn's start to the model's first text",
            ("skill",),
            buckets=_FIRST_TEXT_BUCKETS_S,
            registry=registry,
        )
        self.turn_seconds = Histogram(
            "dragoman_turn_seconds",
            "From a turn's start to its whole reply being shown",
            ("skill",),
            buckets=_TURN_BUCKETS_S,
            registry=registry,
        )
        self.model_tokens = Counter(
            "dragoman_model_tokens",
            "Tokens as the model counted them; direction: in, out, cached (cached is part of in)",
            ("model", "direction"),
            registry=registry,
        )
        self.model_errors = Counter(
            "dragoman_model_errors",
            "Failed model streams by class of bot/errors.py",
            ("model", "error"),
            registry=registry,
        )
        self.deliveries = Counter(
            "dragoman_delivery_calls",
            "Calls to a platform; outcome: shown, busy, unavailable, unknown, refused",
            ("adapter", "method", "outcome"),
            registry=registry,
        )
        self.budget_refusals = Counter(
            "dragoman_budget_refusals",
            "Calls that a platform refused for their number (429), although they are counted",
            ("adapter", "bucket"),
            registry=registry,
        )
        self.budget_denials = Counter(
            "dragoman_budget_denials",
            "Calls that were not made for want of room in a rate limit, and shown with a later one",
            ("adapter", "bucket"),
            registry=registry,
        )
        self.budget_wait_seconds = Histogram(
            "dragoman_budget_wait_seconds",
            "Waiting of last texts for room in a rate limit, where there was none at once",
            ("adapter", "bucket"),
            buckets=_BUDGET_BUCKETS_S,
            registry=registry,
        )
        self.adapter_connected = Gauge(
            "dragoman_adapter_connected",
            "Whether messages of this platform can arrive now (1 or 0)",
            ("adapter",),
            registry=registry,
        )
        self.store_errors = Counter(
            "dragoman_store_errors", "Times that Redis did not answer", registry=registry
        )
