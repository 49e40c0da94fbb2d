"""Systems of organisations get a token here (OAuth 2.0, client credentials, RFC 6749 4.4): scoped, and short-lived."""

from datetime import timedelta
from typing import Final
from uuid import UUID

import msgspec
from flask import Blueprint, Response, json, request

from services.portal.domain.reader import Reader
from services.portal.domain.refusals import Refusal
from services.portal.web.portal import now, portal
from services.portal.web.session import directory

blueprint = Blueprint("oauth", __name__)
LASTS: Final = timedelta(minutes=5)
BAD: Final = 400
UNKNOWN: Final = 401


class Known(msgspec.Struct):
    """The system that proved to be itself."""

    id: UUID
    organisation_id: UUID
    role: str


@blueprint.post("/oauth/token")
def give_token() -> Response:
    """A token for the one organisation that the system works for."""
    if request.form.get("grant_type") != "client_credentials":
        return _said({"error": "unsupported_grant_type"}, BAD)
    basic = request.authorization
    if basic is not None and basic.type == "basic":
        given = basic.username or "", basic.password or ""
    else:
        given = request.form.get("client_id", ""), request.form.get("client_secret", "")
    client = _recognised(*given)
    if client is None:
        return _said({"error": "invalid_client"}, UNKNOWN)
    its = Reader(client.id, client.role, client.organisation_id, is_client=True)
    token = portal().issue_token(its, now(), LASTS)
    return _said({"access_token": token, "token_type": "Bearer", "expires_in": int(LASTS.total_seconds())}, 200)


def _recognised(client_id: str, secret: str) -> Known | None:
    try:
        asked = {"client_id": str(UUID(client_id)), "secret": secret}
        return directory().asked(Known, "POST", "/v1/client-proofs", asked)
    except ValueError:
        return None
    except Refusal as refusal:
        if refusal.status not in {400, 409}:
            raise
        return None


def _said(body: dict[str, object], status: int) -> Response:
    headers = {"Cache-Control": "no-store"} | ({"WWW-Authenticate": "Basic"} if status == UNKNOWN else {})
    return Response(json.dumps(body), status=status, headers=headers, content_type="application/json")
