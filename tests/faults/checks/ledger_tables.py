"""What the client wrote in its ledger, as tables beside those of the product."""

from collections.abc import Sequence
from typing import Any

from psycopg2.extras import execute_values

from tests.faults.checks.landscape import HEARING

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
_GAPS = """
    CREATE TEMP VIEW gaps AS
    SELECT 'intake' AS reader, source, noticed_at FROM intake.gaps
    UNION ALL SELECT 'aftercare', source, noticed_at FROM aftercare.gaps
    UNION ALL SELECT 'notifications', source, noticed_at FROM notifications.gaps
"""


def load(cursor: Any, lines: Sequence[dict[str, Any]]) -> None:  # noqa: ANN401  psycopg2 has no type of its own for it
    """Make the ledger into tables that the statements can join; they go with the connection."""
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
    for reader in HEARING:
        cursor.execute(_BAD_ROWS.format(s=reader))
    cursor.execute(_GAPS)
