"""When something goes wrong: what happened, and what to do now. Never a stack trace."""

from dataclasses import dataclass
from traceback import extract_tb

import structlog
from flask import Flask, render_template, request
from werkzeug.exceptions import HTTPException, InternalServerError

from language.texts import N_, _
from services.portal.client import ServiceUnreachable
from services.portal.domain.refusals import Refusal
from services.portal.web.session import Answer, sign_out

log = structlog.get_logger()
UNAVAILABLE = 503
RETRY_AFTER = "10"


@dataclass(frozen=True)
class Advice:
    """What an error page says."""

    title: str
    text: str
    action: str = ""


ADVICE = {
    400: Advice(
        N_("Deze pagina is verlopen"),
        N_("De pagina stond te lang open, of u bent ondertussen opnieuw aangemeld. Er is niets opgeslagen."),
        N_("Ga terug, laad de pagina opnieuw en probeer het nog een keer."),
    ),
    401: Advice(
        N_("U bent niet meer aangemeld"),
        N_("Uw aanmelding is verlopen. Er is niets opgeslagen."),
        N_("Meld u opnieuw aan."),
    ),
    403: Advice(
        N_("Deze pagina is niet voor uw rol"),
        N_("U bent aangemeld, maar met uw rol kunt u deze pagina niet gebruiken."),
        N_("Denkt u dat dit niet klopt? Vraag het de functioneel beheerder van uw regio."),
    ),
    404: Advice(
        N_("Deze pagina is er niet"),
        N_("Het adres klopt niet, of u mag deze gegevens niet zien."),
        N_("Kijk het adres na, of ga naar uw beginpagina."),
    ),
    409: Advice(
        N_("Dit kan nu niet"),
        N_("Iemand anders heeft dit ondertussen gewijzigd."),
        N_("Ga terug en laad de pagina opnieuw."),
    ),
    413: Advice(
        N_("Dit is te groot"),
        N_("Wat u verstuurde is te groot om in een keer te verwerken. Er is niets opgeslagen."),
        N_("Knip het bestand in delen van minder dan 1 MB."),
    ),
    429: Advice(
        N_("Te veel verzoeken"),
        N_("Er kwamen veel verzoeken achter elkaar. Er is niets opgeslagen."),
        N_("Wacht een minuut en probeer het dan opnieuw."),
    ),
    500: Advice(
        N_("Er ging iets mis bij ons"),
        N_("Dit ligt niet aan u. De fout is vastgelegd."),
        N_("Probeer het opnieuw. Blijft het misgaan, bel dan de functioneel beheerder van uw regio."),
    ),
    UNAVAILABLE: Advice(
        N_("Dit onderdeel is nu niet bereikbaar"),
        N_("Een deel van Doorlijn geeft geen antwoord. Wat u eerder heeft opgeslagen, is veilig."),
        N_(
            "Wacht een minuut en laad de pagina opnieuw. Was u iets aan het invullen? Ga dan terug en verstuur opnieuw."
        ),
    ),
}


def answer_errors(app: Flask) -> None:
    """Every error of this app becomes a page."""
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(Refusal, refused)
    app.register_error_handler(ServiceUnreachable, unreachable)
    app.register_error_handler(Exception, unexpected)


def show(status: int, detail: str = "") -> Answer:
    """The page for this status; what the API said itself, in Dutch, comes first."""
    advice = ADVICE.get(status, ADVICE[400] if status < 500 else ADVICE[500])  # noqa: PLR2004 - the class of error
    text = detail or _(advice.text)
    return render_template("error.html", advice=advice, text=text, status=status), status


def http_error(error: HTTPException) -> Answer:
    """What Flask or a page refused."""
    if error.code is not None and error.code < 400:  # noqa: PLR2004 - a redirect is no error
        return error.get_response()
    return show({405: 404, 415: 400}.get(error.code or 500, error.code or 500))


def refused(refusal: Refusal) -> Answer:
    """What an API refused outside a form."""
    if refusal.status == 401:  # noqa: PLR2004 - the token is no longer good: so is the session
        sign_out()
    return show(refusal.status, refusal.detail if refusal.status in {409, 412} else "")


def unreachable(error: ServiceUnreachable) -> Answer:
    """A service does not answer."""
    log.warning("page_without_service", service=error.service, endpoint=request.endpoint)
    return show(UNAVAILABLE)


def unexpected(error: Exception) -> Answer:
    """A fault of our own: logged by kind and place, never with what was typed."""
    where = extract_tb(error.__traceback__)[-1]
    log.error("page_failed", kind=type(error).__name__, endpoint=request.endpoint, place=f"{where.name}:{where.lineno}")
    return show(InternalServerError.code)
