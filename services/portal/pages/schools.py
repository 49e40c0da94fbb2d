"""For young people and parents, without signing in: whom to ask at each school, and what happens after school.

Nothing here is about a person: the contact is a function. Every reader gets the same page, so that any cache may keep it.
"""

from flask import Blueprint, abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from services.portal.web import public_schools

blueprint = Blueprint("schools", __name__)
KEPT = "public, max-age=300"
MOVED = 301


@blueprint.get("/scholen")
def overview() -> Response:
    """All schools of the region."""
    return kept(render_template("schools.html", schools=public_schools.schools()))


@blueprint.get("/scholen/<brin>")
def page(brin: str) -> Response:
    """One school."""
    school = public_schools.school(brin) or abort(404)
    if brin != school.code:
        return redirect(url_for("schools.page", brin=school.code, taal=request.args.get("taal")), MOVED)
    return kept(render_template("school.html", school=school))


def kept(html: str) -> Response:
    """A page that caches may keep, and that is not sent again to whoever has it."""
    answer = make_response(html)
    answer.headers["Cache-Control"] = KEPT
    answer.add_etag()
    return answer.make_conditional(request)
