"""Mails on their way: everybody sees his own, an admin all of them; addresses are not kept here."""

from typing import Any
from uuid import UUID

from flask.views import MethodView
from flask_smorest import Blueprint

from access.actor import current_actor, require_role
from rest.idempotency import idempotent
from rest.paging import page, page_size, paged
from rest.transaction import transaction
from services.notifications.api.cursor import place_after, start_of_page
from services.notifications.api.shapes import DeliveryOut, DeliveryQuery
from services.notifications.domain.delivery import Delivery, State
from services.notifications.storage.deliveries import Deliveries

blueprint = Blueprint("deliveries", __name__, url_prefix="/v1/deliveries", description="Verzonden berichten.")


@blueprint.route("")
class DeliveriesView(MethodView):
    @paged
    @blueprint.arguments(DeliveryQuery, location="query")
    @blueprint.response(200, DeliveryOut(many=True))
    def get(self, query: dict[str, Any]) -> tuple[list[Delivery], int, dict[str, str]]:
        """List mails, newest first."""
        reader, after, limit = current_actor(), start_of_page(), page_size() + 1
        whose = None if reader.role == "admin" else reader.person_id
        state = State(query["state"]) if query["state"] else None
        with transaction() as work:
            found = work.use(Deliveries).page(whose, state, after, limit)
        items, headers = page(found, key=lambda each: place_after(each.planned_at, each.delivery_id))
        return items, 200, headers


@blueprint.route("/<uuid:delivery_id>/retry")
class RetryView(MethodView):
    @idempotent
    @require_role("admin")
    @blueprint.response(200, DeliveryOut)
    def post(self, delivery_id: UUID) -> Delivery:
        """Send a mail again that failed, or of which nobody knows whether it arrived."""
        with transaction() as work:
            found = work.use(Deliveries).lock(delivery_id)
            found.try_again(work.now)
        return found
