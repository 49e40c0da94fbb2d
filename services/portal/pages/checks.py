"""Is this document genuine? For whoever holds one, without signing in; and what everybody may read of issuers."""

import re
from typing import Any, Final

from flask import Blueprint, abort, json, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from language.texts import _
from services.portal.client import Api
from services.portal.domain.certificates import Check
from services.portal.domain.reader import Reader
from services.portal.domain.refusals import Refusal
from services.portal.web import fields
from services.portal.web.forms import Field, Form
from services.portal.web.portal import portal
from services.portal.web.session import SYSTEM, Answer, apis_for

blueprint = Blueprint("checks", __name__)
CODE: Final = re.compile(r"[0-9A-Za-z -]{20,60}")
ISSUER: Final = re.compile(r"[A-Z0-9][A-Z0-9-]{1,19}")  # every code that the directory gives out
NOT_FOUND: Final = 404
SHORT: Final = "public, max-age=300"  # a revoked document is known within five minutes, also behind a cache
HOLDER: Final = "holder"


def certification() -> Api:
    """Certification, asked by the portal itself."""
    return apis_for(Reader(SYSTEM, "system", None)).certification


@blueprint.route("/controle", methods=["GET", "POST"])
def ask() -> Answer:
    """Type the code that stands below the QR code."""
    form = Form([_code_question()], request.form)
    if request.method == "POST" and (values := form.read()) is not None:
        return redirect(url_for("checks.page", code=values["code"]), 303)
    return render_template("check_ask.html", is_kept=False, form=form), 400 if form.is_wrong else 200


@blueprint.route("/controle/<code>", methods=["GET", "POST"])
def page(code: str) -> Answer:
    """What is known of a document: four answers; and whose it is, for a visitor who knew that."""
    form = Form([_holder_question()], request.form)
    asked: dict[str, Any] = {"code": code}
    if request.method == "POST" and (values := form.read()) is not None:
        asked |= _holder(values[HOLDER])
    found = _checked(asked)
    form.typed[HOLDER] = ""  # a name stays on no page
    if found is None:
        return render_template("check_unknown.html"), NOT_FOUND
    if found.knows is False:
        form.errors[HOLDER] = _("Dit hoort niet bij dit document. Kijk hoe de naam of de datum op het papier staat.")
    return render_template("check.html", found=found, form=form), 400 if form.is_wrong else 200


def _checked(asked: dict[str, Any]) -> Check | None:
    if not CODE.fullmatch(asked["code"]):
        return None
    try:
        return certification().asked(Check, "POST", "/v1/checks", asked)
    except Refusal as refusal:
        if refusal.status != NOT_FOUND:
            raise
        return None


def _holder(typed: str) -> dict[str, str]:
    """A day of birth, if it can be read as one; else a surname."""
    try:
        return {"born_on": fields.day(typed).isoformat()}
    except fields.Wrong:
        return {"surname": typed}


@blueprint.get("/uitgevers/<code>/did.json")
def did(code: str) -> Response:
    """The keys of an issuer (did:web)."""
    found = _published(dict[str, Any], f"/v1/issuers/{_issuer(code)}/did")
    return kept(json.dumps(found["document"], sort_keys=False), "application/did+json")


@blueprint.get("/uitgevers/<code>/statuslijst/<int:number>")
def status_list(code: str, number: int) -> Response:
    """Which documents of an issuer are revoked, as one list: nobody sees about which one it is asked."""
    found = _published(dict[str, str], f"/v1/issuers/{_issuer(code)}/status-lists/{number}")
    return kept(found["jwt"], "application/vc+jwt")


@blueprint.get("/uitgevers/vertrouwd.json")
def trust_list() -> Response:
    """Whom the region trusts to issue."""
    found = _published(dict[str, Any], "/v1/trust-list") | {"region": portal().region}
    return kept(json.dumps(found), "application/json")


def _published(kind: Any, path: str) -> Any:  # noqa: ANN401  what the API tells
    try:
        return certification().one(kind, path)
    except Refusal as refusal:
        if refusal.status != NOT_FOUND:
            raise
        abort(NOT_FOUND)


def _issuer(code: str) -> str:
    return code if ISSUER.fullmatch(code) else abort(NOT_FOUND)


def kept(content: str, kind: str) -> Response:
    """A publication that caches may keep for a while, and that any page of others may read."""
    answer = make_response(content)
    answer.headers["Content-Type"] = kind
    answer.headers["Cache-Control"] = SHORT
    answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    answer.add_etag()
    return answer.make_conditional(request)


def _code_question() -> Field:
    return Field("code", _("Code op het document"), hint=_("24 letters en cijfers, onder de QR-code."), read=_code)


def _code(typed: str) -> str:
    if not CODE.fullmatch(typed):
        raise fields.Wrong(_("Een code is 24 letters en cijfers. Kijk onder de QR-code."))
    return typed.replace(" ", "")


def _holder_question() -> Field:
    return Field(
        HOLDER,
        _("Achternaam of geboortedatum van de jongere"),
        hint=_("Zoals op het document. Een datum als 21-11-2008."),
        missing=_("Vul de achternaam of de geboortedatum in."),
        size="middle",
    )
