"""The rules of telling people, one exception each; the sentence is for the person who met it."""

from language.texts import _


class RuleBroken(Exception):
    """Somebody asked for what the agreements or the order of things do not allow."""


class OnlyStrandedMailGoesAgain(RuleBroken):
    """A mail that was sent, or still will be, is not sent by hand too."""

    def __str__(self) -> str:
        return _(
            "Deze mail is al verstuurd of wordt nog verstuurd. "
            "Alleen een mail die mislukt of onbekend is, kunt u opnieuw versturen."
        )


class NotificationNotFound(LookupError):
    """There is no such notification, or it is not yours."""

    def __str__(self) -> str:
        return _("Deze melding bestaat niet. Ga terug naar uw meldingen.")


class DeliveryNotFound(LookupError):
    """There is no such delivery, or it is not yours."""

    def __str__(self) -> str:
        return _("Dit bericht bestaat niet. Ga terug naar de lijst met berichten.")


class OnlyStrandedWebhookDeliveryGoesAgain(RuleBroken):
    """What was sent, or still will be, is not sent by hand too; nor what the organisation may not hear any more."""

    def __str__(self) -> str:
        return _("Alleen een bericht dat is mislukt, en dat u nog mag krijgen, kunt u opnieuw laten versturen.")


class WebhooksAreOff(RuleBroken):
    """Without a key nothing can be sealed, so no secret is given."""

    def __str__(self) -> str:
        return _("Webhooks staan hier uit. Vraag de beheerder om DOORLIJN_WEBHOOKS_SECRET in te stellen.")


class TooManyWebhooks(RuleBroken):
    """An organisation has a few systems, not hundreds."""

    def __str__(self) -> str:
        return _("Uw organisatie heeft al het grootste aantal webhooks. Haal er eerst een weg.")


class WebhookNotFound(LookupError):
    """There is no such webhook, or it is another organisation's."""

    def __str__(self) -> str:
        return _("Deze webhook bestaat niet. Vraag de lijst van uw webhooks op.")


class WebhookDeliveryNotFound(LookupError):
    """No such event was planned for this webhook."""

    def __str__(self) -> str:
        return _("Dit bericht bestaat niet. Vraag de lijst van berichten van deze webhook op.")
