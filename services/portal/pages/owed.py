"""Wie moet nog iets doen: what is owed of trajectories whose young people left school, for school and coordinator."""

from flask import Blueprint, render_template, request

from services.portal.domain.trajectories import OwedWork
from services.portal.web.filters import Filters
from services.portal.web.lookup import names_of, pupils_of
from services.portal.web.session import Answer, apis, signed_in

blueprint = Blueprint("owed", __name__)
OWNERS = ("workplace_trainer", "job_coach")
FILTERS = Filters("owed", {"wie": OWNERS, "termijn": ("te-laat",)})
AT_ONCE = 100


@blueprint.get("/wie-moet-nog-iets-doen")
@signed_in("school_staff", "job_coach", "coordinator")
def overview() -> Answer:
    """Everything that is owed, the earliest last day first."""
    if as_it_was := FILTERS.remembered():
        return as_it_was
    chosen = FILTERS.chosen()
    only = {"overdue": True} if chosen.get("termijn") else {}
    found = apis().certification.some(
        OwedWork, "/v1/owed-evidence", limit=AT_ONCE, cursor=request.args.get("vanaf"), **only
    )
    items = [one for one in found.items if chosen.get("wie") in (None, one.owed.waits_for)]
    return render_template(
        "owed.html",
        items=items,
        following=found.following,
        chosen=chosen,
        owners=OWNERS,
        pupils=pupils_of(one.pupil_id for one in items),
        names=names_of(one.owed.owner_id for one in items),
    )
