"""Tells what happened to the region's young people: reported, accepted, ended, planned, held; once, as its people."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import structlog

from doorlijn import logs, settings
from doorlijn.region.people import DemoPerson, demo_person, demo_persons
from doorlijn.region.schemas import Schemas, StillWaiting
from doorlijn.region.young_people import YoungPerson, young_people
from doorlijn.settings import Settings
from services.aftercare.domain.case import Case
from services.aftercare.domain.conversation import Appointment
from services.aftercare.domain.ids import PupilId
from services.aftercare.domain.rules import RuleBroken
from services.aftercare.handlers import (
    accept_case,
    end_contract,
    record_outcome,
    schedule_conversation,
)
from services.aftercare.handlers.accept_case import AcceptCase
from services.aftercare.handlers.end_contract import EndContract
from services.aftercare.handlers.record_outcome import RecordOutcome
from services.aftercare.handlers.schedule_conversation import ScheduleConversation
from services.aftercare.storage.cases import Cases
from services.aftercare.storage.policies import Policies
from services.aftercare.storage.team import Team
from services.directory.domain.model import organisation_id_of
from services.directory.handlers import name_substitute
from services.directory.handlers.name_substitute import NameSubstitute
from services.directory.storage.people import People
from services.intake.handlers import report_leaver
from services.intake.storage.places import Places
from services.intake.storage.pupils import Pupils

log = structlog.get_logger()

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
AWAY_FOR = timedelta(days=10)
AN_HOUR = timedelta(hours=1)
PLACE = "Werkcentrum De Lijnstreek, kamer 3"
BEGUN, DONE = "stories-begun", "stories-told"


def seed_stories(known: Settings, now: datetime) -> bool:
    """Tell all stories unless they were told before; tells whether it did. Waits for the chain in between."""
    begun, told = known.home / BEGUN, known.home / DONE
    if told.exists():
        return False
    if not begun.exists():
        begun.write_text(now.isoformat())
    schemas = Schemas(known.database_url)
    try:
        # Taken up again after a stop, the stories keep the dates they began with.
        Teller(schemas, datetime.fromisoformat(begun.read_text())).tell_all()
    finally:
        schemas.close()
    told.touch()
    return True


class Teller:
    """Acts through the same handlers as users do; what was done before is not done again."""

    def __init__(self, schemas: Schemas, now: datetime) -> None:
        self._schemas = schemas
        self._now = now
        self._today = now.astimezone(AMSTERDAM).date()
        self._pupils: dict[str, PupilId] = {}
        self._coaches = {each.person_id: each for each in demo_persons()}

    def tell_all(self) -> None:
        """Tell chapter after chapter; between them the events must have arrived."""
        everybody = young_people(self._today)
        self._schemas.wait_for_arrival("directory", ("intake", "aftercare", "notifications"))
        for person in everybody:
            self._report(person)
        self._schemas.wait_for_arrival("intake", ("aftercare", "notifications"))
        self._each(everybody, self._accept_and_end)
        self._schemas.wait_for_arrival("aftercare", ("aftercare", "notifications"))
        self._each(everybody, self._plan)
        self._each(everybody, self._hold)
        self._schemas.wait_for_arrival("aftercare", ("aftercare", "notifications"))
        self._name_substitute()

    def _each(self, people: tuple[YoungPerson, ...], tell: Callable[[YoungPerson], None]) -> None:
        for person in people:
            try:
                tell(person)
            except RuleBroken as meanwhile:  # a visitor was quicker: then theirs is the story
                log.info("story_left_to_visitor", rule=type(meanwhile).__name__)

    def _report(self, person: YoungPerson) -> None:
        """Let the school report the leaver, the day after."""
        staff = _staff_of(person.brin)
        moment = self._moment(person.left_on + timedelta(days=1), time(9, 30))
        with self._schemas.work("intake", moment, staff) as work:
            outcome = report_leaver.handle_one(
                _as_sent(person), staff.organisation_id, work.use(Pupils), work.use(Places), moment
            )
            work.publish(*outcome.events)
            self._pupils[person.pupil_number] = PupilId(outcome.pupils[0].pupil_id)

    def _accept_and_end(self, person: YoungPerson) -> None:
        if person.story.name == "left_this_week":
            return  # these wait for their job coach
        ended_on = person.story.ended_on
        moment = self._moment(ended_on, time(15)) if ended_on else self._now
        with self._schemas.work("aftercare", moment, self._coach(person)) as work:
            cases = work.use(Cases)
            case = self._case(cases, person)
            _, events = accept_case.handle(AcceptCase(case.case_id), cases, moment)
            work.publish(*events)
            if ended_on and case.contracts:
                command = EndContract(case.contracts[0].contract_id, ended_on, person.story.reason)
                _, events = end_contract.handle(command, cases, work.timers, moment)
                work.publish(*events)

    def _plan(self, person: YoungPerson) -> None:
        """Let the werkconsulent plan the conversation, two days after the contract ended."""
        story = person.story
        if story.meets_on is None or story.ended_on is None:
            return
        moment = self._moment(story.ended_on + timedelta(days=2), time(11))
        starts_at = datetime.combine(story.meets_on, time(10), AMSTERDAM)
        appointment = Appointment(starts_at, starts_at + AN_HOUR, PLACE)
        with self._schemas.work("aftercare", moment, _werkconsulent(person)) as work:
            cases = work.use(Cases)
            conversation = self._case(cases, person).conversations[0]
            command = ScheduleConversation(conversation.conversation_id, appointment)
            roster, calendar = work.use(Team).roster(), work.use(Policies).current().working_days
            _, events = schedule_conversation.handle(command, cases, roster, calendar, moment)
            work.publish(*events)

    def _hold(self, person: YoungPerson) -> None:
        story = person.story
        if story.held_on is None:
            return
        moment = self._moment(story.held_on, time(16))
        with self._schemas.work("aftercare", moment, _werkconsulent(person)) as work:
            cases = work.use(Cases)
            conversation = self._case(cases, person).conversations[0]
            command = RecordOutcome(conversation.conversation_id, story.held_on, story.next_step)
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
