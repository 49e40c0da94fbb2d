"""How you want to be mailed: your own choice, and nobody else's."""

from datetime import time
from typing import Any

from flask.views import MethodView
from flask_smorest import Blueprint
from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from access.actor import current_actor
from language.texts import N_, Later
from rest.inputs import MESSAGES, Input
from rest.transaction import transaction
from rest.versions import guard, guarded
from services.notifications.domain.mail_preferences import MailPreferences, Topic, paces_of
from services.notifications.storage.mail_preferences import AllMailPreferences

blueprint = Blueprint("mail_preferences", __name__, url_prefix="/v1/mail-preferences", description="Mailvoorkeuren.")
HOUR = {**MESSAGES, "invalid": N_("Geef een tijd als 18:00.")}


def _pace(topic: Topic) -> fields.String:
    choices = [str(each) for each in paces_of(topic)]
    one_of = validate.OneOf(choices, error=Later("Kies uit: {choices}."))
    return fields.String(required=True, validate=one_of, error_messages=MESSAGES)


Paces = Schema.from_dict({str(topic): _pace(topic) for topic in Topic}, name="Paces")


class MailPreferencesIn(Input):
    """A pace for each topic, and from when to when no mail comes; both hours or neither."""

    paces = fields.Nested(Paces, required=True, error_messages=MESSAGES)
    quiet_from = fields.Time(required=True, allow_none=True, format="%H:%M", error_messages=HOUR)
    quiet_until = fields.Time(required=True, allow_none=True, format="%H:%M", error_messages=HOUR)

    @validates_schema
    def has_two_ends(self, given: dict[str, Any], **_: object) -> None:
        """Quiet hours begin and end, at different times: the whole day would be never."""
        begin, end = given["quiet_from"], given["quiet_until"]
        if (begin is None) != (end is None):
            raise ValidationError(N_("Geef van wanneer tot wanneer, of laat beide leeg."), "quiet_until")
        if begin is not None and begin == end:
            raise ValidationError(N_("Kies een andere tijd dan het begin."), "quiet_until")


class MailPreferencesOut(Schema):
    paces = fields.Nested(Paces)
    quiet_from = fields.Time(format="%H:%M", allow_none=True)
    quiet_until = fields.Time(format="%H:%M", allow_none=True)


@blueprint.route("")
class MailPreferencesView(MethodView):
    @blueprint.response(200, MailPreferencesOut)
    def get(self) -> dict[str, Any]:
        """Show how you are mailed."""
        with transaction() as work:
            return _shown(work.use(AllMailPreferences).of(current_actor().person_id))

    @guarded
    @blueprint.arguments(MailPreferencesIn)
    @blueprint.response(200, MailPreferencesOut)
    def put(self, body: dict[str, Any]) -> dict[str, Any]:
        """Choose how you are mailed; what waits already is sorted anew when its time comes."""
        with transaction() as work:
            all_preferences = work.use(AllMailPreferences)
            guard(MailPreferencesOut, _shown(all_preferences.of(current_actor().person_id)))
            chosen = MailPreferences(current_actor().person_id, **body)
            all_preferences.keep(chosen)
            return _shown(chosen)


def _shown(known: MailPreferences) -> dict[str, str | time | dict[str, str] | None]:
    return {
        "paces": {str(topic): str(known.pace_of(topic)) for topic in Topic},
        "quiet_from": known.quiet_from,
        "quiet_until": known.quiet_until,
    }
