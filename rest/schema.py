"""The tables that every API keeps in its service's schema; run by the first migration of every service."""

from access import audit_schema
from messaging.schema import Operations

_IDEMPOTENCY = """
    CREATE TABLE idempotency (         -- answers given before, so that sending a request twice does it once
        actor text NOT NULL,
        key text NOT NULL,
        request_digest text NOT NULL,
        status integer,
        body bytea,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (actor, key)
    )
"""


def create(op: Operations) -> None:
    """Create the tables of the REST API, version 1, in the schema of the connection's search path."""
    op.execute(_IDEMPOTENCY)
    op.execute(audit_schema.FIRST_TABLE)
