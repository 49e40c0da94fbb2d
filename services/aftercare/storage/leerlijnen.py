"""The catalogue of leerlijnen, as kept in PostgreSQL: a dozen rows, read whole."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from uuid import UUID

from sqlalchemy import ColumnElement, delete, func, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from access.row_security import as_system
from services.aftercare.domain.leerlijn import PROVIDERS, IntakeRule, Leerlijn, Period, WorkProcess
from services.aftercare.domain.leerlijn_rules import LeerlijnNotFound, PeriodNotFound
from services.aftercare.domain.qualification import Qualification
from services.aftercare.storage.leerlijn_tables import (
    IS_HELD,
    intake_rules,
    leerlijn_periods,
    leerlijnen,
    qualifications,
    reservations,
)
from services.aftercare.storage.tables import organisations

# Whoever gives a place and whoever changes the places wait for each other: a place is given once.
_LOCK = text("SELECT pg_advisory_xact_lock(hashtext('aftercare.leerlijnen'))")


class Leerlijnen:
    def __init__(self, session: Session) -> None:
        self._session = session

    def lock(self) -> None:
        """Let nobody else give places or change them until this transaction ends."""
        self._session.execute(_LOCK)

    def all(self) -> list[Leerlijn]:
        """Give them by name."""
        periods: dict[str, list[Period]] = defaultdict(list)
        for row in self._session.execute(select(leerlijn_periods).order_by(leerlijn_periods.c.begins_on)):
            periods[row.code].append(Period(row.begins_on, row.ends_on, row.places, row.minimum))
        found = self._session.execute(select(leerlijnen).order_by(leerlijnen.c.name, leerlijnen.c.code))
        return [
            Leerlijn(
                row.code,
                row.name,
                row.municipality,
                tuple(row.offered_by),
                tuple(WorkProcess(**each) for each in row.work_processes),
                tuple(periods[row.code]),
            )
            for row in found
        ]

    def find(self, code: str) -> Leerlijn:
        """Give one."""
        for each in self.all():
            if each.code == code:
                return each
        raise LeerlijnNotFound(code)

    def of_period(self, period_id: UUID) -> tuple[Leerlijn, Period]:
        """Give a period with its leerlijn."""
        for each in self.all():
            period = each.period(period_id)
            if period:
                return each, period
        raise PeriodNotFound(period_id)

    def put(self, new: Leerlijn) -> None:
        """Keep it as it is now; with the same code it takes the place of what was."""
        values = {
            "code": new.code,
            "name": new.name,
            "municipality": new.municipality,
            "offered_by": list(new.offered_by),
            "work_processes": [asdict(each) for each in new.work_processes],
        }
        statement = insert(leerlijnen).values(values)
        self._session.execute(statement.on_conflict_do_update(index_elements=["code"], set_=values))
        self._session.execute(delete(leerlijn_periods).where(leerlijn_periods.c.code == new.code))
        rows = [asdict(each) | {"period_id": each.id_in(new.code), "code": new.code} for each in new.periods]
        if rows:
            self._session.execute(insert(leerlijn_periods), rows)

    def taken(self, *where: ColumnElement[bool]) -> dict[UUID, int]:
        """Count the places that are reserved or taken, of each period; whose they are is nobody's to see here."""
        query = select(reservations.c.period_id, func.count()).where(IS_HELD, *where)
        with as_system(self._session):
            found = self._session.execute(query.group_by(reservations.c.period_id)).all()
        return {period_id: count for period_id, count in found}  # noqa: C416  rows are no pairs to mypy

    def taken_in(self, code: str) -> dict[UUID, int]:
        """Count the same of one leerlijn."""
        return self.taken(reservations.c.leerlijn == code)

    def rules(self) -> list[IntakeRule]:
        """Give every intake rule that was ever set, also those that hold later."""
        rows = self._session.execute(select(intake_rules).order_by(intake_rules.c.leerlijn, intake_rules.c.valid_from))
        return [IntakeRule(**row) for row in rows.mappings()]

    def set_rule(self, rule: IntakeRule) -> None:
        """Keep a version; the same day again replaces it."""
        statement = insert(intake_rules).values(asdict(rule))
        keys = ["region", "leerlijn", "valid_from"]
        self._session.execute(statement.on_conflict_do_update(index_elements=keys, set_=asdict(rule)))

    def providers(self) -> set[str]:
        """Give the codes of the bodies that can offer a leerlijn."""
        return set(self._session.scalars(select(organisations.c.code).where(organisations.c.kind.in_(PROVIDERS))))

    def qualifications(self) -> list[Qualification]:
        """Give what is known of entree and level 2."""
        found = self._session.execute(select(qualifications).order_by(qualifications.c.level, qualifications.c.name))
        return [Qualification(**row) for row in found.mappings()]

    def load(self, found: Sequence[Qualification]) -> None:
        """Keep these qualifications; a crebo that is known gets the new words."""
        if found:
            statement = insert(qualifications)
            words = {name: statement.excluded[name] for name in ("name", "level", "dossier")}
            keep = statement.on_conflict_do_update(index_elements=["crebo"], set_=words)
            self._session.execute(keep, [asdict(each) for each in found])
