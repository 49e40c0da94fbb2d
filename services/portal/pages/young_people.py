"""The page of one young person: who, what now, with whom, and the two years so far."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, render_template, request

from services.portal.domain.cases import Case, Contact
from services.portal.domain.certificate_story import with_documents
from services.portal.domain.clock import clock
from services.portal.domain.contact_plan import CheckIn
from services.portal.domain.lifeline import lifeline
from services.portal.domain.people import Pupil
from services.portal.domain.signals import SupportAccess
from services.portal.domain.story import tell
from services.portal.domain.story_parts import PARTS
from services.portal.domain.work_bar import work_bar
from services.portal.pages.support import SUPPORTERS, accesses
from services.portal.pages.trajectories import trajectories_of
from services.portal.web.chosen import as_left, chosen
from services.portal.web.lookup import names_of, organisations, pupils_of
from services.portal.web.portal import today
from services.portal.web.reading import opened
from services.portal.web.session import Answer, apis, reader, signed_in

blueprint = Blueprint("young_people", __name__)
CHOICES = {"school": "school_id", "gemeente": "municipality", "stand": "state"}  # in the address, and at the API
MOST_COUNTED = 1000  # aftercare counts no further
WIDE, NARROW = (560, 4), (300, 2)  # drawing width and number of steps on the scale


@blueprint.get("/jongeren")
@signed_in("job_coach", "werkconsulent", "coordinator")
def overview() -> Answer:
    """Everyone whose two years this reader follows."""
    if (before := as_left(CHOICES)) is not None:
        return before
    wanted = chosen(CHOICES)
    query: dict[str, Any] = {CHOICES[name]: value for name, value in wanted.items()}
    since = request.args.get("vanaf")
    found = apis().aftercare.some(Case, "/v1/cases", order="left_on", count=True, cursor=since, **query)
    is_all = reader().role == "coordinator"
    return render_template(
        "young_people.html",
        chosen=wanted,
        total=found.total,
        most_counted=MOST_COUNTED,
        schools=organisations("school") if is_all else [],
        municipalities=organisations("municipality") if is_all else [],
        cases=found.items,
        following=found.following,
        pupils=pupils_of(case.pupil_id for case in found.items),
        names=names_of(case.job_coach_id for case in found.items),
    )


@blueprint.get("/jongeren/<uuid:pupil_id>")
@signed_in("school_staff", "job_coach", "werkconsulent", "coordinator", *SUPPORTERS)
def page(pupil_id: UUID) -> Answer:
    """One young person."""
    pupil = apis().intake.one(Pupil, f"/v1/pupils/{pupil_id}")
    opened()
    case = case_of(pupil_id)
    support = given_for_support(pupil_id)
    if case is None:
        return render_template(
            "young_person_without_case.html", pupil=pupil, support=support, **trajectories_of(pupil_id)
        )
    entries = apis().aftercare.every(dict[str, Any], f"/v1/cases/{case.id}/timeline")
    notes = notes_of(case) if any("check_in_id" in entry for entry in entries) else {}
    plan = apis().aftercare.every(CheckIn, f"/v1/cases/{case.id}/check-ins")
    of_trajectories = trajectories_of(pupil_id)
    everything = with_documents((tell(entry, notes) for entry in reversed(entries)), of_trajectories["certificates"])
    parts = {one.about for one in everything}
    about = request.args.get("over") if request.args.get("over") in parts else None
    story = [one for one in everything if about in (None, one.about)]
    return render_template(
        "young_person.html",
        pupil=pupil,
        support=support,
        case=case,
        story=story,
        parts={part: text for part, text in PARTS.items() if part in parts},
        about=about,
        clock=clock(case.left_on, case.ends_on, today()),
        check_ins=plan,
        lines=[("wide", lifeline(case, today(), *WIDE, plan)), ("narrow", lifeline(case, today(), *NARROW, plan))],
        bars=[("wide", work_bar(case, today(), WIDE[0])), ("narrow", work_bar(case, today(), NARROW[0]))],
        names=names_of([*team(case), *(told.actor_id for told in story)]),
        **of_trajectories,
    )


def notes_of(case: Case) -> dict[str, str]:
    """What colleagues wrote about their contacts, by the id of the contact."""
    found = apis().aftercare.every(Contact, f"/v1/cases/{case.id}/contact-attempts")
    return {str(one.id): one.note for one in found if one.note}


def given_for_support(pupil_id: UUID) -> SupportAccess | None:
    """Through which access support sees this file; others see it by their work."""
    mine = reader().role in SUPPORTERS
    found = accesses(is_current=True) if mine else []
    own = (one for one in found if one.person_id == reader().person_id and one.state == "open")
    return next((one for one in own if one.pupil_id == pupil_id), None)


def team(case: Case) -> list[UUID | None]:
    """Everyone with something to do for this young person."""
    owner = case.next_action.owner_id if case.next_action else None
    asked = case.transfer.to_id if case.transfer else None
    return [case.job_coach_id, owner, asked, *(talk.werkconsulent_id for talk in case.conversations)]


def case_of(pupil_id: UUID) -> Case | None:
    """The case of this young person; of several, the one that began last."""
    cases = apis().aftercare.every(Case, "/v1/cases", pupil_id=pupil_id)
    return max(cases, key=lambda case: case.left_on, default=None)


def pupil_and_case(pupil_id: UUID) -> tuple[Pupil, Case]:
    """Both, for a form about this young person; 404 when there is no case to write to."""
    pupil = apis().intake.one(Pupil, f"/v1/pupils/{pupil_id}")
    case = case_of(pupil_id)
    if case is None:
        abort(404)
    return pupil, case
