"""The covenant of the region: what holds, its versions, and a new one that two persons agree on."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from flask.views import MethodView
from flask_smorest import Blueprint

from access import covenants
from access.actor import current_actor, require_role
from access.policy import Covenant
from messaging.work import Work
from rest.app_state import service
from rest.idempotency import idempotent
from rest.paging import page, page_size, paged, starts_after
from rest.transaction import transaction
from services.directory.api.covenant_shapes import CovenantDetailOut, CovenantIn, CovenantOut
from services.directory.api.rights import writing
from services.directory.domain.covenant import AGREED, BY_FILE, CovenantVersion, Written
from services.directory.domain.days import day_of
from services.directory.domain.events import CovenantRule
from services.directory.handlers import decide_covenant, put_in_covenant
from services.directory.handlers.decide_covenant import AgreeOnCovenant
from services.directory.handlers.put_in_covenant import PutInCovenant
from services.directory.storage.covenants import Covenants
from services.directory.storage.organisations import Organisations

blueprint = Blueprint("covenants", __name__, url_prefix="/v1/covenants", description="Het privacyconvenant.")
looking = require_role("admin", "coordinator")


@blueprint.route("")
class CovenantsView(MethodView):
    @paged
    @looking
    @blueprint.response(200, CovenantOut(many=True))
    def get(self) -> tuple[Sequence[dict[str, Any]], int, dict[str, str]]:
        """List the versions that were put in here, the newest first; the file is none of them."""
        with transaction() as work:
            found = work.use(Covenants).page(starts_after(UUID), page_size() + 1)
            items, headers = page(found, key=lambda each: each.covenant_id)
            return [_shown(each, work) for each in items], 200, headers

    @idempotent
    @writing
    @blueprint.arguments(CovenantIn)
    @blueprint.response(201, CovenantDetailOut)
    def post(self, body: dict[str, str]) -> dict[str, Any]:
        """Put a new version in; it holds nothing until a second person agreed."""
        new = covenants.read(body["text"])
        with transaction() as work:
            current = _in_force(work)
            command = PutInCovenant(
                body["text"],
                _written(new),
                _written(_read(current) if current else service().covenant),
                service().covenant.digest,
                current_actor().person_id,
            )
            repositories = work.use(Covenants), work.use(Organisations)
            covenant, events = put_in_covenant.handle(command, *repositories, work.now)
            work.publish(*events)
            return _detailed(covenant, work)


@blueprint.route("/current")
class CurrentCovenantView(MethodView):
    @looking
    @blueprint.response(200, CovenantDetailOut)
    def get(self) -> dict[str, Any]:
        """Show the covenant that holds today; of the file there is nobody who put it in."""
        with transaction() as work:
            current = _in_force(work)
            return _detailed(current, work) if current else _of_file(service().covenant)


@blueprint.route("/<uuid:covenant_id>")
class CovenantView(MethodView):
    @looking
    @blueprint.response(200, CovenantDetailOut)
    def get(self, covenant_id: UUID) -> dict[str, Any]:
        """Show one version, line by line."""
        with transaction() as work:
            return _detailed(work.use(Covenants).get(covenant_id), work)


@blueprint.route("/<uuid:covenant_id>/approval")
class CovenantApprovalView(MethodView):
    @idempotent
    @looking
    @blueprint.response(200, CovenantDetailOut)
    def post(self, covenant_id: UUID) -> dict[str, Any]:
        """Agree, as the second person: it holds from its first day on."""
        with transaction() as work:
            repositories = work.use(Covenants), work.use(Organisations)
            written = _read(repositories[0].get(covenant_id))
            command = AgreeOnCovenant(covenant_id, current_actor().person_id, _written(written), _rules(written))
            covenant, events = decide_covenant.agree(command, *repositories, work.now)
            work.publish(*events)
            return _detailed(covenant, work)


@blueprint.route("/<uuid:covenant_id>/refusal")
class CovenantRefusalView(MethodView):
    @idempotent
    @looking
    @blueprint.response(200, CovenantDetailOut)
    def post(self, covenant_id: UUID) -> dict[str, Any]:
        """Refuse it, or take back what one put in oneself."""
        with transaction() as work:
            found = decide_covenant.refuse(covenant_id, current_actor().person_id, work.use(Covenants), work.now)
            return _detailed(found, work)


def _in_force(work: Work) -> CovenantVersion | None:
    return work.use(Covenants).in_force(service().covenant.digest, day_of(work.now))


def _read(covenant: CovenantVersion) -> Covenant:
    """Give what a version says. It was right when it was put in; a release that knows other words shows it without lines."""
    try:
        return covenants.read(covenant.text)
    except covenants.CovenantIsWrong:
        return Covenant("", covenant.version, date.min, date.min, {}, (), covenant.text)


def _written(covenant: Covenant) -> Written:
    return Written(covenant.region, covenant.version, covenant.begins_on, covenant.ends_on)


def _rules(covenant: Covenant) -> list[CovenantRule]:
    return [
        CovenantRule(
            rule.purpose, rule.role, rule.relation, sorted(rule.data), sorted(rule.phases), rule.basis, rule.until
        )
        for rule in covenant.rules
    ]


def _shown(covenant: CovenantVersion, work: Work) -> dict[str, Any]:
    current = _in_force(work)
    is_in_force = covenant.state == AGREED and current is not None and current.covenant_id == covenant.covenant_id
    return vars(covenant) | {"state": covenant.state, "is_in_force": is_in_force}


def _detailed(covenant: CovenantVersion, work: Work) -> dict[str, Any]:
    return _said(_read(covenant)) | _shown(covenant, work)


def _of_file(file: Covenant) -> dict[str, Any]:
    nobody = dict.fromkeys(("covenant_id", "put_in_by_id", "put_in_at", "decided_by_id", "decided_at", "holds_from"))
    return _said(file) | nobody | {"state": BY_FILE, "is_in_force": True}


def _said(covenant: Covenant) -> dict[str, Any]:
    bases = [{"code": code, "text": text} for code, text in covenant.bases.items()]
    return vars(_written(covenant)) | {"bases": bases, "rules": _rules(covenant), "text": covenant.text}
