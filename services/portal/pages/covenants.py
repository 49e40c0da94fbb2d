"""Convenant: who may see what, since when and on whose word; a new version holds when a second person agreed."""

from typing import Final
from uuid import UUID

from flask import Blueprint, current_app, render_template, request

from language.texts import _
from services.portal.domain.covenant import Covenant, Difference, Version
from services.portal.domain.refusals import Refusal
from services.portal.web.forms import ANSWERABLE
from services.portal.web.lookup import names_of
from services.portal.web.session import Answer, apis, done, idempotency_key, reader, signed_in

blueprint = Blueprint("covenants", __name__)
LARGEST: Final = 60_000
PATH: Final = "/v1/covenants"


@blueprint.get("/convenant")
@signed_in("admin", "coordinator")
def overview() -> Answer:
    """What holds today, what waits, and what was."""
    return show()


@blueprint.post("/convenant")
@signed_in("admin")
def put_in() -> Answer:
    """Put in a new version, as a file; everything that is wrong is said at once."""
    file = request.files.get("file")
    if file is None or not file.filename:
        return show(_("Kies een bestand.")), 400
    content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        return show(_("Dit bestand is te groot. Een convenant is hooguit 60.000 tekens.")), 400
    try:
        body = {"text": content.decode("utf-8-sig")}
        found = apis().directory.asked(Covenant, "POST", PATH, body, key=idempotency_key())
    except UnicodeDecodeError:
        return show(_("Dit bestand is geen tekst. Kies een YAML-bestand.")), 400
    except Refusal as refusal:
        if refusal.status not in ANSWERABLE:
            raise
        return show(*([error.reason for error in refusal.errors] or [refusal.detail])), 400
    return done(
        _("De versie is ingediend. Zij geldt pas als een tweede persoon instemt."),
        "covenants.page",
        covenant_id=found.id,
    )


@blueprint.get("/convenant/<uuid:covenant_id>")
@signed_in("admin", "coordinator")
def page(covenant_id: UUID) -> Answer:
    """One version: what it says, and what is different from what holds today."""
    found = apis().directory.one(Covenant, f"{PATH}/{covenant_id}")
    current = apis().directory.one(Covenant, f"{PATH}/current")
    return render_template(
        "covenant.html",
        covenant=found,
        current=current,
        difference=Difference.between(current, found),
        names=names_of([found.put_in_by_id, found.decided_by_id]),
        is_mine=found.put_in_by_id == reader().person_id,
    )


@blueprint.get("/convenant/nu.yaml")
@signed_in("admin", "coordinator")
def current_file() -> Answer:
    """The covenant that holds today, as a file to change."""
    return download(apis().directory.one(Covenant, f"{PATH}/current"))


@blueprint.get("/convenant/<uuid:covenant_id>.yaml")
@signed_in("admin", "coordinator")
def file_of(covenant_id: UUID) -> Answer:
    """One version, as it was put in."""
    return download(apis().directory.one(Covenant, f"{PATH}/{covenant_id}"))


@blueprint.post("/convenant/<uuid:covenant_id>/instemmen")
@signed_in("admin", "coordinator")
def agree(covenant_id: UUID) -> Answer:
    """Agree, as the second person."""
    return decided(covenant_id, "approval", _("U heeft ingestemd. De versie geldt vanaf haar eerste dag."))


@blueprint.post("/convenant/<uuid:covenant_id>/weigeren")
@signed_in("admin", "coordinator")
def refuse(covenant_id: UUID) -> Answer:
    """Refuse it, or take back one's own."""
    return decided(covenant_id, "refusal", _("De versie gaat niet gelden."))


def decided(covenant_id: UUID, what: str, said: str) -> Answer:
    """Decide, and say what came of it."""
    try:
        apis().directory.post(f"{PATH}/{covenant_id}/{what}", key=idempotency_key())
    except Refusal as refusal:
        if refusal.status not in ANSWERABLE:
            raise
        said = refusal.detail
    return done(said, "covenants.page", covenant_id=covenant_id)


def show(*problems: str) -> str:
    """The page, with what went wrong."""
    versions = apis().directory.every(Version, PATH)
    return render_template(
        "covenants.html",
        covenant=apis().directory.one(Covenant, f"{PATH}/current"),
        versions=versions,
        waiting=next((each for each in versions if each.state == "waiting"), None),
        names=names_of(who for each in versions for who in (each.put_in_by_id, each.decided_by_id)),
        may_put_in=reader().role == "admin",
        problems=problems,
    )


def download(covenant: Covenant) -> Answer:
    """A file to keep."""
    answer = current_app.response_class(covenant.text, content_type="application/yaml; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="convenant.yaml"'
    return answer
