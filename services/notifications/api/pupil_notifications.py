"""/v1/pupil-notifications: who was told what about one young person, for whoever gives him all that is kept of him."""

from typing import Any

from flask_smorest import Blueprint
from marshmallow import EXCLUDE, Schema, fields

from access.actor import require_role
from language.texts import N_
from rest.auditing import about
from rest.paging import page, page_size, paged
from rest.transaction import transaction
from services.notifications.api.cursor import place_after, start_of_page
from services.notifications.api.shapes import NotificationOut
from services.notifications.storage.about_pupil import AboutPupil

blueprint = Blueprint(
    "pupil_notifications", __name__, url_prefix="/v1/pupil-notifications", description="Wat over een jongere gemeld is."
)


class PupilQuery(Schema):
    """About whom."""

    pupil_id = fields.UUID(
        required=True,
        error_messages={
            "required": N_("Geef het id van een leerling."),
            "invalid_uuid": N_("Dit is geen id van een leerling."),
        },
    )

    class Meta:
        unknown = EXCLUDE


class PupilNotificationOut(NotificationOut):
    """A notification, with who was told."""

    person_id = fields.UUID()


@blueprint.route("", methods=["GET"])
@paged
@require_role("coordinator", "admin")
@blueprint.arguments(PupilQuery, location="query")
@blueprint.response(200, PupilNotificationOut(many=True))
def list_notifications(query: dict[str, Any]) -> Any:  # noqa: ANN401  flask-smorest takes a body, or a body, status and headers
    """List what was told about a young person, newest first."""
    about([query["pupil_id"]])
    with transaction() as work:
        found = work.use(AboutPupil).page(query["pupil_id"], start_of_page(), page_size() + 1)
    items, headers = page(found, key=lambda each: place_after(each.occurred_at, each.notification_id))
    return items, 200, headers
