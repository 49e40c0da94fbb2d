"""What somebody reads who must say yes or no to what others may see: support in a file, a version of the covenant."""

from typing import Final

from language.texts import N_

# By kind of fact: subject, title, task, note, button.
WORDS: Final = {
    "support_access_requested": (
        N_("Doorlijn: 1 aanvraag voor noodtoegang"),
        N_("Iemand vraagt noodtoegang tot een dossier"),
        N_("Kijk of de reden goed is. Keur de aanvraag goed of weiger hem. Na een dag vervalt de aanvraag."),
        N_("Een collega beslist over de aanvraag."),
        N_("Bekijk de aanvraag"),
    ),
    "covenant_put_in": (
        N_("Doorlijn: 1 nieuwe versie van het privacyconvenant"),
        N_("Er is een nieuwe versie van het privacyconvenant"),
        N_("Kijk wat er verandert. Stem in met de versie of weiger hem. Tot die tijd blijft de oude gelden."),
        N_("Een collega beslist over de nieuwe versie."),
        N_("Bekijk de versie"),
    ),
}
