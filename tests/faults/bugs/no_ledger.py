"""Nobody compares what was published with what was received."""

# ruff: noqa: SLF001  a bug knows its host

from messaging.post import LedgerPost


def apply() -> None:
    # What cannot be read as a statement is still kept: that is another promise, and has bugs of its own.
    LedgerPost.state = lambda _self: None  # type: ignore[assignment]
    LedgerPost._ask = lambda _self, _source, _request: None  # type: ignore[assignment]
