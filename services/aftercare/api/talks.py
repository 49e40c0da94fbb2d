"""What helps to plan and follow up a conversation: proposed slots, working hours, a request by hand, promises done."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from access.actor import require_role
from messaging.work import Work
from rest.idempotency import idempotent
from rest.transaction import transaction
from rest.versions import guard, guarded
from services.aftercare.api.desk import IN_CALENDARS, PROFESSIONALS, Desk, reporter, seen_cases
from services.aftercare.api.outputs import ConversationOut, PromiseOut
from services.aftercare.api.talk_shapes import SlotsOut, SlotsQuery, WorkingHoursIn, WorkingHoursOut, shown
from services.aftercare.domain import invited, slots, talk
from services.aftercare.domain.case import Case
from services.aftercare.domain.conversation import Conversation
from services.aftercare.domain.ids import CaseId, ConversationId, PersonId
from services.aftercare.domain.people import Roster
from services.aftercare.domain.promise import Promise
from services.aftercare.domain.slots import BEYOND, Agenda, Slot
from services.aftercare.handlers import keep_promise, request_conversation
from services.aftercare.handlers.keep_promise import KeepPromise
from services.aftercare.handlers.request_conversation import RequestConversation
from services.aftercare.storage.agendas import Agendas
from services.aftercare.storage.lists import Lists
from services.aftercare.storage.policies import Policies

blueprint = Blueprint("talks", __name__, url_prefix="/v1", description="Gesprekken plannen en opvolgen.")
A_DAY = timedelta(days=1)


@blueprint.route("/career-conversations/<uuid:conversation_id>/slots", methods=["GET"])
@require_role(*PROFESSIONALS)
@blueprint.arguments(SlotsQuery, location="query")
@blueprint.response(200, SlotsOut)
def propose(query: dict[str, Any], conversation_id: ConversationId) -> dict[str, Any]:
    """Propose three moments at which everybody who takes part works and has nothing else with us.

    To whoever may plan it; of what the others have, only that they are not free is known here.
    """
    with transaction() as work:
        desk = Desk.of(work)
        case = work.use(Lists).case_of(conversation_id, desk.reader)
        wanted = talk.find(case, conversation_id)
        may_plan = wanted.is_owed and desk.reader.may_change(case.job_coach_id)
        found = _slots(work, desk, case, wanted, timedelta(minutes=query["minutes"])) if may_plan else []
        others = wanted.others or invited.by_rule(case, desk.today)
        place = work.use(Agendas).usual_place(wanted.werkconsulent_id)
        return {"slots": found, "place": place, "others": others}


@blueprint.route("/cases/<uuid:case_id>/career-conversations", methods=["POST"])
@idempotent
@require_role(*PROFESSIONALS)
@blueprint.response(200, ConversationOut)
def request_by_hand(case_id: CaseId) -> dict[str, Any]:
    """Ask for a conversation though no work ended; one that is owed already is the one that is asked for."""
    with transaction() as work:
        desk, policy, cases = Desk.of(work), work.use(Policies).current(), seen_cases(work)
        command = RequestConversation(case_id)
        case, events = request_conversation.handle(command, cases, desk.roster, policy, work.timers, work.now)
        work.publish(*events)
        owed = case.owed_conversation or case.conversations[-1]
        return desk.conversation(owed, case.job_coach_id)


@blueprint.route("/cases/<uuid:case_id>/promises/<uuid:promise_id>/kept", methods=["POST"])
@idempotent
@require_role(*PROFESSIONALS)
@blueprint.response(200, PromiseOut)
def do(case_id: CaseId, promise_id: UUID) -> Promise:
    """Note that what was promised is done; twice is harmless."""
    with transaction() as work:
        command, policy = KeepPromise(case_id, promise_id, reporter()), work.use(Policies).current()
        case, events = keep_promise.handle(command, seen_cases(work), policy, work.timers, work.now)
        work.publish(*events)
        return next(each for each in case.promises if each.promise_id == promise_id)


@blueprint.route("/working-hours", methods=["GET"])
@require_role(*IN_CALENDARS)
@blueprint.response(200, WorkingHoursOut)
def get_hours() -> dict[str, Any]:
    """Show one's own working hours."""
    with transaction() as work:
        return _own_hours(work)


@blueprint.route("/working-hours", methods=["PUT"])
@guarded
@require_role(*IN_CALENDARS)
@blueprint.arguments(WorkingHoursIn)
@blueprint.response(200, WorkingHoursOut)
def put_hours(body: dict[str, Any]) -> dict[str, Any]:
    """Say when one works, so that conversations are proposed at those hours."""
    days: list[tuple[int, time, time]] = [(each["weekday"], each["starts"], each["ends"]) for each in body["days"]]
    with transaction() as work:
        guard(WorkingHoursOut, _own_hours(work))
        work.use(Agendas).set_hours(reporter(), days)
        return _own_hours(work)


def _own_hours(work: Work) -> dict[str, Any]:
    return shown(dict(work.use(Agendas).hours([reporter()]).get(reporter(), {})))


def _slots(work: Work, desk: Desk, case: Case, wanted: Conversation, length: timedelta) -> list[Slot]:
    """Look from the next day on: the young person must be able to come."""
    first = desk.today + A_DAY
    last = max(first, wanted.due_on) + BEYOND + A_DAY
    team = {day: _team(case, wanted, desk.roster, day) for day in _days(first, last)}
    people = {person for found in team.values() for person in found}
    begin, end = (datetime.combine(day, time.min, UTC) - A_DAY for day in (first, last + 2 * A_DAY))
    agendas, working_days = work.use(Agendas), work.use(Policies).current().working_days
    busy = agendas.busy(people, begin, end, wanted.conversation_id)

    def people_on(day: date) -> list[PersonId]:
        return team.get(day, [])

    return slots.propose(Agenda(people_on, agendas.hours(people), busy, working_days), first, wanted.due_on, length)


def _team(case: Case, wanted: Conversation, roster: Roster, day: date) -> list[PersonId]:
    """Who has it in the calendar on a day: the professionals, and whoever comes for the school."""
    contact = invited.school_contact(case, wanted.others or invited.by_rule(case, day), roster, day)
    return [*talk.participants(case, wanted, roster, day), *([contact] if contact else [])]


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]
