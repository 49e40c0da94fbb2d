"""What a reader was told: his own, and nobody else's."""

from typing import Any
from uuid import UUID

from flask.views import MethodView
from flask_smorest import Blueprint

from access.actor import current_actor
from rest.idempotency import idempotent
from rest.paging import page, page_size, paged
from rest.transaction import transaction
from services.notifications.api.cursor import place_after, start_of_page
from services.notifications.api.shapes import NotificationOut, NotificationQuery, ReadIn, UnreadOut
from services.notifications.domain.model import Notification
from services.notifications.storage.notifications import Notifications

blueprint = Blueprint("notifications", __name__, url_prefix="/v1/notifications", description="Meldingen.")


@blueprint.route("")
class NotificationsView(MethodView):
    @paged
    @blueprint.arguments(NotificationQuery, location="query")
    @blueprint.response(200, NotificationOut(many=True))
    def get(self, query: dict[str, Any]) -> tuple[list[Notification], int, dict[str, str]]:
        """List your own notifications, newest first."""
        reader, after, limit = current_actor().person_id, start_of_page(), page_size() + 1
        with transaction() as work:
            found = work.use(Notifications).page(reader, after, limit, is_unread_only=query["unread"])
        items, headers = page(found, key=lambda each: place_after(each.occurred_at, each.notification_id))
        return items, 200, headers


@blueprint.route("/unread-count")
class UnreadCountView(MethodView):
    @blueprint.response(200, UnreadOut)
    def get(self) -> dict[str, int]:
        """Count your unread notifications; 100 stands for 100 or more."""
        with transaction() as work:
            return {"unread": work.use(Notifications).count_unread(current_actor().person_id)}


@blueprint.route("/read")
class AllReadView(MethodView):
    @idempotent
    @blueprint.arguments(ReadIn)
    @blueprint.response(200, UnreadOut)
    def post(self, body: dict[str, Any]) -> dict[str, int]:
        """Mark your own as read: those that lead to one page, those up to a moment, or all. The open tasks stay."""
        reader = current_actor().person_id
        with transaction() as work:
            notifications = work.use(Notifications)
            notifications.read_all(reader, work.now, body["action_path"], body["until"])
            return {"unread": notifications.count_unread(reader)}


@blueprint.route("/<uuid:notification_id>/read")
class ReadView(MethodView):
    @idempotent
    @blueprint.response(200, NotificationOut)
    def post(self, notification_id: UUID) -> Notification:
        """Mark one of your own as read; again changes nothing."""
        with transaction() as work:
            found = work.use(Notifications).get(notification_id, current_actor().person_id)
            found.read(work.now)
        return found
