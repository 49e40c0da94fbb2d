"""The coordinator's signals, out of the open cases and the conversations that are owed."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Subquery,
    cast,
    func,
    literal,
    null,
    select,
    tuple_,
    union_all,
)
from sqlalchemy.orm import Session
from sqlalchemy.types import Date, Uuid

from services.aftercare.domain.ids import PersonId
from services.aftercare.domain.signals import Place
from services.aftercare.domain.sweeping import SWEPT
from services.aftercare.storage.plan_tables import sweep_findings
from services.aftercare.storage.tables import IS_OWED, cases, conversations

IS_OPEN = cases.c.state == "open"
HELD_BY = (cases.c.case_id, cases.c.pupil_id, cases.c.school_id, cases.c.municipality, cases.c.job_coach_id)
NOT_BEGUN = (conversations.c.begin_by.is_not(None)) & conversations.c.began_on.is_(None)
PLANNED_ON = cast(func.timezone("Europe/Amsterdam", conversations.c.ends_at), Date)


class Signals:
    def __init__(self, session: Session) -> None:
        self._session = session

    def page(self, today: date, wanted: dict[str, object], after: Place | None, limit: int) -> Sequence[dict[str, Any]]:
        """Give the next signals, the longest late first."""
        found = _signals(today)
        query = select(found).where(*(found.c[name] == value for name, value in wanted.items()))
        place = tuple_(found.c.due_on, found.c.case_id, found.c.kind)
        if after is not None:
            query = query.where(place > (after.due_on, after.case_id, after.kind))
        query = query.order_by(found.c.due_on, found.c.case_id, found.c.kind).limit(limit)
        return [dict(row) for row in self._session.execute(query).mappings()]

    def counted(self, today: date) -> Sequence[tuple[str, date, int]]:
        """Count them by kind and day."""
        found = _signals(today)
        query = select(found.c.kind, found.c.due_on, func.count()).group_by(found.c.kind, found.c.due_on)
        return [(kind, due_on, count) for kind, due_on, count in self._session.execute(query)]

    def caseloads(self) -> Sequence[tuple[PersonId, int]]:
        """Count the open cases of each job coach."""
        has_one = cases.c.job_coach_id.is_not(None)
        query = select(cases.c.job_coach_id, func.count()).where(IS_OPEN, has_one).group_by(cases.c.job_coach_id)
        return [(person_id, count) for person_id, count in self._session.execute(query)]


def _signals(today: date) -> Subquery:
    passed = today > PLANNED_ON
    since = func.coalesce(cases.c.act_by, cases.c.opened_on)
    late_to_accept = (cases.c.job_coach_id.is_not(None), cases.c.accepted_at.is_(None), cases.c.act_by < today)
    is_late = (conversations.c.due_on < today) & func.coalesce(~passed, literal(value=True))
    return union_all(
        _of_case("no_job_coach", since, cases.c.job_coach_id.is_(None)),
        _of_case("not_accepted", since, *late_to_accept),
        _of_talk("conversation_overdue", conversations.c.due_on, is_late),
        _of_talk("appointment_passed", PLANNED_ON, passed),
        _of_talk("next_step_not_begun", conversations.c.begin_by, conversations.c.begin_by < today, state=NOT_BEGUN),
        _of_case("contact_overdue", cases.c.contact_by, cases.c.contact_by < today, cases.c.ends_on >= today),
        _of_case(
            "out_of_sight", cases.c.out_of_sight_on, cases.c.out_of_sight_on.is_not(None), cases.c.ends_on >= today
        ),
        *(_swept(kind) for kind in SWEPT),
    ).subquery("signals")


def _of_case(kind: str, due_on: ColumnElement[date], *where: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    nobody = cast(null(), Uuid)
    return select(
        literal(kind).label("kind"),
        due_on.label("due_on"),
        *HELD_BY,
        nobody.label("werkconsulent_id"),
        nobody.label("conversation_id"),
    ).where(IS_OPEN, *where)


def _swept(kind: str) -> Select[*tuple[Any, ...]]:
    """What the last sweep found; a closed case may have an end that nobody talked about."""
    nobody = cast(null(), Uuid)
    return (
        select(
            literal(kind).label("kind"),
            sweep_findings.c.since.label("due_on"),
            *HELD_BY,
            nobody.label("werkconsulent_id"),
            nobody.label("conversation_id"),
        )
        .join(cases, cases.c.case_id == sweep_findings.c.case_id)
        .where(sweep_findings.c.kind == kind)
    )


def _of_talk(
    kind: str, due_on: ColumnElement[date], *where: ColumnElement[bool], state: ColumnElement[bool] = IS_OWED
) -> Select[*tuple[Any, ...]]:
    talk = conversations.c
    columns = (
        literal(kind).label("kind"),
        due_on.label("due_on"),
        *HELD_BY,
        talk.werkconsulent_id,
        talk.conversation_id,
    )
    return select(*columns).join(cases, cases.c.case_id == talk.case_id).where(IS_OPEN, state, *where)
