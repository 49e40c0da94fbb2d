"""What the small script asks for: the number at the bell, again and again, and whether keys do anything."""

from hashlib import sha256

from flask import Blueprint, current_app, request
from werkzeug.wrappers import Response

from language.texts import _
from services.portal.web.session import Answer, done, reader, signed_in
from services.portal.web.templating import KEYS, unread

blueprint = Blueprint("live", __name__)
A_YEAR = 31_536_000


@blueprint.get("/meldingen/aantal")
@signed_in()
def count() -> Answer:
    """The number as it stands at the bell; 304 as long as it is the same."""
    who = reader()
    said = unread(who)
    answer: Response = current_app.json.response(unread=said)  # type: ignore[assignment]
    answer.set_etag(sha256(f"{who.person_id}/{who.role}/{said}".encode()).hexdigest()[:24])
    answer.headers["Cache-Control"] = "private, no-cache"  # to be kept, and asked about each time
    return answer.make_conditional(request)


@blueprint.post("/voorkeuren/toetsen")
@signed_in()
def switch_keys() -> Answer:
    """Single keys that do something get in the way of some people: they can be switched off."""
    is_on = request.form.get("keys") == "on"
    said = _("De sneltoetsen staan aan.") if is_on else _("De sneltoetsen staan uit.")
    answer = done(said, "sign_in.home")
    secure = current_app.config["SESSION_COOKIE_SECURE"]
    answer.set_cookie(KEYS, "on" if is_on else "off", max_age=A_YEAR, secure=secure, httponly=True, samesite="Lax")
    return answer
