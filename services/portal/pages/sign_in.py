"""Coming in and going out."""

from flask import Blueprint, redirect, request, url_for

from services.portal.web.portal import portal
from services.portal.web.session import Answer, reader_or_none, sign_out_everywhere, signed_in_or_none
from services.portal.web.session_return import page_or_none

blueprint = Blueprint("sign_in", __name__)


@blueprint.get("/")
def home() -> Answer:
    """Everyone starts on the page of his own role, or goes on where he was."""
    back = page_or_none(request.args.get("verder", ""))
    if (reader := reader_or_none()) is not None:
        return redirect(back or reader.home, 303)
    if portal().is_demo:
        return redirect(url_for("demo.choose", verder=back), 303)
    where = "accounts.choose" if signed_in_or_none() else "accounts.enter"  # signed in, but not yet in a role
    return redirect(url_for(where, verder=back), 303)


@blueprint.post("/afmelden")
def leave() -> Answer:
    """Sign out, on every device."""
    sign_out_everywhere()
    return redirect(url_for("sign_in.home"), 303)


@blueprint.get("/health")
def health() -> tuple[dict[str, str], int]:
    """For the container's health check: this process answers."""
    return {"status": "ok"}, 200
