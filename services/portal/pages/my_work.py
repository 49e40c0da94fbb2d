"""Mijn werk: what must happen today, what is too late, what is new, what waits for others, what changed since yesterday."""

from collections.abc import Sequence
from datetime import timedelta

from flask import Blueprint, render_template, request

from language.days import local
from services.portal.client import ServiceUnreachable
from services.portal.domain import words
from services.portal.domain.cases import WorkItem
from services.portal.domain.refusals import Refusal
from services.portal.domain.signals import Notification
from services.portal.domain.trajectories import OwedWork
from services.portal.domain.worklist import of_evidence, sections
from services.portal.web.filters import Filters
from services.portal.web.lookup import names_of, pupils_of
from services.portal.web.portal import today
from services.portal.web.session import Answer, apis, reader, signed_in

blueprint = Blueprint("my_work", __name__)
FILTERS = Filters("werk", {"soort": words.WORK})
AT_ONCE = 200  # cases: more than one person can follow
OWING = ("job_coach", "coordinator")  # who sees to what a trainer owes
NEWS = 8  # lines; the rest is a page away
OF_THE_REGION = 50  # the coordinator of a large region turns the page


@blueprint.get("/werk")
@signed_in("job_coach", "werkconsulent", "coordinator")
def page() -> Answer:
    """Everything this reader must do, the latest first."""
    if as_it_was := FILTERS.remembered():
        return as_it_was
    chosen = FILTERS.chosen()
    most = OF_THE_REGION if reader().role == "coordinator" else AT_ONCE
    found = apis().aftercare.some(WorkItem, "/v1/worklist", limit=most, cursor=request.args.get("vanaf"))
    everything = [*found.items, *_evidence(most)]
    items = [item for item in everything if chosen.get("soort") in (None, item.kind)]
    news = [] if chosen or request.args.get("vanaf") else _since_yesterday()
    return render_template(
        "my_work.html",
        following=found.following,
        chosen=chosen,
        kinds=sorted({item.kind for item in everything} | set(chosen.values()), key=list(words.WORK).index),
        sections=sections(items, reader().person_id, today()),
        news=news,
        pupils=pupils_of([*(item.pupil_id for item in items), *(one.pupil_id for one in news)]),
        names=names_of(owner for item in items for owner in (item.owner_id, item.for_person_id)),
    )


def _evidence(most: int) -> list[WorkItem]:
    """What is owed of trajectories, once: beside the first page. The coordinator need not see what others do in time."""
    role = reader().role
    if role not in OWING or request.args.get("vanaf"):
        return []
    only = {"overdue": True} if role == "coordinator" else {}
    try:
        found = apis().certification.some(OwedWork, "/v1/owed-evidence", limit=most, **only)
    except ServiceUnreachable:  # it costs its own part of the page
        return []
    return [of_evidence(one) for one in found.items]


def _since_yesterday() -> Sequence[Notification]:
    """What others did since yesterday morning; without notifications the work stands all the same."""
    yesterday = today() - timedelta(days=1)
    try:
        found = apis().notifications.some(Notification, "/v1/notifications", limit=NEWS).items
    except (ServiceUnreachable, Refusal):
        return []
    return [one for one in found if local(one.occurred_at).date() >= yesterday]
