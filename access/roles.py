"""Who still holds which role, as a service heard it from the directory: what a token said an hour ago may be over."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

TABLE: Final = (
    """
    CREATE TABLE held_roles (          -- local copy: which roles were granted, and which of them are over
        role_id uuid PRIMARY KEY,
        person_id uuid NOT NULL,
        role text NOT NULL,
        organisation_id uuid,          -- empty: heard before this table was there, when nobody kept it
        is_revoked boolean NOT NULL    -- kept when it is over: unlike a role never heard of, it is refused
    )
    """,
    "CREATE INDEX held_roles_person ON held_roles (person_id, role)",
)

_KEEP: Final = text("""
    INSERT INTO held_roles (role_id, person_id, role, organisation_id, is_revoked)
    VALUES (:role_id, :person_id, :role, :organisation_id, :is_revoked)
    ON CONFLICT (role_id) DO UPDATE SET
        organisation_id = coalesce(excluded.organisation_id, held_roles.organisation_id), is_revoked = excluded.is_revoked
""")
_END: Final = text("UPDATE held_roles SET is_revoked = true WHERE role_id = :role_id")
_HELD: Final = text("""
    SELECT bool_or(NOT is_revoked) FROM held_roles
    WHERE person_id = :person_id AND role = :role
        AND (organisation_id IS NULL OR organisation_id = coalesce(:organisation_id, organisation_id))
""")
_GONE: Final = text("""
    SELECT person_id FROM held_roles WHERE person_id = ANY (CAST(:people AS uuid[]))
    GROUP BY person_id HAVING bool_and(is_revoked)
""")


class HeldRoles:
    """The copy of one service."""

    def __init__(self, session: Session) -> None:
        """Use the session of the transaction."""
        self._session = session

    def grant(self, role_id: UUID, person_id: UUID, role: str, organisation_id: UUID | None) -> None:
        """Know that somebody holds a role, also when it was over before."""
        self._keep(role_id, person_id, role, organisation_id, is_revoked=False)

    def revoke(
        self, role_id: UUID, person_id: UUID, role: str | None = None, organisation_id: UUID | None = None
    ) -> None:
        """Know that a role is over; told with its name, also when nobody heard that it was granted."""
        if role:
            self._keep(role_id, person_id, role, organisation_id, is_revoked=True)
        else:
            self._session.execute(_END, {"role_id": role_id})

    def _keep(
        self, role_id: UUID, person_id: UUID, role: str, organisation_id: UUID | None, *, is_revoked: bool
    ) -> None:
        row = {"role_id": role_id, "person_id": person_id, "role": role, "organisation_id": organisation_id}
        self._session.execute(_KEEP, row | {"is_revoked": is_revoked})


def gone(session: Session, people: Iterable[UUID]) -> set[UUID]:
    """Give which of these people held roles, as this service heard, and hold none any more."""
    return set(session.scalars(_GONE, {"people": [str(each) for each in people]}))


def held_by_copy(session: Session, person_id: UUID, role: str, organisation_id: UUID | None) -> bool | None:
    """Tell whether the role is still held; None when this service never heard of it."""
    asked = {"person_id": person_id, "role": role, "organisation_id": organisation_id}
    found: bool | None = session.scalar(_HELD, asked)
    return found
