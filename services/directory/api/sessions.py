"""Who is signed in: for the portal alone, which passes the browser's secret on in a header, never in an address."""

from typing import Any, Final
from uuid import UUID

from flask import request
from flask.views import MethodView
from flask_smorest import Blueprint
from marshmallow import Schema, fields, validate

from access.actor import require_role
from language.texts import N_
from rest.inputs import MESSAGES, one_of
from rest.transaction import transaction
from services.directory.api.rights import mailing as portal_only
from services.directory.api.shapes import Input, identifier
from services.directory.domain.model import ROLES
from services.directory.handlers import begin_session, use_session
from services.directory.handlers.begin_session import BeginSession
from services.directory.handlers.use_session import UseSession
from services.directory.storage.drafts import Drafts
from services.directory.storage.people import People
from services.directory.storage.sessions import Sessions

HEADER: Final = "Doorlijn-Session"
SECRET: Final = {
    "in": "header",
    "name": HEADER,
    "required": True,
    "description": "The secret that the browser keeps.",
    "schema": {"type": "string"},
}
A_DAY: Final = 86_400

blueprint = Blueprint("sessions", __name__, url_prefix="/v1", description="Aanmeldingen, voor het portaal.")


def secret() -> str:
    """The secret that the browser keeps."""
    return request.headers.get(HEADER, "")


def seconds() -> fields.Integer:
    """How long something lasts."""
    bounds = validate.Range(1, A_DAY, error=N_("Kies 1 seconde tot 1 dag."))
    return fields.Integer(required=True, strict=True, validate=bounds, error_messages=MESSAGES)


class TimesIn(Input):
    """How long a session lasts without a page, and at most."""

    idle_seconds = seconds()
    lasts_seconds = seconds()


class SessionIn(TimesIn):
    person_id = identifier()
    role = one_of(ROLES)
    organisation_id = fields.UUID(load_default=None, allow_none=True, error_messages=MESSAGES)


class SecretOut(Schema):
    """Told once."""

    secret = fields.String()


class SessionOut(Schema):
    """Who is signed in, in which role."""

    person_id = fields.UUID()
    name = fields.String()
    role = fields.String(allow_none=True)
    organisation_id = fields.UUID(allow_none=True)
    language = fields.String(allow_none=True)
    has_drafts = fields.Boolean(metadata={"description": "Whether a form that was not sent yet is kept, in this role."})


@blueprint.route("/sessions")
class SessionsView(MethodView):
    @portal_only
    @blueprint.arguments(SessionIn)
    @blueprint.response(201, SecretOut)
    @blueprint.alt_response(404)
    def post(self, body: dict[str, Any]) -> dict[str, str]:
        """Begin a session of somebody who proved to be this person."""
        with transaction() as work:
            work.use(Drafts).forget_old(work.now)
            given = begin_session.handle(BeginSession(**body), work.use(People), work.use(Sessions), work.now)
        return {"secret": given}


@blueprint.route("/sessions/current")
class SessionView(MethodView):
    @portal_only
    @blueprint.response(200, SessionOut)
    @blueprint.doc(parameters=[SECRET])
    @blueprint.alt_response(404)
    def get(self) -> dict[str, Any]:
        """Tell who is signed in with this secret; 404 when nobody is, or not any more."""
        with transaction() as work:
            signed_in, person = use_session.handle(UseSession(secret()), work.use(People), work.use(Sessions), work.now)
            return {
                "person_id": person.person_id,
                "name": person.name,
                "role": signed_in.role,
                "organisation_id": signed_in.organisation_id,
                "language": person.language,
                "has_drafts": work.use(Drafts).are_there(signed_in, work.now),
            }


@blueprint.route("/people/<uuid:person_id>/sessions")
class PersonSessionsView(MethodView):
    @require_role("system", "admin")
    @blueprint.response(204)
    def delete(self, person_id: UUID) -> None:
        """Sign somebody out, on every device."""
        with transaction() as work:
            work.use(Sessions).end_all(work.use(People).get(person_id).person_id, work.now)
