"""A reader chooses in which language Doorlijn speaks, on pages and in mails."""

from flask import Blueprint, make_response, redirect, request, url_for

from language.texts import LANGUAGES
from services.portal.web.reading_language import remember
from services.portal.web.session import Answer, directory, session_id, signed_in_or_none
from services.portal.web.session_return import page_or_none

blueprint = Blueprint("language", __name__)


@blueprint.post("/voorkeuren/taal")
def choose() -> Answer:
    """Keep the choice with the person, and in this browser for when nobody is signed in; then back to the same page."""
    chosen = request.form.get("taal", "")
    back = page_or_none(request.form.get("verder", "")) or url_for("sign_in.home")
    answer = make_response(redirect(back, 303))
    if chosen in LANGUAGES:
        remember(answer, chosen)
        if signed_in_or_none() is not None:
            directory().asked(object, "PUT", "/v1/sessions/current/language", {"language": chosen}, session_id())
    return answer
