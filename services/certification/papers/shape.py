"""What a credential of ours must hold, to the letter: checked before it is signed, and again when it is read."""

from typing import Annotated, Generic, Literal, TypeVar

from msgspec import Meta, Struct, field

from services.certification.domain.catalogue import CORE_TASK, CREBO

# No control characters, and none that let a text read from the other side than it is written (bidi overrides).
_PLAIN = "^[^\\x00-\\x1f\\x7f-\\x9f\\u061c\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff\\ud800-\\udfff\\ufffe\\uffff]+$"

Text = Annotated[str, Meta(pattern=_PLAIN, max_length=300)]
Did = Annotated[str, Meta(pattern="^did:web:[A-Za-z0-9.%:_-]+$", max_length=200)]
Urn = Annotated[str, Meta(pattern="^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
Id = Annotated[str, Meta(pattern="^(did:web:[A-Za-z0-9.%:_-]+|urn:uuid:[0-9a-f-]{36})$", max_length=200)]
Url = Annotated[str, Meta(pattern="^https?://[^\\s/]+/\\S+$", max_length=300)]
Crebo = Annotated[str, Meta(pattern=f"^{CREBO.pattern}$")]
Code = Annotated[str, Meta(pattern=f"^{CORE_TASK}(-W[0-9]+)?$")]
CreboOrCode = Annotated[str, Meta(pattern=f"^({CREBO.pattern}|{CORE_TASK}(-W[0-9]+)?)$")]
Moment = Annotated[str, Meta(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+][0-9]{2}:[0-9]{2})$")]
Index = Annotated[str, Meta(pattern="^[0-9]{1,8}$")]


class Closed(Struct, forbid_unknown_fields=True, rename="camel"):
    """Nothing that is not named here: what nobody thought of (a BSN, a diagnosis, a kind of school) does not slip in."""


class Address(Closed):
    type: tuple[Literal["Address"]]
    address_locality: Text
    street_address: Text | None = None


class IssuerCode(Closed):
    type: Literal["IdentifierEntry"]
    identifier: Text
    identifier_type: Literal["ext:brin", "ext:sbb"]


class Profile(Closed):
    """The issuer, or the training company with who judged there."""

    id: Id
    type: tuple[Literal["Profile"]]
    name: Text
    address: Address
    other_identifier: tuple[IssuerCode]
    official: Text | None = None


class Alignment(Closed):
    type: tuple[Literal["Alignment"]]
    target_name: Text
    target_url: Url
    target_code: CreboOrCode
    target_framework: Text | None = None
    target_type: Literal["ceterms:Credential"] | None = None
    target_description: Text | None = None


class Criteria(Closed):
    narrative: Text


class ResultDescription(Closed):
    id: Urn
    type: tuple[Literal["ResultDescription"]]
    name: Text
    result_type: Literal["Result"]
    allowed_value: tuple[Literal["met hulp"], Literal["zelfstandig"]]


class Achievement(Closed):
    id: Urn
    type: tuple[Literal["Achievement"]]
    achievement_type: Literal["ext:Praktijkverklaring"]
    name: Text
    description: Text
    criteria: Criteria
    human_code: Crebo
    version: Text
    tag: tuple[Literal["boris", "mbo"]]
    alignment: Annotated[list[Alignment], Meta(min_length=2, max_length=201)]
    result_description: tuple[ResultDescription]


class ResultAlignment(Closed):
    type: tuple[Literal["Alignment"]]
    target_name: Text
    target_url: Url
    target_code: Code


class Result(Closed):
    type: tuple[Literal["Result"]]
    result_description: Urn
    value: Literal["met hulp", "zelfstandig"]
    alignment: tuple[ResultAlignment]


class Identity(Closed):
    type: Literal["IdentityObject"]
    hashed: Literal[False]
    identity_hash: Text
    identity_type: Literal["name", "ext:birthDate"]


class Subject(Closed):
    id: Urn
    type: tuple[Literal["AchievementSubject"]]
    identifier: tuple[Identity, Identity]
    license_number: Text
    activity_start_date: Moment
    activity_end_date: Moment
    source: Profile
    achievement: Achievement
    result: Annotated[list[Result], Meta(min_length=1, max_length=200)]
    narrative: Text | None = None


class DiplomaAchievement(Closed):
    """What was finished at a school: its parts are the tags."""

    id: Urn
    type: tuple[Literal["Achievement"]]
    achievement_type: Literal["Diploma"]
    name: Text
    description: Text
    criteria: Criteria
    tag: Annotated[list[Text], Meta(min_length=1, max_length=18)]


class DiplomaSubject(Closed):
    id: Urn
    type: tuple[Literal["AchievementSubject"]]
    identifier: tuple[Identity, Identity]
    license_number: Text
    achievement: DiplomaAchievement
    narrative: Text | None = None


S = TypeVar("S", Subject, DiplomaSubject)


class Evidence(Closed):
    id: Url
    type: tuple[Literal["Evidence"]]
    name: Text


class Schema(Closed):
    id: Url
    type: Literal["1EdTechJsonSchemaValidator2019"]


class Status(Closed):
    id: Url
    type: Literal["BitstringStatusListEntry"]
    status_purpose: Literal["revocation"]
    status_list_index: Index
    status_list_credential: Url


class Credential(Closed, Generic[S]):
    """An Open Badges 3.0 credential as VC-JWT: the claims of the JWT stand beside those of the credential."""

    context: tuple[
        Literal["https://www.w3.org/ns/credentials/v2"],
        Literal["https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
    ] = field(name="@context")
    id: Urn
    type: tuple[Literal["VerifiableCredential"], Literal["OpenBadgeCredential"]]
    name: Text
    issuer: Profile
    valid_from: Moment
    credential_subject: S
    evidence: tuple[Evidence]
    credential_schema: tuple[Schema]
    credential_status: Status
    iss: Did
    sub: Urn
    jti: Urn
    nbf: int
