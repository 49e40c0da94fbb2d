"""The audit log: who changed what, in the transaction of the change itself."""

from sqlalchemy import text
from sqlalchemy.orm import Session

from access.actor import Actor

TABLE = """
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

_ADD = text(
    "INSERT INTO audit_log (person_id, role, organisation_id, action, object) VALUES (:person_id, :role, :organisation_id, :action, :object)"
)


def record(session: Session, actor: Actor, action: str, what: str) -> None:
    """Add a row; when it cannot be written, the change is not made either."""
    organisation = str(actor.organisation_id) if actor.organisation_id else None
    session.execute(
        _ADD,
        {
            "person_id": str(actor.person_id),
            "role": actor.role,
            "organisation_id": organisation,
            "action": action,
            "object": what,
        },
    )
