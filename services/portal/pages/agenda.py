"""Agenda: the conversations of one week, day by day, with when one works."""

from datetime import date, timedelta

from flask import Blueprint, abort, render_template, request

from services.portal.domain.agenda import monday_of, week
from services.portal.domain.cases import Conversation
from services.portal.pages.planning import DAYS, WorkingHours
from services.portal.web.lookup import pupils_of
from services.portal.web.portal import today
from services.portal.web.session import Answer, apis, signed_in

blueprint = Blueprint("agenda", __name__)
OFFICE_HOURS = ("09:00", "17:00")
A_WEEK, TO_SUNDAY = timedelta(days=7), timedelta(days=6)
MOST = 200  # more than anybody holds in a week
YEARS = range(2001, 2099)  # a week that begins or ends in another century is asked of nobody


@blueprint.get("/agenda", endpoint="week")
@signed_in("werkconsulent", "job_coach")
def show_week() -> Answer:
    """The own conversations, and those of an absent colleague."""
    monday = monday_of(asked_day())
    path = "/v1/career-conversations"
    sunday = monday + TO_SUNDAY
    talks = (
        apis()
        .aftercare.some(
            Conversation, path, mine=True, from_day=monday.isoformat(), until_day=sunday.isoformat(), limit=MOST
        )
        .items
    )
    return render_template(
        "agenda.html",
        days=week(monday, talks, working_hours()),
        monday=monday,
        sunday=sunday,
        number=monday.isocalendar().week,
        before=monday - A_WEEK,
        after=monday + A_WEEK,
        this_week=monday_of(today()),
        pupils=pupils_of(talk.pupil_id for talk in talks),
    )


def asked_day() -> date:
    """A day of the week that is asked for; without one, today."""
    try:
        found = date.fromisoformat(request.args.get("week") or today().isoformat())
    except ValueError:
        abort(404)
    return found if found.year in YEARS else abort(404)


def working_hours() -> dict[int, tuple[str, str]]:
    """When this reader works; who never said so has office hours."""
    known = apis().aftercare.one(WorkingHours, "/v1/working-hours").days
    return {one.weekday: (one.starts, one.ends) for one in known} or dict.fromkeys(DAYS, OFFICE_HOURS)
