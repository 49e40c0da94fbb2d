"""The ledger's own messages: statements behind the events, requests the other way."""

from collections.abc import Sequence
from typing import Any

from messaging.envelope import encode
from messaging.inbound import SCHOOLS
from messaging.ledger import Comparison, Request, Statements, answer_request
from messaging.relay import Relay


class LedgerPost:
    """Sends and takes what publisher and readers say to each other about what was published."""

    def __init__(
        self, service: str, sources: Sequence[str], statements: Statements, comparison: Comparison, relay: Relay
    ) -> None:
        """Speak for one service, as publisher and as reader of its sources."""
        self._service = service
        self._sources = sources
        self._statements = statements
        self._comparison = comparison
        self._relay = relay

    def state(self) -> None:
        """State what was published lately."""
        statement = self._statements.due()
        if statement:
            self._relay.run_errand(
                lambda publisher: publisher.send(f"{self._service}.events", "ledger", encode(statement))
            )

    def ask_since_last_time(self) -> None:
        """On starting to listen: ask each source for what came since the last comparison."""
        for source in self._sources:
            if source == SCHOOLS:  # they keep no ledger
                continue
            self._ask(source, self._comparison.since(source))

    def take_statement(self, body: bytes, exchange: str) -> None:
        """Compare a statement with the inbox; asks for what is missing. A statement about another's events is refused."""
        source, requests = self._comparison.compare(body, exchange.removesuffix(".events"))
        for request in requests:
            self._ask(source, request)

    def take_request(self, body: bytes) -> None:
        """Answer a reader."""

        def errand(publisher: Any) -> None:  # noqa: ANN401  either kind of publisher
            to = f"{self._service}.events"
            answer_request(
                body,
                self._statements,
                lambda window: publisher.publish(to, window),
                lambda statement: publisher.send(to, "ledger", statement),
            )

        self._relay.run_errand(errand)

    def _ask(self, source: str, request: Request) -> None:
        self._relay.run_errand(lambda publisher: publisher.send(f"{source}.ledger", "request", encode(request)))
