"""The register of documents, as kept in PostgreSQL, as far as the reader may see it."""

import json
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, case, func, or_, select, text, true, update
from sqlalchemy.orm import Session

from services.certification.domain.certificate import DIPLOMA
from services.certification.domain.register import (
    LIST_SIZE,
    MOST_GUESSES_A_DAY,
    MOST_GUESSES_EVER,
    PAPER_FAILURES,
    Entry,
    read,
    written,
)
from services.certification.domain.register_rules import CertificateNotFound
from services.certification.storage.register_tables import certificate_papers, certificates

# The row stays locked until the commit: whoever comes next waits, and a number that was not used was never given.
_NEXT = text("""
    INSERT INTO issuer_counters AS c (organisation_id, kind, year, last_number) VALUES (:issuer, :kind, :year, 1)
    ON CONFLICT (organisation_id, kind, year) DO UPDATE SET last_number = c.last_number + 1
    RETURNING last_number
""")
# Two kinds count by themselves, and stand on the same status lists: whoever issues waits for whoever does so for the same issuer.
_ALONE = text("SELECT pg_advisory_xact_lock(hashtextextended('issuer ' || :issuer, 0))")
_EVER = text("SELECT sum(last_number) FROM issuer_counters WHERE organisation_id = :issuer")


@dataclass(frozen=True)
class Numbers:
    """The number of a document within the year, and the how-manieth it is of its issuer."""

    in_year: int
    ever: int


@dataclass(frozen=True)
class Wanted:
    """Which documents of the list."""

    pupil_id: UUID | None = None
    batch_id: UUID | None = None
    serial: str | None = None
    kind: str | None = None


class Register:
    def __init__(self, session: Session) -> None:
        self._session = session
        self._sees: ColumnElement[bool] = true()

    def seen_by(self, sees: ColumnElement[bool]) -> "Register":
        """Give only what a reader may see."""
        self._sees = sees
        return self

    def next_numbers(self, issuer_id: UUID, kind: str, year: int) -> Numbers:
        """Take the next number of an issuer; nobody else gets one until this transaction ends."""
        self._session.execute(_ALONE, {"issuer": str(issuer_id)})
        number = self._session.execute(_NEXT, {"issuer": issuer_id, "kind": kind, "year": year}).scalar_one()
        return Numbers(number, self._session.execute(_EVER, {"issuer": issuer_id}).scalar_one())

    def free_index(self, issuer_id: UUID, status_list: int) -> int:
        """Give a place on a status list that nobody can guess and no document has; call it with the numbers in hand."""
        while True:
            index = secrets.randbelow(LIST_SIZE)
            place = (
                certificates.c.issuer_id == issuer_id,
                certificates.c.status_list == status_list,
                certificates.c.status_index == index,
            )
            if self._session.scalar(select(true()).where(*place)) is None:
                return index

    def add(self, entry: Entry) -> None:
        """Write a document in."""
        fact = entry.certificate
        row = {name: getattr(entry, name) for name in _OF_ENTRY} | {
            "issuer_id": fact.issuer.organisation_id,
            "fact": json.loads(written(fact)),
            **{name: getattr(fact, name) for name in _OF_FACT},
        }
        self._session.execute(certificates.insert().values(row | {"wrong_guesses": 0}))

    def get(self, certificate_id: UUID, *, lock: bool = False) -> Entry:
        """Give one."""
        query = self._entries().where(certificates.c.certificate_id == certificate_id)
        return self._one(query.with_for_update(of=certificates) if lock else query, certificate_id)

    def by_code(self, public_code: str) -> Entry:
        """Give the one that a code leads to."""
        return self._one(self._entries().where(certificates.c.public_code == public_code), "")

    def of_trajectories(self, trajectory_ids: Collection[UUID]) -> dict[UUID, Entry]:
        """Give the newest document of each of these trajectories, valid or revoked."""
        query = self._entries().where(certificates.c.trajectory_id.in_(trajectory_ids))
        found = self._session.execute(query.order_by(certificates.c.issued_at, certificates.c.certificate_id)).all()
        return {entry.trajectory_id: entry for entry in map(_entry, found) if entry.trajectory_id}

    def diplomas_of(self, issuer_id: UUID, pupil_ids: Collection[UUID]) -> dict[UUID, Entry]:
        """Give the newest diploma that this school gave each of these pupils, valid or revoked."""
        theirs = certificates.c.pupil_id.in_(pupil_ids), certificates.c.issuer_id == issuer_id
        query = self._entries().where(*theirs, certificates.c.kind == DIPLOMA)
        found = self._session.execute(query.order_by(certificates.c.issued_at, certificates.c.certificate_id)).all()
        return {entry.pupil_id: entry for entry in map(_entry, found) if entry.pupil_id}

    def page(self, after: UUID | None, limit: int, wanted: Wanted) -> list[Entry]:
        """Give the next ones by id, the newest first."""
        query = self._entries().order_by(certificates.c.certificate_id.desc()).limit(limit)
        if after is not None:
            query = query.where(certificates.c.certificate_id < after)
        if wanted.pupil_id is not None:
            query = query.where(certificates.c.pupil_id == wanted.pupil_id)
        if wanted.batch_id is not None:
            query = query.where(certificates.c.batch_id == wanted.batch_id)
        if wanted.serial is not None:
            query = query.where(certificates.c.serial == wanted.serial)
        if wanted.kind is not None:
            query = query.where(certificates.c.kind == wanted.kind)
        return [_entry(row) for row in self._session.execute(query).all()]

    def mark(self, certificate_id: UUID, **moments: datetime | None) -> None:
        """Keep when its paper was made, when it was revoked, or when its page was closed."""
        self._session.execute(
            update(certificates).where(certificates.c.certificate_id == certificate_id).values(moments)
        )

    def may_guess(self, certificate_id: UUID, today: date) -> bool:
        """Tell whether somebody may still try to name the holder today."""
        mine = certificates.c.certificate_id == certificate_id
        return self._session.scalar(select(true()).where(mine, *_may_guess(today))) is True

    def take_guess(self, certificate_id: UUID, today: date) -> bool:
        """Count a try before it is known whether it is right, so that many at once are no more than one by one."""
        is_first = certificates.c.guessed_on.is_distinct_from(today)
        counted = {
            "guessed_on": today,
            "wrong_guesses": case((is_first, 1), else_=certificates.c.wrong_guesses + 1),
            "all_wrong_guesses": certificates.c.all_wrong_guesses + 1,
        }
        mine = update(certificates).where(certificates.c.certificate_id == certificate_id, *_may_guess(today))
        return self._session.scalar(mine.values(counted).returning(true())) is True

    def give_guess_back(self, certificate_id: UUID) -> None:
        """Count a try no longer, that was right."""
        less = {name: certificates.c[name] - 1 for name in ("wrong_guesses", "all_wrong_guesses")}
        self._session.execute(update(certificates).where(certificates.c.certificate_id == certificate_id).values(less))

    def open_page(self, certificate_id: UUID) -> None:
        """Open the public page again, also for who wants to name the holder."""
        opened = {"closed_at": None, "wrong_guesses": 0, "all_wrong_guesses": 0}
        self._session.execute(
            update(certificates).where(certificates.c.certificate_id == certificate_id).values(opened)
        )

    def revoked_on(self, issuer_id: UUID, status_list: int) -> tuple[list[int], datetime | None]:
        """Give the places of the revoked documents on a list, and when the last one was; None for a list that is not there."""
        theirs = certificates.c.issuer_id == issuer_id, certificates.c.status_list == status_list
        revoked = select(certificates.c.status_index, certificates.c.revoked_at)
        rows = self._session.execute(revoked.where(*theirs, certificates.c.revoked_at.is_not(None))).all()
        last = max((row.revoked_at for row in rows), default=None)
        return [row.status_index for row in rows], last

    def has_list(self, issuer_id: UUID, status_list: int) -> bool:
        """Tell whether any document stands on a list."""
        theirs = certificates.c.issuer_id == issuer_id, certificates.c.status_list == status_list
        return self._session.scalar(select(true()).where(*theirs).limit(1)) is True

    def without_paper(self, failed_before: datetime) -> Entry | None:
        """Give one whose paper was not made yet and that nobody else is making, locked; those that failed come last."""
        failed_at = certificates.c.paper_failed_at
        waits = certificates.c.paper_made_at.is_(None), or_(failed_at.is_(None), failed_at <= failed_before)
        query = self._entries().where(*waits).order_by(failed_at.asc().nulls_first(), certificates.c.certificate_id)
        row = self._session.execute(query.limit(1).with_for_update(of=certificates, skip_locked=True)).first()
        return _entry(row) if row else None

    def put_off(self, certificate_id: UUID, failure: str, now: datetime) -> None:
        """Keep that its paper could not be made, so that the others go first."""
        mine = certificates.c.certificate_id == certificate_id, certificates.c.paper_made_at.is_(None)
        tried = {"paper_failed_at": now, "paper_failure": failure, "paper_tries": certificates.c.paper_tries + 1}
        self._session.execute(update(certificates).where(*mine).values(tried))

    def count_failures(self) -> dict[str, int]:
        """Count papers that could not be made the last time, by what stood in the way."""
        waits = certificates.c.paper_made_at.is_(None), certificates.c.paper_failure.is_not(None)
        counted = select(certificates.c.paper_failure, func.count().label("amount")).where(*waits)
        found = self._session.execute(counted.group_by(certificates.c.paper_failure)).all()
        return dict.fromkeys(PAPER_FAILURES, 0) | {row.paper_failure: row.amount for row in found}

    def keep_paper(self, certificate_id: UUID, pdf: bytes, now: datetime) -> None:
        """Keep the sealed paper."""
        row = {"certificate_id": certificate_id, "pdf": pdf, "made_at": now}
        self._session.execute(certificate_papers.insert().values(row))
        mine = update(certificates).where(certificates.c.certificate_id == certificate_id)
        self._session.execute(mine.values(paper_made_at=now, paper_failed_at=None, paper_failure=None))

    def paper(self, certificate_id: UUID) -> bytes | None:
        """Give the paper of a document that the reader may see; none when it was not made yet, or destroyed."""
        query = select(certificate_papers.c.pdf).where(certificate_papers.c.certificate_id == certificate_id)
        found = self._session.scalar(query)
        return bytes(found) if found is not None else None

    def _entries(self) -> Select[Any]:
        return select(certificates).where(self._sees)

    def _one(self, query: Select[Any], key: object) -> Entry:
        row = self._session.execute(query).first()
        if row is None:
            raise CertificateNotFound(key)
        return _entry(row)


_OF_FACT = ("certificate_id", "kind", "regime", "serial", "public_code", "status_index", "issued_at")
_OF_ENTRY = (
    "trajectory_id",
    "pupil_id",
    "school_id",
    "batch_id",
    "kid",
    "credential",
    "compact",
    "issued_by",
    "status_list",
    "replaces_id",
    "paper_made_at",
    "revoked_at",
    "closed_at",
    "all_wrong_guesses",
)


def _may_guess(today: date) -> tuple[ColumnElement[bool], ...]:
    not_today = certificates.c.guessed_on.is_distinct_from(today)
    return (
        certificates.c.all_wrong_guesses < MOST_GUESSES_EVER,
        or_(not_today, certificates.c.wrong_guesses < MOST_GUESSES_A_DAY),
    )


def _entry(row: Row[Any]) -> Entry:
    kept: dict[str, Any] = row._asdict()
    return Entry(read(kept["fact"]), **{name: kept[name] for name in _OF_ENTRY})
