"""A fact as an Open Badges 3.0 credential: every line of the paper has its place in it."""

from datetime import UTC, date, datetime, time
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from language.days import AMSTERDAM
from services.certification.domain.certificate import DIPLOMA, PRAKTIJKVERKLARING, Certificate, Diploma, Earned, Fact
from services.certification.papers.jose import Json
from services.certification.papers.self_made import TEST

CONTEXT: Final = (
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
)
SCHEMA: Final = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json"
DOSSIERS: Final = "https://kwalificaties.s-bb.nl/Dossier"  # where the field's dossiers are published
KINDS: Final = {PRAKTIJKVERKLARING: "ext:Praktijkverklaring", DIPLOMA: "Diploma"}
NAMES: Final = {PRAKTIJKVERKLARING: "Praktijkverklaring", DIPLOMA: "Schooldiploma"}
JUDGED: Final = {"alone": "zelfstandig", "with_help": "met hulp"}
CRITERIA: Final = "De praktijkopleider van een erkend leerbedrijf zag het werk en gaf per werkproces een oordeel."
FINISHED: Final = "De school zag dat de leerling alle onderdelen van dit programma heeft afgerond."
REPLACES: Final = "Vervangt "
LEVEL: Final = "mbo-niveau "


def payload_of(certificate: Fact) -> Json:
    """Give the whole payload; nothing in it is made up here."""
    issued = certificate.issued_at.astimezone(UTC).replace(microsecond=0)
    jti, sub = f"urn:uuid:{certificate.certificate_id}", f"urn:uuid:{certificate.holder.subject_id}"
    return {
        "@context": list(CONTEXT),
        "id": jti,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": f"{TEST}: {NAMES[certificate.kind]}" if certificate.is_test else NAMES[certificate.kind],
        "issuer": _issuer(certificate),
        "validFrom": issued.isoformat().replace("+00:00", "Z"),
        "credentialSubject": _subject(certificate, sub),
        "evidence": [{"id": certificate.page, "type": ["Evidence"], "name": certificate.public_code}],
        "credentialSchema": [{"id": SCHEMA, "type": "1EdTechJsonSchemaValidator2019"}],
        "credentialStatus": {
            "id": f"{certificate.status_list}#{certificate.status_index}",
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": str(certificate.status_index),
            "statusListCredential": certificate.status_list,
        },
        "iss": certificate.issuer.did,
        "sub": sub,
        "jti": jti,
        "nbf": int(issued.timestamp()),
    }


def _issuer(certificate: Fact) -> Json:
    issuer = certificate.issuer
    return {
        "id": issuer.did,
        "type": ["Profile"],
        "name": issuer.name,
        "address": {"type": ["Address"], "addressLocality": certificate.place},
        "otherIdentifier": [{"type": "IdentifierEntry", "identifier": issuer.code, "identifierType": "ext:brin"}],
    }


def _subject(certificate: Fact, sub: str) -> Json:
    holder = certificate.holder
    found = {
        "id": sub,
        "type": ["AchievementSubject"],
        "identifier": [_identity("name", holder.name), _identity("ext:birthDate", holder.born_on.isoformat())],
        "licenseNumber": certificate.serial,
        **(_of_school(certificate) if isinstance(certificate, Diploma) else _of_practice(certificate)),
    }
    return found | ({"narrative": f"{REPLACES}{certificate.replaces}"} if certificate.replaces else {})


def _of_practice(certificate: Certificate) -> Json:
    scale = f"urn:uuid:{uuid5(NAMESPACE_URL, 'doorlijn/judgement')}"
    return {
        "activityStartDate": _start_of(certificate.begins_on),
        "activityEndDate": _start_of(certificate.ends_on),
        "source": _workplace(certificate),
        "achievement": _achievement(certificate, scale),
        "result": [_result(each, scale) for each in certificate.work_processes],
    }


def _of_school(diploma: Diploma) -> Json:
    what = f"doorlijn/{diploma.kind}/{diploma.issuer.code}/{diploma.programme}/{'/'.join(diploma.parts)}"
    return {
        "achievement": {
            "id": f"urn:uuid:{uuid5(NAMESPACE_URL, what)}",
            "type": ["Achievement"],
            "achievementType": KINDS[diploma.kind],
            "name": diploma.programme,
            "description": NAMES[diploma.kind],
            "criteria": {"narrative": FINISHED},
            "tag": list(diploma.parts),
        }
    }


def _identity(what: str, value: str) -> Json:
    return {"type": "IdentityObject", "hashed": False, "identityHash": value, "identityType": what}


def _workplace(certificate: Certificate) -> Json:
    place = certificate.workplace
    return {
        "id": f"urn:uuid:{uuid5(NAMESPACE_URL, f'doorlijn/sbb/{place.sbb_id}')}",
        "type": ["Profile"],
        "name": place.name,
        "address": {"type": ["Address"], "addressLocality": place.place, "streetAddress": place.address},
        "otherIdentifier": [{"type": "IdentifierEntry", "identifier": place.sbb_id, "identifierType": "ext:sbb"}],
        "official": place.trainer_name,
    }


def _achievement(certificate: Certificate, scale: str) -> Json:
    of = certificate.qualification
    framework = f"{of.dossier}, versie {of.version}"
    codes = " ".join(each.code for each in certificate.work_processes)
    return {
        "id": f"urn:uuid:{uuid5(NAMESPACE_URL, f'doorlijn/{certificate.kind}/{of.crebo}/{of.version}/{codes}')}",
        "type": ["Achievement"],
        "achievementType": KINDS[certificate.kind],
        "name": of.name,
        "description": of.dossier,
        "criteria": {"narrative": CRITERIA},
        "humanCode": of.crebo,
        "version": of.version,
        "tag": [certificate.regime],
        "alignment": [
            _aligned(of.crebo, of.name)
            | {"targetFramework": framework, "targetType": "ceterms:Credential"}
            | {"targetDescription": f"{LEVEL}{of.level}"},
            *(_aligned(each.code, each.title) for each in certificate.work_processes),
        ],
        "resultDescription": [
            {
                "id": scale,
                "type": ["ResultDescription"],
                "name": "Oordeel per werkproces",
                "resultType": "Result",
                "allowedValue": ["met hulp", "zelfstandig"],
            }
        ],
    }


def _result(earned: Earned, scale: str) -> Json:
    return {
        "type": ["Result"],
        "resultDescription": scale,
        "value": JUDGED[earned.judgement],
        "alignment": [_aligned(earned.code, earned.title)],
    }


def _aligned(code: str, title: str) -> Json:
    return {"type": ["Alignment"], "targetName": title, "targetUrl": DOSSIERS, "targetCode": code}


def _start_of(day: date) -> str:
    """The day itself on a Dutch clock, whatever the reader's clock says."""
    return datetime.combine(day, time(), AMSTERDAM).isoformat()
