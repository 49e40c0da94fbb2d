"""The one document of the scene of certification, and the key that would have signed it."""

from datetime import date
from uuid import UUID

from services.certification.domain.certificate import Certificate, Earned, Holder, Issuer, Qualification, Workplace
from services.certification.domain.register import Entry
from services.certification.handlers import approve_issuer_key, make_issuer_key
from services.certification.handlers.approve_issuer_key import ApproveIssuerKey
from services.certification.handlers.make_issuer_key import Body, MakeIssuerKey
from services.certification.papers.public_code import new_code
from services.certification.storage.issuer_keys import IssuerKeys
from services.certification.storage.register import Register
from services.certification.storage.signers import Signers
from tests.machinery.database import NOW, Database
from tests.security.matrix.askers import MBO, SCHOOL

CERTIFICATE, SOMEBODY, MAKER, OF_MBO = (UUID(int=0x7C0 + number) for number in range(4))
OF_SCHOOL, OF_MBO_SCHOOL = Body(SCHOOL, "school", "99AA"), Body(MBO, "mbo", "99MA")


def put_in_register(
    database: Database, pupil_id: UUID, body: Body = OF_SCHOOL, certificate_id: UUID = CERTIFICATE
) -> dict[str, UUID | str]:
    """Give one young person a document; gives the ids that lead to it."""
    command = MakeIssuerKey(body, "De Ankerlijn", "Lijnmonde", MAKER, "http://x.test", True)
    with database.work("certification") as work:
        keys = work.use(IssuerKeys)
        key = make_issuer_key.handle(command, Signers(database.keys).make, keys, NOW)
        approve_issuer_key.handle(ApproveIssuerKey(key.key_id, SOMEBODY), keys, NOW)
        fact = _fact(key.did, body, certificate_id)
        work.use(Register).add(Entry(fact, key.kid, "x", "x", SOMEBODY, SCHOOL, MAKER, 1, None, pupil_id))
    return {
        "certificate_id": certificate_id,
        "key_id": key.key_id,
        "code": body.code,
        "list_number": "1",
        "public_code": fact.public_code,
    }


def _fact(did: str, body: Body, certificate_id: UUID) -> Certificate:
    return Certificate(
        certificate_id,
        "praktijkverklaring",
        "mbo" if body.kind == "mbo" else "boris",
        f"{body.code}-2026-00001",
        new_code(),
        Holder(SOMEBODY, "Noor Bakker", date(2008, 11, 21)),
        Issuer(body.organisation_id, body.code, "De Ankerlijn", did),
        Workplace("Distributie Kromvliet", "Havenweg 4", "Kromvliet", "SBB20417", "Joost Hamer"),
        Qualification("25254", "Assistent logistiek", 1, "Entree", "2015"),
        (Earned("B1-K1-W1", "Bereidt werk voor", "alone"),),
        date(2026, 9, 1),
        date(2027, 2, 26),
        NOW,
        "Lijnmonde",
        "http://x.test/uitgevers/99AA/statuslijst/1",
        17,
        "http://x.test/controle/x",
        is_test=True,
    )
