"""What goes in and out about webhooks; a secret once, when it is made."""

from typing import Any, Final
from urllib.parse import urlsplit

from marshmallow import Schema, ValidationError, fields, validate

from language.texts import N_, Later
from messaging.envelope import event_type, name_and_version
from rest.inputs import MESSAGES, Input
from services.notifications.api.events import TYPES
from services.notifications.domain.outside import FIELDS
from services.notifications.domain.webhook import DeliveryState, Format, Webhook

LONGEST_URL: Final = 500
MOST_VALUES: Final = 50
STATES: Final = [str(each) for each in DeliveryState]
WRONG_URL: Final = N_("Geef een volledig adres dat begint met https://, zonder gebruikersnaam en zonder #.")


def _is_url(given: str) -> None:
    """Refuse what is no address that anybody can call; where it leads to is looked at afterwards."""
    try:
        parts = urlsplit(given)
        is_good = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError as error:
        raise ValidationError(WRONG_URL) from error
    if not is_good or parts.scheme not in {"https", "http"} or "@" in parts.netloc or "#" in given:
        raise ValidationError(WRONG_URL)
    if not given.isascii() or not given.isprintable() or " " in given:
        raise ValidationError(WRONG_URL)


def _type() -> fields.String:
    return fields.String(validate=validate.OneOf(TYPES, error=Later("Kies uit: {choices}.")), error_messages=MESSAGES)


def _filters(**options: Any) -> fields.Dict:  # noqa: ANN401  marshmallow's own options
    names = validate.OneOf(sorted(FIELDS), error=Later("Kies uit: {choices}."))
    value = fields.String(validate=validate.Length(1, 100, error=Later("Vul {min} tot {max} tekens in.")))
    values = fields.List(value, validate=validate.Length(1, MOST_VALUES, error=Later("Geef {min} tot {max} waarden.")))
    return fields.Dict(keys=fields.String(validate=names), values=values, error_messages=MESSAGES, **options)


class WebhookChangeIn(Input):
    """What may be changed afterwards; types and filters left out stay, empty ones ask for everything."""

    url = fields.String(
        validate=[validate.Length(1, LONGEST_URL, error=Later("Vul {min} tot {max} tekens in.")), _is_url],
        error_messages=MESSAGES,
    )
    types = fields.List(_type(), validate=validate.Length(0, len(TYPES)), error_messages=MESSAGES)
    filters = _filters()
    is_paused = fields.Boolean(error_messages=MESSAGES)


class WebhookIn(Input):
    url = fields.String(
        required=True,
        validate=[validate.Length(1, LONGEST_URL, error=Later("Vul {min} tot {max} tekens in.")), _is_url],
        error_messages=MESSAGES,
    )
    format = fields.String(
        load_default=str(Format.CLOUDEVENTS),
        validate=validate.OneOf([str(each) for each in Format], error=Later("Kies uit: {choices}.")),
        error_messages=MESSAGES,
    )
    types = fields.List(_type(), load_default=list, validate=validate.Length(0, len(TYPES)), error_messages=MESSAGES)
    filters = _filters(load_default=dict)


def _types_of(webhook: Webhook | dict[str, Any]) -> list[str]:
    names = webhook["types"] if isinstance(webhook, dict) else webhook.types
    return [event_type(name) for name in names]


class WebhookOut(Schema):
    id = fields.UUID(attribute="webhook_id")
    url = fields.String()
    format = fields.String()
    types = fields.Function(_types_of, metadata={"type": "array", "items": {"type": "string"}})
    filters = fields.Dict(keys=fields.String(), values=fields.List(fields.String()))
    state = fields.String()
    paused_because = fields.String(allow_none=True)
    failing_since = fields.AwareDateTime(allow_none=True)
    next_attempt_at = fields.AwareDateTime(allow_none=True)
    ping_state = fields.String(allow_none=True)
    ping_reason = fields.String(allow_none=True)
    made_at = fields.AwareDateTime()


class WebhookSecretOut(WebhookOut):
    """With the secret, which is told once."""

    secret = fields.String()


class WebhookDeliveryQuery(Schema):
    state = fields.String(validate=validate.OneOf(STATES, error=Later("Kies uit: {choices}.")), load_default=None)
    limit = fields.String()
    cursor = fields.String()


class WebhookDeliveryOut(Schema):
    event_id = fields.UUID()
    type = fields.Function(lambda it: event_type(it.name), metadata={"type": "string"})
    subject = fields.String()
    state = fields.String()
    attempts = fields.Integer()
    reason = fields.String(allow_none=True)
    is_repeat = fields.Boolean()
    planned_at = fields.AwareDateTime()
    next_attempt_at = fields.AwareDateTime(allow_none=True)
    sent_at = fields.AwareDateTime(allow_none=True)


class WebhookRetriesOut(Schema):
    retried = fields.Integer()


def with_secret(webhook: Webhook, secret: str) -> dict[str, Any]:
    """Show a webhook with its secret, this once."""
    return {**vars(webhook), "secret": secret}


def names_of(types: list[str]) -> list[str]:
    """Give the names of events of their types, each once."""
    return sorted({name_and_version(each)[0] for each in types})
