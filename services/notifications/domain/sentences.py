"""What mails and appointments say whatever they are about."""

from language.texts import N_

GREETING = N_("Beste collega,")
BY_DAY = N_("Doe dit uiterlijk op {day}.")
APPOINTMENT = N_("Het gesprek is op {day}, van {starts} tot {ends}.")
APPOINTMENT_GONE = N_("Het gaat om de afspraak op {day} om {starts}.")
IN_CALENDAR = N_("De afspraak zit bij deze mail. U kunt hem in uw agenda zetten.")
OUT_OF_CALENDAR = N_("Met de bijlage gaat de afspraak uit uw agenda.")
FOR_COLLEAGUE = N_("U krijgt dit bericht omdat u waarnemer bent van een collega die er niet is.")
NOT_EXPECTED = N_("Verwacht u deze uitnodiging niet? Gooi deze mail dan weg.")
NO_NAMES = N_("In deze mail staan geen namen. Meld u aan om te zien om wie het gaat.")
OWN_CHOICE = N_("Wilt u minder mail? Bij Meldingen kiest u wanneer u mail krijgt.")
AUTOMATIC = N_("Doorlijn heeft deze mail automatisch gemaakt. U kunt deze mail niet beantwoorden.")
CALENDAR_SUMMARY = N_("Loopbaangesprek (Doorlijn)")
EXIT_CALENDAR_SUMMARY = N_("Uitstroomgesprek (Doorlijn)")
CALENDAR_DESCRIPTION = N_("Meld u aan bij Doorlijn om te zien om wie het gaat en waar het gesprek is:")
