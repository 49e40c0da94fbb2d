"""The people around a young person, loaded for a whole batch of events at a time."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final, Protocol
from uuid import UUID

import msgspec
from sqlalchemy import event, or_, select, text
from sqlalchemy.orm import Session

from messaging.planned import planned_once
from services.notifications.domain.model import COORDINATOR, Case, Role
from services.notifications.storage.guests import Guests, OfAConversation
from services.notifications.storage.tables import absences, roles


class OfACase(Protocol):
    """Any message that belongs to a case."""

    @property
    def case_id(self) -> UUID:
        """The case."""


class OfASchool(Protocol):
    """Any message that names a school."""

    @property
    def school_id(self) -> UUID:
        """The school."""


class OfAnAppointment(OfACase, OfAConversation, Protocol):
    """Any message about the appointment for a conversation of a case."""


_CASES: Final = planned_once(
    text("""
    SELECT case_id, pupil_id, school_id, municipality, ends_on, job_coach_id, werkconsulent_id FROM cases
    WHERE case_id = ANY (CAST(:ids AS uuid[]))
""")
)
_STAFF: Final = planned_once(
    text("""
    SELECT organisation_id, person_id FROM roles
    WHERE organisation_id = ANY (CAST(:ids AS uuid[])) AND role IN ('school_staff', 'mbo_staff')
    ORDER BY person_id
""")
)
_COACHES: Final = planned_once(
    text("""
    SELECT DISTINCT job_coach_id FROM cases WHERE pupil_id = :pupil AND job_coach_id IS NOT NULL
    ORDER BY job_coach_id
""")
)
_PUT_CASES: Final = planned_once(
    text("""
    INSERT INTO cases AS c (case_id, pupil_id, school_id, municipality, ends_on, job_coach_id, werkconsulent_id)
    SELECT * FROM json_to_recordset(CAST(:cases AS json)) AS j (
        case_id uuid, pupil_id uuid, school_id uuid, municipality text, ends_on date, job_coach_id uuid,
        werkconsulent_id uuid)
    ON CONFLICT (case_id) DO UPDATE SET
        pupil_id = excluded.pupil_id, school_id = excluded.school_id, municipality = excluded.municipality,
        ends_on = excluded.ends_on, job_coach_id = excluded.job_coach_id, werkconsulent_id = excluded.werkconsulent_id
""")
)

_encoder = msgspec.json.Encoder()


class Circle:
    """Who may be told: cases with their helpers, staff of schools and mbo schools, coordinators, substitutes.

    One query for each of these per batch; cases that were touched are written in one statement before the commit.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self.guests = Guests(session)
        self._cases: dict[UUID, Case] = {}
        self._touched: dict[UUID, Case] = {}
        self._staff: dict[UUID, list[UUID]] = {}
        self._coordinators: list[Role] | None = None
        self._substitutes: dict[date, Mapping[UUID, UUID]] = {}
        event.listen(session, "before_commit", self._write)

    def prefetch_cases(self, messages: Sequence[OfACase]) -> None:
        """Load the cases of a batch."""
        wanted = {message.case_id for message in messages} - self._cases.keys()
        if not wanted:
            return
        self._cases |= {case_id: Case(case_id) for case_id in wanted}
        for row in self._session.execute(_CASES, {"ids": [str(case_id) for case_id in wanted]}):
            self._cases[row.case_id] = Case(*row)

    def prefetch_appointments(self, messages: Sequence[OfAnAppointment]) -> None:
        """Load the cases of a batch, and who has the appointments in his calendar."""
        self.prefetch_cases(messages)
        self.guests.prefetch(messages)

    def prefetch_schools(self, messages: Sequence[OfASchool]) -> None:
        """Load the staff of the schools of a batch."""
        self._load_staff({message.school_id for message in messages})

    def case(self, case_id: UUID) -> Case:
        """Give what is known of a case; a case not heard of yet is empty."""
        if case_id not in self._cases:
            self.prefetch_cases([Case(case_id)])
        return self._cases[case_id]

    def keep(self, case: Case) -> None:
        """Remember what was learnt about a case."""
        self._touched[case.case_id] = case

    def staff_of(self, school_id: UUID) -> list[UUID]:
        """Give the staff of a school."""
        if school_id not in self._staff:
            self._load_staff({school_id, *(case.school_id for case in self._cases.values() if case.school_id)})
        return self._staff[school_id]

    def school_of(self, case: Case, day: date) -> list[UUID]:
        """Give the staff of the school that the young person left, as long as it may hear of him."""
        return self.staff_of(case.school_id) if case.school_id and case.concerns_school_on(day) else []

    def coordinators_of(self, municipality: str | None) -> list[UUID]:
        """Give the coordinators who watch over a municipality."""
        if self._coordinators is None:
            found = self._session.execute(select(roles).where(roles.c.role == COORDINATOR))
            self._coordinators = [Role(*row) for row in found]
        return [role.person_id for role in self._coordinators if role.covers(municipality)]

    def job_coaches_of(self, pupil_id: UUID) -> list[UUID]:
        """Give the job coaches of a young person's cases."""
        self._write(self._session)  # what this batch learnt of cases counts too
        return list(self._session.scalars(_COACHES, {"pupil": pupil_id}))

    def substitutes_on(self, day: date) -> Mapping[UUID, UUID]:
        """Give who stands in for whom."""
        if day not in self._substitutes:
            holds = or_(absences.c.until.is_(None), absences.c.until >= day)
            found = self._session.execute(select(absences.c.person_id, absences.c.substitute_id).where(holds))
            self._substitutes[day] = {row.person_id: row.substitute_id for row in found}
        return self._substitutes[day]

    def _load_staff(self, school_ids: Iterable[UUID]) -> None:
        wanted = set(school_ids) - self._staff.keys()
        if not wanted:
            return
        self._staff |= {school_id: [] for school_id in wanted}
        for row in self._session.execute(_STAFF, {"ids": [str(school_id) for school_id in wanted]}):
            self._staff[row.organisation_id].append(row.person_id)

    def _write(self, session: Session) -> None:
        touched, self._touched = list(self._touched.values()), {}
        if touched:
            session.execute(_PUT_CASES, {"cases": _encoder.encode(touched).decode()})
