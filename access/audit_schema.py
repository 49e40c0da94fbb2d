"""The tables of the audit log: rows that are only added, each linked to the one before it by its hash."""

from typing import Final, Protocol


class Operations(Protocol):
    """What this needs of alembic's `op`."""

    def execute(self, sqltext: str) -> None:
        """Run one statement."""


FIRST_TABLE: Final = """
    CREATE TABLE audit_log (           -- who did what; rows are added, never changed
        position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        person_id uuid NOT NULL,
        role text NOT NULL,
        organisation_id uuid,
        action text NOT NULL,          -- method and route, without what was filled in
        object text NOT NULL           -- the ids in the path
    )
"""

# What a service may say itself; number, moment and hash are the trigger's.
WRITTEN: Final = "person_id, role, organisation_id, for_persons, purpose, basis, action, objects, outcome"

_TABLES: Final = (
    "ALTER TABLE audit_log RENAME TO audit_log_unlinked",
    """
    CREATE TABLE audit_log (
        chain uuid NOT NULL,           -- the organisation of whoever acted; all zeros: the region
        number bigint NOT NULL,        -- gapless within its chain
        at timestamptz NOT NULL,
        person_id uuid NOT NULL,
        role text NOT NULL,
        organisation_id uuid,
        for_persons uuid[] NOT NULL DEFAULT '{}',  -- absent colleagues whose work it was
        purpose text NOT NULL,
        basis text NOT NULL,
        action text NOT NULL,          -- method and route, without what was filled in
        objects uuid[] NOT NULL DEFAULT '{}',      -- pupils, cases, contracts, conversations; never a name
        outcome text NOT NULL CHECK (outcome IN ('done', 'refused')),
        previous bytea NOT NULL,
        hash bytea NOT NULL,
        PRIMARY KEY (chain, number)
    )
    """,
    """
    CREATE TABLE audit_heads (         -- where each chain ends; the login role reads it and cannot write it
        chain uuid PRIMARY KEY,
        number bigint NOT NULL,
        hash bytea NOT NULL
    ) WITH (fillfactor = 50)
    """,
)

# Runs as the owner: whoever may insert rows cannot choose their number, moment or hash, nor move a head.
_FUNCTION: Final = r"""
DO $outer$
BEGIN
    EXECUTE format($create$
        CREATE FUNCTION audit_link() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = %I, pg_temp AS $body$
        DECLARE
            head audit_heads;
        BEGIN
            NEW.chain := coalesce(NEW.organisation_id, '00000000-0000-0000-0000-000000000000');
            SELECT * INTO head FROM audit_heads WHERE chain = NEW.chain FOR UPDATE;
            IF NOT FOUND THEN
                INSERT INTO audit_heads VALUES (NEW.chain, 0, decode(repeat('00', 32), 'hex')) ON CONFLICT DO NOTHING;
                SELECT * INTO head FROM audit_heads WHERE chain = NEW.chain FOR UPDATE;
            END IF;
            NEW.number := head.number + 1;
            NEW.at := coalesce(NEW.at, clock_timestamp());
            NEW.previous := head.hash;
            NEW.hash := sha256(head.hash || convert_to(concat_ws(E'\x1f',
                to_char(NEW.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
                NEW.person_id, NEW.role, coalesce(NEW.organisation_id::text, ''),
                array_to_string(NEW.for_persons, ','), NEW.purpose, NEW.basis, NEW.action,
                array_to_string(NEW.objects, ','), NEW.outcome), 'UTF8'));
            UPDATE audit_heads SET number = NEW.number, hash = NEW.hash WHERE chain = NEW.chain;
            RETURN NEW;
        END $body$
    $create$, current_schema());
END $outer$
"""

_KEPT: Final = """
    INSERT INTO audit_log (at, person_id, role, organisation_id, purpose, basis, action, objects, outcome)
    SELECT at, person_id, role, organisation_id, 'unnamed', 'public_task', action,
           ARRAY(SELECT part::uuid FROM regexp_split_to_table(object, ' ') part WHERE part ~ '^[0-9a-f-]{36}$'), 'done'
    FROM audit_log_unlinked ORDER BY position
"""

_GRANTS: Final = f"""
DO $$
BEGIN
    EXECUTE format('REVOKE ALL ON audit_log, audit_heads FROM %I', current_schema());
    EXECUTE format('GRANT SELECT ON audit_log, audit_heads TO %I', current_schema());
    EXECUTE format('GRANT INSERT ({WRITTEN}) ON audit_log TO %I', current_schema());
    REVOKE ALL ON FUNCTION audit_link() FROM PUBLIC;
END $$
"""  # noqa: S608  names of columns, from a constant


def link(op: Operations) -> None:
    """Make the chained log in the place of the first one, in the schema of the connection's search path."""
    for table in _TABLES:
        op.execute(table)
    op.execute(_FUNCTION)
    op.execute("CREATE TRIGGER audit_link BEFORE INSERT ON audit_log FOR EACH ROW EXECUTE FUNCTION audit_link()")
    op.execute(_KEPT)
    op.execute("DROP TABLE audit_log_unlinked")
    op.execute("CREATE INDEX audit_log_objects ON audit_log USING gin (objects)")
    op.execute("CREATE INDEX audit_log_at ON audit_log (at, chain, number)")
    op.execute(_GRANTS)
