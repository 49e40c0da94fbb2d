"""Tells what happened to the region's young people: reported, accepted, ended, planned, held; once, as its people."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeAlias
from uuid import UUID
from zoneinfo import ZoneInfo

import structlog

from doorlijn import logs, settings
from doorlijn.region import trajectories
from doorlijn.region.contact_moments import contact_days
from doorlijn.region.courier import Courier
from doorlijn.region.crowd.progress import asked_of
from doorlijn.region.people import DemoPerson, demo_person, demo_persons
from doorlijn.region.schemas import Schemas, StillWaiting
from doorlijn.region.young_people import YoungPerson, working_day, young_people
from doorlijn.settings import Settings
from messaging.ids import uuid7
from services.aftercare.domain.case import Case
from services.aftercare.domain.conversation import Appointment
from services.aftercare.domain.destination import DESTINATIONS
from services.aftercare.domain.ids import PersonId, PupilId
from services.aftercare.domain.rules import RuleBroken
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
from services.directory.handlers import name_substitute
from services.directory.handlers.name_substitute import NameSubstitute
from services.directory.storage.people import People
from services.intake.handlers import report_leaver
from services.intake.storage.places import Places
from services.intake.storage.pupils import Pupils
from services.notifications.storage.notifications import Notifications

log = structlog.get_logger()

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
AWAY_FOR = timedelta(days=10)
UNREAD_FOR = timedelta(days=7)
AN_HOUR, A_DAY = timedelta(hours=1), timedelta(days=1)
NEGLECTED = 5  # one in so many of those who work was not called at the last contact moment
PLACE = "Werkcentrum De Lijnstreek, kamer 3"
BEGUN, DONE = "stories-begun", "stories-told"
Act: TypeAlias = Callable[[YoungPerson, datetime], None]


def seed_stories(known: Settings, now: datetime) -> bool:
    """Tell all stories unless they were told before; tells whether it did."""
    begun, told = known.home / BEGUN, known.home / DONE
    if told.exists():
        return False
    if not begun.exists():
        begun.write_text(now.isoformat())
    schemas = Schemas(known.database_url)
    try:
        # Taken up again after a stop, the stories keep the dates they began with.
        crowd = asked_of(known.home)
        brought = crowd.brought if crowd else {}
        Teller(schemas, datetime.fromisoformat(begun.read_text()), brought).tell_all()
    finally:
        schemas.close()
    told.touch()
    return True


class Teller:
    """Acts through the same handlers as users do, each act at its own moment; what was done before is not done again."""

    def __init__(self, schemas: Schemas, now: datetime, brought: Mapping[str, int]) -> None:
        self._schemas = schemas
        self._now = now
        self._today = now.astimezone(AMSTERDAM).date()
        self._pupils: dict[str, PupilId] = {}
        self._coaches = {each.person_id: each for each in demo_persons()}
        self._courier = Courier(schemas, brought)

    def tell_all(self) -> None:
        """Tell one life after the other, in the order in which it went."""
        self._courier.bring_round()
        for person in young_people(self._today):
            for moment, act in sorted(self._acts(person), key=lambda each: each[0]):
                self._courier.ring(moment)
                try:
                    act(person, moment)
                except (
                    RuleBroken
                ) as meanwhile:  # it was told before, or a visitor was quicker: then theirs is the story
                    log.info("story_left_to_visitor", rule=type(meanwhile).__name__)
                self._courier.bring_round()
        self._courier.ring(self._now)
        self._name_substitute()
        trajectories.tell(self._schemas, self._named(), self._now)
        self._courier.bring_round()
        self._read_what_is_old()

    def _acts(self, person: YoungPerson) -> Iterator[tuple[datetime, Act]]:
        """Give what people do for somebody, and when: nothing before the case is there, and nothing tomorrow."""
        story, left_on = person.story, person.left_on
        yield self._moment(left_on + A_DAY, time(9, 30)), self._report
        if story.name == "left_this_week":
            return  # these wait for their job coach
        yield self._moment(working_day(left_on + 2 * A_DAY), time(10)), self._accept
        for day in _contacts(person, self._today):
            yield self._moment(day, time(11)), self._call
        if story.ended_on:
            yield self._moment(story.ended_on, time(15)), self._end
        if story.ended_on and story.meets_on:
            yield self._moment(working_day(story.ended_on + A_DAY), time(16)), self._plan
        if story.held_on:
            yield self._moment(story.held_on, time(17)), self._hold

    def _report(self, person: YoungPerson, moment: datetime) -> None:
        """Let the school report the leaver, the day after."""
        staff = _staff_of(person.brin)
        with self._schemas.work("intake", moment, staff) as work:
            outcome = report_leaver.handle_one(
                _as_sent(person), staff.organisation_id, work.use(Pupils), work.use(Places), moment
            )
            work.publish(*outcome.events)
            self._pupils[person.pupil_number] = PupilId(outcome.pupils[0].pupil_id)

    def _accept(self, person: YoungPerson, moment: datetime) -> None:
        with self._schemas.work("aftercare", moment, self._coach(person)) as work:
            cases = work.use(Cases)
            _, events = accept_case.handle(AcceptCase(self._case(cases, person).case_id), cases, moment)
            work.publish(*events)

    def _call(self, person: YoungPerson, moment: datetime) -> None:
        """Let the job coach call at a contact moment."""
        coach, made_on = self._coach(person), moment.astimezone(AMSTERDAM).date()
        with self._schemas.work("aftercare", moment, coach) as work:
            cases = work.use(Cases)
            case = self._case(cases, person)
            if case.last_contact_on and case.last_contact_on >= made_on:
                return
            command = LogContact(
                case.case_id,
                uuid7(),
                made_on,
                "phone",
                is_reached=True,
                made_by=PersonId(coach.person_id),
                result="going_well",
            )
            policy = work.use(Policies).current()
            _, events = log_contact.handle(
                command, cases, work.use(Contacts), policy=policy, timers=work.timers, now=moment
            )
            work.publish(*events)
            has_lost_work = case.contracts and not any(one.is_running for one in case.contracts)
            if case.destination in DESTINATIONS and not has_lost_work:
                said = ConfirmDestination(
                    case.case_id, case.destination, "young_person", made_on, PersonId(coach.person_id)
                )
                _, events = confirm_destination.handle(
                    said, cases, work.use(Confirmations), policy=policy, timers=work.timers, now=moment
                )
                work.publish(*events)

    def _end(self, person: YoungPerson, moment: datetime) -> None:
        coach, story = self._coach(person), person.story
        with self._schemas.work("aftercare", moment, coach) as work:
            cases = work.use(Cases)
            case = self._case(cases, person)
            if story.ended_on and case.contracts:
                contract_id = case.contracts[0].contract_id
                command = EndContract(contract_id, story.ended_on, story.reason, PersonId(coach.person_id))
                _, events = end_contract.handle(command, cases, work.timers, moment)
                work.publish(*events)

    def _plan(self, person: YoungPerson, moment: datetime) -> None:
        """Let the werkconsulent plan the conversation, the day after the contract ended."""
        meets_on = person.story.meets_on or self._today
        starts_at = datetime.combine(meets_on, time(10), AMSTERDAM)
        appointment = Appointment(starts_at, starts_at + AN_HOUR, PLACE)
        with self._schemas.work("aftercare", moment, _werkconsulent(person)) as work:
            cases = work.use(Cases)
            conversation = self._case(cases, person).conversations[0]
            command = ScheduleConversation(conversation.conversation_id, appointment, is_confirmed=True)
            roster, calendar = work.use(Team).roster(), work.use(Policies).current().working_days
            _, events = schedule_conversation.handle(command, cases, roster, calendar, moment)
            work.publish(*events)

    def _hold(self, person: YoungPerson, moment: datetime) -> None:
        story = person.story
        with self._schemas.work("aftercare", moment, _werkconsulent(person)) as work:
            cases = work.use(Cases)
            conversation = self._case(cases, person).conversations[0]
            command = RecordOutcome(conversation.conversation_id, story.held_on or self._today, story.next_step)
            policy = work.use(Policies).current()
            _, events = record_outcome.handle(command, cases, policy, work.timers, moment)
            work.publish(*events)

    def _name_substitute(self) -> None:
        """One job coach is away, so that every page shows what that looks like."""
        *_, away = (each for each in demo_persons() if each.role == "job_coach")
        substitute = demo_person("job_coach", away.municipalities[0])
        until = self._today + AWAY_FOR
        with self._schemas.work("directory", self._now, demo_person("admin")) as work:
            command = NameSubstitute(away.person_id, substitute.person_id, until)
            work.publish(*name_substitute.handle(command, work.use(People), work.timers, self._now))

    def _read_what_is_old(self) -> None:
        """Let everybody have read what he was told before this week, as who works every day has."""
        for person in demo_persons():
            with self._schemas.work("notifications", self._now, person) as work:
                until = self._now - UNREAD_FOR
                work.use(Notifications).read_all(person.person_id, self._now, None, until)

    def _named(self) -> dict[PupilId, str]:
        """Give how those of whom was told are called."""
        known = {each.pupil_number: each.first_name for each in young_people(self._today)}
        return {pupil_id: known[number] for number, pupil_id in self._pupils.items()}

    def _case(self, cases: Cases, person: YoungPerson) -> Case:
        case = cases.of_pupil(self._pupils[person.pupil_number])
        if case is None:
            raise StillWaiting("a case")
        return case

    def _coach(self, person: YoungPerson) -> DemoPerson:
        with self._schemas.work("aftercare", self._now, demo_person("coordinator")) as work:
            coach_id: UUID | None = self._case(work.use(Cases), person).job_coach_id
        return self._coaches.get(coach_id or UUID(int=0), demo_person("coordinator"))

    def _moment(self, day: date, at: time) -> datetime:
        """Give a moment of a day, but never one that has yet to come."""
        return min(datetime.combine(day, at, AMSTERDAM).astimezone(UTC), self._now)


def _contacts(person: YoungPerson, today: date) -> Iterator[date]:
    """Give the contact moments that were kept; of some young people the last one was not, and is late."""
    left_on = person.left_on
    passed = [working_day(day) for day in contact_days(left_on) if working_day(day) < today]
    is_neglected = person.story.name == "working" and int(person.pupil_number) % NEGLECTED == 0
    yield from passed[:-1] if is_neglected else passed


def _staff_of(brin: str) -> DemoPerson:
    school_id = organisation_id_of("school", brin)
    return next(each for each in demo_persons() if each.organisation_id == school_id)


def _werkconsulent(person: YoungPerson) -> DemoPerson:
    return demo_person("werkconsulent", person.municipality)


def _as_sent(person: YoungPerson) -> dict[str, object]:
    """Give the leaver as a school's own system would send one."""
    fields = {name: value for name, value in vars(person).items() if name != "story"}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in fields.items()}


def main() -> None:
    """Tell the stories of a demo that has just started."""
    logs.configure()
    known = settings.load()
    if not known.is_demo:
        raise SystemExit("the invented region belongs to the demo: set DOORLIJN_PROFILE=demo")
    now = datetime.now(UTC)  # noqa: TID251  the door: inside, the time is an argument
    log.info("stories_told", is_new=seed_stories(known, now))


if __name__ == "__main__":
    main()
