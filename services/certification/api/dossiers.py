"""/v1/dossiers: trajectories without a document, and what each of them misses."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from flask_smorest import Blueprint

from access.actor import current_actor
from messaging.work import Work
from rest.paging import page, page_size, paged, starts_after
from rest.transaction import transaction
from services.certification.api.certificate_shapes import DossierOut
from services.certification.api.desk import OF_ISSUERS, seen
from services.certification.api.register_desk import room
from services.certification.api.trajectory_shapes import TrajectoryQuery
from services.certification.domain.catalogue import Qualification
from services.certification.domain.dossier import Dossier, Missing, before_names, issuer_of
from services.certification.domain.judging import newest
from services.certification.domain.local_time import day_of
from services.certification.domain.register import Entry
from services.certification.domain.stating import company_of
from services.certification.domain.trajectory import Trajectory
from services.certification.storage.catalogue import Catalogue
from services.certification.storage.dossiers import STILL_HERE, Dossiers
from services.certification.storage.register import Register

blueprint = Blueprint("dossiers", __name__, url_prefix="/v1", description="Wat er nog nodig is voor een document.")

ISSUING: Final = (*OF_ISSUERS, "coordinator")  # a job coach is shown what the school can do


@blueprint.route("/dossiers", methods=["GET"])
@paged
@blueprint.arguments(TrajectoryQuery, location="query")
@blueprint.response(200, DossierOut(many=True))
def list_dossiers(query: dict[str, Any]) -> tuple[list[dict[str, Any]], int, dict[str, str]]:
    """List what is missing, trajectory after trajectory, the oldest first, for whoever asks; names are looked at when issuing."""
    start, size = starts_after(UUID), page_size()
    with transaction() as work:
        found = seen(work).page(start, size + 1, query.get("pupil_id"), STILL_HERE)
        items, headers = page(found, lambda each: each.trajectory_id)
        return _shown(work, items), 200, headers


def _shown(work: Work, found: Sequence[Trajectory]) -> list[dict[str, Any]]:
    here = room()
    dossiers = work.use(Dossiers).of(found, is_real=here.is_real, public_url=here.at.public_url)
    known = work.use(Catalogue).qualifications({each.crebo for each in found})
    revoked = work.use(Register).of_trajectories([each.trajectory_id for each in found])
    actor = current_actor()
    issued_by = actor.person_id if actor.role in ISSUING else None
    return [
        _of(each, known, before_names(each, day_of(work.now), issued_by))
        | {"replaces": _serial(revoked.get(each.trajectory.trajectory_id))}
        for each in dossiers
    ]


def _serial(entry: Entry | None) -> str | None:
    return entry.certificate.serial if entry else None


def _of(dossier: Dossier, known: Mapping[str, Qualification], lacks: Sequence[Missing]) -> dict[str, Any]:
    of = dossier.trajectory
    return {
        "trajectory_id": of.trajectory_id,
        "pupil_id": of.pupil_id,
        "school_id": of.school_id,
        "issuer_id": issuer_of(of),
        "regime": of.regime,
        "crebo": of.crebo,
        "qualification": known[of.crebo].name,
        "company": company_of(dossier).name,
        "ends_on": of.ends_on,
        "judged": len(newest(dossier.signed)),
        "asked": len(of.work_processes),
        "is_ready": not lacks,
        "missing": lacks,
    }
