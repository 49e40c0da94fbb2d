"""Gives everybody of a demo a past that is as long as that of a real region: calls that reached somebody, and calls that did not."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import text

from doorlijn.region.crowd.office import Office
from messaging.ids import uuid7
from messaging.work import Transaction, Work
from services.aftercare.domain.case import Case
from services.aftercare.domain.ids import PersonId, PupilId
from services.aftercare.domain.local_time import day_of
from services.aftercare.handlers import log_contact
from services.aftercare.handlers.log_contact import LogContact
from services.aftercare.storage.cases import Cases
from services.aftercare.storage.contacts import Contacts
from services.aftercare.storage.policies import Policies

AT_ONCE: Final = 200
CHANNELS: Final = ("phone", "message", "visit")
REACHED_ONE_IN: Final = 3
ENTRIES: Final = text("SELECT count(*) FROM journal WHERE subject LIKE 'case/%'")
PUPILS: Final = text("""
    SELECT pupil_id FROM cases WHERE state = 'open' AND job_coach_id IS NOT NULL AND left_on < :before ORDER BY case_id
""")


def lengthen(database_url: str, wanted: int, now: datetime, tell: Callable[[str], None]) -> int:
    """Let job coaches log calls until the stories hold so many entries together. Gives how many they hold then."""
    office, round_nr = Office(database_url, now), 0
    try:
        while (there := _entries(office)) < wanted:
            tell(f"{there} of {wanted} entries in the stories")
            missing, round_nr = wanted - there, round_nr + 1
            for part in _parts(_pupils(office, now)[:missing]):
                _call(office, part, round_nr, now)
                office.catch_up()
        office.count_as_mailed()
        return there
    finally:
        office.close()


def _call(office: Office, pupils: Sequence[UUID], round_nr: int, now: datetime) -> None:
    with office.transaction("aftercare") as transaction:
        cases = transaction.use(Cases)
        cases.prefetch_pupils(map(PupilId, pupils))
        for case in filter(None, (cases.of_pupil(PupilId(each)) for each in pupils)):
            _log(transaction, case, round_nr, now)


def _log(transaction: Transaction, case: Case, round_nr: int, now: datetime) -> None:
    coach = PersonId(case.job_coach_id or UUID(int=0))
    is_reached = round_nr % REACHED_ONE_IN == 0
    made = LogContact(
        case.case_id,
        uuid7(),
        _day(case.left_on, day_of(now), round_nr),
        CHANNELS[round_nr % len(CHANNELS)],
        is_reached=is_reached,
        made_by=coach,
        result="going_well" if is_reached else None,
    )
    cases, contacts, policy = transaction.use(Cases), transaction.use(Contacts), transaction.use(Policies).current()
    _, events = log_contact.handle(made, cases, contacts, policy=policy, timers=transaction.timers, now=now)
    Work(transaction, now, actor=f"person/{coach}", actor_role="job_coach").publish(*events)


def _day(left_on: date, today: date, round_nr: int) -> date:
    """Give a day since leaving, another in each round."""
    return max(left_on, today - timedelta(days=2 * round_nr))


def _entries(office: Office) -> int:
    with office.transaction("aftercare") as transaction:
        return int(transaction.session.scalar(ENTRIES) or 0)


def _pupils(office: Office, now: datetime) -> list[UUID]:
    with office.transaction("aftercare") as transaction:
        return list(transaction.session.scalars(PUPILS, {"before": day_of(now)}))


def _parts(pupils: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    for first in range(0, len(pupils), AT_ONCE):
        yield pupils[first : first + AT_ONCE]
