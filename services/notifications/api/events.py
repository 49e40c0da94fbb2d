"""GET /v1/events: what happened to the young people of an organisation, in order, for its own systems that come and ask."""

from datetime import UTC, date, datetime, time
from typing import Any, Final
from uuid import UUID

from flask.views import MethodView
from flask_smorest import Blueprint
from marshmallow import EXCLUDE, Schema, fields, validate
from werkzeug.exceptions import BadRequest, Forbidden

from access.actor import current_actor, require_role
from access.policy import PHASES, AccessIsOver
from language.texts import Later, _
from messaging.envelope import event_type, name_and_version
from rest.paging import followed, following, page_size, starts_after
from rest.transaction import openings, transaction
from services.notifications.domain.local_time import day_of
from services.notifications.domain.outside import GROUPS, KEPT, OWN_SCHOOL
from services.notifications.storage.feed import Feed, Wanted

blueprint = Blueprint("events", __name__, url_prefix="/v1/events", description="Gebeurtenissen voor systemen.")

TYPES: Final = sorted(event_type(name) for name in GROUPS)


class EventQuery(Schema):
    type = fields.String(validate=validate.OneOf(TYPES, error=Later("Kies uit: {choices}.")), load_default=None)
    since = fields.String(  # read by starts_after
        metadata={
            "description": "The place of the last answer: follow its Link rel=next.",
            "pattern": "^[A-Za-z0-9_-]+$",
        }
    )
    limit = fields.String()

    class Meta:
        unknown = EXCLUDE


class EventOut(Schema):
    """CloudEvents 1.0 with the NL GOV profile; of who did it the role alone."""

    specversion = fields.String()
    id = fields.UUID()
    source = fields.String()
    type = fields.String()
    subject = fields.String()
    time = fields.String()
    sequence = fields.String()
    datacontenttype = fields.String()
    dataschema = fields.String()
    actorrole = fields.String()
    data = fields.Dict()


@blueprint.route("")
class EventsView(MethodView):
    @followed
    @require_role("school_staff")
    @blueprint.arguments(EventQuery, location="query")
    @blueprint.response(200, EventOut(many=True))
    def get(self, query: dict[str, Any]) -> tuple[list[dict[str, Any]], int, dict[str, str]]:
        """List what happened after a place, oldest first; events are kept for 30 days, from the first time that you ask."""
        school_id, after, size = _organisation(), starts_after(_place, "since"), page_size()
        name = name_and_version(query["type"])[0] if query["type"] else None
        with transaction() as work:
            today = day_of(work.now)
            start = _start(after, work.now)
            feed = work.use(Feed)
            last = feed.ask(school_id, work.now)  # before the page: what has a place by now is in it
            found = feed.page(Wanted(school_id, start, size, _groups(today), name, today), work.now)
        place = found[-1][0] if len(found) == size else max(last, start)
        return [envelope for _position, envelope in found], 200, following(f"{place} {today}", "since")


def _organisation() -> UUID:
    found = current_actor().organisation_id
    if found is None:
        raise Forbidden(description=_("Dit is voor systemen en medewerkers van een school."))
    return found


def _place(cursor: str) -> tuple[int, date]:
    position, _space, given_on = cursor.partition(" ")
    if not position.isascii() or not position.isdigit() or int(position) >= 2**62:
        raise ValueError("no place")
    return int(position), date.fromisoformat(given_on)


def _start(after: tuple[int, date] | None, now: datetime) -> int:
    """Refuse a place that is so old that events after it may be gone: whoever asks must know that he missed some."""
    if after is None:
        return 0
    position, given_on = after
    if datetime.combine(given_on, time(), UTC) < now - KEPT:
        said = _("since is ouder dan {days} dagen: wat daarna kwam, is deels weg. Begin opnieuw zonder since.")
        raise BadRequest(description=said.format(days=KEPT.days))
    return position


def _groups(today: date) -> set[str]:
    """Give the groups of data that the covenant opens in full; how far a young person is, is not known here."""
    found, over = set(), None
    for group in set(GROUPS.values()):
        try:
            if openings(group, today).get(OWN_SCHOOL, frozenset()) >= PHASES[group]:
                found.add(group)
        except AccessIsOver as error:
            over = error
    if over and not found:
        raise over
    return found
