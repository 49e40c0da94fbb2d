"""What happened to a crowd: reported, accepted, ended, planned and held, many at a time, as the people whose work it is."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from doorlijn.region.contact_moments import contact_days
from doorlijn.region.crowd.bodies import Bodies
from doorlijn.region.crowd.office import Office
from doorlijn.region.young_people import YoungPerson
from messaging.ids import uuid7
from messaging.work import Transaction, Work
from services.aftercare.domain.case import Case
from services.aftercare.domain.conversation import Appointment
from services.aftercare.domain.destination import DESTINATIONS
from services.aftercare.domain.ids import PersonId, PupilId
from services.aftercare.handlers import (
    accept_case,
    confirm_destination,
    end_contract,
    log_contact,
    record_outcome,
    schedule_conversation,
)
from services.aftercare.handlers.accept_case import AcceptCase
from services.aftercare.handlers.confirm_destination import ConfirmDestination
from services.aftercare.handlers.end_contract import EndContract
from services.aftercare.handlers.log_contact import LogContact
from services.aftercare.handlers.record_outcome import RecordOutcome
from services.aftercare.handlers.schedule_conversation import ScheduleConversation
from services.aftercare.storage.cases import Cases
from services.aftercare.storage.confirmations import Confirmations
from services.aftercare.storage.contacts import Contacts
from services.aftercare.storage.policies import Policies
from services.aftercare.storage.team import Team
from services.directory.domain.model import organisation_id_of
from services.intake.domain.row import Row, cells_of
from services.intake.handlers import report_leaver
from services.intake.handlers.report_leaver import ReportLeavers
from services.intake.storage.places import Places
from services.intake.storage.pupils import Pupils

AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")
AN_HOUR: Final = timedelta(hours=1)
PLACE: Final = "Werkcentrum De Lijnstreek, kamer 3"
FORGOTTEN: Final = 12  # one in so many was not called at the last contact moment
HEADER: Final = 1  # rows of a sheet are counted from the one after it


class Teller:
    """Tells a week of leavers, or a day of endings, in a few transactions; telling it twice changes nothing."""

    def __init__(self, office: Office, bodies: Bodies, now: datetime) -> None:
        self._office = office
        self._staff = bodies.staff()
        self._now = now

    def leave(self, last_day: date, people: list[YoungPerson]) -> None:
        """Let schools report who left in a week, and job coaches accept the cases two days later."""
        moment = self._moment(last_day + timedelta(days=1), time(9, 30))
        rows = [Row(number, cells_of(as_sent(one))) for number, one in enumerate(people, HEADER + 1)]
        with self._at(moment).transaction("intake") as transaction:
            outcome = report_leaver.handle(
                ReportLeavers(rows), transaction.use(Pupils), transaction.use(Places), moment
            )
            if outcome.refused:
                raise ValueError(f"the crowd is no good sheet: {outcome.refused[:3]}")
            for event in outcome.events:
                staff = self._staff[event.school_id]  # type: ignore[union-attr]  # a sheet gives events of pupils only
                _as(transaction, moment, staff, "school_staff").publish(event)
        waiting = {one.pupil_number for one in people if one.story.name == "left_this_week"}
        self._accept(
            [PupilId(each.pupil_id) for each in outcome.pupils if each.pupil_number not in waiting],
            self._moment(last_day + timedelta(days=3), time(10)),
        )

    def end(self, day: date, people: list[YoungPerson]) -> None:
        """Let job coaches report whose contract ended on a day; what follows is planned, and some of it held."""
        pupils = self._pupils(people)
        moment = self._moment(day, time(15))
        with self._at(moment).transaction("aftercare") as transaction:
            for one, case in self._cases(transaction, people, pupils):
                if case.contracts and case.contracts[0].is_running:
                    self._report_end(transaction, one, case, moment)
        with self._at(moment).transaction("aftercare") as transaction:
            for one, case in self._cases(transaction, people, pupils):
                if case.owed_conversation:
                    self._plan_and_hold(transaction, one, case)

    def call(self, last_day: date, people: list[YoungPerson]) -> None:
        """Let job coaches call who left in a week, at the last contact moment that passed; some they forget."""
        today = self._now.astimezone(AMSTERDAM).date()
        passed = [day for day in contact_days(last_day) if day < today]
        if not passed:
            return
        kept = [one for one in people if int(one.pupil_number) % FORGOTTEN]
        pupils, moment = self._pupils(kept), self._moment(max(passed), time(11))
        with self._at(moment).transaction("aftercare") as transaction:
            for _, case in self._cases(transaction, kept, pupils):
                if case.is_open and case.job_coach_id:
                    self._reach(transaction, case, moment)

    def _reach(self, transaction: Transaction, case: Case, moment: datetime) -> None:
        coach, day = PersonId(case.job_coach_id or UUID(int=0)), moment.astimezone(AMSTERDAM).date()
        policy, cases = transaction.use(Policies).current(), transaction.use(Cases)
        work = _as(transaction, moment, coach, "job_coach")
        reached = LogContact(case.case_id, uuid7(), day, "phone", is_reached=True, made_by=coach, result="going_well")
        contacts = transaction.use(Contacts)
        _, events = log_contact.handle(reached, cases, contacts, policy=policy, timers=transaction.timers, now=moment)
        work.publish(*events)
        if case.destination in DESTINATIONS and any(one.is_running for one in case.contracts):
            said = ConfirmDestination(case.case_id, case.destination, "young_person", day, coach)
            confirmations = transaction.use(Confirmations)
            _, events = confirm_destination.handle(
                said, cases, confirmations, policy=policy, timers=transaction.timers, now=moment
            )
            work.publish(*events)

    def _accept(self, pupil_ids: list[PupilId], moment: datetime) -> None:
        with self._at(moment).transaction("aftercare") as transaction:
            cases = transaction.use(Cases)
            cases.prefetch_pupils(pupil_ids)
            for case in filter(None, map(cases.of_pupil, pupil_ids)):
                if case.job_coach_id:
                    _, events = accept_case.handle(AcceptCase(case.case_id), cases, moment)
                    _as(transaction, moment, case.job_coach_id, "job_coach").publish(*events)

    def _report_end(self, transaction: Transaction, one: YoungPerson, case: Case, moment: datetime) -> None:
        command = EndContract(case.contracts[0].contract_id, moment.astimezone(AMSTERDAM).date(), one.story.reason)
        _, events = end_contract.handle(command, transaction.use(Cases), transaction.timers, moment)
        _as(transaction, moment, case.job_coach_id, "job_coach").publish(*events)

    def _plan_and_hold(self, transaction: Transaction, one: YoungPerson, case: Case) -> None:
        story, owed, cases = one.story, case.conversations[0], transaction.use(Cases)
        if story.meets_on is None or story.ended_on is None:
            return
        moment = self._moment(story.ended_on + timedelta(days=1), time(11))
        starts_at = datetime.combine(story.meets_on, time(10), AMSTERDAM)
        schedule = ScheduleConversation(
            owed.conversation_id, Appointment(starts_at, starts_at + AN_HOUR, PLACE), is_confirmed=True
        )
        policy, roster = transaction.use(Policies).current(), transaction.use(Team).roster()
        _, events = schedule_conversation.handle(schedule, cases, roster, policy.working_days, moment)
        _as(transaction, moment, owed.werkconsulent_id, "werkconsulent").publish(*events)
        if story.held_on:
            moment = self._moment(story.held_on, time(16))
            record = RecordOutcome(owed.conversation_id, story.held_on, story.next_step)
            _, events = record_outcome.handle(record, cases, policy, transaction.timers, moment)
            _as(transaction, moment, owed.werkconsulent_id, "werkconsulent").publish(*events)

    def _pupils(self, people: list[YoungPerson]) -> dict[str, PupilId]:
        keys = [(organisation_id_of("school", one.brin), one.pupil_number) for one in people]
        with self._office.transaction("intake") as transaction:
            found = transaction.use(Pupils).find(keys)
        return {number: PupilId(pupil.pupil_id) for (_, number), pupil in found.items()}

    def _cases(
        self, transaction: Transaction, people: list[YoungPerson], pupils: dict[str, PupilId]
    ) -> list[tuple[YoungPerson, Case]]:
        cases = transaction.use(Cases)
        cases.prefetch_pupils(pupils.values())
        found = ((one, cases.of_pupil(pupils[one.pupil_number])) for one in people)
        return [(one, case) for one, case in found if case]

    def _at(self, moment: datetime) -> Office:
        self._office.now = moment
        return self._office

    def _moment(self, day: date, at: time) -> datetime:
        """Give a moment of a day, but never one that has yet to come."""
        return min(datetime.combine(day, at, AMSTERDAM).astimezone(UTC), self._now)


def _as(transaction: Transaction, moment: datetime, person_id: UUID | None, role: str) -> Work:
    """Act as somebody; whoever is missing leaves it to the system."""
    if person_id is None:
        return Work(transaction, moment)
    return Work(transaction, moment, actor=f"person/{person_id}", actor_role=role)


def as_sent(person: YoungPerson) -> dict[str, object]:
    """Give a leaver as a school's own system would send one."""
    fields = {name: value for name, value in vars(person).items() if name != "story"}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in fields.items()}
