"""/v1/leerlijnen: which there are, with how many free places; kept by the coordinator, consulted by everybody (S7)."""

import re
from typing import Any, Final

from flask_smorest import Blueprint

from access.actor import require_role
from messaging.work import Work
from rest.transaction import transaction
from rest.versions import guard, guarded
from services.aftercare.api.leerlijn_shapes import (
    IntakeRuleIn,
    LeerlijnIn,
    LeerlijnOut,
    QualificationLoadIn,
    QualificationOut,
)
from services.aftercare.domain.leerlijn import EVERY, Leerlijn, Period, WorkProcess, rule_of
from services.aftercare.domain.leerlijn_rules import LeerlijnNotFound
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.qualification import Qualification
from services.aftercare.handlers import put_leerlijn, set_intake_rule
from services.aftercare.handlers.put_leerlijn import PutLeerlijn
from services.aftercare.handlers.set_intake_rule import SetIntakeRule
from services.aftercare.storage.leerlijnen import Leerlijnen
from services.aftercare.storage.policies import Policies

blueprint = Blueprint("leerlijnen", __name__, url_prefix="/v1", description="Leerlijnen en hun vrije plekken.")
IS_CODE: Final = re.compile(r"[a-z]{2,40}")
keeping = require_role("coordinator")


@blueprint.route("/leerlijnen", methods=["GET"])
@blueprint.response(200, LeerlijnOut(many=True))
def list_leerlijnen() -> list[dict[str, Any]]:
    """List the leerlijnen of the region with the places that are free now."""
    with transaction() as work:
        return _all(work)


@blueprint.route("/leerlijnen/<string:code>", methods=["GET"])
@blueprint.response(200, LeerlijnOut)
def get_leerlijn(code: str) -> dict[str, Any]:
    """Show one leerlijn."""
    with transaction() as work:
        return _one(work, code)


@blueprint.route("/leerlijnen/<string:code>", methods=["PUT"])
@guarded
@keeping
@blueprint.arguments(LeerlijnIn)
@blueprint.response(200, LeerlijnOut)
def put(body: dict[str, Any], code: str) -> dict[str, Any]:
    """Keep a leerlijn as it is now; who has a place in it keeps that."""
    with transaction() as work:
        _as_known(work, code)
        put_leerlijn.handle(PutLeerlijn(_read(code, body)), work.use(Leerlijnen))
        return _one(work, code)


@blueprint.route("/leerlijnen/<string:code>/intake-rule", methods=["PUT"])
@guarded
@keeping
@blueprint.arguments(IntakeRuleIn)
@blueprint.response(200, LeerlijnOut)
def put_rule(body: dict[str, Any], code: str) -> dict[str, Any]:
    """Decide anew who may enter and who pays, from a day that is still to come; the first rule may hold at once."""
    with transaction() as work:
        leerlijnen, region = work.use(Leerlijnen), work.use(Policies).region()
        leerlijnen.find(code)
        _as_known(work, code)
        set_intake_rule.handle(SetIntakeRule(code, **body), leerlijnen, region, work.now)
        return _one(work, code)


@blueprint.route("/qualifications", methods=["GET"])
@blueprint.response(200, QualificationOut(many=True))
def list_qualifications() -> list[Qualification]:
    """List the qualifications of entree and level 2 that were loaded."""
    with transaction() as work:
        return work.use(Leerlijnen).qualifications()


@blueprint.route("/qualification-loads", methods=["POST"])
@keeping
@blueprint.arguments(QualificationLoadIn)
@blueprint.response(200, QualificationOut(many=True))
def load(body: dict[str, Any]) -> list[Qualification]:
    """Load qualifications; twice changes nothing."""
    found = {each["crebo"]: Qualification(**each) for each in body["qualifications"]}
    with transaction() as work:
        work.use(Leerlijnen).load(list(found.values()))
        return work.use(Leerlijnen).qualifications()


def _read(code: str, body: dict[str, Any]) -> Leerlijn:
    return Leerlijn(
        code,
        body["name"],
        body["municipality"],
        tuple(dict.fromkeys(body["offered_by"])),
        tuple(WorkProcess(**each) for each in body["work_processes"]),
        tuple(sorted((Period(**each) for each in body["periods"]), key=lambda period: period.begins_on)),
    )


def _as_known(work: Work, code: str) -> None:
    """Refuse whoever knows another version of this leerlijn; one that is new nobody knows."""
    if not IS_CODE.fullmatch(code):
        raise LeerlijnNotFound(code)
    work.use(Leerlijnen).lock()
    known = [each for each in _all(work) if each["code"] == code]
    guard(LeerlijnOut, known[0] if known else {})


def _one(work: Work, code: str) -> dict[str, Any]:
    for each in _all(work):
        if each["code"] == code:
            return each
    raise LeerlijnNotFound(code)


def _all(work: Work) -> list[dict[str, Any]]:
    leerlijnen, today = work.use(Leerlijnen), day_of(work.now)
    taken, rules = leerlijnen.taken(), leerlijnen.rules()
    return [
        vars(each)
        | {
            "periods": [_period(each.code, period, taken.get(period.id_in(each.code), 0)) for period in each.periods],
            "intake": rule_of(rules, each.code, today),
            "intake_rules": [rule for rule in rules if rule.leerlijn in (each.code, EVERY)],
        }
        for each in leerlijnen.all()
    ]


def _period(code: str, period: Period, taken: int) -> dict[str, Any]:
    return vars(period) | {"period_id": period.id_in(code), "free": max(period.places - taken, 0)}
