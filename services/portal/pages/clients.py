"""Systemen van scholen: the administrator gives a school's own system access, shown once, and takes it away."""

from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, request, url_for

from language.texts import _
from services.portal.domain.people import Client, IssuedClient, Organisation
from services.portal.web.forms import Field, Form, settled
from services.portal.web.lookup import organisations
from services.portal.web.portal import portal
from services.portal.web.session import Answer, apis, done, signed_in

blueprint = Blueprint("clients", __name__)
AT_ONCE = 200


@blueprint.route("/systemen", methods=["GET", "POST"])
@signed_in("admin")
def overview() -> Answer:
    """All systems, the newest first, and the questions for a new one, whose secret is on this one page and nowhere else."""
    schools = organisations("school")
    form = Form(questions(schools), request.form)
    given = issued(form) if request.method == "POST" else None
    found = apis().directory.every(Client, "/v1/clients", limit=AT_ONCE)
    return render_template(
        "clients.html",
        form=Form(questions(schools)) if given else form,
        given=given,
        address=f"{portal().origin or request.host_url.rstrip('/')}{url_for('oauth.give_token')}",
        found=sorted(found, key=lambda one: one.issued_at, reverse=True),
        schools={one.id: one.name for one in schools},
    ), 201 if given else 400 if form.is_wrong else 200


def questions(schools: list[Organisation]) -> list[Field]:
    """Of which school it is, and by what name colleagues know it."""
    return [
        Field(
            "organisation_id",
            _("Voor welke school?"),
            kind="select",
            choices=tuple((str(one.id), one.name) for one in schools),
            missing=_("Kies de school."),
            size="middle",
        ),
        Field(
            "name",
            _("Naam van het systeem"),
            hint=_("Bijvoorbeeld leerlingadministratie. Zo vindt u het hier terug."),
            missing=_("Vul in om welk systeem het gaat."),
            size="middle",
        ),
    ]


def issued(form: Form) -> IssuedClient | None:
    """The new system with its secret; None when something must be typed again."""
    made: list[IssuedClient] = []

    def send(values: dict[str, Any]) -> None:
        made.append(apis().directory.asked(IssuedClient, "POST", "/v1/clients", values))

    return made[0] if settled(form, send) else None


@blueprint.post("/systemen/<uuid:client_id>/wegnemen")
@signed_in("admin")
def revoke(client_id: UUID) -> Answer:
    """Let it get no more tokens."""
    apis().directory.delete(f"/v1/clients/{client_id}", {})
    return done(_("De toegang is weggenomen. Binnen vijf minuten ziet het systeem niets meer."), "clients.overview")
