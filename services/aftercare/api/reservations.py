"""/v1/cases/…/reservation: the place in a leerlijn that is kept for a young person."""

from typing import Any

from flask_smorest import Blueprint

from access.actor import require_role
from messaging.work import Work
from rest.idempotency import idempotent
from rest.transaction import transaction
from rest.versions import guard, guarded
from services.aftercare.api.desk import PROFESSIONALS, Desk, reporter, seen_cases
from services.aftercare.api.leerlijn_shapes import PlaceIn, ReservationOut
from services.aftercare.domain.ids import CaseId
from services.aftercare.domain.leerlijn_rules import ReservationNotFound
from services.aftercare.domain.reservation import Reservation
from services.aftercare.handlers import release_place, reserve_place
from services.aftercare.handlers.release_place import ReleasePlace
from services.aftercare.handlers.reserve_place import Office, ReservePlace
from services.aftercare.storage.leerlijnen import Leerlijnen
from services.aftercare.storage.lists import Lists
from services.aftercare.storage.policies import Policies
from services.aftercare.storage.reservations import Reservations

blueprint = Blueprint("reservations", __name__, url_prefix="/v1/cases", description="Gereserveerde plekken.")


@blueprint.route("/<uuid:case_id>/reservation", methods=["GET"])
@blueprint.response(200, ReservationOut)
def get_reservation(case_id: CaseId) -> Reservation:
    """Show the place that is kept for this young person."""
    with transaction() as work:
        work.use(Lists).case(case_id, Desk.of(work).reader)
        return _waiting(work.use(Reservations), case_id)


@blueprint.route("/<uuid:case_id>/reservation", methods=["POST"])
@idempotent
@require_role(*PROFESSIONALS)
@blueprint.arguments(PlaceIn)
@blueprint.response(200, ReservationOut)
def reserve(body: dict[str, Any], case_id: CaseId) -> Reservation:
    """Keep a place; the same one again is harmless, another one gives the first free."""
    with transaction() as work:
        command = ReservePlace(case_id, body["period_id"], reporter())
        found, events = reserve_place.handle(command, seen_cases(work), office_of(work), work.now)
        work.publish(*events)
        return found


@blueprint.route("/<uuid:case_id>/reservation", methods=["DELETE"])
@guarded
@require_role(*PROFESSIONALS)
@blueprint.response(204)
def release(case_id: CaseId) -> None:
    """Give the place free for somebody else."""
    with transaction() as work:
        cases, kept = seen_cases(work), work.use(Reservations)
        guard(ReservationOut, _waiting(kept, cases.lock(case_id).case_id))
        work.publish(*release_place.handle(ReleasePlace(case_id), cases, kept, work.timers))


def office_of(work: Work) -> Office:
    """Give what giving a place needs."""
    return Office(work.use(Leerlijnen), work.use(Reservations), work.use(Policies).current(), work.timers)


def _waiting(kept: Reservations, case_id: CaseId) -> Reservation:
    found = kept.waiting(case_id)
    if found is None:
        raise ReservationNotFound(case_id)
    return found
