"""What goes in and out of this API; never an address, never a name."""

from marshmallow import Schema, fields, validate

from language.texts import N_, Later, _
from services.notifications.domain.delivery import GATHERED_MAIL, Delivery, State
from services.notifications.domain.model import Notification
from services.notifications.domain.wording import WORDING


def _text_of(notification: Notification) -> str:
    words = WORDING[notification.kind]
    return _(words.task if notification.must_act else words.note)


def _title_of(delivery: Delivery) -> str:
    return _("Meerdere meldingen in 1 mail") if delivery.kind == GATHERED_MAIL else _(WORDING[delivery.kind].title)


STATES = [str(each) for each in State]


class NotificationQuery(Schema):
    unread = fields.Boolean(load_default=None, error_messages={"invalid": N_("Kies uit: true, false.")})
    limit = fields.String()  # both are read by the paging of every API here
    cursor = fields.String()


class NotificationOut(Schema):
    id = fields.UUID(attribute="notification_id")
    kind = fields.String()
    title = fields.Function(lambda it: _(WORDING[it.kind].title), metadata={"type": "string"})
    text = fields.Function(_text_of, metadata={"type": "string"})
    must_act = fields.Boolean()
    event_id = fields.UUID()
    case_id = fields.UUID(allow_none=True)
    pupil_id = fields.UUID(allow_none=True)
    for_person_id = fields.UUID(allow_none=True)
    due_on = fields.Date(allow_none=True)
    occurred_at = fields.AwareDateTime()
    is_read = fields.Function(lambda it: it.read_at is not None, metadata={"type": "boolean"})
    action_path = fields.String()


class ReadIn(Schema):
    """Which ones; nothing said is all of them."""

    action_path = fields.String(
        load_default=None,
        validate=validate.Length(1, 200, error=Later("Geef een pad van hoogstens {max} tekens.")),
        error_messages={"invalid": N_("Geef een pad, als /werk.")},
    )
    until = fields.AwareDateTime(
        load_default=None,
        error_messages={
            "invalid": N_("Geef datum en tijd met tijdzone, als 2026-11-21T14:00:00+01:00."),
            "invalid_awareness": N_("Geef datum en tijd met tijdzone, als 2026-11-21T14:00:00+01:00."),
        },
    )


class UnreadOut(Schema):
    unread = fields.Integer()


class DeliveryQuery(Schema):
    state = fields.String(validate=validate.OneOf(STATES, error=Later("Kies uit: {choices}.")), load_default=None)
    limit = fields.String()
    cursor = fields.String()


class DeliveryOut(Schema):
    id = fields.UUID(attribute="delivery_id")
    channel = fields.String()
    kind = fields.String()
    title = fields.Function(_title_of, metadata={"type": "string"})
    event_id = fields.UUID()
    person_id = fields.UUID()
    state = fields.String()
    attempts = fields.Integer()
    reason = fields.String(allow_none=True)
    is_repeat = fields.Boolean()
    planned_at = fields.AwareDateTime()
    next_attempt_at = fields.AwareDateTime(allow_none=True)
    sent_at = fields.AwareDateTime(allow_none=True)
