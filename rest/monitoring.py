"""What every API tells of its own health and messages; the messages are for the administrator, and hold no case content."""

from typing import Any
from uuid import UUID

from flask import Response
from flask.views import MethodView
from flask_smorest import Blueprint
from prometheus_client import CollectorRegistry, Gauge, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from sqlalchemy import Engine
from werkzeug.exceptions import BadRequest, NotFound

from access.actor import require_role
from language.texts import _
from messaging import database, monitor
from rest.app_state import service
from rest.monitoring_shapes import (
    EXAMPLES,
    Fingerprint,
    JournalOut,
    OpenMessageOut,
    Replay,
    ReplayedOut,
    RetriedOut,
    StateQuery,
    SummaryOut,
    WhereaboutsOut,
)
from rest.paging import WRONG_CURSOR, page, page_size, page_start, paged
from rest.problems import problem
from rest.transaction import transaction

__all__ = ["EXAMPLES", "blueprint", "health", "metrics"]

MOST_DIGITS = 18  # of a position in the journal

blueprint = Blueprint(
    "messaging",
    __name__,
    url_prefix="/v1/messaging",
    description="Berichten: wat wacht, wat mislukte, opnieuw proberen.",
)


def health(engine: Engine) -> Response | tuple[dict[str, str], int]:
    """Tell whether this API can do its work."""
    if not database.is_ready(engine):
        return problem(503, _("De database antwoordt niet, of de migraties zijn niet gedraaid (doorlijn db upgrade)."))
    return {"status": "ok"}, 200


def metrics() -> Response:
    """Give the counts of the monitor for Prometheus."""
    here = service()
    with here.sessions() as session:
        counts = monitor.summary(session)
    registry = CollectorRegistry()
    gauge = Gauge(
        "doorlijn_messages", "What waits, per service, place and kind", ["service", "place", "kind"], registry=registry
    )
    for place, kinds in counts.items():
        for kind, value in kinds.items():
            gauge.labels(here.name, place, kind).set(value["count"] if isinstance(value, dict) else value)
    return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


def _position(cursor: str | None) -> int | None:
    if cursor is None:
        return None
    if not cursor.isascii() or not cursor.isdigit() or len(cursor) > MOST_DIGITS:
        raise BadRequest(description=WRONG_CURSOR)
    return int(cursor)


@blueprint.route("/summary")
class SummaryView(MethodView):
    """How much waits."""

    @require_role("admin")
    @blueprint.response(200, SummaryOut)
    def get(self) -> dict[str, Any]:
        """Count what waits in outbox, inbox, timers and ledger."""
        with transaction() as work:
            return monitor.summary(work.session)


@blueprint.route("/events")
class JournalView(MethodView):
    """What this service published."""

    @paged
    @require_role("admin")
    @blueprint.response(200, JournalOut(many=True))
    def get(self) -> tuple[list[dict[str, Any]], int, dict[str, str]]:
        """List published events, newest first."""
        start = page_start()
        with transaction() as work:
            rows = monitor.journal(work.session, _position(start), page_size() + 1)
        items, headers = page(rows, key=lambda row: row["position"])
        return items, 200, headers


@blueprint.route("/events/<uuid:event_id>")
class EventView(MethodView):
    """One event as this service knows it: where it is, and nothing of what it says."""

    @require_role("admin", "coordinator")
    @blueprint.response(200, WhereaboutsOut)
    def get(self, event_id: UUID) -> dict[str, Any]:
        """Tell where an event is, as publisher and as reader."""
        with transaction() as work:
            return monitor.find(work.session, event_id)


@blueprint.route("/inbox")
class InboxView(MethodView):
    """Open messages."""

    @require_role("admin")
    @blueprint.arguments(StateQuery, location="query")
    @blueprint.response(200, OpenMessageOut(many=True))
    def get(self, query: dict[str, str]) -> list[dict[str, Any]]:
        """List messages that are dead, delayed or waiting."""
        with transaction() as work:
            return list(monitor.in_state(work.session, query["state"]))


@blueprint.route("/inbox/<uuid:event_id>/retry")
class RetryView(MethodView):
    """Try one message again."""

    @require_role("admin")
    @blueprint.response(200, RetriedOut)
    def post(self, event_id: UUID) -> dict[str, int]:
        """Let a dead or delayed message be tried again now."""
        with transaction() as work:
            retried = monitor.retry(work.session, event_id=event_id)
            if not retried:
                raise NotFound(description=_("Dit bericht is hier niet blijven liggen."))
        return {"retried": retried}


@blueprint.route("/retries")
class RetriesView(MethodView):
    """Try again all that failed alike."""

    @require_role("admin")
    @blueprint.arguments(Fingerprint)
    @blueprint.response(200, RetriedOut)
    def post(self, body: dict[str, str]) -> dict[str, int]:
        """Let all messages with this fingerprint be tried again now."""
        with transaction() as work:
            return {"retried": monitor.retry(work.session, fingerprint=body["fingerprint"])}


@blueprint.route("/replays")
class ReplaysView(MethodView):
    """Publish events again."""

    @require_role("admin")
    @blueprint.arguments(Replay)
    @blueprint.response(200, ReplayedOut)
    def post(self, body: dict[str, Any]) -> dict[str, int]:
        """Publish again what was published since a moment; who had it changes nothing."""
        with transaction() as work:
            return {"replayed": monitor.replay(work.session, body["since"], body["subject"])}
