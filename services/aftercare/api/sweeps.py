"""/v1/sweeps: look over all cases now for who fell out of the chain; every night it happens by itself."""

from collections import Counter
from typing import Any

from flask_smorest import Blueprint

from access.actor import require_role
from rest.idempotency import idempotent
from rest.transaction import transaction
from services.aftercare.api.plan_outputs import SweepOut
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.sweeping import SWEPT
from services.aftercare.handlers import sweep
from services.aftercare.handlers.sweep import AT_ONCE, Tools
from services.aftercare.storage.sweeping import Sweeping

blueprint = Blueprint("sweeps", __name__, url_prefix="/v1/sweeps", description="Wie uit de keten viel.")


@blueprint.route("", methods=["POST"])
@idempotent
@require_role("coordinator")
@blueprint.response(200, SweepOut)
def look_over_all() -> dict[str, Any]:
    """Find open cases that no clock brings on again, and ends of work that nobody was asked to talk about.

    The first of them are brought on at once, the others by the worker.
    """
    with transaction() as work:
        sweeping = work.use(Sweeping)
        found = sweep.find(sweeping, work.now)
        work.publish(*sweep.mend(sweeping, Tools.of(work), sweeping.to_mend(None, AT_ONCE)))
        counts = Counter(one.kind for one in found)
        return {"swept_on": day_of(work.now)} | {kind: counts[kind] for kind in SWEPT}
