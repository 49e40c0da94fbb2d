"""Every answer carries strict headers, every form post carries the secret of its session."""

from flask import Flask, Response, abort, request, session
from werkzeug.wrappers import Response as AnyResponse

from services.portal.web.session import is_form_of_before, is_our_form, shown_again

PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; frame-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
# A mail is somebody else's HTML: it may colour itself and nothing more, and only our own page may frame it.
# Its button opens a page of its own, as in a mail program.
MAIL_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; "
    "sandbox allow-popups allow-popups-to-escape-sandbox"
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
A_YEAR = 31_536_000
SAFE = {"GET", "HEAD", "OPTIONS"}
WITH_PHOTOS = {"trainer.save"}
ROOM_FOR_PHOTOS = 40_000_000  # so that one that is too large is answered with a sentence beside the others
PASSED_ON = {"gateway.pass_on"}  # the APIs have their own guards and get no cookie
KEEPS_TYPED = {"drafts.keep_typed"}  # sends nothing: also in a tab of before, whoever typed there may go on
WITHOUT_COOKIE = {
    "demo.give_token",
    "oauth.give_token",
}  # answers to a program that brings no session, so nothing can be forged


def protect(app: Flask, *, is_https: bool) -> None:
    """Put the guards around every page of this app."""
    app.before_request(refuse_forged_forms)

    @app.after_request
    def add_headers(response: Response) -> Response:
        if request.endpoint in PASSED_ON:
            return response
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Content-Security-Policy", PAGE_POLICY)
        if request.endpoint == "static":
            response.headers["Cache-Control"] = "public, max-age=86400"
        else:
            response.headers.setdefault("Cache-Control", "no-store")
        if is_https:
            response.headers.setdefault("Strict-Transport-Security", f"max-age={A_YEAR}")
        return response


def refuse_forged_forms() -> AnyResponse | None:
    """A form that does not carry this session's secret was not shown by us to this reader; or in a tab of before."""
    if request.method in SAFE or request.endpoint is None or request.endpoint in WITHOUT_COOKIE | PASSED_ON:
        return None
    if request.endpoint in WITH_PHOTOS and "judging" in session:  # who gave the code of a task
        request.max_content_length = ROOM_FOR_PHOTOS
    given = request.form.get("csrf_token", "")
    if is_our_form(given):
        return None
    if not is_form_of_before(given):
        abort(400, "csrf")
    return None if request.endpoint in KEEPS_TYPED else shown_again()
