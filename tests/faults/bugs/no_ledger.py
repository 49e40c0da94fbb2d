"""Nobody compares what was published with what was received."""

from messaging.post import LedgerPost


def apply() -> None:
    LedgerPost.state = lambda _self: None  # type: ignore[assignment]
    LedgerPost.ask_since_last_time = lambda _self: None  # type: ignore[assignment]
    LedgerPost.take_statement = lambda _self, _body, _exchange: None  # type: ignore[assignment]
