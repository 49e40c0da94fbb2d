"""Organisaties: which bodies there are, and how each is reached, for the administrator."""

from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, request

from language.texts import _
from services.portal.domain.people import Organisation
from services.portal.web.forms import Field, Form, settled
from services.portal.web.lookup import all_organisations, own_organisation
from services.portal.web.session import Answer, apis, done, signed_in

blueprint = Blueprint("organisations", __name__)


def questions() -> list[Field]:
    """Whom anybody may phone or mail; everything empty takes the contact away."""
    function = _("Bijvoorbeeld stagecoördinator. Vul geen naam in: iedereen kan dit lezen.")
    return [
        Field("contact_function", _("Functie"), function, is_required=False, size="middle"),
        Field("contact_mail", _("E-mailadres"), is_required=False, size="middle"),
        Field("contact_phone", _("Telefoonnummer"), is_required=False, size="short", keyboard="tel"),
    ]


@blueprint.get("/organisaties")
@signed_in("admin")
def overview() -> Answer:
    """Every body, by kind."""
    return render_template("organisations.html", bodies=all_organisations())


@blueprint.route("/organisaties/<uuid:organisation_id>/contact", methods=["GET", "POST"])
@signed_in("admin")
def contact(organisation_id: UUID) -> Answer:
    """Change how a body is reached."""
    body = own_organisation(organisation_id)
    form = Form(questions(), request.form or as_known(body))

    def send(values: dict[str, Any]) -> None:
        given = {name: value or "" for name, value in values.items()}
        apis().directory.put(f"/v1/organisations/{organisation_id}/contact", given)

    if request.method == "POST" and settled(form, send):
        return done(_("De contactgegevens zijn opgeslagen."), "organisations.overview")
    return render_template("organisation_contact.html", form=form, body=body), 400 if form.is_wrong else 200


def as_known(body: Organisation) -> dict[str, str]:
    """What the directory has now, to begin with."""
    return {name: getattr(body, name) for name in ("contact_function", "contact_mail", "contact_phone")}
