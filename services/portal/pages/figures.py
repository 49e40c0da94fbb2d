"""Cijfers: how far young people came, per school and per municipality; never about fewer than five."""

from flask import Blueprint, render_template, request

from language.texts import _
from services.portal.domain.overview import STAGES, Funnel, Funnels, bars
from services.portal.web.lookup import organisations
from services.portal.web.session import Answer, apis, signed_in

blueprint = Blueprint("figures", __name__)
VIEWS = ("school", "gemeente")


@blueprint.get("/cijfers")
@signed_in("coordinator")
def overview() -> Answer:
    """One drawing and one table row for each school or municipality."""
    view = request.args.get("per", VIEWS[0])
    funnels = apis().aftercare.one(Funnels, "/v1/funnels")
    if view == VIEWS[0]:
        names = {str(one.id): one.name for one in organisations("school")}
        rows = funnels.schools
    else:
        names = {one.code or "": one.name for one in organisations("municipality")}
        rows = funnels.municipalities
    rows = sorted(rows, key=lambda row: names.get(row.key, row.key))
    return render_template(
        "figures.html",
        view=view,
        rows=rows,
        names=names,
        stages=STAGES,
        drawn={row.key: drawing(row) for row in rows if row.left},
    )


def drawing(row: Funnel) -> object:
    """The bars of one school or municipality; what is not shown has no length."""
    hidden = _("niet getoond")
    return bars(
        [(_(label), getattr(row, stage) or 0, row.range_of(stage) or hidden) for stage, label in STAGES.items()]
    )
