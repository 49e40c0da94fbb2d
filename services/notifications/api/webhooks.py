"""/v1/webhooks: where systems of an organisation want to be called; made, changed and tested by that organisation itself."""

import socket
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from flask import Response, current_app
from flask.views import MethodView
from flask_smorest import Blueprint
from werkzeug.exceptions import Forbidden

from access.actor import current_actor, require_role
from language.texts import _
from messaging.ids import uuid7
from rest.idempotency import idempotent
from rest.paging import page, page_size, paged, starts_after
from rest.problems import problem
from rest.transaction import transaction
from rest.versions import guard, guarded
from services.notifications.api.webhook_shapes import (
    WebhookChangeIn,
    WebhookDeliveryOut,
    WebhookDeliveryQuery,
    WebhookIn,
    WebhookOut,
    WebhookRetriesOut,
    WebhookSecretOut,
    names_of,
    with_secret,
)
from services.notifications.delivering.outcomes import Away, Refused
from services.notifications.delivering.webhook_target import find
from services.notifications.domain.rules import TooManyWebhooks, WebhooksAreOff
from services.notifications.domain.webhook import DeliveryState, Format, SealedSecret, Webhook, WebhookDelivery
from services.notifications.domain.webhook_message import new_secret
from services.notifications.storage.feed import Feed
from services.notifications.storage.sealing import seal
from services.notifications.storage.webhooks import WebhookDeliveries, Webhooks

blueprint = Blueprint("webhooks", __name__, url_prefix="/v1/webhooks", description="Webhooks.")
SEALING: Final = "doorlijn_webhooks"
MOST: Final = 20  # of one organisation
OWN: Final = require_role("school_staff")


@dataclass(frozen=True)
class Sealing:
    """With what secrets are sealed, and whether this installation may call itself."""

    key: str = field(repr=False)
    allows_loopback: bool = False


@blueprint.route("")
class WebhooksView(MethodView):
    @paged
    @OWN
    @blueprint.response(200, WebhookOut(many=True))
    def get(self) -> tuple[list[Webhook], int, dict[str, str]]:
        """List the webhooks of your organisation."""
        with transaction() as work:
            found = work.use(Webhooks).page(_organisation(), starts_after(UUID), page_size() + 1)
        items, headers = page(found, key=lambda each: each.webhook_id)
        return items, 200, headers

    @OWN
    @blueprint.arguments(WebhookIn)
    @blueprint.response(201, WebhookSecretOut)
    def post(self, body: dict[str, Any]) -> Any:  # noqa: ANN401  the webhook, or a problem
        """Be called from now on; not repeatable, because the secret is told once."""
        organisation_id, wrong = _organisation(), _wrong_address(body["url"])
        if wrong:
            return wrong
        with transaction() as work:
            last, webhooks = work.use(Feed).ask(organisation_id, work.now), work.use(Webhooks)
            if len(webhooks.page(organisation_id, None, MOST)) == MOST:
                raise TooManyWebhooks
            secret = new_secret()
            webhook = Webhook(
                webhook_id=uuid7(),
                organisation_id=organisation_id,
                url=body["url"],
                format=Format(body["format"]),
                types=names_of(body["types"]),
                filters=body["filters"],
                secrets=[SealedSecret(_sealed(secret))],
                made_at=work.now,
                planned_position=last,
            )
            webhooks.add(webhook)
            return with_secret(webhook, secret)


@blueprint.route("/<uuid:webhook_id>")
class WebhookView(MethodView):
    @OWN
    @blueprint.response(200, WebhookOut)
    def get(self, webhook_id: UUID) -> Webhook:
        """Show one of your own."""
        with transaction() as work:
            return work.use(Webhooks).get(webhook_id, _organisation())

    @guarded
    @OWN
    @blueprint.arguments(WebhookChangeIn)
    @blueprint.response(200, WebhookOut)
    def patch(self, body: dict[str, Any], webhook_id: UUID) -> Any:  # noqa: ANN401  the webhook, or a problem
        """Change where or about what you are called, pause or resume; what happens during a pause waits."""
        organisation_id = _organisation()
        wrong = _wrong_address(body["url"]) if "url" in body else None
        if wrong:
            return wrong
        with transaction() as work:
            found = work.use(Webhooks).get(webhook_id, organisation_id)
            guard(WebhookOut, found)
            found.url = body.get("url", found.url)
            found.types = names_of(body["types"]) if "types" in body else found.types
            found.filters = body.get("filters", found.filters)
            if body.get("is_paused") is not None:
                found.pause("by_hand") if body["is_paused"] else found.resume()
            return found

    @guarded
    @OWN
    @blueprint.response(204)
    def delete(self, webhook_id: UUID) -> None:
        """Be called no more; what waited goes with it."""
        with transaction() as work:
            found = work.use(Webhooks).get(webhook_id, _organisation())
            guard(WebhookOut, found)
            work.use(Webhooks).remove(found)


@blueprint.route("/<uuid:webhook_id>/secrets")
class SecretsView(MethodView):
    @OWN
    @blueprint.response(201, WebhookSecretOut)
    def post(self, webhook_id: UUID) -> dict[str, Any]:
        """Get a new secret; for a day the one before signs along. Not repeatable, because it is told once."""
        with transaction() as work:
            found, secret = work.use(Webhooks).get(webhook_id, _organisation()), new_secret()
            found.renew_secret(_sealed(secret), work.now)
            return with_secret(found, secret)


@blueprint.route("/<uuid:webhook_id>/pings")
class PingsView(MethodView):
    @idempotent
    @OWN
    @blueprint.response(202, WebhookOut)
    def post(self, webhook_id: UUID) -> Webhook:
        """Be called once about nothing; what came of it stands in ping_state within seconds, also when it is paused."""
        with transaction() as work:
            found = work.use(Webhooks).get(webhook_id, _organisation())
            found.ping_state, found.ping_reason = "planned", None
            return found


@blueprint.route("/<uuid:webhook_id>/deliveries")
class WebhookDeliveriesView(MethodView):
    @paged
    @OWN
    @blueprint.arguments(WebhookDeliveryQuery, location="query")
    @blueprint.response(200, WebhookDeliveryOut(many=True))
    def get(self, query: dict[str, Any], webhook_id: UUID) -> tuple[list[WebhookDelivery], int, dict[str, str]]:
        """List what became of each event, newest first, for 30 days."""
        state = DeliveryState(query["state"]) if query["state"] else None
        with transaction() as work:
            webhook = work.use(Webhooks).get(webhook_id, _organisation())
            found = work.use(WebhookDeliveries).page(webhook, state, starts_after(_position), page_size() + 1)
        items, headers = page(found, key=lambda each: each.position)
        return items, 200, headers


@blueprint.route("/<uuid:webhook_id>/deliveries/<uuid:event_id>/retry")
class WebhookDeliveryRetryView(MethodView):
    @idempotent
    @OWN
    @blueprint.response(200, WebhookDeliveryOut)
    def post(self, webhook_id: UUID, event_id: UUID) -> WebhookDelivery:
        """Send one again that was set aside."""
        with transaction() as work:
            webhook = work.use(Webhooks).get(webhook_id, _organisation())
            found = work.use(WebhookDeliveries).of_event(webhook, event_id)
            found.try_again()
            return found


@blueprint.route("/<uuid:webhook_id>/retries")
class WebhookRetriesView(MethodView):
    @idempotent
    @OWN
    @blueprint.response(200, WebhookRetriesOut)
    def post(self, webhook_id: UUID) -> dict[str, int]:
        """Send all again that were set aside."""
        with transaction() as work:
            failed = work.use(WebhookDeliveries).failed(work.use(Webhooks).get(webhook_id, _organisation()))
            for each in failed:
                each.try_again()
            return {"retried": len(failed)}


def _organisation() -> UUID:
    found = current_actor().organisation_id
    if found is None:
        raise Forbidden(description=_("Dit is voor systemen en medewerkers van een school."))
    return found


def _sealing() -> Sealing:
    found: Sealing = current_app.extensions[SEALING]
    return found


def _sealed(secret: str) -> str:
    if not _sealing().key:
        raise WebhooksAreOff
    return seal(secret, _sealing().key)


def _wrong_address(url: str) -> Response | None:
    """Say what is wrong with where an address leads to; one that leads nowhere now is looked at again when it is called."""
    try:
        find(url, socket.getaddrinfo, allows_loopback=_sealing().allows_loopback)
    except Away:
        return None
    except Refused as refused:
        reason = {
            "internal_address": _("Dit adres is van een intern netwerk. Geef een adres op internet."),
            "not_https": _("Geef een adres dat begint met https://."),
        }[refused.reason]
        return problem(
            400, _("Verbeter de genoemde velden en stuur opnieuw."), errors=[{"field": "url", "reason": reason}]
        )
    return None


def _position(cursor: str) -> int:
    if not cursor.isascii() or not cursor.isdigit() or int(cursor) >= 2**62:
        raise ValueError("no place")
    return int(cursor)
