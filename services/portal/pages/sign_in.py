"""Coming in and going out."""

from flask import Blueprint, redirect, render_template, request, url_for

from services.portal.web.portal import portal
from services.portal.web.session import Answer, reader_or_none, sign_out_everywhere
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
    return render_template("no_sign_in.html")


@blueprint.post("/afmelden")
def leave() -> Answer:
    """Sign out, on every device."""
    sign_out_everywhere()
    return redirect(url_for("sign_in.home"), 303)


@blueprint.get("/health")
def health() -> tuple[dict[str, str], int]:
    """For the container's health check: this process answers."""
    return {"status": "ok"}, 200
