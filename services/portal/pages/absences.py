"""Verlof en waarneming: who is away says who does the work meanwhile; the coordinator does it for who cannot."""

from typing import Any, Final
from uuid import UUID

from flask import Blueprint, render_template, request, url_for

from language.texts import _
from services.portal.domain.people import Person
from services.portal.pages.staff import substitute_form
from services.portal.web.forms import sendable, settled
from services.portal.web.lookup import names_of
from services.portal.web.session import Answer, apis, done, reader, signed_in

blueprint = Blueprint("absences", __name__)
HAVE_WORK: Final = ("job_coach", "werkconsulent", "coordinator")


@blueprint.route("/waarneming", methods=["GET", "POST"])
@signed_in(*HAVE_WORK)
def own() -> Answer:
    """One's own leave."""
    return _page(reader().person_id, url_for("absences.own"), url_for("my_work.page"))


@blueprint.route("/waarneming/<uuid:person_id>", methods=["GET", "POST"])
@signed_in("coordinator")
def of(person_id: UUID) -> Answer:
    """A colleague who is away and did not say so himself."""
    here = url_for("absences.of", person_id=person_id)
    return _page(person_id, here, url_for("reassigning.choose", job_coach_id=person_id))


@blueprint.post("/waarneming/<uuid:person_id>/terug")
@signed_in(*HAVE_WORK)
def back_at_work(person_id: UUID) -> Answer:
    """The work is one's own again."""
    apis().directory.delete(f"/v1/people/{person_id}/substitute", {})
    return _said(_("De waarneming is gestopt."), person_id)


def _page(person_id: UUID, here: str, away: str) -> Answer:
    person = apis().directory.one(Person, f"/v1/people/{person_id}")
    form = substitute_form(person)

    def send(values: dict[str, Any]) -> None:
        apis().directory.put(f"/v1/people/{person_id}/substitute", sendable(values))

    if request.method == "POST" and settled(form, send):
        return _said(_("De waarnemer is aangewezen."), person_id)
    page = render_template(
        "absence.html",
        person=person,
        form=form,
        names=names_of(person.substitute_ids),
        here=here,
        away=away,
        is_own=_is_own(person_id),
    )
    return page, 400 if form.is_wrong else 200


def _is_own(person_id: UUID) -> bool:
    return person_id == reader().person_id


def _said(message: str, person_id: UUID) -> Answer:
    if _is_own(person_id):
        return done(message, "absences.own")
    return done(message, "absences.of", person_id=person_id)
