"""What the monitor of messages answers and asks, as JSON."""

from datetime import UTC, datetime, timedelta
from typing import Any, Final

from marshmallow import Schema, ValidationError, fields, validate

from language.texts import N_, _

STATES: Final = ("dead", "retry", "waiting")

EXAMPLES: Final[dict[str, Any]] = {
    "subject": "case/0197a1c2-7b1e-7c3a-9d51-2f6f1f0a4b11",
    "OpenMessageOut.state": "dead",
    "ReceivedOut.state": "done",
    "DeedAnswer.action": "GET /v1/cases/<uuid:case_id>",
    "DeedAnswer.purpose": "aftercare",
    "DeedAnswer.basis": "legal_obligation",
    "DeedAnswer.outcome": "done",
    "DeedAnswer.role": "job_coach",
    "name": "contract_ended",
    "source": "aftercare",
    "fingerprint": "3f2a9c01b7de",
    "reason": None,
    "envelope": {"specversion": "1.0", "type": "nl.doorlijn.contracts.contract-ended.v1"},
}


class Waiting(Schema):
    """How many messages are in a state, and since when."""

    count = fields.Integer()
    oldest_seconds = fields.Integer()


class OutboxOut(Schema):
    """What the broker has not confirmed yet."""

    waiting = fields.Integer()
    bundles = fields.Integer()
    oldest_seconds = fields.Integer()


class OpenInboxOut(Schema):
    """What was received and is not settled."""

    retry = fields.Nested(Waiting)
    waiting = fields.Nested(Waiting)
    dead = fields.Nested(Waiting)


class TimersOut(Schema):
    """What will fire within a day, and what should have."""

    coming_day = fields.Integer()
    overdue = fields.Integer()


class GapsOut(Schema):
    """What the ledger found missing."""

    open = fields.Integer()
    past_day = fields.Integer()


class SummaryOut(Schema):
    """What waits in this service."""

    outbox = fields.Nested(OutboxOut)
    inbox = fields.Nested(OpenInboxOut)
    timers = fields.Nested(TimersOut)
    gaps = fields.Nested(GapsOut)


class EventRow(Schema):
    """An event in its line."""

    event_id = fields.UUID()
    subject = fields.String(allow_none=True)
    sequence = fields.Integer(allow_none=True)
    name = fields.String(allow_none=True)


class JournalOut(EventRow):
    """An event that this service published."""

    position = fields.Integer()
    recorded_at = fields.AwareDateTime()
    is_waiting = fields.Boolean()


class PublishedOut(EventRow):
    """An event as its publisher knows it; attempts and reason while it waits for the broker."""

    recorded_at = fields.AwareDateTime()
    envelope = fields.Dict()
    attempts = fields.Integer(allow_none=True)
    reason = fields.String(allow_none=True)
    next_attempt_at = fields.AwareDateTime(allow_none=True)


class OpenMessageOut(EventRow):
    """A message in the inbox."""

    source = fields.String(allow_none=True)
    state = fields.String()
    attempts = fields.Integer()
    deliveries = fields.Integer()
    fingerprint = fields.String(allow_none=True)
    reason = fields.String(allow_none=True)
    next_attempt_at = fields.AwareDateTime(allow_none=True)
    received_at = fields.AwareDateTime()


class ReceivedOut(OpenMessageOut):
    """A message as its reader knows it."""

    settled_at = fields.AwareDateTime(allow_none=True)


class WhereaboutsOut(Schema):
    """What this service knows of an event, as publisher and as reader."""

    published = fields.Nested(PublishedOut, allow_none=True)
    received = fields.Nested(ReceivedOut, allow_none=True)


class RetriedOut(Schema):
    """How many messages are tried again."""

    retried = fields.Integer()


class ReplayedOut(Schema):
    """How many events are published again."""

    replayed = fields.Integer()


class StateQuery(Schema):
    """Which open messages."""

    state = fields.String(
        load_default="dead", validate=validate.OneOf(STATES, error=N_("Kies dead, retry of waiting."))
    )


class Fingerprint(Schema):
    """What messages that failed alike have in common."""

    fingerprint = fields.String(
        required=True, validate=validate.Regexp(r"[0-9a-f]{12}\Z", error=N_("Een vingerafdruk is 12 tekens 0-9 a-f."))
    )


def _not_in_the_future(value: datetime) -> None:
    if value > datetime.now(UTC) + timedelta(minutes=1):  # noqa: TID251  the door
        raise ValidationError(_("Dit moment moet nog komen."))


class Replay(Schema):
    """Which events to publish again."""

    since = fields.AwareDateTime(required=True, default_timezone=UTC, validate=_not_in_the_future)
    subject = fields.String(load_default="", validate=validate.Length(max=200))
