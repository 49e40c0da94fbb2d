"""Contactmomenten: when people are called who leave from a day on, in the region or from one school; for the administrator."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, request

from language.texts import _
from services.portal.client import ANY
from services.portal.domain import plan_words, words
from services.portal.domain.calendar import typed
from services.portal.domain.contact_plan import Template, TemplateVersions, holding, scope_of
from services.portal.web import fields
from services.portal.web.forms import Field, Form, day_field, stale_or_settled
from services.portal.web.lookup import organisations
from services.portal.web.portal import today
from services.portal.web.session import Answer, apis, done, signed_in

blueprint = Blueprint("contact_templates", __name__)
LINES = 12  # more than any plan of two years needs


def questions() -> list[Field]:
    """From when, and a line for each moment; a line that stays empty is none."""
    first = day_field(
        "valid_from",
        _("Geldt vanaf"),
        _("Vul in vanaf welke dag dit geldt."),
        _("Op zijn vroegst morgen, voor wie vanaf die dag van school gaat."),
    )
    return [first, *(one for number in range(1, LINES + 1) for one in line_of(number))]


def line_of(number: int) -> list[Field]:
    """How long, and after what."""
    return [
        Field(
            f"amount_{number}",
            _("Moment {n}: hoeveel").format(n=number),
            read=fields.number,
            is_required=False,
            size="short",
            keyboard="numeric",
        ),
        Field(
            f"kind_{number}",
            _("Moment {n}: waarna").format(n=number),
            kind="select",
            choices=words.choices(plan_words.STEP_KINDS),
            is_required=False,
            size="middle",
        ),
    ]


@blueprint.route("/termijnen/contactmomenten", methods=["GET", "POST"])
@signed_in("admin")
def change() -> Answer:
    """The template of the region, or of the school in the address, in all its versions, and the form for a new one."""
    school_id = request.args.get("school", type=UUID)
    path = f"/v1/contact-templates/{scope_of(school_id)}"
    template, version = apis().aftercare.seen(TemplateVersions, path)
    form = Form(questions(), request.form or ready(holding(template.versions, today())))

    def send(values: dict[str, Any]) -> None:
        body = {"valid_from": values["valid_from"].isoformat(), "steps": list(steps(values))}
        apis().aftercare.put(path, body, version=request.form.get("version") or ANY)

    ends = stale_or_settled(form, send) if request.method == "POST" else "asked"
    if ends == "settled":
        return done(_("De contactmomenten zijn vastgelegd."), "contact_templates.change", school=school_id)
    if ends == "stale":
        form.problems.append(
            _("Een collega heeft dit net ook gewijzigd. Kijk na wat er nu geldt en stuur het nog eens.")
        )
    page = render_template(
        "contact_template.html",
        form=form,
        template=template,
        version=version,
        schools=organisations("school"),
        school_id=school_id,
        lines=range(1, LINES + 1),
    )
    return page, 400 if form.is_wrong else 200


@blueprint.post("/termijnen/contactmomenten/intrekken")
@signed_in("admin")
def withdraw() -> Answer:
    """Take a version back that does not hold yet."""
    school_id = request.args.get("school", type=UUID)
    body = {"valid_from": request.form.get("valid_from", "")}
    seen = request.form.get("version") or ANY
    apis().aftercare.delete(f"/v1/contact-templates/{scope_of(school_id)}", body, version=seen)
    return done(_("De nieuwe contactmomenten zijn ingetrokken."), "contact_templates.change", school=school_id)


def ready(known: Template | None) -> dict[str, str]:
    """The lines of the version that holds, to start from."""
    lines = {"valid_from": typed(today() + timedelta(days=1))}
    for number, step in enumerate(known.steps if known else [], start=1):
        lines |= {f"amount_{number}": str(step.amount), f"kind_{number}": f"{step.anchor}-{step.unit}"}
    return lines


def steps(values: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The lines that were filled in, as the API takes them."""
    for number in range(1, LINES + 1):
        amount, kind = values[f"amount_{number}"], values[f"kind_{number}"]
        if amount is not None and kind:
            anchor, _dash, unit = kind.partition("-")
            yield {"anchor": anchor, "amount": amount, "unit": unit}
