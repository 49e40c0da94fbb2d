"""Forms that were not sent yet: for the portal alone, which seals what stands in them and knows which form it is."""

from typing import Any, Final
from uuid import UUID

from flask.views import MethodView
from flask_smorest import Blueprint
from marshmallow import EXCLUDE, Schema, fields, validate
from marshmallow.validate import Length

from language.texts import Later
from rest.inputs import MESSAGES
from rest.transaction import transaction
from services.directory.api.rights import mailing as portal_only
from services.directory.api.sessions import SECRET, secret
from services.directory.api.shapes import Ids, Input, identifier
from services.directory.domain.session import Draft
from services.directory.handlers import keep_draft, use_session
from services.directory.handlers.keep_draft import KeepDraft
from services.directory.handlers.use_session import UseSession
from services.directory.storage.drafts import Drafts
from services.directory.storage.people import People
from services.directory.storage.sessions import Sessions

MOST_SEALED: Final = 200_000  # characters
MOST_FORMS: Final = 100  # on one page

blueprint = Blueprint("drafts", __name__, url_prefix="/v1", description="Wat iemand invult, voor het portaal.")


class ShowingIn(Input):
    showing = identifier()


class DraftIn(ShowingIn):
    sealed = fields.String(
        required=True,
        validate=Length(1, MOST_SEALED, error=Later("Gebruik hooguit {max} tekens.")),
        error_messages=MESSAGES,
    )


class FormsQuery(Input):
    """Which forms stand on the page."""

    class Meta:
        unknown = EXCLUDE

    form_ids = Ids(
        required=True,
        validate=validate.Length(max=MOST_FORMS, error=Later("Vraag hoogstens {max} tegelijk.")),
        metadata={"type": "string", "description": f"Ids with commas between them, at most {MOST_FORMS}."},
        error_messages=MESSAGES,
    )


class DraftOut(Schema):
    """What was typed, as only the portal can read it."""

    form_id = fields.UUID()
    sealed = fields.String()


@blueprint.route("/drafts")
class DraftsView(MethodView):
    @portal_only
    @blueprint.arguments(FormsQuery, location="query")
    @blueprint.response(200, DraftOut(many=True))
    @blueprint.doc(parameters=[SECRET])
    @blueprint.alt_response(404)
    def get(self, asked: dict[str, Any]) -> list[Draft]:
        """Give what was typed in these forms back to whoever typed it, in the role in which he did."""
        with transaction() as work:
            signed_in, _ = use_session.handle(UseSession(secret()), work.use(People), work.use(Sessions), work.now)
            return work.use(Drafts).of_forms(signed_in, asked["form_ids"], work.now)


@blueprint.route("/drafts/<uuid:form_id>")
class DraftView(MethodView):
    @portal_only
    @blueprint.arguments(DraftIn)
    @blueprint.response(204)
    @blueprint.doc(parameters=[SECRET])
    @blueprint.alt_response(404)
    def put(self, body: dict[str, Any], form_id: UUID) -> None:
        """Keep what stands in a form now, also when the session ended while it was typed."""
        with transaction() as work:
            command = KeepDraft(secret(), form_id, **body)
            keep_draft.handle(command, work.use(Sessions), work.use(Drafts), work.now)

    @portal_only
    @blueprint.arguments(ShowingIn)
    @blueprint.response(204)
    @blueprint.doc(parameters=[SECRET])
    @blueprint.alt_response(404)
    def delete(self, body: dict[str, Any], form_id: UUID) -> None:
        """Drop a form that was sent, or thrown away."""
        with transaction() as work:
            command = KeepDraft(secret(), form_id, **body)
            keep_draft.handle(command, work.use(Sessions), work.use(Drafts), work.now)
