"""The tables that messaging keeps in each service's own schema; run by the first migration of every service."""

from typing import Protocol


class Operations(Protocol):
    """What this needs of alembic's `op`."""

    def execute(self, sqltext: str) -> None:
        """Run one statement."""


_TABLES = (
    """
    CREATE TABLE subjects (            -- the last sequence given to an event of each subject; its row lock orders commits
        subject text PRIMARY KEY,
        sequence bigint NOT NULL
    ) WITH (fillfactor = 70)
    """,
    """
    CREATE TABLE journal (             -- every event this service ever published; nothing is changed or deleted
        position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        event_id uuid NOT NULL UNIQUE, -- a cause that runs twice would publish the same id twice: refused here
        subject text NOT NULL,
        sequence bigint NOT NULL,
        name text NOT NULL,
        recorded_at timestamptz NOT NULL,
        bucket integer NOT NULL,
        envelope bytea NOT NULL,
        route text,                    -- where an answer to one outside system goes; an event for everyone has none
        UNIQUE (subject, sequence)
    )
    """,
    "CREATE INDEX journal_bucket ON journal (bucket)",
    """
    CREATE TABLE outbox (              -- one row per transaction whose events the broker has not confirmed yet
        bundle_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        event_ids uuid[] NOT NULL,
        bucket integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        next_attempt_at timestamptz NOT NULL,
        attempts integer NOT NULL DEFAULT 0,
        reason text
    )
    """,
    """
    CREATE TABLE inbox (               -- every message ever received, whatever became of it
        event_id uuid PRIMARY KEY,
        source text NOT NULL,
        subject text NOT NULL,
        sequence bigint NOT NULL,
        name text NOT NULL,
        state text NOT NULL CHECK (state IN ('done', 'skipped', 'retry', 'waiting', 'dead')),
        attempts integer NOT NULL DEFAULT 0,
        next_attempt_at timestamptz,
        deliveries integer NOT NULL DEFAULT 1,
        fingerprint text,
        reason text,
        body bytea,                    -- kept as long as there is work to do with it
        content_type text,
        bucket integer NOT NULL,
        received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        settled_at timestamptz
    )
    """,
    "CREATE INDEX inbox_open ON inbox (source, subject, sequence) WHERE state IN ('retry', 'waiting', 'dead')",
    "CREATE INDEX inbox_bucket ON inbox (source, bucket)",
    """
    CREATE TABLE cursors (             -- how far each subject was applied: deduplication without a time window
        source text NOT NULL,
        subject text NOT NULL,
        sequence bigint NOT NULL,
        PRIMARY KEY (source, subject)
    ) WITH (fillfactor = 70)
    """,
    """
    CREATE TABLE timers (              -- deadlines and reminders: a rule and the moment it works out to; a few per case, kept
        process text NOT NULL,
        case_id uuid NOT NULL,
        kind text NOT NULL,
        generation integer NOT NULL DEFAULT 1,  -- what a firing publishes is named after it, so it never starts again
        rule text NOT NULL,
        due_at timestamptz NOT NULL,
        state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'fired', 'cancelled')),
        attempts integer NOT NULL DEFAULT 0,
        next_attempt_at timestamptz,
        reason text,
        fired_at timestamptz,
        PRIMARY KEY (process, case_id, kind)
    )
    """,
    "CREATE INDEX timers_due ON timers (due_at) WHERE state = 'pending'",
    """
    CREATE TABLE gaps (                -- what the ledger found missing, until it is back
        source text NOT NULL,
        bucket integer NOT NULL,
        expected bigint NOT NULL,
        digest bigint NOT NULL,
        found bigint NOT NULL,
        statements integer NOT NULL DEFAULT 1,
        noticed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        asked_at timestamptz,
        resolved_at timestamptz,
        PRIMARY KEY (source, bucket)
    )
    """,
    """
    CREATE TABLE ledgers (             -- up to where each source's ledger was compared
        source text PRIMARY KEY,
        bucket integer NOT NULL
    )
    """,
    """
    CREATE TABLE alarm_mails (         -- the days on which somebody was mailed that something is stuck: one mail a day
        day date PRIMARY KEY
    )
    """,
    """
    CREATE TABLE effect_log (          -- written only when the fault rig asks for it: what its checker counts
        event_id uuid NOT NULL,
        source text NOT NULL,
        subject text NOT NULL,
        sequence bigint NOT NULL,
        position bigint GENERATED ALWAYS AS IDENTITY
    )
    """,
)


def create(op: Operations) -> None:
    """Create the tables of messaging, version 1, in the schema of the connection's search path."""
    for statement in _TABLES:
        op.execute(statement)
