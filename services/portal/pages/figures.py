"""Cijfers: how far young people came, per school, per municipality and per leerlijn; never about fewer than five."""

from collections.abc import Mapping, Sequence

from flask import Blueprint, render_template, request

from language.texts import N_, _
from services.portal.domain.leerlijnen import Leerlijn
from services.portal.domain.overview import OF_LEERLIJN, STAGES, Funnel, Funnels, LeerlijnFunnel, bars, range_of
from services.portal.web.lookup import organisations
from services.portal.web.session import Answer, apis, signed_in

blueprint = Blueprint("figures", __name__)
VIEWS = {"school": N_("Per school"), "gemeente": N_("Per gemeente"), "leerlijn": N_("Per leerlijn")}
OF_ONE = {"school": N_("School"), "gemeente": N_("Gemeente"), "leerlijn": N_("Leerlijn")}
Rows = Sequence[Funnel | LeerlijnFunnel]


@blueprint.get("/cijfers")
@signed_in("coordinator")
def overview() -> Answer:
    """One drawing and one table row for each school, municipality or leerlijn."""
    asked = request.args.get("per", "")
    view = asked if asked in VIEWS else "school"
    stages = OF_LEERLIJN if view == "leerlijn" else STAGES
    found, names = {"school": per_school, "gemeente": per_municipality, "leerlijn": per_leerlijn}[view]()
    rows = sorted(found, key=lambda row: names.get(row.key, row.key))
    return render_template(
        "figures.html",
        view=view,
        views=VIEWS,
        what=_(OF_ONE[view]),
        rows=rows,
        names=names,
        stages=stages,
        range_of=range_of,
        drawn={row.key: drawing(row, stages) for row in rows if any(range_of(row, stage) for stage in stages)},
    )


def per_school() -> tuple[Rows, Mapping[str, str]]:
    """Every school, and what they are called."""
    rows = apis().aftercare.one(Funnels, "/v1/funnels").schools
    return rows, {str(one.id): one.name for one in organisations("school")}


def per_municipality() -> tuple[Rows, Mapping[str, str]]:
    """Every municipality, and what they are called."""
    rows = apis().aftercare.one(Funnels, "/v1/funnels").municipalities
    return rows, {one.code or "": one.name for one in organisations("municipality")}


def per_leerlijn() -> tuple[Rows, Mapping[str, str]]:
    """Every leerlijn, and what they are called."""
    rows = apis().aftercare.some(LeerlijnFunnel, "/v1/leerlijn-funnels").items
    return rows, {one.code: one.name for one in apis().aftercare.every(Leerlijn, "/v1/leerlijnen")}


def drawing(row: Funnel | LeerlijnFunnel, stages: Mapping[str, str]) -> object:
    """The bars of one of them; what is not shown has no length."""
    hidden = _("niet getoond")
    return bars(
        [(_(label), getattr(row, stage) or 0, range_of(row, stage) or hidden) for stage, label in stages.items()]
    )
