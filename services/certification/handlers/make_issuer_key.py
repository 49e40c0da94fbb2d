"""An administrator makes a key for a school; it signs nothing until a second person puts it into use."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from messaging.ids import uuid7
from services.certification.domain.issuer_key import WAITING, IssuerKey
from services.certification.domain.register_rules import CodeIsOfAnotherIssuer, KeyIsWaiting, OnlyABodyThatIssues
from services.certification.papers import did
from services.certification.papers.signer import Signer, public_jwk
from services.certification.storage.issuer_keys import IssuerKeys

ISSUING: Final = frozenset({"school", "mbo"})


@dataclass(frozen=True)
class Body:
    """An organisation, as the directory knows it."""

    organisation_id: UUID
    kind: str
    code: str


@dataclass(frozen=True)
class MakeIssuerKey:
    """For whom, and how the issuer is called on its documents: its own name, or that of the region."""

    body: Body
    name: str
    place: str
    made_by: UUID
    public_url: str
    is_test: bool


def handle(
    command: MakeIssuerKey, make: Callable[[str, str, str, datetime], Signer], keys: IssuerKeys, now: datetime
) -> IssuerKey:
    """Make it; the private half goes where `make` keeps it, and the public half is written down."""
    body = command.body
    if body.kind not in ISSUING or not body.code:
        raise OnlyABodyThatIssues
    keys.lock(body.organisation_id)
    if any(each.state == WAITING for each in keys.all(body.organisation_id)):
        raise KeyIsWaiting
    if not keys.claim(body.code, body.organisation_id):
        raise CodeIsOfAnotherIssuer
    its_did = did.of(command.public_url, body.code)
    signer = make(body.code, its_did, command.name, now)
    key = IssuerKey(
        uuid7(),
        body.organisation_id,
        body.code,
        command.name,
        command.place,
        its_did,
        signer.kid,
        json.dumps(public_jwk(signer)),
        signer.certificate,
        command.is_test,
        command.made_by,
        now,
    )
    keys.add(key)
    return key
