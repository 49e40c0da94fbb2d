"""Makes the fact that a document states: of the dossier, of whose it is, and of who gives it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.certification.domain.catalogue import Qualification as Known
from services.certification.domain.catalogue import TrainingCompany
from services.certification.domain.certificate import (
    DIPLOMA,
    PRAKTIJKVERKLARING,
    Certificate,
    Diploma,
    Earned,
    Holder,
    Issuer,
    Qualification,
    Workplace,
)
from services.certification.domain.diploma import Finished
from services.certification.domain.dossier import Dossier
from services.certification.domain.issuer_key import IssuerKey
from services.certification.domain.local_time import day_of
from services.certification.domain.trajectory import MBO


@dataclass(frozen=True)
class Numbering:
    """By what one document is known."""

    certificate_id: UUID
    serial: str
    public_code: str
    status_list: int
    status_index: int
    replaces: str | None = None


@dataclass(frozen=True)
class Whose:
    """The name and the day of birth on it, with an id of this document alone."""

    subject_id: UUID
    name: str
    born_on: date


@dataclass(frozen=True)
class Addresses:
    """Where the installation publishes what belongs to documents."""

    public_url: str

    def page(self, public_code: str) -> str:
        """Give the public page of a document."""
        return f"{self.public_url.rstrip('/')}/controle/{public_code}"

    def status_list(self, code: str, number: int) -> str:
        """Give a status list of an issuer."""
        return f"{self.public_url.rstrip('/')}/uitgevers/{code}/statuslijst/{number}"


def fact_of(
    dossier: Dossier,
    qualification: Known,
    whose: Whose,
    key: IssuerKey,
    numbers: Numbering,
    at: Addresses,
    now: datetime,
) -> Certificate:
    """State what was earned, as it is known at issue."""
    of, company = dossier.trajectory, company_of(dossier)
    return Certificate(
        certificate_id=numbers.certificate_id,
        kind=PRAKTIJKVERKLARING,
        regime=of.regime,
        serial=numbers.serial,
        public_code=numbers.public_code,
        holder=Holder(whose.subject_id, whose.name, whose.born_on),
        issuer=Issuer(key.organisation_id, key.code, key.name, key.did),
        workplace=Workplace(
            company.name, company.address, company.place, company.sbb_id, dossier.signed[-1].trainer_name
        ),
        qualification=Qualification(
            of.crebo, qualification.name, qualification.level, qualification.dossier, of.version
        ),
        work_processes=tuple(Earned(each.work_process, each.title, each.judgement) for each in dossier.earned),
        begins_on=of.begins_on,
        ends_on=of.ends_on if of.regime == MBO else of.worked_until(day_of(now)),
        issued_at=now.replace(microsecond=0),
        place=key.place,
        status_list=at.status_list(key.code, numbers.status_list),
        status_index=numbers.status_index,
        page=at.page(numbers.public_code),
        is_test=key.is_test,
        replaces=numbers.replaces,
    )


def diploma_of(
    finished: Finished, whose: Whose, key: IssuerKey, numbers: Numbering, at: Addresses, now: datetime
) -> Diploma:
    """State what was finished at a school."""
    return Diploma(
        certificate_id=numbers.certificate_id,
        kind=DIPLOMA,
        serial=numbers.serial,
        public_code=numbers.public_code,
        holder=Holder(whose.subject_id, whose.name, whose.born_on),
        issuer=Issuer(key.organisation_id, key.code, key.name, key.did),
        programme=finished.programme,
        parts=finished.parts,
        issued_at=now.replace(microsecond=0),
        place=key.place,
        status_list=at.status_list(key.code, numbers.status_list),
        status_index=numbers.status_index,
        page=at.page(numbers.public_code),
        is_test=key.is_test,
        replaces=numbers.replaces,
    )


def company_of(dossier: Dossier) -> TrainingCompany:
    """Give the training company, as the catalogue knows it now."""
    return dossier.recognitions[-1].company
