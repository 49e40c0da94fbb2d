"""What people are told, in Dutch of level B1, in one place: per kind of fact the page, the mail and the button.

Nothing here may name a young person, a school or a place: a mail is a postcard.
"""

from dataclasses import dataclass

from language.texts import N_
from services.notifications.domain import (
    absence_wording,
    access_wording,
    certificate_wording,
    evidence_wording,
    exit_wording,
    trainer_wording,
    transfer_wording,
)


@dataclass(frozen=True)
class Wording:
    """The words for one kind of fact."""

    subject: str  # of the mail
    title: str  # what happened
    task: str  # what the reader must do about it
    note: str  # what there is to know for a reader who need do nothing
    button: str


OWNER_MISSING = "owner_missing"  # nobody is named who must act: the coordinator must
RELEASED = "career_conversation_released"  # invited before, no longer needed
NOT_OWED = "career_conversation_not_owed"  # the appointment is off because the end of work was a mistake
INVITED = "person_invited"
TRANSFER_GONE = "case_transfer_gone"  # whoever was asked need not answer any more
HELD_EARLIER = "career_conversation_held_earlier"  # the appointment is off because the conversation was held already

WORDING = {
    "pupil_left_school": Wording(
        subject=N_("Doorlijn: 1 schoolverlater"),
        title=N_("Een leerling is van school"),
        task=N_("Controleer of de gegevens van deze schoolverlater kloppen."),
        note=N_("Een collega heeft deze schoolverlater gemeld. De nazorg van twee jaar begint."),
        button=N_("Bekijk de jongere"),
    ),
    "job_coach_assigned": Wording(
        subject=N_("Doorlijn: 1 nieuwe zaak"),
        title=N_("Een jongere heeft een jobcoach gekregen"),
        task=N_("U bent de jobcoach van deze jongere. Bekijk de zaak en neem hem aan."),
        note=N_("Bij de jongere ziet u wie de jobcoach is."),
        button=N_("Bekijk de zaak"),
    ),
    "substitute_named": Wording(
        subject=N_("Doorlijn: 1 waarneming"),
        title=N_("U neemt waar voor een collega"),
        task=N_("Bekijk het werk van uw collega. Het staat tussen uw eigen werk."),
        note=N_("Het werk van uw collega staat nu tussen uw eigen werk."),
        button=N_("Bekijk uw werk"),
    ),
    "case_transfer_proposed": Wording(
        subject=N_("Doorlijn: 1 zaak overnemen"),
        title=N_("Een collega vraagt of u een zaak overneemt"),
        task=N_("Bekijk de zaak en geef antwoord. Tot die tijd blijft de zaak bij uw collega."),
        note=N_("Een collega geeft antwoord."),
        button=N_("Bekijk de zaak"),
    ),
    "case_transferred": Wording(
        subject=N_("Doorlijn: 1 zaak overgenomen"),
        title=N_("Een collega heeft een zaak van u overgenomen"),
        task=N_("U hoeft niets meer te doen."),
        note=N_("De jongere heeft nu een andere jobcoach. U hoeft niets meer te doen."),
        button=N_("Bekijk uw werk"),
    ),
    "case_transfer_ended": Wording(
        subject=N_("Doorlijn: 1 zaak blijft bij u"),
        title=N_("Een collega neemt een zaak niet over"),
        task=N_("De zaak blijft bij u. Vraag een andere collega, of overleg met de coördinator."),
        note=N_("De zaak blijft bij dezelfde jobcoach."),
        button=N_("Bekijk de zaak"),
    ),
    TRANSFER_GONE: Wording(
        subject=N_("Doorlijn: 1 vraag vervalt"),
        title=N_("U hoeft een zaak niet meer over te nemen"),
        task=N_("U hoeft niets te doen. De vraag van uw collega is vervallen."),
        note=N_("De vraag van uw collega is vervallen."),
        button=N_("Bekijk uw werk"),
    ),
    "contract_ended": Wording(
        subject=N_("Doorlijn: 1 contract gestopt"),
        title=N_("Het werk van een jongere is gestopt"),
        task=N_("Neem contact op met de jongere. Er komt ook een loopbaangesprek."),
        note=N_("Er komt een loopbaangesprek over wat de jongere nu kan gaan doen."),
        button=N_("Bekijk de jongere"),
    ),
    "contract_ending_soon": Wording(
        subject=N_("Doorlijn: 1 contract loopt af"),
        title=N_("Het contract van een jongere loopt binnenkort af"),
        task=N_("Zeg wat er daarna komt: verlengd, het stopt, of nog niet bekend."),
        note=N_("De jobcoach zegt wat er daarna komt."),
        button=N_("Geef antwoord"),
    ),
    "contract_last_day_claimed": Wording(
        subject=N_("Doorlijn: 1 vraag over een contract"),
        title=N_("De school noemt een andere laatste dag van een contract"),
        task=N_("Zeg welke dag klopt. Tot die tijd blijft de dag gelden die u eerder vastlegde."),
        note=N_("De jobcoach zegt welke dag klopt."),
        button=N_("Geef antwoord"),
    ),
    "contract_end_withdrawn": Wording(
        subject=N_("Doorlijn: 1 melding ingetrokken"),
        title=N_("Het einde van het werk geldt niet meer"),
        task=N_("De melding is ingetrokken. U hoeft daarvoor niets meer te doen. Bij de jongere ziet u waarom."),
        note=N_("De melding is ingetrokken. Bij de jongere ziet u waarom."),
        button=N_("Bekijk de jongere"),
    ),
    "career_conversation_requested": Wording(
        subject=N_("Doorlijn: 1 loopbaangesprek plannen"),
        title=N_("Er is een loopbaangesprek nodig"),
        task=N_("Plan het loopbaangesprek met de jongere."),
        note=N_("Het loopbaangesprek wordt gepland. U krijgt bericht als de afspraak er is."),
        button=N_("Plan het gesprek"),
    ),
    "career_conversation_scheduled": Wording(
        subject=N_("Doorlijn: 1 nieuwe afspraak"),
        title=N_("Er is een loopbaangesprek gepland"),
        task=N_("Zet de afspraak in uw agenda en bereid het gesprek voor."),
        note=N_("Bij het gesprek ziet u wanneer het is."),
        button=N_("Bekijk het gesprek"),
    ),
    "career_conversation_rescheduled": Wording(
        subject=N_("Doorlijn: 1 afspraak verplaatst"),
        title=N_("Een loopbaangesprek is verplaatst"),
        task=N_("Zet de nieuwe tijd in uw agenda."),
        note=N_("Bij het gesprek ziet u de nieuwe tijd."),
        button=N_("Bekijk het gesprek"),
    ),
    "career_conversation_participants_changed": Wording(
        subject=N_("Doorlijn: 1 afspraak met een andere collega"),
        title=N_("Bij een loopbaangesprek komt een andere collega"),
        task=N_("De tijd en de plaats blijven gelijk. Zet de afspraak in uw agenda als zij er nog niet in staat."),
        note=N_("De tijd en de plaats blijven gelijk."),
        button=N_("Bekijk het gesprek"),
    ),
    "career_conversation_cancelled": Wording(
        subject=N_("Doorlijn: 1 afspraak gaat niet door"),
        title=N_("Een loopbaangesprek gaat niet door"),
        task=N_("Haal de afspraak uit uw agenda. Het gesprek moet nog steeds gebeuren: er komt een nieuwe afspraak."),
        note=N_("Het gesprek moet nog steeds gebeuren: er komt een nieuwe afspraak."),
        button=N_("Bekijk het gesprek"),
    ),
    "career_conversation_missed": Wording(
        subject=N_("Doorlijn: 1 loopbaangesprek opnieuw plannen"),
        title=N_("Een jongere kwam niet naar het loopbaangesprek"),
        task=N_("Neem contact op met de jongere en plan een nieuwe afspraak. Het gesprek moet nog steeds gebeuren."),
        note=N_("Het gesprek moet nog steeds gebeuren: er komt een nieuwe afspraak."),
        button=N_("Plan het gesprek"),
    ),
    NOT_OWED: Wording(
        subject=N_("Doorlijn: 1 afspraak vervalt"),
        title=N_("Een loopbaangesprek is niet meer nodig"),
        task=N_("Haal de afspraak uit uw agenda. De melding dat het werk stopte, is ingetrokken."),
        note=N_("De afspraak vervalt. De melding dat het werk stopte, is ingetrokken."),
        button=N_("Bekijk het gesprek"),
    ),
    HELD_EARLIER: Wording(
        subject=N_("Doorlijn: 1 afspraak vervalt"),
        title=N_("Een loopbaangesprek is al gevoerd"),
        task=N_("Haal de afspraak uit uw agenda. Het gesprek is al geweest."),
        note=N_("De afspraak vervalt, want het gesprek is al geweest."),
        button=N_("Bekijk het gesprek"),
    ),
    RELEASED: Wording(
        subject=N_("Doorlijn: 1 afspraak gaat voor u niet door"),
        title=N_("U hoeft niet meer bij een loopbaangesprek te zijn"),
        task=N_("Haal de afspraak uit uw agenda. Een collega neemt het gesprek over."),
        note=N_("Een collega neemt het gesprek over."),
        button=N_("Bekijk uw werk"),
    ),
    "career_conversation_held": Wording(
        subject=N_("Doorlijn: 1 gesprek gevoerd"),
        title=N_("Een loopbaangesprek is gevoerd"),
        task=N_("Bekijk wat er is besproken."),
        note=N_("Bij de jongere ziet u wat er is afgesproken."),
        button=N_("Bekijk het gesprek"),
    ),
    "next_step_agreed": Wording(
        subject=N_("Doorlijn: 1 vervolgstap"),
        title=N_("Er is een vervolgstap afgesproken"),
        task=N_("Help de jongere met de vervolgstap."),
        note=N_("Bij de jongere ziet u wat de vervolgstap is."),
        button=N_("Bekijk de vervolgstap"),
    ),
    "municipal_support_requested": Wording(
        subject=N_("Doorlijn: 1 vraag van een school"),
        title=N_("Een school vraagt steun van de gemeente"),
        task=N_("Lees de vraag en geef de school antwoord."),
        note=N_("De werkconsulent van de gemeente geeft antwoord."),
        button=N_("Bekijk de vraag"),
    ),
    "municipal_support_acknowledged": Wording(
        subject=N_("Doorlijn: 1 antwoord van de gemeente"),
        title=N_("De gemeente heeft geantwoord"),
        task=N_("Lees het antwoord op uw vraag om steun."),
        note=N_("Bij de jongere ziet u het antwoord."),
        button=N_("Bekijk het antwoord"),
    ),
    "next_step_confirmed": Wording(
        subject=N_("Doorlijn: 1 vervolgstap is begonnen"),
        title=N_("Een vervolgstap is begonnen"),
        task=N_("Bekijk hoe het begon."),
        note=N_("Wat in het loopbaangesprek is afgesproken, is begonnen."),
        button=N_("Bekijk de jongere"),
    ),
    "promise_made": Wording(
        subject=N_("Doorlijn: 1 actie na een gesprek"),
        title=N_("Er is een actie voor u na een loopbaangesprek"),
        task=N_("In het gesprek is afgesproken dat u iets doet. Bij de jongere ziet u wat."),
        note=N_("In het gesprek is afgesproken wie wat doet."),
        button=N_("Bekijk de actie"),
    ),
    "place_released": Wording(
        subject=N_("Doorlijn: 1 plek is vervallen"),
        title=N_("Een plek in een leerlijn is vervallen"),
        task=N_("De jongere is niet op tijd begonnen. Zoek samen een andere plek of een andere vervolgstap."),
        note=N_("De jongere is niet op tijd begonnen. Zijn jobcoach zoekt iets anders."),
        button=N_("Bekijk de jongere"),
    ),
    "deadline_approaching": Wording(
        subject=N_("Doorlijn: 1 termijn loopt bijna af"),
        title=N_("Een termijn loopt bijna af"),
        task=N_("Zorg dat het op tijd gebeurt."),
        note=N_("Iemand moet dit op tijd doen."),
        button=N_("Bekijk wat er moet gebeuren"),
    ),
    "deadline_missed": Wording(
        subject=N_("Doorlijn: 1 termijn is voorbij"),
        title=N_("Een termijn is voorbij"),
        task=N_("Het is nog niet gebeurd. Zorg dat het alsnog gebeurt, of zoek iemand die het kan doen."),
        note=N_("Het is nog niet gebeurd."),
        button=N_("Bekijk wat er moet gebeuren"),
    ),
    "check_in_due": Wording(
        subject=N_("Doorlijn: 1 contactmoment"),
        title=N_("Er komt een contactmoment aan"),
        task=N_("Neem contact op met de jongere en leg vast hoe het gaat. Een poging zonder gehoor telt ook."),
        note=N_("Iemand neemt contact op met de jongere."),
        button=N_("Leg het contact vast"),
    ),
    "destination_expired": Wording(
        subject=N_("Doorlijn: 1 bestemming niet recent bevestigd"),
        title=N_("Het is niet meer zeker waar een jongere is"),
        task=N_("Vraag de jongere wat hij nu doet, en bevestig dat."),
        note=N_("Iemand vraagt na wat de jongere nu doet."),
        button=N_("Bevestig de bestemming"),
    ),
    "out_of_sight": Wording(
        subject=N_("Doorlijn: 1 jongere uit beeld"),
        title=N_("Een jongere is uit beeld"),
        task=N_("Er was lang geen contact, en niemand weet waar de jongere is. Zoek de jongere op."),
        note=N_("Iemand zoekt de jongere op."),
        button=N_("Bekijk de jongere"),
    ),
    "aftercare_closed": Wording(
        subject=N_("Doorlijn: 1 zaak gesloten"),
        title=N_("De nazorg van een jongere is gestopt"),
        task=N_("Draag de zaak warm over."),
        note=N_("De zaak is gesloten. U hoeft niets meer te doen."),
        button=N_("Bekijk de jongere"),
    ),
    trainer_wording.TRAINER_ASKED: Wording(*trainer_wording.WORDS),
    INVITED: Wording(
        subject=N_("Doorlijn: 1 uitnodiging"),
        title=N_("U bent uitgenodigd voor Doorlijn"),
        task=N_("Maak met de knop uw account. De knop werkt 1 keer. Geef deze mail aan niemand door."),
        note=N_("U kunt een account maken."),
        button=N_("Maak uw account"),
    ),
    OWNER_MISSING: Wording(
        subject=N_("Doorlijn: 1 zaak zonder begeleider"),
        title=N_("Een jongere heeft nog geen begeleider"),
        task=N_("Er moet iets gebeuren, maar er is nog niemand die het doet. Wijs een collega aan."),
        note=N_("Er is nog niemand die deze jongere helpt."),
        button=N_("Bekijk de jongere"),
    ),
} | {
    kind: Wording(*words)
    for each in (absence_wording, access_wording, certificate_wording, evidence_wording, exit_wording, transfer_wording)
    for kind, words in each.WORDS.items()
}
