"""For the school: its leavers, and one form on one page to report one more."""

from typing import Any

import msgspec
from flask import Blueprint, render_template, request

from language.texts import _
from services.portal.domain import words
from services.portal.domain.calendar import typed
from services.portal.domain.cases import CaseOutline
from services.portal.domain.leaver_list import ORDERS, STANDS, leaver_list
from services.portal.domain.people import Organisation, Pupil
from services.portal.web.chosen import as_left, chosen
from services.portal.web.example_sheet import PRACTICAL_EDUCATION
from services.portal.web.forms import Field, Form, day_field, sendable, settled
from services.portal.web.lookup import names_of, organisations, own_school
from services.portal.web.portal import today
from services.portal.web.session import Answer, apis, done, idempotency_key, signed_in

blueprint = Blueprint("leavers", __name__)
YES = "yes"
AT_ONCE = 200
SHOWN = 100
CHOICES = ("stand", "jaar", "volgorde")


class Remark(msgspec.Struct):
    """Something odd in what was reported."""

    reason: str


class Reported(msgspec.Struct):
    """What intake answers to a report."""

    remarks: list[Remark]


def questions(school: Organisation, municipalities: list[Organisation]) -> list[Field]:
    """Everything a school tells about a leaver, each thing once."""
    profile = [] if school.school_type == PRACTICAL_EDUCATION else [_exit_profile()]
    return [*_who(), *_leaving(municipalities), *profile, *_contract()]


def _who() -> list[Field]:
    return [
        Field("first_name", _("Voornaam"), missing=_("Vul de voornaam in."), size="middle"),
        Field("infix", _("Tussenvoegsel"), is_required=False, size="short"),
        Field("last_name", _("Achternaam"), missing=_("Vul de achternaam in."), size="middle"),
        day_field("birth_date", _("Geboortedatum"), _("Vul de geboortedatum in.")),
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
        day_field("left_on", _("Laatste schooldag"), _("Vul de laatste schooldag in.")),
        Field(
            "destination",
            _("Waar gaat de jongere naartoe?"),
            kind="select",
            choices=words.choices(words.DESTINATIONS),
            missing=_("Kies waar de jongere naartoe gaat."),
            size="middle",
        ),
    ]


def _exit_profile() -> Field:
    return Field(
        "exit_profile",
        _("Uitstroomprofiel"),
        kind="radio",
        choices=words.choices(words.EXIT_PROFILES),
        missing=_("Kies het uitstroomprofiel."),
    )


def _contract() -> list[Field]:
    return [
        Field("employer", _("Werkgever"), is_required=False, size="middle"),
        day_field("contract_begin", _("Eerste werkdag"), "", _("Nodig als er een werkgever is."), is_required=False),
        day_field(
            "contract_end",
            _("Laatste dag van het contract"),
            "",
            _("Laat leeg bij een vast contract."),
            is_required=False,
        ),
        Field(
            "trajectory_open",
            _("Is de jongere nog bezig met een praktijkverklaring?"),
            kind="radio",
            hint=_(
                "Bij ja: start het traject daarna bij de jongere. Dan krijgen jobcoach en praktijkopleider hun taken."
            ),
            choices=(("no", _("Nee")), (YES, _("Ja, de jobcoach maakt die met de praktijkopleider af"))),
        ),
    ]


@blueprint.get("/schoolverlaters")
@signed_in("school_staff")
def overview() -> Answer:
    """Own leavers, in an order that is said, with how their aftercare stands."""
    if (before := as_left(CHOICES)) is not None:
        return before
    school = own_school()
    wanted = chosen(CHOICES)
    page = max(request.args.get("pagina", 1, type=int), 1)
    pupils = apis().intake.every(Pupil, "/v1/pupils", school_id=school.id, limit=AT_ONCE)
    cases = {case.pupil_id: case for case in apis().aftercare.every(CaseOutline, "/v1/case-outlines", limit=AT_ONCE)}
    found = leaver_list(pupils, cases, wanted)
    shown = found.shown[(page - 1) * SHOWN : page * SHOWN]
    return render_template(
        "leavers.html",
        school=school,
        found=found,
        shown=shown,
        chosen=wanted,
        stands=STANDS,
        orders=ORDERS,
        following=page + 1 if len(found.shown) > page * SHOWN else None,
        names=names_of(one.case.job_coach_id for one in shown if one.case),
    )


@blueprint.route("/schoolverlaters/melden", methods=["GET", "POST"])
@signed_in("school_staff")
def report() -> Answer:
    """Report one leaver."""
    school = own_school()
    form = Form(questions(school, organisations("municipality")), request.form or usual())
    said = [_("De schoolverlater is gemeld. De nazorg begint en de jobcoach krijgt bericht.")]

    def send(values: dict[str, Any]) -> None:
        body = sendable(values) | {"brin": school.code, "trajectory_open": values["trajectory_open"] == YES}
        reported = apis().intake.asked(Reported, "POST", "/v1/leavers", body, key=idempotency_key())
        said.extend(remark.reason for remark in reported.remarks)

    if request.method == "POST" and settled(form, send):
        return done(" ".join(said), "leavers.overview")
    page = render_template("leaver_report.html", form=form, school=school)
    return page, 400 if form.is_wrong else 200


def usual() -> dict[str, str]:
    """What is most often true, so that it need not be typed."""
    return {"left_on": typed(today()), "trajectory_open": "no"}
