"""Keys with which schools sign: an administrator makes them, a second person puts them into use."""

from typing import Any, Final
from uuid import UUID

from flask import Blueprint, render_template, request

from language.texts import _
from services.portal.domain.certificates import IssuerKey
from services.portal.domain.refusals import Refusal
from services.portal.web.forms import ANSWERABLE, Field, Form, sendable, settled
from services.portal.web.lookup import names_of, organisations
from services.portal.web.session import Answer, apis, done, reader, signed_in

blueprint = Blueprint("issuer_keys", __name__)
MAKER: Final = "admin"
APPROVERS: Final = ("school_staff", "mbo_staff", "coordinator")


@blueprint.get("/sleutels")
@signed_in(MAKER, *APPROVERS)
def overview() -> Answer:
    """All keys that this reader may know of, the newest first."""
    found = apis().certification.every(IssuerKey, "/v1/issuer-keys", limit=200)
    people = [person for one in found for person in (one.made_by_id, one.approved_by_id)]
    return render_template(
        "issuer_keys.html",
        found=found[::-1],
        names=names_of(people),
        may_make=reader().role == MAKER,
        may_approve=reader().role in APPROVERS,
        own=reader().person_id,
    )


@blueprint.route("/sleutels/nieuw", methods=["GET", "POST"])
@signed_in(MAKER)
def make() -> Answer:
    """Make a key for a school."""
    bodies = [*organisations("school"), *organisations("mbo")]
    form = Form(_questions(tuple((str(one.id), one.name) for one in bodies)), request.form)

    def send(values: dict[str, Any]) -> None:
        apis().certification.post("/v1/issuer-keys", sendable(values))

    if request.method == "POST" and settled(form, send):
        return done(_("De sleutel is gemaakt. Een tweede persoon neemt hem in gebruik."), "issuer_keys.overview")
    return render_template("issuer_key_new.html", form=form), 400 if form.is_wrong else 200


@blueprint.post("/sleutels/<uuid:key_id>/in-gebruik")
@signed_in(*APPROVERS)
def approve(key_id: UUID) -> Answer:
    """Put a key into use."""
    try:
        apis().certification.post(f"/v1/issuer-keys/{key_id}/approval")
    except Refusal as refusal:
        if refusal.status not in ANSWERABLE:
            raise
        return done(refusal.detail, "issuer_keys.overview")
    return done(_("De sleutel is in gebruik. De school kan nu praktijkverklaringen uitgeven."), "issuer_keys.overview")


@blueprint.post("/sleutels/<uuid:key_id>/weghalen")
@signed_in(MAKER)
def withdraw(key_id: UUID) -> Answer:
    """Take away a key that waits, to make it anew without the mistake."""
    try:
        apis().certification.asked(object, "DELETE", f"/v1/issuer-keys/{key_id}")
    except Refusal as refusal:
        if refusal.status not in ANSWERABLE:
            raise
        return done(refusal.detail, "issuer_keys.overview")
    return done(_("De sleutel is weggehaald. U kunt een nieuwe maken."), "issuer_keys.overview")


def _questions(bodies: tuple[tuple[str, str], ...]) -> list[Field]:
    return [
        Field("organisation_id", _("Voor welke school?"), kind="select", choices=bodies, missing=_("Kies de school.")),
        Field(
            "name",
            _("Hoe heet de uitgever op het document?"),
            hint=_("De naam van de school, of die van de regio als de naam van de school te veel zegt."),
            missing=_("Vul de naam in."),
            size="middle",
        ),
        Field("place", _("Plaats van uitgifte"), missing=_("Vul de plaats in."), size="middle"),
    ]
