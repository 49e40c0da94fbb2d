"""Wanneer krijgt u mail: per topic at once, once a day or never, and quiet hours; the page itself always tells at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from flask import Blueprint, render_template, request

from language.texts import N_, _
from services.portal.web import fields
from services.portal.web.forms import Field, Form, sent
from services.portal.web.session import Answer, apis, done, signed_in

blueprint = Blueprint("mail_preferences", __name__)

TOPICS: Final = {
    "cases": (N_("Nieuwe zaken en overdracht"), N_("Een zaak die u krijgt, overneemt of overdraagt.")),
    "work": (N_("Werk en contracten"), N_("Een contract dat afloopt of gestopt is.")),
    "conversations": (
        N_("Gesprekken en vervolgstappen"),
        N_("Een gesprek dat nodig is. Afspraken voor uw agenda komen altijd meteen."),
    ),
    "contact": (N_("Contact houden"), N_("Een contactmoment, of een jongere die uit beeld is.")),
    "documents": (N_("Praktijkverklaringen"), N_("Beoordelingen die nog missen, en documenten die klaar zijn.")),
    "deadlines": (N_("Termijnen"), N_("Een termijn die bijna of helemaal voorbij is. Daarover krijgt u altijd mail.")),
}
PACES: Final = {"at_once": N_("Meteen"), "daily": N_("1 keer per dag, om 8 uur"), "never": N_("Nooit")}


@dataclass(frozen=True)
class MailPreferences:
    """As notifications tells them."""

    paces: Mapping[str, str]
    quiet_from: str | None = None
    quiet_until: str | None = None


@blueprint.route("/meldingen/mail", methods=["GET", "POST"])
@signed_in()
def page() -> Answer:
    """Choose."""
    known, version = apis().notifications.seen(MailPreferences, "/v1/mail-preferences")
    form = Form(_questions(), request.form or _as_typed(known))
    values = form.read() if request.method == "POST" else None
    if values is not None:
        body = _body(values)
        if not sent(form, lambda seen: apis().notifications.put("/v1/mail-preferences", body, version=seen)):
            return done(_("Opgeslagen wanneer u mail krijgt."), "notifications.overview")
    return render_template("mail_preferences.html", form=form, version=version, topics=TOPICS), (
        400 if form.is_wrong else 200
    )


def _questions() -> list[Field]:
    topics = [
        Field(
            topic,
            _(name),
            hint=_(hint),
            kind="radio",
            choices=_choices(topic),
            missing=_("Kies wanneer u mail krijgt."),
        )
        for topic, (name, hint) in TOPICS.items()
    ]
    ends = (("quiet_from", _("Geen mail vanaf")), ("quiet_until", _("Geen mail tot")))
    hours = [
        Field(name, label, read=fields.hour, is_required=False, size="short", keyboard="numeric")
        for name, label in ends
    ]
    return [*topics, *hours]


def _choices(topic: str) -> tuple[tuple[str, str], ...]:
    return tuple((pace, _(text)) for pace, text in PACES.items() if (topic, pace) != ("deadlines", "never"))


def _as_typed(known: MailPreferences) -> dict[str, str]:
    return {**known.paces, "quiet_from": known.quiet_from or "", "quiet_until": known.quiet_until or ""}


def _body(values: dict[str, Any]) -> dict[str, Any]:
    hours = {name: values[name] and f"{values[name]:%H:%M}" for name in ("quiet_from", "quiet_until")}
    return {"paces": {topic: values[topic] for topic in TOPICS}, **hours}
