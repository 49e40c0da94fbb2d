"""The judge: reads the client's ledger and the database, knows nothing of the product's code, and says what is wrong.

Every question below is one SQL statement that gives the ids of what is wrong; nothing found is the only good answer.
Run by itself: python tests/faults/checker.py LEDGER DSN
"""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg2
from psycopg2.extras import execute_values

READERS = {
    "directory": ("intake", "aftercare", "notifications"),
    "intake": ("aftercare", "notifications"),
    "aftercare": ("aftercare", "intake", "notifications"),
}
SERVICES = ("directory", "intake", "aftercare", "notifications")
SHOWN = 5


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong: which check found it, of what kind it is, and the ids."""

    check: str
    kind: str  # lost, duplicated, disorder, unsettled, privacy
    count: int
    ids: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.check}: {self.count} ({', '.join(self.ids)})"


# What the ledger says, as tables that the statements below can join.
_TABLES = """
    CREATE TEMP TABLE reports (key text PRIMARY KEY, brin text, number text);
    CREATE TEMP TABLE answers (key text PRIMARY KEY, pupil_id uuid, event_id uuid);
    CREATE TEMP TABLE bad (what text, event_id uuid, digest text, states text[]);
    CREATE TEMP TABLE damage (reader text, source text, at timestamptz);
    CREATE TEMP TABLE forbidden (text text);
"""
_PUPILS = """
    CREATE TEMP TABLE pupils AS
    SELECT p.pupil_id, count(*) AS reports, bool_or(p.contract_end <= current_date - 2) AS is_contract_over
    FROM intake.pupils p JOIN intake.schools s USING (school_id)
    JOIN reports r ON r.brin = s.brin AND r.number = p.pupil_number GROUP BY p.pupil_id;
    CREATE TEMP TABLE bad_rows (reader text, event_id uuid, what text, state text, fingerprint text);
"""
_BAD_ROWS = """
    WITH kept AS MATERIALIZED (
        SELECT event_id, state, fingerprint, encode(sha256(body), 'hex') AS digest FROM {s}.inbox
        WHERE state NOT IN ('done', 'skipped') OR event_id IN (SELECT event_id FROM bad))
    INSERT INTO bad_rows SELECT '{s}', k.event_id, b.what, k.state, k.fingerprint
    FROM kept k JOIN bad b ON k.event_id = b.event_id OR k.digest = b.digest
"""

# (check, kind, statement): about what people reported and what must have come of it.
_BUSINESS: tuple[tuple[str, str, str], ...] = (
    (
        "acknowledged leaver without a pupil",
        "lost",
        "SELECT a.key FROM answers a LEFT JOIN intake.pupils p USING (pupil_id) WHERE p.pupil_id IS NULL",
    ),
    (
        "acknowledged report without its event",
        "lost",
        """SELECT a.key FROM answers a LEFT JOIN intake.journal j
           ON j.event_id = a.event_id AND j.name = 'pupil_left_school' AND j.subject = 'pupil/' || a.pupil_id
           WHERE j.event_id IS NULL""",
    ),
    (
        "two reports share one event",
        "lost",
        "SELECT event_id FROM answers GROUP BY event_id HAVING count(*) > 1",
    ),
    (
        "more events than reports",
        "duplicated",
        """SELECT p.pupil_id FROM pupils p JOIN intake.journal j ON j.subject = 'pupil/' || p.pupil_id
           WHERE j.name = 'pupil_left_school' GROUP BY p.pupil_id, p.reports HAVING count(*) > p.reports""",
    ),
    (
        "pupil that nobody reported",
        "duplicated",
        "SELECT pupil_id FROM intake.pupils WHERE pupil_id NOT IN (SELECT pupil_id FROM pupils)",
    ),
    (
        "pupil twice in one school",
        "duplicated",
        "SELECT min(pupil_id::text) FROM intake.pupils GROUP BY school_id, pupil_number HAVING count(*) > 1",
    ),
    (
        "half done: pupil without both events",
        "lost",
        """SELECT p.pupil_id FROM pupils p LEFT JOIN intake.journal j ON j.subject = 'pupil/' || p.pupil_id
           AND j.name IN ('pupil_registered', 'pupil_left_school')
           GROUP BY p.pupil_id HAVING count(DISTINCT j.name) < 2""",
    ),
    (
        "leaver without a case",
        "lost",
        "SELECT p.pupil_id FROM pupils p LEFT JOIN aftercare.cases c USING (pupil_id) WHERE c.case_id IS NULL",
    ),
    (
        "leaver with two cases",
        "duplicated",
        "SELECT pupil_id FROM aftercare.cases GROUP BY pupil_id HAVING count(*) > 1",
    ),
    (
        "case of a pupil that does not exist",
        "lost",
        "SELECT case_id FROM aftercare.cases WHERE pupil_id NOT IN (SELECT pupil_id FROM intake.pupils)",
    ),
    (
        "case without a job coach who was told",
        "lost",
        """SELECT c.case_id FROM aftercare.cases c LEFT JOIN notifications.notifications n
           ON n.case_id = c.case_id AND n.kind = 'job_coach_assigned' AND n.person_id = c.job_coach_id
           WHERE n.notification_id IS NULL""",
    ),
    (
        "somebody told twice of one event",
        "duplicated",
        """SELECT min(event_id::text) FROM notifications.notifications
           GROUP BY event_id, person_id, kind HAVING count(*) > 1""",
    ),
    (
        "job coach told twice of one case",
        "duplicated",
        """SELECT case_id FROM notifications.notifications WHERE kind = 'job_coach_assigned' AND must_act
           GROUP BY case_id HAVING count(*) > 1""",
    ),
    (
        "job coach without exactly one mail",
        "duplicated",
        """SELECT n.event_id FROM notifications.notifications n LEFT JOIN notifications.deliveries d
           USING (event_id, person_id) WHERE n.must_act GROUP BY n.event_id, n.person_id
           HAVING count(d.delivery_id) <> 1""",
    ),
    (
        "contract that is over and nobody was told",
        "lost",
        """SELECT p.pupil_id FROM pupils p JOIN aftercare.cases c USING (pupil_id) WHERE p.is_contract_over AND
           ('case/' || c.case_id NOT IN (SELECT subject FROM aftercare.journal WHERE name = 'contract_ended')
            OR c.case_id NOT IN (SELECT case_id FROM aftercare.conversations)
            OR c.case_id NOT IN (SELECT case_id FROM notifications.notifications
                                 WHERE kind = 'career_conversation_requested' AND case_id IS NOT NULL)
            OR c.case_id NOT IN (SELECT case_id FROM intake.readers))""",
    ),
    (
        "contract that ended twice",
        "duplicated",
        """SELECT subject FROM aftercare.journal WHERE name = 'contract_ended' GROUP BY subject HAVING count(*) > 1
           UNION ALL SELECT case_id::text FROM aftercare.conversations GROUP BY case_id HAVING count(*) > 1""",
    ),
    (
        "timer fired before its time",
        "disorder",
        """SELECT case_id || ' ' || kind FROM aftercare.timers
           WHERE (state = 'fired' AND due_at > clock_timestamp()) OR fired_at < due_at""",
    ),
    (
        "timer more than a minute late",
        "unsettled",
        """SELECT case_id || ' ' || kind FROM aftercare.timers
           WHERE state = 'pending' AND due_at < clock_timestamp() - interval '60 seconds'""",
    ),
)

# The same for every service S ({s}).
_PUBLISHER: tuple[tuple[str, str, str], ...] = (
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
_READER: tuple[tuple[str, str, str], ...] = (
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
_CHAIN: tuple[tuple[str, str, str], ...] = (
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
_REST: tuple[tuple[str, str, str], ...] = (
    (
        "bad message that was not kept",
        "lost",
        """SELECT r.reader || ': ' || b.what FROM bad b CROSS JOIN (VALUES ('aftercare'), ('notifications')) AS r (reader)
           WHERE NOT EXISTS (SELECT FROM bad_rows f WHERE f.reader = r.reader AND f.what = b.what
           AND f.state = ANY (b.states) AND (f.state IN ('skipped', 'done') OR f.fingerprint IS NOT NULL))""",
    ),
    (
        "notification or mail with a name in it",
        "privacy",
        """SELECT n.event_id FROM notifications.notifications n JOIN forbidden ON position(text IN n::text) > 0
           UNION ALL SELECT d.event_id FROM notifications.deliveries d JOIN forbidden ON position(text IN d::text) > 0""",
    ),
    (
        "reason of a failure with a name in it",
        "privacy",
        "SELECT i.event_id FROM notifications.inbox i JOIN forbidden ON position(text IN i.reason) > 0",
    ),
    (
        "loss that nobody noticed within two minutes",
        "lost",
        """SELECT d.source || ' to ' || d.reader FROM damage d WHERE NOT EXISTS (SELECT FROM gaps g
           WHERE g.reader = d.reader AND g.source = d.source
           AND g.noticed_at BETWEEN d.at AND d.at + interval '2 minutes')""",
    ),
)
_GAPS = """
    CREATE TEMP VIEW gaps AS
    SELECT 'intake' AS reader, source, noticed_at FROM intake.gaps
    UNION ALL SELECT 'aftercare', source, noticed_at FROM aftercare.gaps
    UNION ALL SELECT 'notifications', source, noticed_at FROM notifications.gaps
"""


def check(ledger: Path, dsn: str) -> list[Finding]:
    """Give everything that is wrong now."""
    lines = [json.loads(line) for line in ledger.read_text().splitlines()]
    connection = psycopg2.connect(dsn)
    try:
        connection.set_session(isolation_level="REPEATABLE READ")  # all questions see one moment
        with connection.cursor() as cursor:
            _load(cursor, lines)
            return list(_ask(cursor))
    finally:
        connection.close()  # nothing is kept: the tables of the ledger were ours alone


def counts(dsn: str) -> dict[str, int]:
    """Count what needed a second delivery, what was published again because it was missing, and rows per inbox."""
    connection = psycopg2.connect(dsn)
    try:
        with connection.cursor() as cursor:
            found = {}
            for reader in _readers():
                cursor.execute(f"SELECT count(*), coalesce(sum(deliveries - 1), 0) FROM {reader}.inbox")  # noqa: S608  constants only
                found[f"{reader}.rows"], found[f"{reader}.again"] = map(int, cursor.fetchone() or (0, 0))
                cursor.execute(f"SELECT coalesce(sum(greatest(expected - found, 0)), 0) FROM {reader}.gaps")  # noqa: S608  constants only
                found[f"{reader}.missed"] = int((cursor.fetchone() or (0,))[0])
            return found
    finally:
        connection.close()


def words_in_logs(folder: Path, words: Sequence[str]) -> list[Finding]:
    """Look for words that must stand in no log."""
    found = [
        f"{log.name}: {word}"
        for log in folder.glob("*.log")
        for word in words
        if word in log.read_text(errors="replace")
    ]
    return [Finding("a name in the logs", "privacy", len(found), tuple(found[:SHOWN]))] if found else []


def _readers() -> list[str]:
    return sorted({reader for readers in READERS.values() for reader in readers})


def _ask(cursor: Any) -> Iterator[Finding]:  # noqa: ANN401  psycopg2 has no type of its own for it
    for name, kind, statement in _questions():
        cursor.execute(statement)
        ids = [str(row[0]) for row in cursor.fetchall()]
        if ids:
            yield Finding(name, kind, len(ids), tuple(ids[:SHOWN]))


def _questions() -> Iterator[tuple[str, str, str]]:
    yield from _BUSINESS
    for service in SERVICES:
        for name, kind, statement in _PUBLISHER:
            yield f"{service}: {name}", kind, statement.format(s=service)
    for service in _readers():
        for name, kind, statement in _READER:
            yield f"{service}: {name}", kind, statement.format(s=service)
    for publisher, readers in READERS.items():
        for reader in readers:
            for name, kind, statement in _CHAIN:
                yield f"{publisher} to {reader}: {name}", kind, statement.format(p=publisher, s=reader)
    yield from _REST


def _load(cursor: Any, lines: Sequence[dict[str, Any]]) -> None:  # noqa: ANN401  psycopg2 has no type of its own for it
    cursor.execute(_TABLES)
    rows: dict[str, dict[Any, tuple[Any, ...]]] = {"intent": {}, "answer": {}, "bad": {}, "damage": {}, "name": {}}
    for nr, line in enumerate(lines):
        if line["kind"] == "intent":
            rows["intent"][line["key"]] = (line["key"], line["brin"], line["number"])
        elif line["kind"] == "answer":
            rows["answer"][line["key"]] = (line["key"], line["pupil_id"], line["event_id"])
        elif line["kind"] == "bad":
            rows["bad"][nr] = (line["what"], line["event_id"], line["digest"], line["states"])
        elif line["kind"] == "name":
            rows["name"][nr] = (line["name"],)
        elif line["kind"] == "damage":
            rows["damage"][nr] = (line["reader"], line["source"], line["at"])
    execute_values(cursor, "INSERT INTO reports VALUES %s", list(rows["intent"].values()))
    execute_values(cursor, "INSERT INTO answers VALUES %s", list(rows["answer"].values()), "(%s, %s::uuid, %s::uuid)")
    execute_values(cursor, "INSERT INTO bad VALUES %s", list(rows["bad"].values()), "(%s, %s::uuid, %s, %s)")
    execute_values(cursor, "INSERT INTO forbidden VALUES %s", list(rows["name"].values()))
    execute_values(cursor, "INSERT INTO damage VALUES %s", list(rows["damage"].values()), "(%s, %s, to_timestamp(%s))")
    cursor.execute(_PUPILS)
    for reader in _readers():
        cursor.execute(_BAD_ROWS.format(s=reader))
    cursor.execute(_GAPS)


if __name__ == "__main__":
    wrong = check(Path(sys.argv[1]), sys.argv[2])
    print("\n".join(map(str, wrong)) or "nothing is wrong")  # noqa: T201  run by hand
    sys.exit(1 if wrong else 0)
