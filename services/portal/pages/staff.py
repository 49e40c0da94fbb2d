"""Medewerkers: who works here and may do what, for the administrator."""

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, render_template, request, url_for

from language.texts import _
from services.portal.domain import words
from services.portal.domain.calendar import typed
from services.portal.domain.people import Invitation, Link, Organisation, Person
from services.portal.domain.refusals import Refusal
from services.portal.web.forms import ANSWERABLE, Field, Form, day_field, sendable, settled
from services.portal.web.lookup import all_organisations, names_of
from services.portal.web.portal import portal, today
from services.portal.web.session import Answer, apis, done, idempotency_key, signed_in

blueprint = Blueprint("staff", __name__)
WITH_AN_AREA = ("job_coach", "werkconsulent")
NOT_GIVEN = ("system",)
AT_ONCE = 200


def role_questions(bodies: list[Organisation]) -> list[Field]:
    """Which role, and where."""
    given = {code: text for code, text in words.ROLES.items() if code not in NOT_GIVEN}
    return [
        Field(
            "role",
            _("Rol"),
            kind="select",
            choices=words.choices(given),
            missing=_("Kies de rol."),
            size="middle",
        ),
        Field(
            "organisation_id",
            _("Organisatie"),
            kind="select",
            choices=tuple((str(one.id), one.name) for one in bodies if one.kind != "municipality"),
            missing=_("Kies de organisatie."),
            size="middle",
        ),
    ]


def person_questions() -> list[Field]:
    """Who it is."""
    return [
        Field("name", _("Naam"), missing=_("Vul de naam in."), size="middle"),
        Field("mail", _("E-mailadres van het werk"), missing=_("Vul het e-mailadres in."), size="middle"),
    ]


def substitute_questions(person: Person, colleagues: list[Person]) -> list[Field]:
    """Who stands in, from when and until when; only a colleague with the same role can."""
    roles = {held.role for held in person.roles}
    fit = [one for one in colleagues if one.id != person.id and roles & {held.role for held in one.roles}]
    return [
        Field(
            "substitute_id",
            _("Waarnemer"),
            kind="select",
            choices=tuple((str(one.id), one.name) for one in fit),
            missing=_("Kies wie waarneemt."),
            size="middle",
        ),
        day_field("begins_on", _("Vanaf"), _("Vul de eerste dag van de waarneming in.")),
        day_field("until", _("Tot en met"), _("Vul de laatste dag van de waarneming in.")),
    ]


def substitute_form(person: Person) -> Form:
    """The questions, with today as the first day until somebody says another."""
    typed_in = request.form if "substitute_id" in request.form else {"begins_on": typed(today())}
    return Form(substitute_questions(person, colleagues(person)), typed_in)


def area(form: Form) -> list[str]:
    """The municipalities that were ticked; a role without an area has none, one with an area needs one."""
    ticked = request.form.getlist("municipality")
    if form.typed["role"] not in WITH_AN_AREA:
        return []
    if not ticked:
        form.problems.append(_("Voor deze rol is een gemeente nodig. Kies minstens een gemeente."))
    return ticked


@blueprint.get("/medewerkers")
@signed_in("admin")
def overview() -> Answer:
    """Everybody, by name, of one role or all; of a large region a page at a time."""
    role = request.args.get("rol") or None
    found = apis().directory.some(
        Person, "/v1/people", role=role, limit=AT_ONCE, cursor=request.args.get("vanaf") or None
    )
    return render_template(
        "staff.html",
        people=sorted(found.items, key=lambda one: one.name),
        following=found.following,
        role=role,
        bodies={one.id: one.name for one in all_organisations()},
    )


@blueprint.route("/medewerkers/nieuw", methods=["GET", "POST"])
@signed_in("admin")
def invite() -> Answer:
    """A new person, with the first role."""
    bodies = all_organisations()
    form = Form([*person_questions(), *role_questions(bodies)], request.form)
    municipalities = area(form) if request.method == "POST" else []
    key = idempotency_key()

    def send(values: dict[str, Any]) -> None:
        apis().directory.post("/v1/people", {"id": key, "name": values["name"], "mail": values["mail"]}, key=key)

    if request.method == "POST" and key and not form.problems and settled(form, send):
        role = {"role": form.typed["role"], "organisation_id": form.typed["organisation_id"]}
        try:
            body = role | {"municipalities": municipalities}
            apis().directory.post(f"/v1/people/{key}/roles", body, key=f"{key}-role")
        except Refusal as refusal:  # the person is there: nothing has to be typed again
            if refusal.status not in ANSWERABLE:
                raise
            said = _("De medewerker staat erin, maar nog zonder rol. Geef hieronder de rol.")
            return done(f"{said} {refusal.detail}", "staff.page", person_id=key)
        if portal().is_demo:  # where everybody signs in by being chosen
            return done(_("De medewerker en de rol zijn vastgelegd."), "staff.page", person_id=key)
        flash(_("De medewerker en de rol zijn vastgelegd."))
        return invited(UUID(key), bodies)
    if request.method == "POST":
        form.read()
    return render_template(
        "staff_new.html", form=form, bodies=bodies, ticked=municipalities
    ), 400 if form.is_wrong else 200


@blueprint.get("/medewerkers/<uuid:person_id>")
@signed_in("admin")
def page(person_id: UUID) -> Answer:
    """One person: roles, substitute, and forms to change them."""
    bodies = all_organisations()
    return show(person_id, Form(role_questions(bodies)), Form([]), bodies)


def invited(person_id: UUID, bodies: list[Organisation]) -> Answer:
    """Invite somebody, and show the link: here and now, because it is kept nowhere and goes through no cookie."""
    link = apis().directory.asked(Link, "POST", f"/v1/people/{person_id}/invitation")
    return show(person_id, Form(role_questions(bodies)), Form([]), bodies, link=link)


def show(
    person_id: UUID,
    roles: Form,
    cover: Form,
    bodies: list[Organisation],
    status: int = 200,
    link: Link | None = None,
) -> Answer:
    """The page as it is, or with what went wrong in one of its forms."""
    person = apis().directory.one(Person, f"/v1/people/{person_id}")
    cover = cover if cover.questions else substitute_form(person)
    return render_template(
        "staff_person.html",
        person=person,
        form=roles if roles.is_wrong else cover,
        roles=roles,
        cover=cover,
        bodies=bodies,
        body_names={one.id: one.name for one in bodies},
        names=names_of(person.substitute_ids),
        ticked=request.form.getlist("municipality"),
        link=link,
        address=f"{portal().origin}{url_for('accounts.accept', secret=link.secret)}" if link and link.secret else "",
        invitation=None if portal().is_demo else _invitation(person_id),
    ), status


def _invitation(person_id: UUID) -> Invitation:
    return apis().directory.one(Invitation, f"/v1/people/{person_id}/invitation")


def colleagues(person: Person) -> list[Person]:
    """Who could stand in for somebody, having the same role; of a large region as many as anybody looks through."""
    roles = {held.role for held in person.roles}
    found = [apis().directory.some(Person, "/v1/people", role=role, limit=AT_ONCE).items for role in sorted(roles)]
    return sorted({one.id: one for people in found for one in people}.values(), key=lambda one: one.name)


@blueprint.post("/medewerkers/<uuid:person_id>/uitnodiging")
@signed_in("admin")
def invite_again(person_id: UUID) -> Answer:
    """Give a link to make an account, or to make it anew; earlier links stop working."""
    return invited(person_id, all_organisations())


@blueprint.post("/medewerkers/<uuid:person_id>/uitnodiging/intrekken")
@signed_in("admin")
def take_invitation_back(person_id: UUID) -> Answer:
    """Let the link work no longer."""
    apis().directory.delete(f"/v1/people/{person_id}/invitation", {})
    return done(_("De uitnodiging is ingetrokken. De link werkt niet meer."), "staff.page", person_id=person_id)


@blueprint.post("/medewerkers/<uuid:person_id>/rollen")
@signed_in("admin")
def grant(person_id: UUID) -> Answer:
    """One more role."""
    bodies = all_organisations()
    form = Form(role_questions(bodies), request.form)
    municipalities = area(form)

    def send(values: dict[str, Any]) -> None:
        body = values | {"municipalities": municipalities}
        apis().directory.post(f"/v1/people/{person_id}/roles", body, key=idempotency_key())

    if not form.problems and settled(form, send):
        return done(_("De rol is gegeven."), "staff.page", person_id=person_id)
    return show(person_id, form, Form([]), bodies, 400)


@blueprint.post("/medewerkers/<uuid:person_id>/rollen/<uuid:role_id>/intrekken")
@signed_in("admin")
def revoke(person_id: UUID, role_id: UUID) -> Answer:
    """Take a role away; what waited for this person finds somebody else."""
    apis().directory.delete(f"/v1/people/{person_id}/roles/{role_id}", {})
    return done(_("De rol is ingetrokken. Open werk gaat naar een collega."), "staff.page", person_id=person_id)


@blueprint.post("/medewerkers/<uuid:person_id>/waarnemer")
@signed_in("admin")
def cover_for(person_id: UUID) -> Answer:
    """Name who does the work while this person is away."""
    person = apis().directory.one(Person, f"/v1/people/{person_id}")
    form = substitute_form(person)

    def send(values: dict[str, Any]) -> None:
        apis().directory.put(f"/v1/people/{person_id}/substitute", sendable(values))

    if settled(form, send):
        return done(_("De waarnemer is aangewezen."), "staff.page", person_id=person_id)
    bodies = all_organisations()
    return show(person_id, Form(role_questions(bodies)), form, bodies, 400)


@blueprint.post("/medewerkers/<uuid:person_id>/terug")
@signed_in("admin")
def back_at_work(person_id: UUID) -> Answer:
    """This person does the own work again."""
    apis().directory.delete(f"/v1/people/{person_id}/substitute", {})
    return done(_("De waarneming is gestopt."), "staff.page", person_id=person_id)
