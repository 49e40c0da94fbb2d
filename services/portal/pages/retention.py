"""Bewaartermijnen: how long what is kept, whose term is over, destroying those files, and the report of it."""

from typing import Final
from uuid import UUID

from flask import Blueprint, abort, current_app, render_template, request

from language.texts import _, ngettext
from services.portal.client import ids
from services.portal.domain.exporting import as_csv
from services.portal.domain.refusals import Refusal
from services.portal.domain.retention import CATEGORIES, Destroyed, Due, newest_first, sheet
from services.portal.web.lookup import names_of
from services.portal.web.session import Answer, apis, done, signed_in

blueprint = Blueprint("retention", __name__)
KEEPERS: Final = ("intake", "certification", "aftercare", "notifications")
AT_ONCE: Final = 50  # files in one go: each is a transaction, and whoever presses waits
SHOWN: Final = 100
GONE: Final = {404, 409}  # somebody was first, or the school corrected the day: then it is not ours to destroy


@blueprint.get("/bewaartermijnen")
@signed_in("admin")
def overview() -> Answer:
    """The terms, what is due, and what was destroyed."""
    return show()


@blueprint.post("/bewaartermijnen/vernietigen")
@signed_in("admin")
def destroy() -> Answer:
    """Destroy the files that were shown; the services look once more whether each may."""
    try:
        wanted = [UUID(each) for each in request.form.getlist("pupil_id")[:AT_ONCE]]
    except ValueError:
        abort(400)
    if request.form.get("sure") != "yes":
        return show(_("Zet een vinkje als u het zeker weet. Vernietigen kan niet ongedaan worden gemaakt.")), 400
    count = sum(_destroyed(pupil_id) for pupil_id in wanted)
    said = ngettext("{n} dossier is vernietigd.", "{n} dossiers zijn vernietigd.", count).format(n=count)
    return done(said, "retention.overview")


@blueprint.get("/bewaartermijnen/verslag.csv")
@signed_in("admin")
def report() -> Answer:
    """The report of destruction as a file: who, when, which kind of data, how many."""
    lines = newest_first(
        line for service in KEEPERS for line in apis().of(service).every(Destroyed, "/v1/destructions", limit=200)
    )
    rows = sheet(lines, names_of(ids(line.person_id for line in lines)))
    answer = current_app.response_class(as_csv(rows), content_type="text/csv")
    answer.headers["Content-Disposition"] = 'attachment; filename="vernietigd.csv"'
    return answer


def show(problem: str = "") -> str:
    """The page, with what went wrong."""
    lines = newest_first(
        line for service in KEEPERS for line in apis().of(service).some(Destroyed, "/v1/destructions").items
    )[:SHOWN]
    return render_template(
        "retention.html",
        categories=CATEGORIES,
        dues=apis().intake.every(Due, "/v1/retention-dues", limit=AT_ONCE),
        most=AT_ONCE,
        lines=lines,
        names=names_of(ids(line.person_id for line in lines)),
        problem=problem,
    )


def _destroyed(pupil_id: UUID) -> bool:
    try:
        apis().intake.post("/v1/erasures", {"pupil_id": str(pupil_id)}, key=f"erase-{pupil_id}")
    except Refusal as refusal:
        if refusal.status not in GONE:
            raise
        return False
    return True
