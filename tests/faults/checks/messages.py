"""What every service publishes and receives: numbering, effects once and in order, nothing open, nothing lost on the way."""

from collections.abc import Iterator
from typing import Final

from tests.faults.checks.landscape import HEARING, READERS, SERVICES, Questions

# The same for every service S ({s}).
PUBLISHER: Final[Questions] = (
    ("outbox not empty", "unsettled", "SELECT bundle_id FROM {s}.outbox"),
    (
        "event with a name in it",
        "privacy",
        "SELECT event_id FROM {s}.journal JOIN forbidden ON position(convert_to(text, 'UTF8') IN envelope) > 0",
    ),
    (
        "numbering with a hole or a double",
        "disorder",
        """SELECT subject FROM {s}.journal LEFT JOIN {s}.subjects u USING (subject) GROUP BY subject, u.sequence
           HAVING min(journal.sequence) <> 1 OR max(journal.sequence) <> count(*)
           OR count(DISTINCT journal.sequence) <> count(*) OR max(journal.sequence) IS DISTINCT FROM u.sequence""",
    ),
)
READER: Final[Questions] = (
    (
        "effect of one event twice",
        "duplicated",
        "SELECT event_id FROM {s}.effect_log GROUP BY event_id HAVING count(*) > 1",
    ),
    (
        "received and marked as done, without an effect",
        "lost",
        """SELECT i.event_id FROM {s}.inbox i LEFT JOIN {s}.effect_log e USING (event_id)
           WHERE i.state = 'done' AND e.event_id IS NULL""",
    ),
    (
        "effect of an event that is not in the inbox as done",
        "disorder",
        """SELECT e.event_id FROM {s}.effect_log e LEFT JOIN {s}.inbox i USING (event_id)
           WHERE i.state IS DISTINCT FROM 'done'""",
    ),
    (
        "effects out of order",
        "disorder",
        """SELECT subject FROM (
               SELECT subject, sequence, lag(sequence) OVER (PARTITION BY source, subject ORDER BY position) AS before
               FROM {s}.effect_log) AS e WHERE sequence <= before""",
    ),
    (
        "applied past one that is missing",
        "disorder",
        """SELECT c.subject FROM {s}.cursors c LEFT JOIN (
               SELECT source, subject, count(*) AS applied FROM {s}.inbox WHERE state IN ('done', 'skipped')
               GROUP BY source, subject) AS i USING (source, subject)
           WHERE c.sequence <> coalesce(i.applied, 0)""",
    ),
    (
        "message that is still open",
        "unsettled",
        """SELECT event_id || ' ' || state FROM {s}.inbox i WHERE state NOT IN ('done', 'skipped')
           AND NOT EXISTS (SELECT FROM bad_rows b WHERE b.reader = '{s}' AND b.event_id = i.event_id)""",
    ),
    (
        "gap that is not closed",
        "unsettled",
        "SELECT source || ' ' || bucket FROM {s}.gaps WHERE resolved_at IS NULL",
    ),
)
# For every source P ({p}) and each of its readers S ({s}).
CHAIN: Final[Questions] = (
    (
        "published and never received",
        "lost",
        """SELECT j.event_id FROM {p}.journal j LEFT JOIN {s}.inbox i USING (event_id)
           WHERE i.event_id IS NULL AND j.route IS NULL""",
    ),
    (
        "received and never published",
        "duplicated",
        """SELECT i.event_id FROM {s}.inbox i LEFT JOIN {p}.journal j USING (event_id)
           WHERE i.source = '{p}' AND j.event_id IS NULL
           AND NOT EXISTS (SELECT FROM bad_rows b WHERE b.reader = '{s}' AND b.event_id = i.event_id)""",
    ),
)


def of_every_service() -> Iterator[tuple[str, str, str]]:
    """Give the questions for each service, each reader, and each way from one to another."""
    for service in SERVICES:
        for name, kind, statement in PUBLISHER:
            yield f"{service}: {name}", kind, statement.format(s=service)
    for service in HEARING:
        for name, kind, statement in READER:
            yield f"{service}: {name}", kind, statement.format(s=service)
    for publisher, readers in READERS.items():
        for reader in readers:
            for name, kind, statement in CHAIN:
                yield f"{publisher} to {reader}: {name}", kind, statement.format(p=publisher, s=reader)
