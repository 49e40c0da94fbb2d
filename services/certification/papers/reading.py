"""A credential read back into the fact it states, so that the paper can be made again from it and laid beside the one shown."""

from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

import msgspec

from services.certification.domain.certificate import (
    DIPLOMA,
    Certificate,
    Diploma,
    Earned,
    Fact,
    Holder,
    Issuer,
    Qualification,
    Workplace,
)
from services.certification.papers import shape
from services.certification.papers.jose import Json, Unreadable
from services.certification.papers.payload import JUDGED, KINDS, LEVEL, REPLACES, payload_of
from services.certification.papers.self_made import TEST

Practice = shape.Credential[shape.Subject]
School = shape.Credential[shape.DiplomaSubject]
NOBODY: Final = UUID(int=0)  # our own number of the issuer is not in a credential
_KINDS: Final = {said: kind for kind, said in KINDS.items()}
_JUDGED: Final = {said: judgement for judgement, said in JUDGED.items()}


def certificate_in(payload: Json) -> Fact:
    """Give the fact; a payload that states anything else, or states it in another way than we do, is refused."""
    found = checked(payload)
    try:
        certificate = _fact(found)
        made = payload_of(certificate)
    except (ValueError, LookupError, OverflowError) as error:
        raise Unreadable(f"the credential does not hold together: {error}") from error
    if made != payload:
        raise Unreadable("the credential says one thing in two ways")
    return certificate


def checked(payload: Json) -> Practice | School:
    """Say whether a payload holds what it must."""
    try:
        return msgspec.convert(payload, School) if _is_diploma(payload) else msgspec.convert(payload, Practice)
    except msgspec.ValidationError as error:
        raise Unreadable(f"the credential is not as it must be: {error}") from error


def _is_diploma(payload: Json) -> bool:
    """Look which of the two forms it says to have; the form itself is looked at afterwards."""
    subject = payload.get("credentialSubject")
    achievement = subject.get("achievement") if isinstance(subject, dict) else None
    return isinstance(achievement, dict) and achievement.get("achievementType") == KINDS[DIPLOMA]


def _fact(found: Practice | School) -> Fact:
    subject = found.credential_subject
    name, born = (each.identity_hash for each in subject.identifier)
    shared: dict[str, Any] = {
        "certificate_id": _uuid(found.id),
        "kind": _KINDS[subject.achievement.achievement_type],
        "serial": subject.license_number,
        "public_code": found.evidence[0].name,
        "holder": Holder(_uuid(subject.id), name, date.fromisoformat(born)),
        "issuer": Issuer(NOBODY, found.issuer.other_identifier[0].identifier, found.issuer.name, found.iss),
        "issued_at": datetime.fromisoformat(found.valid_from),
        "place": found.issuer.address.address_locality,
        "status_list": found.credential_status.status_list_credential,
        "status_index": int(found.credential_status.status_list_index),
        "page": found.evidence[0].id,
        "is_test": found.name.startswith(TEST),
        "replaces": subject.narrative.removeprefix(REPLACES) if subject.narrative else None,
    }
    if isinstance(subject, shape.DiplomaSubject):
        return Diploma(programme=subject.achievement.name, parts=tuple(subject.achievement.tag), **shared)
    return Certificate(
        regime=subject.achievement.tag[0],
        workplace=_workplace(subject.source),
        qualification=_qualification(subject.achievement),
        work_processes=tuple(_earned(each) for each in subject.result),
        begins_on=datetime.fromisoformat(subject.activity_start_date).date(),
        ends_on=datetime.fromisoformat(subject.activity_end_date).date(),
        **shared,
    )


def _workplace(found: shape.Profile) -> Workplace:
    return Workplace(
        name=found.name,
        address=found.address.street_address or "",
        place=found.address.address_locality,
        sbb_id=found.other_identifier[0].identifier,
        trainer_name=found.official or "",
    )


def _qualification(found: shape.Achievement) -> Qualification:
    level = (found.alignment[0].target_description or "").removeprefix(LEVEL)
    return Qualification(found.human_code, found.name, int(level), found.description, found.version)


def _earned(found: shape.Result) -> Earned:
    about = found.alignment[0]
    return Earned(about.target_code, about.target_name, _JUDGED[found.value])


def _uuid(urn: str) -> UUID:
    return UUID(urn.removeprefix("urn:uuid:"))
