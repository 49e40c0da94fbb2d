"""The catalogue, as kept in PostgreSQL: read by everybody who works here, written by imports."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from sqlalchemy import Table, func, or_, select, text, true
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.certification.domain.catalogue import (
    Entry,
    Qualification,
    Recognition,
    TrainingCompany,
    WorkCard,
    WorkProcess,
)
from services.certification.domain.rules import QualificationNotFound
from services.certification.domain.sheet import QUALIFICATIONS, WORK_CARDS, WORK_PROCESSES
from services.certification.storage.tables import (
    qualifications,
    recognitions,
    training_companies,
    work_cards,
    work_processes,
)

_LOCK = text("SELECT pg_advisory_xact_lock(hashtext('certification.catalogue'))")
_ENTRIES_OF_COMPANY = ("sbb_id", "name", "address", "place")
_JOINED = select(recognitions, *(training_companies.c[name] for name in _ENTRIES_OF_COMPANY)).join(
    training_companies, training_companies.c.company_id == recognitions.c.company_id
)


class Catalogue:
    def __init__(self, session: Session) -> None:
        self._session = session

    def lock(self) -> None:
        """Let nobody else import until this transaction ends."""
        self._session.execute(_LOCK)

    def counts(self) -> dict[str, int]:
        """Count what is there."""
        tables = (qualifications, work_processes, training_companies, recognitions)
        return {each.name: self._session.scalar(select(func.count()).select_from(each)) or 0 for each in tables}

    def crebos(self) -> set[str]:
        """Give the crebo numbers that are known."""
        return set(self._session.scalars(select(qualifications.c.crebo)))

    def known(self, kind: str) -> Mapping[tuple[str, ...], Entry]:
        """Give all entries of one kind of sheet, by what they are known."""
        found: Sequence[Entry]
        if kind == QUALIFICATIONS:
            rows = self._session.execute(select(qualifications)).mappings()
            found = [Qualification(**row) for row in rows]
        elif kind == WORK_PROCESSES:
            found = self.work_processes()
        elif kind == WORK_CARDS:
            found = self.work_cards()
        else:
            found = self.recognitions()
        return {each.key: each for each in found}

    def qualification(self, crebo: str) -> Qualification:
        """Give one."""
        row = self._session.execute(select(qualifications).where(qualifications.c.crebo == crebo)).mappings().first()
        if row is None:
            raise QualificationNotFound(crebo)
        return Qualification(**row)

    def knows(self, crebo: str) -> bool:
        """Tell whether a crebo is known."""
        return self._session.scalar(select(true()).where(qualifications.c.crebo == crebo)) is True

    def qualifications(self, crebos: Collection[str]) -> dict[str, Qualification]:
        """Give several, by crebo."""
        query = select(qualifications).where(qualifications.c.crebo.in_(crebos))
        return {row["crebo"]: Qualification(**row) for row in self._session.execute(query).mappings()}

    def titles(self, crebos: Collection[str]) -> dict[tuple[str, str, str], str]:
        """Give what the work processes of several qualifications are called, by crebo, version and code."""
        of_it = work_processes.c
        query = select(of_it.crebo, of_it.version, of_it.code, of_it.title).where(of_it.crebo.in_(crebos))
        return {(crebo, version, code): title for crebo, version, code, title in self._session.execute(query)}

    def companies(self, company_ids: Collection[UUID]) -> dict[UUID, TrainingCompany]:
        """Give several training companies, by id."""
        query = select(training_companies).where(training_companies.c.company_id.in_(company_ids))
        return {row["company_id"]: TrainingCompany(**row) for row in self._session.execute(query).mappings()}

    def page(self, after: str | None, limit: int, wanted: str, *, with_work_processes: bool) -> list[Qualification]:
        """Give qualifications in the order of their crebo, whose name, dossier or crebo holds the words."""
        query = select(qualifications).order_by(qualifications.c.crebo).limit(limit)
        if after:
            query = query.where(qualifications.c.crebo > after)
        for word in wanted.casefold().split():
            columns = (qualifications.c.name, qualifications.c.dossier, qualifications.c.crebo)
            query = query.where(or_(*(func.lower(each).contains(word, autoescape=True) for each in columns)))
        if with_work_processes:
            query = query.where(qualifications.c.crebo.in_(select(work_processes.c.crebo)))
        return [Qualification(**row) for row in self._session.execute(query).mappings()]

    def work_processes(self, crebo: str | None = None) -> list[WorkProcess]:
        """Give those of one qualification, or all."""
        query = select(work_processes).order_by(work_processes.c.crebo, work_processes.c.version, work_processes.c.code)
        if crebo is not None:
            query = query.where(work_processes.c.crebo == crebo)
        return [WorkProcess(**row) for row in self._session.execute(query).mappings()]

    def work_cards(self, crebos: Collection[str] | None = None) -> list[WorkCard]:
        """Give those of several qualifications, or all."""
        query = select(work_cards) if crebos is None else select(work_cards).where(work_cards.c.crebo.in_(crebos))
        found = self._session.execute(query)
        return [WorkCard(row.crebo, row.version, row.code, tuple(row.steps)) for row in found]

    def recognitions_of(self, company_ids: Collection[UUID]) -> list[Recognition]:
        """Give those of several companies."""
        query = _JOINED.where(recognitions.c.company_id.in_(company_ids))
        return [_recognition(row) for row in self._session.execute(query).mappings()]

    def recognitions(self, crebo: str | None = None, company_id: UUID | None = None) -> list[Recognition]:
        """Give those for one crebo or of one company, or all, by the name of the company."""
        query = _JOINED.order_by(training_companies.c.name, recognitions.c.company_id, recognitions.c.valid_from)
        if crebo is not None:
            query = query.where(recognitions.c.crebo == crebo)
        if company_id is not None:
            query = query.where(recognitions.c.company_id == company_id)
        return [_recognition(row) for row in self._session.execute(query).mappings()]

    def keep(self, entries: Sequence[Entry]) -> None:
        """Keep entries; one that is known gets the new words and days."""
        self._put(qualifications, [asdict(each) for each in entries if isinstance(each, Qualification)])
        self._put(work_processes, [asdict(each) for each in entries if isinstance(each, WorkProcess)])
        cards = [asdict(each) | {"steps": list(each.steps)} for each in entries if isinstance(each, WorkCard)]
        self._put(work_cards, cards)
        granted = [each for each in entries if isinstance(each, Recognition)]
        companies = {each.company.company_id: asdict(each.company) for each in granted}
        self._put(training_companies, list(companies.values()))
        self._put(recognitions, [_row(each) for each in granted])

    def _put(self, table: Table, rows: Sequence[dict[str, Any]]) -> None:
        if not rows:
            return
        statement = insert(table)
        keys = [column.name for column in table.primary_key]
        words = {column.name: statement.excluded[column.name] for column in table.c if column.name not in keys}
        self._session.execute(statement.on_conflict_do_update(index_elements=keys, set_=words), rows)


def _row(granted: Recognition) -> dict[str, Any]:
    days = {"valid_from": granted.valid_from, "valid_until": granted.valid_until}
    return {"company_id": granted.company.company_id, "crebo": granted.crebo} | days


def _recognition(row: Mapping[Any, Any]) -> Recognition:
    company = TrainingCompany(row["company_id"], *(row[name] for name in _ENTRIES_OF_COMPANY))
    return Recognition(company, row["crebo"], row["valid_from"], row["valid_until"])
