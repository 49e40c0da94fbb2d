"""The dated facts that reports are worked out of: leavings as they were told, and the journal, both up to a day."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Select, select, text, true, tuple_
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session

from messaging.envelope import Envelope
from services.aftercare.domain.exit_monitor import Cohort
from services.aftercare.domain.ids import CaseId
from services.aftercare.domain.local_time import end_of
from services.aftercare.domain.policy import DESTINATION
from services.aftercare.domain.situation import FACTS, Life, Told
from services.aftercare.domain.talk_figures import TALKS, Talks
from services.aftercare.domain.working_days import calendar_end
from services.aftercare.storage.policies import Policies
from services.aftercare.storage.readers import Reader
from services.aftercare.storage.tables import cases, contracts, conversations, leavings, organisations

PRACTICAL, SPECIAL = "pro", "vso"  # a school whose kind nobody told is in neither report
CASE: Final = "case/"
AT_ONCE: Final = 5_000  # cases in one question

_TOLD = text("""
    SELECT subject, name, envelope FROM journal
    WHERE subject = ANY (:subjects) AND name = ANY (:names) AND recorded_at < :until
    ORDER BY subject, sequence
""")


@dataclass(frozen=True)
class Leavers:
    """Who left up to and including a day as far as was known on another, of one school or of all, that a reader sees."""

    until: date
    known_on: date
    reader: Reader
    school_id: UUID | None = None


@dataclass(frozen=True)
class Left:
    """Where somebody stands among those who left: the day of leaving as it is known now, then the case."""

    on: date
    case_id: CaseId


class Facts:
    """What was known at the end of a day, to this reader."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def lives(self, cohort: Cohort, known_on: date, reader: Reader, school_type: str | None = None) -> list[Life]:
        """Give who left in these days, each with all that was told of work until then."""
        told = self._told(_cohort(cohort, known_on, reader, school_type))
        return list(self._lives(told, known_on).values())

    def lives_after(self, leavers: Leavers, after: Left | None, limit: int) -> list[tuple[Left, Life]]:
        """Give the next of those who left, the longest ago first: however many left, a page reads its own."""
        rows = self._session.execute(_in_order(leavers, after, limit)).mappings().all()
        places = [Left(row["left"], row["case_id"]) for row in rows]
        told = [Told(**{name: row[name] for name in row if name != "left"}) for row in rows]
        lives = self._lives(told, leavers.known_on)
        return [(place, lives[place.case_id]) for place in places]

    def talks(self, year: Cohort, known_on: date, reader: Reader) -> list[Talks]:
        """Give who was owed a career conversation that was asked for in these days, with what became of it."""
        asked = conversations.c.requested_on.between(year.begins_on, year.ends_on)
        owed = select(conversations.c.conversation_id, conversations.c.case_id).where(asked)
        of_case: dict[CaseId, set[UUID]] = defaultdict(set)
        for conversation_id, case_id in self._session.execute(owed):
            of_case[case_id].add(conversation_id)
        told = self._told(_told(conversations.c.case_id, asked, known_on, reader))
        found = {each.case_id: Talks(each, frozenset(of_case[each.case_id])) for each in told}
        for case_id, name, data in self._events(list(found), known_on, TALKS):
            found[case_id].hear(name, data)
        return list(found.values())

    def _lives(self, told: Sequence[Told], known_on: date) -> dict[CaseId, Life]:
        kinds = self._kinds([each.case_id for each in told])
        policy = Policies(self._session).current()

        def until(
            day: date,
        ) -> date:  # as long as the term says, on whatever day that is: a free day of later moves no report
            return calendar_end(policy.term(DESTINATION, day), day)

        lives = {each.case_id: Life(each, until, kinds) for each in told}
        for case_id, name, data in self._events(list(lives), known_on, FACTS):
            lives[case_id].hear(name, data)
        return lives

    def _told(self, query: Select[*tuple[Any, ...]]) -> list[Told]:
        return [Told(**row) for row in self._session.execute(query).mappings()]

    def _kinds(self, case_ids: Sequence[CaseId]) -> dict[UUID, str]:
        found: dict[UUID, str] = {}
        for start in range(0, len(case_ids), AT_ONCE):
            query = select(contracts.c.contract_id, contracts.c.kind).where(
                contracts.c.case_id.in_(case_ids[start : start + AT_ONCE]), contracts.c.kind.is_not(None)
            )
            found.update((contract_id, kind) for contract_id, kind in self._session.execute(query))
        return found

    def _events(
        self, case_ids: Sequence[CaseId], known_on: date, names: Sequence[str]
    ) -> Sequence[tuple[CaseId, str, dict[str, Any]]]:
        found = []
        for start in range(0, len(case_ids), AT_ONCE):
            asked = {
                "subjects": [f"{CASE}{each}" for each in case_ids[start : start + AT_ONCE]],
                "names": list(names),
                "until": end_of(known_on),
            }
            for subject, name, envelope in self._session.execute(_TOLD, asked):
                told = msgspec.json.decode(bytes(envelope), type=Envelope)
                data = msgspec.json.decode(told.data, type=dict[str, Any])
                found.append((CaseId(UUID(subject.removeprefix(CASE))), name, data))
        return found


def _in_order(leavers: Leavers, after: Left | None, limit: int) -> Select[*tuple[Any, ...]]:
    """Walk along the cases by their leaving, and look at what the school had told last of each."""
    last = (
        select(leavings)
        .where(leavings.c.case_id == cases.c.case_id, leavings.c.told_at < end_of(leavers.known_on))
        .order_by(leavings.c.position.desc())
        .limit(1)
        .lateral("told")
    )
    told, place = last.c, (cases.c.left_on, cases.c.case_id)
    names = (told.school_id, told.municipality, told.left_on, told.destination, told.exit_profile)
    query = (
        select(cases.c.left_on.label("left"), cases.c.case_id, cases.c.pupil_id, *names)
        .join(last, true())
        .where(leavers.reader.cases(), told.left_on <= leavers.until)
    )
    if leavers.school_id is not None:
        query = query.where(told.school_id == leavers.school_id)
    if after is not None:
        query = query.where(tuple_(*place) > (after.on, after.case_id))
    return query.order_by(*place).limit(limit)


def _cohort(cohort: Cohort, known_on: date, reader: Reader, school_type: str | None) -> Select[*tuple[Any, ...]]:
    """Who left in these days as far as was known then; a corrected day may have brought somebody into another year."""
    is_within = leavings.c.left_on.between(cohort.begins_on, cohort.ends_on)
    query = _told(leavings.c.case_id, is_within, known_on, reader)
    told = query.selected_columns.left_on
    of_type = () if school_type is None else (organisations.c.school_type == school_type,)
    return query.where(told.between(cohort.begins_on, cohort.ends_on), *of_type)


def _told(
    of: ColumnElement[Any], where: ColumnElement[bool], known_on: date, reader: Reader
) -> Select[*tuple[Any, ...]]:
    """Of each case that is asked for, and that this reader sees, what its school had told last."""
    last = (
        select(leavings)
        .where(leavings.c.case_id.in_(select(of).where(where)), leavings.c.told_at < end_of(known_on))
        .ext(distinct_on(leavings.c.case_id))
        .order_by(leavings.c.case_id, leavings.c.position.desc())
        .subquery("told")
    )
    told = last.c
    names = (told.case_id, cases.c.pupil_id, told.school_id, told.municipality, told.left_on, told.destination)
    return (
        select(*names, told.exit_profile)
        .join(cases, cases.c.case_id == told.case_id)
        .outerjoin(organisations, organisations.c.organisation_id == told.school_id)
        .where(reader.cases())
        .order_by(told.left_on, told.case_id)
    )
