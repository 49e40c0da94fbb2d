"""What somebody is typing: kept while he types, and thrown away when he says so."""

from flask import Blueprint, abort, flash, redirect, url_for
from werkzeug.wrappers import Response

from language.texts import _
from services.portal.web.draft_marks import mark_in_form
from services.portal.web.drafts import TooLarge, keep
from services.portal.web.session import Answer, directory, session_id, signed_in, signed_in_or_none

blueprint = Blueprint("drafts", __name__)
TOO_LARGE = 413
SIGNED_OUT = 401


@blueprint.post("/concepten")
def keep_typed() -> Answer:
    """Keep what stands in a form now; the script asks for it while somebody types."""
    mark, session = mark_in_form(), session_id()
    if mark is None:
        abort(400)
    try:
        is_kept = session is not None and keep(directory(), session, mark)
    except TooLarge:
        return said(_("Dit is te lang om te bewaren. Verstuur het voordat u verdergaat."), TOO_LARGE)
    if signed_in_or_none() is None:
        kept = _("U bent niet meer aangemeld. Wat u invulde, is bewaard: laad de pagina opnieuw en meld u aan.")
        lost = _("U bent niet meer aangemeld. Wat u nu invult, wordt niet bewaard. Meld u aan in een ander tabblad.")
        return said(kept if is_kept else lost, SIGNED_OUT)
    return said(_("Wat u invult, wordt bewaard tot u het verstuurt."), 200)


def said(text: str, status: int) -> Response:
    """A sentence for the script, which shows it under the form."""
    return Response(text, status, mimetype="text/plain")


@blueprint.post("/concepten/weggooien")
@signed_in()
def throw_away() -> Answer:
    """Drop what was typed: this form is sent, and so nothing of it stays."""
    mark = mark_in_form()
    flash(_("Wat u had ingevuld, is weggegooid."))
    return redirect(mark.page if mark else url_for("sign_in.home"), 303)
