"""Applied in the order of arrival: of one case, the later may come before the earlier."""

from collections.abc import Sequence

from sqlalchemy import text

from messaging import inbox_rows
from messaging.batch import Batch
from messaging.reading import Readable

_KNOWN = text("SELECT event_id FROM inbox WHERE event_id = ANY(CAST(:ids AS uuid[]))")


def apply() -> None:
    def run(self: Batch, messages: Sequence[Readable], *, again: bool) -> None:
        session = self._transaction.session
        self._cursors = inbox_rows.lock_cursors(session, sorted({message.key for message in messages}))
        self._before = dict(self._cursors)
        known = set(session.scalars(_KNOWN, {"ids": [str(message.heard.event_id) for message in messages]}))
        for message in messages:
            if message.heard.event_id in known:
                self._count_repeat(message, again=again)
            elif self._answer(message, 1):
                known.add(message.heard.event_id)
                self._cursors[message.key] = max(message.heard.sequence, self._cursors[message.key])

    Batch.run = run  # type: ignore[method-assign]
