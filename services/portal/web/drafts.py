"""What somebody fills in is kept until it is sent, in every form that carries a mark, whoever or whatever comes between."""

from collections.abc import Callable
from typing import Final
from uuid import UUID

import msgspec
import structlog
from flask import flash, render_template, request
from werkzeug.wrappers import Response

from language.texts import _
from services.portal.client import Api, ServiceUnreachable
from services.portal.domain.refusals import Refusal
from services.portal.web.draft_marks import FIELD, Mark, mark_in_form, shown_marks
from services.portal.web.filled_in import Filling, filled_in
from services.portal.web.session_return import page_before, page_or_none
from services.portal.web.session_seal import opened, seal

log = structlog.get_logger()
PURPOSE: Final = "draft"
NOT_TYPED: Final = frozenset({"csrf_token", "idempotency_key", FIELD})
MOST: Final = 100_000  # of a form, in characters
SENT: Final = frozenset({201, 303})
FAILED: Final = 400


class Kept(msgspec.Struct):
    """A form that waits for its reader."""

    form_id: UUID
    sealed: str


class TooLarge(ValueError):
    """More than anybody types in a form."""


def typed() -> dict[str, list[str]]:
    """What stands in the form that came in, also what nobody sees: the version that its reader saw goes with it."""
    return {name: values for name, values in request.form.to_dict(flat=False).items() if name not in NOT_TYPED}


def keep(directory: Api, session: str, mark: Mark) -> bool:
    """Keep what stands in the form; False when nobody knows any more whose session it was."""
    found = typed()
    if sum(len(value) for values in found.values() for value in values) > MOST:
        raise TooLarge
    body = {"showing": str(mark.showing), "sealed": seal(PURPOSE, found)}
    try:
        directory.asked(object, "PUT", f"/v1/drafts/{mark.form_id}", body, session)
    except Refusal:
        return False
    return True


def forget(directory: Api, session: str, mark: Mark) -> None:
    """Drop the form that was sent."""
    try:
        directory.asked(object, "DELETE", f"/v1/drafts/{mark.form_id}", {"showing": str(mark.showing)}, session)
    except Refusal:
        return  # a session that nobody knows has no drafts


def around(page: Callable[[], Response], directory: Api, session: str, *, has_drafts: bool) -> Response:
    """Show a page with what its reader typed before; what is sent need not be kept, what failed must be."""
    sent = mark_in_form() if request.method == "POST" else None
    try:
        answer = page()
    except (Refusal, ServiceUnreachable):
        if sent is not None:
            _keep_if_possible(directory, session, sent)
        raise
    if sent is not None:
        if _is_sent(answer, sent):
            forget(directory, session, sent)
        else:
            _keep_if_possible(directory, session, sent)
    others = [mark for mark in shown_marks() if not mark.is_same_form(sent)]
    if has_drafts and others and answer.mimetype == "text/html":
        answer.set_data(_with_drafts(answer.get_data(as_text=True), others, directory, session))
    return answer


def _is_sent(answer: Response, sent: Mark) -> bool:
    """A form that is shown again was not sent, unless it made something (201)."""
    if answer.status_code in SENT:
        return True
    return answer.status_code < FAILED and not any(mark.is_same_form(sent) for mark in shown_marks())


def _keep_if_possible(directory: Api, session: str, mark: Mark) -> None:
    try:
        keep(directory, session, mark)
    except (TooLarge, ServiceUnreachable) as why:  # what went wrong first is what its reader must hear
        log.warning("draft_not_kept", kind=type(why).__name__)


def _with_drafts(html: str, marks: list[Mark], directory: Api, session: str) -> str:
    asked = ",".join(str(mark.form_id) for mark in marks)
    found = directory.asked(list[Kept], "GET", f"/v1/drafts?form_ids={asked}", session=session)
    by_form = {one.form_id: opened(PURPOSE, one.sealed) for one in found}
    fillings = {
        str(mark): Filling(by_form[mark.form_id], render_template("draft.html", mark=mark))
        for mark in marks
        if isinstance(by_form.get(mark.form_id), dict)
    }
    return filled_in(html, fillings) if fillings else html


def left_behind(directory: Api, session: str | None, *, is_signed_in: bool = False) -> str | None:
    """Where the reader was; a form that was sent is kept, so that nothing is typed twice.

    Its session has ended; or, `is_signed_in`, the reader signed in again since the form was shown.
    """
    if request.method == "GET":
        return page_or_none(request.path)  # what stands behind a question mark may be a name
    if is_signed_in:
        flash(_("U heeft zich opnieuw aangemeld nadat u deze pagina opende. Er is nog niets verstuurd."))
    mark = mark_in_form()
    if mark is None:  # nothing was typed, or nothing that may be kept
        return page_or_none(request.path) or page_before()
    try:
        is_kept = session is not None and keep(directory, session, mark)
    except TooLarge:
        flash(_("Wat u verstuurde was te groot om te bewaren. Vul het straks opnieuw in."))
        return mark.page
    if is_kept and not is_signed_in:
        flash(_("Uw aanmelding was verlopen. Wat u had ingevuld is bewaard: meld u aan en ga verder."))
    return mark.page
