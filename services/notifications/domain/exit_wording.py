"""What people are told of exit conversations; nothing here names anybody."""

from typing import Final

from language.texts import N_

APPROACHING: Final = "exit_conversation_approaching"  # the last day is near
WITHOUT_WERKCONSULENT: Final = "exit_conversation_without_werkconsulent"
# By kind of fact: subject, title, task, note, button.
WORDS: Final = {
    "exit_conversation_requested": (
        N_("Doorlijn: 1 uitstroomgesprek"),
        N_("Een leerling zit in het laatste schooljaar"),
        N_("Plan het uitstroomgesprek. U kunt de gesprekken van een school in een keer plannen."),
        N_("Plan het uitstroomgesprek. U kunt de gesprekken van een school in een keer plannen."),
        N_("Bekijk het uitstroomgesprek"),
    ),
    WITHOUT_WERKCONSULENT: (
        N_("Doorlijn: 1 uitstroomgesprek zonder werkconsulent"),
        N_("Een uitstroomgesprek heeft nog geen werkconsulent"),
        N_("Zorg dat een werkconsulent deze gemeente bedient."),
        N_("Zorg dat een werkconsulent deze gemeente bedient."),
        N_("Bekijk het uitstroomgesprek"),
    ),
    "exit_conversation_scheduled": (
        N_("Doorlijn: 1 uitstroomgesprek gepland"),
        N_("Een uitstroomgesprek is gepland"),
        N_("U neemt deel aan dit gesprek."),
        N_("Een collega neemt deel aan dit gesprek."),
        N_("Bekijk het uitstroomgesprek"),
    ),
    "exit_conversation_rescheduled": (
        N_("Doorlijn: 1 uitstroomgesprek verzet"),
        N_("Een uitstroomgesprek is verzet"),
        N_("U neemt deel aan dit gesprek. De afspraak in uw agenda verandert mee."),
        N_("Een collega neemt deel aan dit gesprek."),
        N_("Bekijk het uitstroomgesprek"),
    ),
    "exit_conversation_cancelled": (
        N_("Doorlijn: 1 uitstroomgesprek afgezegd"),
        N_("De afspraak voor een uitstroomgesprek gaat niet door"),
        N_("Bekijk of er een nieuwe dag nodig is."),
        N_("De afspraak gaat niet door."),
        N_("Bekijk het uitstroomgesprek"),
    ),
    "exit_conversation_missed": (
        N_("Doorlijn: 1 uitstroomgesprek opnieuw plannen"),
        N_("Een leerling was niet bij het uitstroomgesprek"),
        N_("Plan een nieuwe dag."),
        N_("De werkconsulent plant een nieuwe dag."),
        N_("Bekijk het uitstroomgesprek"),
    ),
    "exit_conversation_held": (
        N_("Doorlijn: 1 uitstroomgesprek gevoerd"),
        N_("Een uitstroomgesprek is gevoerd"),
        N_("Bekijk het advies."),
        N_("Het advies staat erbij."),
        N_("Bekijk het advies"),
    ),
    APPROACHING: (
        N_("Doorlijn: 1 uitstroomgesprek moet bijna"),
        N_("Een uitstroomgesprek moet binnenkort gevoerd zijn"),
        N_("Plan het gesprek voor de laatste dag."),
        N_("De werkconsulent plant het gesprek."),
        N_("Plan het uitstroomgesprek"),
    ),
    "exit_conversation_overdue": (
        N_("Doorlijn: 1 uitstroomgesprek is te laat"),
        N_("Een uitstroomgesprek is niet op tijd gevoerd"),
        N_("Zorg dat het gesprek alsnog komt, voor de leerling van school gaat."),
        N_("Een collega zorgt dat het gesprek alsnog komt."),
        N_("Bekijk het uitstroomgesprek"),
    ),
}
