"""The mail catcher of the demo: every mail that was sent, to read instead of to receive."""

from flask import Blueprint, Response, abort, current_app, render_template

from services.portal.domain import invitation
from services.portal.web.portal import Mail, MailCatcher, portal
from services.portal.web.security import MAIL_POLICY
from services.portal.web.session import Answer

blueprint = Blueprint("mails", __name__)
OPENS_APART = '<!doctype html><base target="_blank">'  # the button leads out of the frame


def catcher() -> MailCatcher:
    """The catcher; without one these pages are not there."""
    return portal().mail_catcher or abort(404)


def find(mail_id: str) -> Mail:
    """One mail, or 404."""
    try:
        return catcher().mail(mail_id) or abort(404)
    except LookupError:
        abort(404)


@blueprint.get("/mails")
def overview() -> Answer:
    """Newest first."""
    return render_template("mails.html", mails=list(catcher().mails()))


@blueprint.get("/mails/<mail_id>")
def page(mail_id: str) -> Answer:
    """One mail: who to, text, how it looks, and the invitation in it."""
    mail = find(mail_id)
    return render_template("mail.html", mail=mail, invitation=invitation.read(mail.ics))


@blueprint.get("/mails/<mail_id>/html")
def html(mail_id: str) -> Response:
    """The mail's own HTML, for the frame: without scripts, without the outside world."""
    shown = OPENS_APART + (find(mail_id).html or "")
    answer = current_app.response_class(shown, mimetype="text/html")
    answer.headers["Content-Security-Policy"] = MAIL_POLICY
    return answer
