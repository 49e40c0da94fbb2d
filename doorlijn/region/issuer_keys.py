"""Keys for the demo's schools, made and put into use as people would; they say that they are for tests."""

from datetime import datetime
from typing import Final
from uuid import UUID

from doorlijn.region.people import demo_person, demo_persons, region_file
from doorlijn.settings import Settings
from messaging.database import open_engine, open_sessions, wait_until_ready
from messaging.work import unit_of_work
from services.certification.handlers import approve_issuer_key, make_issuer_key
from services.certification.handlers.approve_issuer_key import ApproveIssuerKey
from services.certification.handlers.make_issuer_key import Body, MakeIssuerKey
from services.certification.storage.issuer_keys import IssuerKeys
from services.certification.storage.signers import Signers
from services.directory.domain.model import organisation_id_of

ISSUING: Final = ("school", "mbo")
PLACE: Final = "Lijnmonde"


def seed(settings: Settings, now: datetime) -> None:
    """Give every school a key, unless it has one."""
    engine = open_engine(settings.database_url, "certification", pool_size=1, acts_as="system")
    wait_until_ready(engine, "certification")
    signers, admin = Signers(settings.keys_dir), demo_person("admin").person_id
    for body in (each for each in region_file()["organisations"] if each["kind"] in ISSUING):
        its = Body(organisation_id_of(body["kind"], body["code"]), body["kind"], body["code"])
        command = MakeIssuerKey(its, body["name"], PLACE, admin, settings.public_url, is_test=True)
        with unit_of_work(open_sessions(engine), "certification", now) as work:
            keys = work.use(IssuerKeys)
            if not keys.all(its.organisation_id):
                key = make_issuer_key.handle(command, signers.make, keys, now)
                approve_issuer_key.handle(ApproveIssuerKey(key.key_id, _second(its.organisation_id)), keys, now)
    engine.dispose()


def _second(organisation_id: UUID) -> UUID:
    """Give somebody of the school; where the demo has nobody, the coordinator."""
    staff = (each.person_id for each in demo_persons() if each.organisation_id == organisation_id)
    return next(staff, demo_person("coordinator").person_id)
