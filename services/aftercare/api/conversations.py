"""/v1/career-conversations: planned, moved, cancelled, held."""

from datetime import timedelta
from typing import Any

from flask_smorest import Blueprint

from access.actor import require_role
from messaging.work import Work
from rest.idempotency import idempotent
from rest.paging import page, page_size, paged
from rest.transaction import transaction
from rest.versions import guard, guarded
from services.aftercare.api.desk import PROFESSIONALS, Desk, reporter, start_of_page, utc
from services.aftercare.api.inputs import (
    AppointmentIn,
    BeganIn,
    CancelIn,
    ConversationsQuery,
    DropIn,
    OutcomeIn,
    ToldIn,
)
from services.aftercare.api.outputs import ConversationOut
from services.aftercare.api.reservations import office_of
from services.aftercare.domain import talk
from services.aftercare.domain.case import Case
from services.aftercare.domain.conversation import Appointment
from services.aftercare.domain.ids import ConversationId
from services.aftercare.domain.local_time import begin_of, end_of
from services.aftercare.domain.promise import NewPromise
from services.aftercare.handlers import (
    cancel_appointment,
    confirm_next_step,
    drop_next_step,
    record_no_show,
    record_outcome,
    schedule_conversation,
    tell_by_hand,
)
from services.aftercare.handlers.cancel_appointment import CancelAppointment
from services.aftercare.handlers.confirm_next_step import ConfirmNextStep
from services.aftercare.handlers.drop_next_step import DropNextStep
from services.aftercare.handlers.record_no_show import RecordNoShow
from services.aftercare.handlers.record_outcome import Choice, RecordOutcome
from services.aftercare.handlers.schedule_conversation import ScheduleConversation
from services.aftercare.handlers.tell_by_hand import TellByHand
from services.aftercare.storage.cases import Cases
from services.aftercare.storage.lists import Lists
from services.aftercare.storage.policies import Policies
from services.aftercare.storage.reservations import Reservations
from services.aftercare.storage.tables import conversations

blueprint = Blueprint(
    "career-conversations",
    __name__,
    url_prefix="/v1/career-conversations",
    description="Inclusieve loopbaangesprekken.",
)


@blueprint.route("", methods=["GET"])
@paged
@blueprint.arguments(ConversationsQuery, location="query")
@blueprint.response(200, ConversationOut(many=True))
def list_conversations(query: dict[str, Any]) -> Any:  # noqa: ANN401  flask-smorest takes a body, or a body, status and headers
    """List the conversations the reader may see; with `mine` those that wait for the reader or an absent colleague."""
    is_mine, from_day, until_day = query.pop("mine"), query.pop("from_day"), query.pop("until_day")
    with transaction() as work:
        desk = Desk.of(work)
        wanted = [conversations.c[name] == value for name, value in query.items() if value is not None]
        wanted += [conversations.c.starts_at >= begin_of(from_day)] if from_day else []
        wanted += [conversations.c.starts_at < end_of(until_day)] if until_day else []
        wanted += [desk.reader.own_conversations()] if is_mine else []
        found = work.use(Lists).conversations(desk.reader, wanted, start_of_page(), page_size() + 1)
        items, headers = page(found, lambda row: row[0].conversation_id)
        return [desk.conversation(*row) for row in items], 200, headers


@blueprint.route("/<uuid:conversation_id>", methods=["GET"])
@blueprint.response(200, ConversationOut)
def get_conversation(conversation_id: ConversationId) -> dict[str, Any]:
    """Show one conversation."""
    with transaction() as work:
        desk = Desk.of(work)
        return _shown(work, work.use(Lists).case_of(conversation_id, desk.reader), conversation_id)


@blueprint.route("/<uuid:conversation_id>/appointment", methods=["PUT"])
@guarded
@require_role(*PROFESSIONALS)
@blueprint.arguments(AppointmentIn)
@blueprint.response(200, ConversationOut)
def schedule(body: dict[str, Any], conversation_id: ConversationId) -> dict[str, Any]:
    """Plan the conversation, or move it; the same appointment again is harmless.

    In a weekend, on a holiday, before eight or after six it must be confirmed.
    """
    starts_at = utc(body["starts_at"])
    appointment = Appointment(starts_at, starts_at + timedelta(minutes=body["minutes"]), body["place"])
    with transaction() as work:
        command = ScheduleConversation(
            conversation_id, appointment, body["outside_working_hours_confirmed"], body["others"]
        )
        cases, calendar = _as_known(work, conversation_id), work.use(Policies).current().working_days
        case, events = schedule_conversation.handle(command, cases, Desk.of(work).roster, calendar, work.now)
        work.publish(*events)
        return _shown(work, case, conversation_id)


@blueprint.route("/<uuid:conversation_id>/appointment", methods=["DELETE"])
@guarded
@require_role(*PROFESSIONALS)
@blueprint.arguments(CancelIn)
@blueprint.response(200, ConversationOut)
def cancel(body: dict[str, Any], conversation_id: ConversationId) -> dict[str, Any]:
    """Cancel the appointment; the conversation stays owed."""
    with transaction() as work:
        command = CancelAppointment(conversation_id, body["reason"])
        case, events = cancel_appointment.handle(command, _as_known(work, conversation_id))
        work.publish(*events)
        return _shown(work, case, conversation_id)


@blueprint.route("/<uuid:conversation_id>/told-guests", methods=["PUT"])
@guarded
@require_role(*PROFESSIONALS)
@blueprint.arguments(ToldIn)
@blueprint.response(200, ConversationOut)
def tell(body: dict[str, Any], conversation_id: ConversationId) -> dict[str, Any]:
    """Note who was told by hand of the appointment as it stands, or that it is off; whoever knew it knows it still."""
    with transaction() as work:
        command = TellByHand(conversation_id, body["told"])
        case = tell_by_hand.handle(command, _as_known(work, conversation_id), work.now)
        return _shown(work, case, conversation_id)


@blueprint.route("/<uuid:conversation_id>/no-show", methods=["POST"])
@idempotent
@require_role(*PROFESSIONALS)
@blueprint.response(200, ConversationOut)
def miss(conversation_id: ConversationId) -> dict[str, Any]:
    """Record that the young person did not come to the appointment; the conversation stays owed, and twice is harmless."""
    with transaction() as work:
        command = RecordNoShow(conversation_id)
        case, events = record_no_show.handle(command, _own(work, conversation_id), work.now)
        work.publish(*events)
        return _shown(work, case, conversation_id)


@blueprint.route("/<uuid:conversation_id>/outcome", methods=["POST"])
@idempotent
@require_role(*PROFESSIONALS)
@blueprint.arguments(OutcomeIn)
@blueprint.response(200, ConversationOut)
def record(body: dict[str, Any], conversation_id: ConversationId) -> dict[str, Any]:
    """Record that the conversation was held and what comes next; twice is harmless.

    A leerlijn is chosen with its period: a place in it is kept for the young person.
    """
    choice = Choice(reporter(), body["period_id"], body["crebo"], body["choice_reason"])
    promises = [NewPromise(**each) for each in body["promises"]]
    command = RecordOutcome(conversation_id, body["held_on"], body["next_step"], body["remark"], choice, promises)
    with transaction() as work:
        policy, cases = work.use(Policies).current(), _own(work, conversation_id)
        case, events = record_outcome.handle(command, cases, policy, work.timers, work.now, office_of(work))
        work.publish(*events)
        return _shown(work, case, conversation_id)


@blueprint.route("/<uuid:conversation_id>/beginning", methods=["POST"])
@idempotent
@require_role(*PROFESSIONALS)
@blueprint.arguments(BeganIn)
@blueprint.response(200, ConversationOut)
def confirm(body: dict[str, Any], conversation_id: ConversationId) -> dict[str, Any]:
    """Confirm that the agreed next step truly began; twice is harmless."""
    with transaction() as work:
        command = ConfirmNextStep(conversation_id, body["began_on"])
        cases, reservations = _own(work, conversation_id), work.use(Reservations)
        case, events = confirm_next_step.handle(command, cases, reservations, work.timers, work.now)
        work.publish(*events)
        return _shown(work, case, conversation_id)


@blueprint.route("/<uuid:conversation_id>/next-step", methods=["DELETE"])
@guarded
@require_role(*PROFESSIONALS)
@blueprint.arguments(DropIn)
@blueprint.response(200, ConversationOut)
def drop(body: dict[str, Any], conversation_id: ConversationId) -> dict[str, Any]:
    """Take note that the agreed next step does not begin; another one must be agreed."""
    with transaction() as work:
        command, policy = DropNextStep(conversation_id, body["reason"]), work.use(Policies).current()
        cases, reservations = _as_known(work, conversation_id), work.use(Reservations)
        case, events = drop_next_step.handle(command, cases, reservations, policy, work.timers, work.now)
        work.publish(*events)
        return _shown(work, case, conversation_id)


def _own(work: Work, conversation_id: ConversationId) -> Cases:
    """Give the cases, as far as whoever asks may plan and record this conversation."""
    return work.use(Cases).seen_by(Desk.of(work).reader.case_of_to_change(conversation_id))


def _as_known(work: Work, conversation_id: ConversationId) -> Cases:
    """Give the same cases, when whoever asks knows the conversation as it stands."""
    cases = _own(work, conversation_id)
    guard(ConversationOut, _shown(work, cases.lock_of_conversation(conversation_id), conversation_id))
    return cases


def _shown(work: Work, case: Case, conversation_id: ConversationId) -> dict[str, Any]:
    desk, found = Desk.of(work), talk.find(case, conversation_id)
    return desk.conversation(found, case.job_coach_id)
