"""The professionals of the region: copies of what the directory told."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Executable, delete, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from access.roles import HeldRoles
from messaging.planned import planned_once
from services.aftercare.domain.ids import PersonId
from services.aftercare.domain.people import COORDINATOR, JOB_COACH, WERKCONSULENT, Absence, Roster
from services.aftercare.storage.tables import absences, organisations, professionals
from services.aftercare.storage.versions import unless_changed

# Who assigns a case and who changes the team wait for each other: else a case that finds nobody, and a job coach who
# finds no case, could pass each other unseen. Assigning goes on side by side.
_SHARE = planned_once(text("SELECT pg_advisory_xact_lock_shared(hashtext('aftercare.team'))"))
_CHANGE = text("SELECT pg_advisory_xact_lock(hashtext('aftercare.team'))")

_SHARED = "the team is shared"  # a session lives as long as its transaction

ROLES_OF_AFTERCARE = (JOB_COACH, WERKCONSULENT, COORDINATOR)
_HELD = (
    select(professionals, absences.c.substitute_id, absences.c.until)
    .outerjoin(absences, absences.c.person_id == professionals.c.person_id)
    .where(professionals.c.role.in_(ROLES_OF_AFTERCARE))
)
_STAFF = text("SELECT person_id, organisation_id FROM held_roles WHERE role = 'school_staff' AND NOT is_revoked")


def share_team(session: Session) -> None:
    """Let nobody change the team until this transaction ends; taken before any case is locked, and once is enough."""
    if _SHARED not in session.info:
        session.execute(_SHARE)
        session.info[_SHARED] = True


@dataclass(frozen=True)
class Held:
    """A role as the directory tells of it; of one that is over, its name may be missing."""

    role_id: UUID
    person_id: PersonId
    role: str | None
    organisation_id: UUID | None


class Team:
    def __init__(self, session: Session) -> None:
        self._session = session
        self._held = HeldRoles(session)
        self._roster: Roster | None = None

    def roster(self) -> Roster:
        """Give who serves which municipality and who is away, asked once in a batch."""
        if self._roster is None:
            share_team(self._session)
            self._roster = unless_changed(self._session, "team", self._read)
        return self._roster

    def grant(self, held: Held, municipalities: Sequence[str]) -> None:
        """Remember a role; the same role again replaces its municipalities."""
        row = {
            "role_id": held.role_id,
            "person_id": held.person_id,
            "role": held.role,
            "municipalities": list(municipalities),
        }
        self._held.grant(held.role_id, held.person_id, held.role or "", held.organisation_id)
        statement = insert(professionals).values(row)
        self._write(statement.on_conflict_do_update(index_elements=["role_id"], set_=row))

    def revoke(self, held: Held) -> None:
        """Give no work to it any more; that it is over is remembered."""
        self._held.revoke(held.role_id, held.person_id, held.role, held.organisation_id)
        self._write(delete(professionals).where(professionals.c.role_id == held.role_id))

    def stand_in(self, person_id: PersonId, substitute_id: PersonId, until: date | None) -> None:
        """Remember who does somebody's work."""
        row = {"person_id": person_id, "substitute_id": substitute_id, "until": until}
        statement = insert(absences).values(row)
        self._write(statement.on_conflict_do_update(index_elements=["person_id"], set_=row))

    def take_back(self, person_id: PersonId) -> None:
        """Remember that somebody does the own work again."""
        self._write(delete(absences).where(absences.c.person_id == person_id))

    def register(self, organisation_id: UUID, kind: str, code: str, school_type: str | None = None) -> None:
        """Remember a body."""
        row = {"organisation_id": organisation_id, "kind": kind, "code": code, "school_type": school_type}
        statement = insert(organisations).values(row)
        self._write(statement.on_conflict_do_update(index_elements=["organisation_id"], set_=row))

    def _write(self, statement: Executable) -> None:
        self._session.execute(_CHANGE)
        self._session.execute(statement)
        self._roster = None

    def _read(self) -> Roster:
        serving: dict[tuple[str, str], set[PersonId]] = defaultdict(set)
        coordinators: set[PersonId] = set()
        away: dict[PersonId, Absence] = {}
        for held in self._session.execute(_HELD):
            if held.role == COORDINATOR:
                coordinators.add(held.person_id)
            if held.substitute_id:
                away[held.person_id] = Absence(held.substitute_id, held.until)
            for municipality in held.municipalities:
                serving[held.role, municipality].add(held.person_id)
        staff = frozenset((row.person_id, row.organisation_id) for row in self._session.execute(_STAFF))
        people = {key: tuple(sorted(serving)) for key, serving in serving.items()}
        return Roster(people, tuple(sorted(coordinators)), away, staff)
