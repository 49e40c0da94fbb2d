"""A school, its young person, and the people around them: what the tests of notifications start from."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from messaging.reading import Arrival
from services.notifications.service import NotificationsService
from tests.machinery import wire
from tests.machinery.database import NOW, Database

SCHOOL, PUPIL, CASE, CONVERSATION = UUID(int=1), UUID(int=2), UUID(int=3), UUID(int=4)
STAFF, OTHER_STAFF = UUID(int=11), UUID(int=12)
COACH, CONSULENT, COORDINATOR, FAR_COORDINATOR = UUID(int=21), UUID(int=22), UUID(int=23), UUID(int=24)
SUBSTITUTE, NEXT_SUBSTITUTE = UUID(int=31), UUID(int=32)
REGION = UUID(int=41)
ENDS_ON = date(2028, 8, 1)

ROLES = [
    (STAFF, "school_staff", SCHOOL, []),
    (OTHER_STAFF, "school_staff", SCHOOL, []),
    (COACH, "job_coach", REGION, ["GM9001"]),
    (CONSULENT, "werkconsulent", REGION, ["GM9001"]),
    (COORDINATOR, "coordinator", REGION, []),
    (FAR_COORDINATOR, "coordinator", REGION, ["GM9016"]),
]

REQUESTED = {
    "case_id": CASE,
    "pupil_id": PUPIL,
    "conversation_id": CONVERSATION,
    "job_coach_id": COACH,
    "werkconsulent_id": CONSULENT,
    "due_on": "2026-12-04",
    "trigger": "contract_ended",
}

APPOINTMENT = {
    "case_id": CASE,
    "pupil_id": PUPIL,
    "conversation_id": CONVERSATION,
    "starts_at": "2026-12-01T13:00:00Z",
    "ends_at": "2026-12-01T14:00:00Z",
    "ics_sequence": 0,
    "participant_ids": [COACH, CONSULENT],
}


class Town:
    """Lets the service hear events, and looks at who was told."""

    def __init__(self, database: Database) -> None:
        self.database = database
        grants = [role_fields(UUID(int=100 + number), *role) for number, role in enumerate(ROLES)]
        lines = [(f"role/{fields['role_id']}", ("role_granted", fields)) for fields in grants]
        database.inbox(NotificationsService).take([_arrival("directory", subject, event) for subject, event in lines])

    def grant(self, role_id: UUID, person_id: UUID, role: str, organisation_id: UUID, municipalities: list[str]) -> str:
        fields = role_fields(role_id, person_id, role, organisation_id, municipalities)
        return self.hear("directory", "role_granted", fields, subject=f"person/{person_id}")

    def away(
        self,
        person_id: UUID,
        substitute_id: UUID | None,
        until: date | None = date(2026, 12, 31),
        *,
        by: UUID | None = None,
    ) -> str:
        """Let a colleague stand in; unless somebody else arranged it, he did himself, and is not told."""
        fields = {"person_id": person_id, "substitute_id": substitute_id, "until": until if substitute_id else None}
        actor = f"person/{by or substitute_id or person_id}"
        return self.hear("directory", "substitute_named", fields, subject=f"person/{person_id}", actor=actor)

    def open_case(self, *, coach: UUID | None = COACH, now: datetime = NOW) -> None:
        fields = {
            "case_id": CASE,
            "pupil_id": PUPIL,
            "school_id": SCHOOL,
            "municipality": "GM9001",
            "left_on": date(2026, 8, 1),
            "ends_on": ENDS_ON,
        }
        self.hear("aftercare", "aftercare_opened", fields, now=now)
        if coach:
            self.assign(coach, now=now)

    def owe_conversation(self) -> None:
        """Let a career conversation be asked of the werkconsulent."""
        self.open_case()
        self.tell("career_conversation_requested", REQUESTED)

    def assign(self, coach: UUID, **options: Any) -> str:  # noqa: ANN401  what Database.hear takes
        fields = {"case_id": CASE, "pupil_id": PUPIL, "job_coach_id": coach, "assigned_on": date(2026, 11, 20)}
        return self.hear("aftercare", "job_coach_assigned", fields | options.pop("fields", {}), **options)

    def hear(self, source: str, name: str, fields: dict[str, Any], **options: Any) -> str:  # noqa: ANN401  what Database.hear takes
        state = self.database.hear(NotificationsService, source, (name, fields), **options)
        assert state in {"done", "skipped"}, self.database.why("notifications")
        return state

    def tell(self, name: str, fields: dict[str, Any], *, by: UUID | None = None, **options: Any) -> str:  # noqa: ANN401  what Database.hear takes
        """Let aftercare tell something that somebody did, or the system."""
        return self.hear("aftercare", name, fields, actor=f"person/{by}" if by else "system", **options)

    def tell_together(self, events: list[tuple[str, dict[str, Any]]], *, by: UUID) -> None:
        """Let the service take several events of the case in one transaction."""
        subject, first, actor = f"case/{CASE}", self._heard_so_far() + 1, f"person/{by}"
        arrivals = [_arrival("aftercare", subject, event, first + nr, actor) for nr, event in enumerate(events)]
        self.database.inbox(NotificationsService).take(arrivals)

    def _heard_so_far(self) -> int:
        query = "SELECT sequence FROM cursors WHERE subject = :subject"
        return int(self.database.rows("notifications", query, subject=f"case/{CASE}")[0]["sequence"])

    def told(self, kind: str) -> dict[UUID, str]:
        """Give who found this on his page: `act` or `know`."""
        rows = self.database.rows(
            "notifications", "SELECT person_id, must_act FROM notifications WHERE kind = :kind", kind=kind
        )
        assert len({row["person_id"] for row in rows}) == len(rows)
        return {row["person_id"]: "act" if row["must_act"] else "know" for row in rows}

    def mailed(self, kind: str) -> set[UUID]:
        """Give for whom a mail of this kind is planned."""
        rows = self.database.rows("notifications", "SELECT person_id FROM deliveries WHERE kind = :kind", kind=kind)
        assert len({row["person_id"] for row in rows}) == len(rows)
        return {row["person_id"] for row in rows}

    def line(self, kind: str, person_id: UUID) -> dict[str, Any]:
        """Give one line on somebody's page."""
        return self._one("notifications", kind, person_id)

    def mail(self, kind: str, person_id: UUID) -> dict[str, Any]:
        """Give one mail to somebody."""
        return self._one("deliveries", kind, person_id)

    def count(self, table: str) -> int:
        return int(self.database.rows("notifications", f"SELECT count(*) AS nr FROM {table}")[0]["nr"])  # noqa: S608

    def _one(self, table: str, kind: str, person_id: UUID) -> dict[str, Any]:
        query = f"SELECT * FROM {table} WHERE kind = :kind AND person_id = :person"  # noqa: S608
        (row,) = self.database.rows("notifications", query, kind=kind, person=person_id)
        return row


def role_fields(
    role_id: UUID, person_id: UUID, role: str, organisation_id: UUID, municipalities: list[str]
) -> dict[str, Any]:
    """Give the fields of role_granted."""
    return {
        "role_id": role_id,
        "person_id": person_id,
        "role": role,
        "organisation_id": organisation_id,
        "municipalities": municipalities,
    }


def _arrival(
    source: str, subject: str, event: tuple[str, dict[str, Any]], sequence: int = 1, actor: str = "system"
) -> Arrival:
    return wire.arrival(
        source,
        event,
        subject=subject,
        sequence=sequence,
        event_id=wire.event_id_of(source, event, subject, sequence),
        actor=actor,
        time=NOW,
    )
