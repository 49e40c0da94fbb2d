"""What became of a mail, and why, in words."""

import re
from typing import Final

from language.texts import N_, _

STATES: Final = {
    "planned": N_("Wacht"),
    "sending": N_("Wordt verstuurd"),
    "sent": N_("Verstuurd"),
    "failed": N_("Niet gelukt"),
    "unknown": N_("Onbekend of hij aankwam"),
    "gathered": N_("Ging mee in 1 mail met andere"),
    "unwanted": N_("Niet gewenst"),
}
SHAPES: Final = {"sent": "done", "gathered": "done", "failed": "dead", "unknown": "overdue"}  # the others wait
_REASONS: Final = {
    "daily": N_("De ontvanger wil 1 mail per dag."),
    "quiet_hours": N_("De ontvanger wil nu geen mail."),
    "many_mails": N_("De ontvanger kreeg dit uur al veel mails. Deze gaat straks mee in 1 mail."),
    "left": N_("De ontvanger werkt hier niet meer."),
    "preference": N_("De ontvanger wil hierover geen mail."),
    "person_unknown": N_("De ontvanger staat niet meer in Doorlijn."),
    "address_unusable": N_("Het mailadres van de ontvanger is geen goed adres. Laat het verbeteren."),
    "own_address": N_("Wie om een beoordeling vraagt, kan die niet aan zichzelf sturen."),
    "invitation_over": N_("De uitnodiging geldt niet meer."),
    "request_over": N_("De vraag om een beoordeling geldt niet meer."),
    "our_mistake": N_("Doorlijn kon deze mail niet maken. Het staat in het logboek van het systeem."),
    "sender_stopped": N_("Het versturen stopte halverwege."),
    "no_answer_after_data": N_("De mailserver kreeg de mail en zei niet wat hij ermee deed."),
    "mail_server_unreachable": N_("De mailserver is niet bereikbaar. Wij blijven het proberen."),
    "mail_server_hung_up": N_("De mailserver verbrak de verbinding. Wij blijven het proberen."),
    "mail_server_refuses_us": N_("De mailserver weigert alle mail van Doorlijn. Kijk de instellingen na."),
}
_REFUSED_BY_SERVER: Final = re.compile(r"mail_server_(\d{3})")
_UNREACHABLE: Final = re.compile(r"(directory|certification)_\w+")


def why(reason: str | None) -> str:
    """Say why a mail did not go, or not yet; a code that we have no words for is shown as it is."""
    if not reason:
        return ""
    if reason in _REASONS:
        return _(_REASONS[reason])
    if found := _REFUSED_BY_SERVER.fullmatch(reason):
        return _("De mailserver weigerde deze mail, met code {code}.").format(code=found[1])
    if _UNREACHABLE.fullmatch(reason):
        return _("Het mailadres kon niet worden opgevraagd. Wij blijven het proberen.")
    return reason
