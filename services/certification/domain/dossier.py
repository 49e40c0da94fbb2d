"""What a trajectory still misses before its document can be issued, and who owes it: the one place that decides."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from language.texts import N_, _
from services.certification.domain.catalogue import Recognition, is_recognised
from services.certification.domain.judging import NOT_YET, Judgement, PhotoHashes, first_forgery, newest
from services.certification.domain.trajectory import MBO, Trajectory

TRAINER: Final = "trainer"
SCHOOL: Final = "school"
MBO_SCHOOL: Final = "mbo_school"
ADMIN: Final = "admin"
SECOND_PERSON: Final = "second_person"  # another one of whoever issues, or the coordinator

PARTIES: Final = ("company", "school", "pupil")  # of the placement agreement
IN_USE: Final = "in_use"
WAITING: Final = "waiting"  # made, and not approved by a second person yet
NO_KEY: Final = "none"

SENTENCES: Final = {
    "judgement": N_("Werkproces {work_process} is nog niet beoordeeld."),
    "nothing_earned": N_("De praktijkopleider vond bij elk werkproces: nog niet. Er is niets om op te schrijven."),
    "forged": N_("De beoordelingen zijn niet meer zoals ze zijn ondertekend. Laat dit eerst uitzoeken."),
    "period": N_("De periode van het traject is nog niet zo ver. Wacht tot het kan, of kijk de datums na."),
    "recognition": N_("Het leerbedrijf is niet meer erkend voor deze kwalificatie."),
    "issuer": N_("Er is nog geen mbo-school gekozen waarvan de examencommissie het document geeft."),
    "agreement_company": N_("Het leerbedrijf heeft de overeenkomst niet getekend voordat het traject begon."),
    "agreement_school": N_("De mbo-school heeft de overeenkomst niet getekend voordat het traject begon."),
    "agreement_pupil": N_("De jongere heeft de overeenkomst niet getekend voordat het traject begon."),
    "recognition_throughout": N_("Het leerbedrijf is niet de hele periode erkend voor deze kwalificatie."),
    "period_runs": N_("De periode van de overeenkomst is nog niet voorbij. Wacht tot de laatste dag."),
    "name": N_("De naam van de jongere is niet bekend, of u mag hem niet zien."),
    "birth_date": N_("De geboortedatum van de jongere ontbreekt."),
    "letters": N_("In een van de namen staat een letter die wij nog niet kunnen printen. Bel functioneel beheer."),
    "key": N_("Er is nog geen sleutel om mee te ondertekenen."),
    "other_diploma": N_(
        "Deze jongere heeft al een diploma van de school waar iets anders op staat. Trek dat eerst in."
    ),
    "key_lost": N_("De sleutel van deze organisatie ligt niet waar hij hoort. Zet hem terug, of maak een nieuwe."),
    "unsignable": N_("Iets op het document is te lang, of staat er verkeerd. Kijk eerst de catalogus na."),
    "key_approval": N_("De sleutel is gemaakt, maar nog niet door een tweede persoon in gebruik genomen."),
    "second_person": N_(
        "Wie de beoordeling vroeg, geeft het document niet zelf uit. Vraag een collega of de coördinator."
    ),
}
OWED_BY: Final = {
    "judgement": TRAINER,
    "nothing_earned": TRAINER,
    "forged": ADMIN,
    "period": SCHOOL,
    "recognition": SCHOOL,
    "issuer": SCHOOL,
    "agreement_company": SCHOOL,
    "agreement_school": MBO_SCHOOL,
    "agreement_pupil": SCHOOL,
    "recognition_throughout": SCHOOL,
    "period_runs": MBO_SCHOOL,
    "name": SCHOOL,
    "birth_date": SCHOOL,
    "letters": ADMIN,
    "key": ADMIN,
    "other_diploma": SCHOOL,
    "key_lost": ADMIN,
    "unsignable": ADMIN,
    "key_approval": SECOND_PERSON,
    "second_person": SECOND_PERSON,
}


@dataclass(frozen=True)
class Missing:
    """One thing that is missing."""

    item: str
    work_process: str | None = None

    @property
    def owed_by(self) -> str:
        """Who must see to it."""
        return OWED_BY[self.item]

    @property
    def sentence(self) -> str:
        """What is missing, for a reader."""
        return _(SENTENCES[self.item]).format(work_process=self.work_process)


@dataclass(frozen=True)
class Named:
    """Whose document it will be, as intake tells it to whoever issues."""

    name: str
    born_on: date | None


@dataclass(frozen=True)
class Dossier:
    """A trajectory with all that counts for its document."""

    trajectory: Trajectory
    signed: Sequence[Judgement]
    recognitions: Sequence[Recognition]
    photos: PhotoHashes  # of the pictures that were signed, as they are now
    key: str = NO_KEY
    asked_by: UUID | None = None  # whoever sent the link that was signed last

    @property
    def earned(self) -> list[Judgement]:
        """What counts of each work process that the young person can do, in the order of the trajectory."""
        judged = newest(self.signed)
        found = (judged[code] for code in self.trajectory.work_processes if code in judged)
        return [each for each in found if each.judgement != NOT_YET]

    @property
    def issuer_id(self) -> UUID:
        """The organisation that issues: the school (Boris), or the mbo school."""
        return issuer_of(self.trajectory)


def issuer_of(trajectory: Trajectory) -> UUID:
    """Give the organisation that issues the document of a trajectory."""
    return trajectory.issuer_id or trajectory.school_id


def missing(dossier: Dossier, today: date, named: Named | None, issued_by: UUID) -> list[Missing]:
    """Give everything that is missing, in the order in which people do it; nothing when it can be issued today."""
    return [*before_names(dossier, today, issued_by), *of_person(named)]


def before_names(dossier: Dossier, today: date, issued_by: UUID | None) -> list[Missing]:
    """Give what is missing as far as it is known here, for whoever would issue; without one nobody is compared.

    Names are read at issue, with the issuer's own rights.
    """
    of = dossier.trajectory
    lacks = [*of_the_work(dossier, today), *_of_agreement(of), *_of_period(of, today), *of_key(dossier.key)]
    return [*lacks, *_of_two_persons(dossier, issued_by)]


def of_the_work(dossier: Dossier, today: date) -> Iterator[Missing]:
    """Give what trainer and company still owe: without any of it, the dossier is ready."""
    judged = newest(dossier.signed)
    owed = [code for code in dossier.trajectory.work_processes if code not in judged]
    yield from (Missing("judgement", code) for code in owed)
    if not owed and not dossier.earned:
        yield Missing("nothing_earned")
    if first_forgery(dossier.signed, dossier.photos) is not None:
        yield Missing("forged")
    if not is_recognised_still(dossier.trajectory, dossier.recognitions, today):
        yield Missing("recognition_throughout" if dossier.trajectory.regime == MBO else "recognition")


def is_recognised_still(trajectory: Trajectory, found: Sequence[Recognition], today: date) -> bool:
    """Tell whether the company is recognised until now, or until the period was over; of the mbo during all of it."""
    if trajectory.regime == MBO:
        return is_recognised(found, trajectory.crebo, trajectory.begins_on, trajectory.ends_on)
    until = trajectory.worked_until(today)
    return is_recognised(found, trajectory.crebo, until, until)


def _of_agreement(trajectory: Trajectory) -> Iterator[Missing]:
    """Of the mbo company, mbo school and young person signed before it began, and one mbo school issues."""
    if trajectory.regime != MBO:
        return
    if trajectory.issuer_id is None:
        yield Missing("issuer")
    for who in PARTIES:
        signed_on: date | None = getattr(trajectory, f"agreed_by_{who}_on")
        if signed_on is None or signed_on > trajectory.begins_on:
            yield Missing(f"agreement_{who}")


def _of_period(trajectory: Trajectory, today: date) -> Iterator[Missing]:
    """Boris gives a document of what was done by now, the mbo of a whole period."""
    if waits_for_period(trajectory, today):
        yield Missing("period_runs")
    elif today < trajectory.begins_on:
        yield Missing("period")


def waits_for_period(trajectory: Trajectory, today: date) -> bool:
    """Tell whether the last day of an mbo's agreement is still to come."""
    return trajectory.regime == MBO and today < trajectory.ends_on


def of_key(key: str) -> Iterator[Missing]:
    """Give what is missing of the key with which an issuer signs."""
    if key != IN_USE:
        yield Missing("key_approval" if key == WAITING else "key")


def _of_two_persons(dossier: Dossier, issued_by: UUID | None) -> Iterator[Missing]:
    """Nobody gives out alone what he had judged: with the trainer's link he could have judged it himself too."""
    if issued_by is not None and issued_by == dossier.asked_by:
        yield Missing("second_person")


def of_person(named: Named | None) -> Iterator[Missing]:
    """Give what is missing of whose document it is."""
    if named is None or not named.name:
        yield Missing("name")
    elif named.born_on is None:
        yield Missing("birth_date")
