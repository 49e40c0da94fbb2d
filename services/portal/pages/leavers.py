"""For the school: its leavers, and one form on one page to report one more."""

from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, request

from services.portal.domain import words
from services.portal.domain.cases import Case
from services.portal.domain.language import _
from services.portal.domain.people import Organisation, Pupil
from services.portal.web import fields
from services.portal.web.forms import Field, Form, sendable, settled
from services.portal.web.lookup import names_of, organisations, own_organisation
from services.portal.web.portal import today
from services.portal.web.session import Answer, apis, done, idempotency_key, reader, signed_in

blueprint = Blueprint("leavers", __name__)
WHO = ("first_name", "infix", "last_name", "birth_date", "pupil_number")
LEAVING = ("municipality", "left_on", "exit_profile", "destination")
CONTRACT = ("employer", "contract_begin", "contract_end")
YES = "yes"


def questions(municipalities: list[Organisation]) -> list[Field]:
    """Everything a school tells about a leaver, each thing once."""
    return [*_who(), *_leaving(municipalities), *_contract()]


def _who() -> list[Field]:
    return [
        Field("first_name", _("Voornaam"), missing=_("Vul de voornaam in."), size="middle"),
        Field("infix", _("Tussenvoegsel"), is_required=False, size="short"),
        Field("last_name", _("Achternaam"), missing=_("Vul de achternaam in."), size="middle"),
        Field(
            "birth_date",
            _("Geboortedatum"),
            hint=_("Bijvoorbeeld 21-11-2008"),
            read=fields.day,
            missing=_("Vul de geboortedatum in."),
            size="short",
            keyboard="numeric",
        ),
        Field(
            "pupil_number",
            _("Leerlingnummer"),
            hint=_("Het nummer in uw eigen administratie. Vul nooit een BSN in."),
            missing=_("Vul het leerlingnummer in."),
            size="short",
        ),
    ]


def _leaving(municipalities: list[Organisation]) -> list[Field]:
    towns = tuple((one.code or "", one.name) for one in municipalities)
    return [
        Field(
            "municipality",
            _("Gemeente waar de jongere woont"),
            kind="select",
            choices=towns,
            missing=_("Kies de gemeente."),
            size="middle",
        ),
        Field("left_on", _("Laatste schooldag"), kind="date", read=fields.day, missing=_("Vul de laatste schooldag in.")),
        Field(
            "exit_profile",
            _("Uitstroomprofiel"),
            kind="radio",
            choices=words.choices(words.EXIT_PROFILES),
            missing=_("Kies het uitstroomprofiel."),
        ),
        Field(
            "destination",
            _("Waar gaat de jongere naartoe?"),
            kind="select",
            choices=words.choices(words.DESTINATIONS),
            missing=_("Kies waar de jongere naartoe gaat."),
            size="middle",
        ),
    ]


def _contract() -> list[Field]:
    return [
        Field("employer", _("Werkgever"), is_required=False, size="middle"),
        Field("contract_begin", _("Eerste werkdag"), kind="date", read=fields.day, is_required=False),
        Field(
            "contract_end",
            _("Laatste dag van het contract"),
            hint=_("Laat leeg bij een vast contract."),
            kind="date",
            read=fields.day,
            is_required=False,
        ),
        Field(
            "trajectory_open",
            _("Is de jongere nog bezig met een praktijkverklaring?"),
            kind="radio",
            choices=(("no", _("Nee")), (YES, _("Ja, de jobcoach maakt die met de praktijkopleider af"))),
        ),
    ]


def own_school() -> Organisation:
    """The school this reader works for."""
    organisation_id = reader().organisation_id
    return own_organisation(organisation_id or UUID(int=0))


@blueprint.get("/schoolverlaters")
@signed_in("school_staff")
def overview() -> Answer:
    """Own leavers, with how their aftercare stands."""
    school = own_school()
    found = apis().intake.some(Pupil, "/v1/pupils", school_id=school.id, cursor=request.args.get("vanaf"))
    cases = {case.pupil_id: case for case in apis().aftercare.every(Case, "/v1/cases")}
    return render_template(
        "leavers.html",
        school=school,
        pupils=found.items,
        following=found.following,
        cases=cases,
        names=names_of(cases[one.id].job_coach_id for one in found.items if one.id in cases),
    )


@blueprint.route("/schoolverlaters/melden", methods=["GET", "POST"])
@signed_in("school_staff")
def report() -> Answer:
    """Report one leaver."""
    school = own_school()
    form = Form(questions(organisations("municipality")), request.form or usual(school))

    def send(values: dict[str, Any]) -> None:
        body = sendable(values) | {"brin": school.code, "trajectory_open": values["trajectory_open"] == YES}
        apis().intake.post("/v1/leavers", body, key=idempotency_key())

    if request.method == "POST" and settled(form, send):
        message = _("De schoolverlater is gemeld. De nazorg begint en de jobcoach krijgt bericht.")
        return done(message, "leavers.overview")
    page = render_template("leaver_report.html", form=form, school=school, who=WHO, leaving=LEAVING, contract=CONTRACT)
    return page, 400 if form.is_wrong else 200


def usual(school: Organisation) -> dict[str, str]:
    """What is most often true, so that it need not be typed."""
    profile = "labour_market" if school.school_type == "pro" else ""
    return {"left_on": today().isoformat(), "exit_profile": profile, "trajectory_open": "no"}
