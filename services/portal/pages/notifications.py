"""Meldingen: what this reader was told. Opening one marks it read and goes to where the work is."""

from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request, url_for

from language.texts import _
from services.portal.domain.signals import Notification
from services.portal.web.lookup import names_of, pupils_of
from services.portal.web.session import Answer, apis, done, idempotency_key, reader, signed_in

blueprint = Blueprint("notifications", __name__)


@blueprint.get("/meldingen")
@signed_in()
def overview() -> Answer:
    """Newest first, unread on top is not needed: unread is marked."""
    found = apis().notifications.some(Notification, "/v1/notifications", cursor=request.args.get("vanaf"))
    may_read = reader().role != "admin"
    return render_template(
        "notifications.html",
        notifications=found.items,
        following=found.following,
        is_first="vanaf" not in request.args,
        pupils=pupils_of(one.pupil_id for one in found.items) if may_read else {},
        names=names_of(one.for_person_id for one in found.items),
    )


@blueprint.post("/meldingen/<uuid:notification_id>")
@signed_in()
def open_one(notification_id: UUID) -> Answer:
    """Mark it read, then go to the page where something can be done."""
    apis().notifications.post(f"/v1/notifications/{notification_id}/read", key=idempotency_key())
    return redirect(safe_path(request.form.get("to", "")), 303)


@blueprint.post("/meldingen/gelezen")
@signed_in()
def all_read() -> Answer:
    """Mark everything read that this reader was shown or that is older; what came in meanwhile stays new."""
    shown = {"until": request.form["until"]} if request.form.get("until") else {}
    apis().notifications.post("/v1/notifications/read", shown)
    return done(
        _("Alle meldingen staan op gelezen. Wat u nog moet doen, blijft op Mijn werk."), "notifications.overview"
    )


def safe_path(path: str) -> str:
    """Only a page of our own: another address would let a forged link send people away."""
    if not path:
        return url_for("notifications.overview")
    if not path.startswith("/") or path.startswith("//") or "\\" in path:
        abort(400)
    return path
