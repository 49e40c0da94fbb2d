"""/v1/exit-conversations: those that the reader joins or whose school he is of; plan, move, cancel, prepare, record."""

from collections.abc import Sequence
from datetime import UTC, timedelta
from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from access.actor import require_role
from messaging.work import Work
from rest.auditing import about
from rest.idempotency import idempotent
from rest.paging import page, page_size, paged, starts_after
from rest.transaction import transaction
from rest.versions import guard, guarded
from services.intake.api import exit_shapes as shapes
from services.intake.api.answers import readable
from services.intake.api.exit_owing import visible
from services.intake.domain.exit_conversation import Advice, ExitConversation
from services.intake.domain.exit_events import ExitEvent
from services.intake.domain.exit_series import Series
from services.intake.handlers import (
    cancel_exit_conversation,
    prepare_exit_conversation,
    record_exit_advice,
    record_exit_no_show,
    schedule_exit_conversations,
)
from services.intake.handlers.schedule_exit_conversations import ScheduleExitConversations

blueprint = Blueprint("exit_conversations", __name__, url_prefix="/v1", description="Exit conversations")
READERS = ("school_staff", "werkconsulent", "coordinator")
PLANNERS = READERS  # the school plans too: it knows the rooms and the pupils


@blueprint.route("/exit-conversations", methods=["GET"])
@require_role(*READERS)
@paged
@blueprint.arguments(shapes.ExitConversationQuery, location="query")
@blueprint.response(200, shapes.ExitConversationAnswer(many=True))
def list_exit_conversations(query: dict[str, Any]) -> Any:  # noqa: ANN401  flask-smorest takes body, status and headers
    """List exit conversations, page by page."""
    start, size = starts_after(UUID), page_size()
    with transaction() as work:
        found = visible(work).page(query, start, size + 1)
        items, headers = page(found, lambda talk: talk.conversation_id)
        about(talk.pupil_id for talk in items)
        return list(items), 200, headers


@blueprint.route("/exit-conversations/<uuid:conversation_id>", methods=["GET"])
@require_role(*READERS)
@blueprint.response(200, shapes.ExitConversationAnswer)
def get_exit_conversation(conversation_id: UUID) -> ExitConversation:
    """Give one exit conversation."""
    with transaction() as work:
        talk = visible(work).get(conversation_id)
        about([talk.pupil_id])
        return talk


@blueprint.route("/exit-conversation-plannings", methods=["POST"])
@idempotent
@require_role(*PLANNERS)
@blueprint.arguments(shapes.PlanningRequest)
@blueprint.response(200, shapes.ExitConversationAnswer(many=True))
@blueprint.alt_response(404)
def plan(asked: dict[str, Any]) -> Sequence[ExitConversation]:
    """Plan conversations after one another on a day: all of them, or none."""
    return _scheduled(list(dict.fromkeys(asked.pop("conversation_ids"))), asked)


@blueprint.route("/exit-conversations/<uuid:conversation_id>/appointment", methods=["PUT"])
@guarded
@require_role(*PLANNERS)
@blueprint.arguments(shapes.AppointmentRequest)
@blueprint.response(200, shapes.ExitConversationAnswer)
def schedule(asked: dict[str, Any], conversation_id: UUID) -> ExitConversation:
    """Plan or move one conversation; the same appointment again changes nothing."""
    with transaction() as work:
        _guard(work, conversation_id)
        (talk,) = _scheduled([conversation_id], asked)
        return talk


@blueprint.route("/exit-conversations/<uuid:conversation_id>/appointment", methods=["DELETE"])
@guarded
@require_role(*PLANNERS)
@blueprint.arguments(shapes.CancellationRequest)
@blueprint.response(200, shapes.ExitConversationAnswer)
def cancel(asked: dict[str, Any], conversation_id: UUID) -> ExitConversation:
    """Cancel the appointment; the conversation stays owed."""
    with transaction() as work:
        _guard(work, conversation_id)
        return _kept(work, *cancel_exit_conversation.handle(conversation_id, asked["reason"], visible(work)))


@blueprint.route("/exit-conversations/<uuid:conversation_id>/no-show", methods=["POST"])
@idempotent
@require_role(*PLANNERS)
@blueprint.response(200, shapes.ExitConversationAnswer)
def miss(conversation_id: UUID) -> ExitConversation:
    """Record that the pupil did not come; the conversation stays owed."""
    with transaction() as work:
        return _kept(work, *record_exit_no_show.handle(conversation_id, visible(work), work.now))


@blueprint.route("/exit-conversations/<uuid:conversation_id>/preparation", methods=["PUT"])
@guarded
@require_role(*PLANNERS)
@blueprint.arguments(shapes.PreparationRequest)
@blueprint.response(200, shapes.ExitConversationAnswer)
def prepare(asked: dict[str, Any], conversation_id: UUID) -> ExitConversation:
    """Write down what to talk about; it stays in intake."""
    with transaction() as work:
        _guard(work, conversation_id)
        words = asked["preparation"].strip()
        return _kept(work, prepare_exit_conversation.handle(conversation_id, words, visible(work), work.now), [])


@blueprint.route("/exit-conversations/<uuid:conversation_id>/outcome", methods=["POST"])
@idempotent
@require_role(*PLANNERS)
@blueprint.arguments(shapes.AdviceRequest)
@blueprint.response(200, shapes.ExitConversationAnswer)
def record(asked: dict[str, Any], conversation_id: UUID) -> ExitConversation:
    """Record that it was held and what was advised; the same again changes nothing."""
    with transaction() as work:
        talks = visible(work)
        return _kept(work, *record_exit_advice.handle(conversation_id, Advice(**asked), talks, work.timers, work.now))


def _guard(work: Work, conversation_id: UUID) -> None:
    """Refuse whoever did not see it as it stands; it is locked first, so that nobody changes it meanwhile."""
    (talk,) = visible(work).lock([conversation_id])
    guard(shapes.ExitConversationAnswer, talk)


def _scheduled(conversation_ids: Sequence[UUID], asked: dict[str, Any]) -> Sequence[ExitConversation]:
    length, pause = timedelta(minutes=asked.pop("minutes")), timedelta(minutes=asked.pop("pause", 0))
    command = ScheduleExitConversations(
        conversation_ids, Series(asked.pop("starts_at").astimezone(UTC), length, pause), **asked
    )
    with transaction() as work:
        found, events = schedule_exit_conversations.handle(command, visible(work), readable(work), work.now)
        work.publish(*events)
        about(talk.pupil_id for talk in found)
        return found


def _kept(work: Work, talk: ExitConversation, events: Sequence[ExitEvent]) -> ExitConversation:
    work.publish(*events)
    about([talk.pupil_id])
    return talk
