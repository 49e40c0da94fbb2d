"""The terms of certification: to look at, and for the administrator to change."""

from typing import Any

from flask_smorest import Blueprint

from access.actor import require_role
from messaging.work import Work
from rest.transaction import transaction
from rest.versions import guard, guarded
from services.certification.api.owing_shapes import ListedTermOut, TermIn, TermVersionsOut, WithdrawTermIn
from services.certification.domain.local_time import day_of
from services.certification.domain.term import KEYS, Term
from services.certification.domain.term_rules import TermNotFound
from services.certification.handlers import set_term, withdraw_term
from services.certification.storage.terms import Terms

blueprint = Blueprint("terms", __name__, url_prefix="/v1", description="Termijnen.")
looking = require_role("admin", "coordinator")
changing = require_role("admin")


@blueprint.route("/certification-terms", methods=["GET"])
@looking
@blueprint.response(200, ListedTermOut(many=True))
def list_terms() -> list[dict[str, Any]]:
    """List every term with the day from which it holds, and which of them hold today."""
    with transaction() as work:
        terms = work.use(Terms)
        current = [terms.of(key, day_of(work.now)) for key in KEYS]
        return [vars(each) | {"holds_now": each in current} for each in terms.rows()]


@blueprint.route("/certification-terms/<string:key>", methods=["GET"])
@looking
@blueprint.response(200, TermVersionsOut)
def get_term(key: str) -> dict[str, Any]:
    """Show one term in all its versions."""
    with transaction() as work:
        return _versions(work, key)


@blueprint.route("/certification-terms/<string:key>", methods=["PUT"])
@guarded
@changing
@blueprint.arguments(TermIn)
@blueprint.response(200, TermVersionsOut)
def put_term(body: dict[str, Any], key: str) -> dict[str, Any]:
    """Set a term anew from a day that is still to come; what runs keeps the term it began with."""
    with transaction() as work:
        _as_known(work, key)
        set_term.handle(Term(key, body["valid_from"], body["amount"]), work.use(Terms), work.now)
        return _versions(work, key)


@blueprint.route("/certification-terms/<string:key>", methods=["DELETE"])
@guarded
@changing
@blueprint.arguments(WithdrawTermIn)
@blueprint.response(200, TermVersionsOut)
def delete_term(body: dict[str, Any], key: str) -> dict[str, Any]:
    """Take back a version that does not hold yet."""
    with transaction() as work:
        _as_known(work, key)
        withdraw_term.handle(key, body["valid_from"], work.use(Terms), work.now)
        return _versions(work, key)


def _as_known(work: Work, key: str) -> None:
    """Refuse whoever knows another version of this term."""
    work.use(Terms).lock()
    guard(TermVersionsOut, _versions(work, key))


def _versions(work: Work, key: str) -> dict[str, Any]:
    if key not in KEYS:
        raise TermNotFound(key)
    return {"key": key, "may_change": True, "versions": [each for each in work.use(Terms).rows() if each.key == key]}
