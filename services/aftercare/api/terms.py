"""The terms that hold here and the days they are counted around: to look at, and for the administrator to change."""

from datetime import date
from typing import Any

from flask_smorest import Blueprint

from access.actor import require_role
from messaging.work import Work
from rest.transaction import transaction
from rest.versions import guard, guarded
from services.aftercare.api.desk import ANYBODY_IN_THE_CASE
from services.aftercare.api.inputs import FreeDaysIn, HolidaysQuery, TermIn, WithdrawTermIn
from services.aftercare.api.outputs import FreeDaysOut, HolidayOut, ListedTermOut, TermVersionsOut
from services.aftercare.domain.free_days import FreeDay
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.term_rules import TermNotFound
from services.aftercare.domain.terms import CHANGEABLE, KEYS
from services.aftercare.handlers import set_free_days, set_term, withdraw_term
from services.aftercare.handlers.set_free_days import SetFreeDays
from services.aftercare.handlers.set_term import SetTerm
from services.aftercare.handlers.withdraw_term import WithdrawTerm
from services.aftercare.storage.calendar import named_holidays
from services.aftercare.storage.free_days import FreeDays
from services.aftercare.storage.policies import Policies

blueprint = Blueprint("terms", __name__, url_prefix="/v1", description="Termijnen en feestdagen.")
looking = require_role("admin", "coordinator")
changing = require_role("admin")


@blueprint.route("/terms", methods=["GET"])
@require_role(*ANYBODY_IN_THE_CASE, "admin")
@blueprint.response(200, ListedTermOut(many=True))
def list_terms() -> list[dict[str, Any]]:
    """List every term with the day from which it holds, and which of them hold today."""
    with transaction() as work:
        policies, today = work.use(Policies), day_of(work.now)
        current = [policies.current().row(key, today) for key in KEYS]
        return [vars(row) | {"holds_now": row in current} for row in policies.rows()]


@blueprint.route("/terms/<string:key>", methods=["GET"])
@looking
@blueprint.response(200, TermVersionsOut)
def get_term(key: str) -> dict[str, Any]:
    """Show one term in all its versions."""
    with transaction() as work:
        return _versions(work, key)


@blueprint.route("/terms/<string:key>", methods=["PUT"])
@guarded
@changing
@blueprint.arguments(TermIn)
@blueprint.response(200, TermVersionsOut)
def put_term(body: dict[str, Any], key: str) -> dict[str, Any]:
    """Set a term anew from a day that is still to come, in working days; what runs keeps the term it began with."""
    with transaction() as work:
        _as_known(work, key)
        set_term.handle(SetTerm(key, body["valid_from"], body["amount"]), work.use(Policies), work.now)
        return _versions(work, key)


@blueprint.route("/terms/<string:key>", methods=["DELETE"])
@guarded
@changing
@blueprint.arguments(WithdrawTermIn)
@blueprint.response(200, TermVersionsOut)
def delete_term(body: dict[str, Any], key: str) -> dict[str, Any]:
    """Take back a version that does not hold yet."""
    with transaction() as work:
        _as_known(work, key)
        withdraw_term.handle(WithdrawTerm(key, body["valid_from"]), work.use(Policies), work.now)
        return _versions(work, key)


@blueprint.route("/holidays", methods=["GET"])
@looking
@blueprint.arguments(HolidaysQuery, location="query")
@blueprint.response(200, HolidayOut(many=True))
def list_holidays(query: dict[str, Any]) -> list[dict[str, object]]:
    """List the recognised holidays of a year (Algemene termijnenwet, article 3), and the region's own free days."""
    with transaction() as work:
        extra = [(each.day, each.name) for each in work.use(FreeDays).all() if each.day.year == query["year"]]
    by_law = [_holiday(on, name, is_extra=False) for on, name in named_holidays(query["year"])]
    return sorted([*by_law, *(_holiday(on, name, is_extra=True) for on, name in extra)], key=lambda one: str(one["on"]))


@blueprint.route("/free-days", methods=["GET"])
@looking
@blueprint.response(200, FreeDaysOut)
def get_free_days() -> dict[str, list[FreeDay]]:
    """Show the region's own free days."""
    with transaction() as work:
        return {"days": work.use(FreeDays).all()}


@blueprint.route("/free-days", methods=["PUT"])
@guarded
@changing
@blueprint.arguments(FreeDaysIn)
@blueprint.response(200, FreeDaysOut)
def put_free_days(body: dict[str, Any]) -> dict[str, list[FreeDay]]:
    """Set them anew, all at once; the last day of every conversation that is still owed in time follows."""
    wanted = sorted((FreeDay(each["on"], each["name"]) for each in body["days"]), key=lambda each: each.day)
    with transaction() as work:
        free_days = work.use(FreeDays)
        guard(FreeDaysOut, {"days": free_days.lock()})
        set_free_days.handle(SetFreeDays(wanted), free_days, work.timers, work.now)
        return {"days": free_days.all()}


def _as_known(work: Work, key: str) -> None:
    """Refuse whoever knows another version of this term."""
    work.use(Policies).lock()
    guard(TermVersionsOut, _versions(work, key))


def _versions(work: Work, key: str) -> dict[str, Any]:
    if key not in KEYS:
        raise TermNotFound(key)
    rows = [row for row in work.use(Policies).rows() if row.key == key]
    return {"key": key, "may_change": key in CHANGEABLE, "versions": rows}


def _holiday(on: date, name: str, *, is_extra: bool) -> dict[str, object]:
    return {"on": on, "name": name, "is_extra": is_extra}
