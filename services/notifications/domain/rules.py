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
