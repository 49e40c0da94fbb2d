"""The portal on top of the real services, with their events brought round by hand instead of by a broker."""

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from http import HTTPStatus
from typing import Any

import httpx
from flask import Flask

from access import tokens
from access.actor import Actor
from doorlijn.region import mbo_catalogue
from doorlijn.region.leerlijnen import leerlijnen
from doorlijn.region.people import DemoPerson, demo_person, region_file
from doorlijn.web import actor_of
from language.days import local
from messaging.envelope import CONTENT_TYPE
from messaging.reading import Arrival
from rest.allowances import Buckets
from rest.app import ApiSettings
from rest.neighbours import Neighbours
from services.portal.api import app as portal_app
from services.portal.client import Transports
from services.portal.web.portal import SERVICES, MailCatcher, TimeMachine
from services.portal.web.session_oidc import Provider
from tests.machinery.database import SIGNING_KEY, Database
from tests.machinery.roads import Roads
from tests.portal.visitor import Visitor

TOWN = "GM9001"  # Lijnmonde: its job coach and werkconsulent are those of every story here
SCHOOL = "99AA"  # practical education


@dataclass(frozen=True)
class Settings:
    """What the portal reads."""

    profile: str = "demo"
    region: str = "De Lijnstreek"
    api_url_template: str = "http://{service}.test"
    session_idle: timedelta = timedelta(minutes=30)
    session_lasts: timedelta = timedelta(hours=10)


class Stage:
    """An invented region with nobody in aftercare yet; everything else happens through the pages."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._heard: dict[str, int] = dict.fromkeys(SERVICES, 0)
        self._services = {name: importlib.import_module(f"services.{name}.service") for name in SERVICES}
        self._apis = {name: self._api(name) for name in SERVICES}
        self._load_region()
        self._opening = dict(self._heard), database.now
        self.app = self.portal()

    def portal(
        self,
        profile: str = "demo",
        mail_catcher: MailCatcher | None = None,
        broken: Mapping[str, httpx.BaseTransport] | None = None,
        provider: Provider | None = None,
        public_url: str = "",
        machine: TimeMachine | None = None,
    ) -> Flask:
        """Put a portal together; `broken` replaces the road to a service."""
        roads: Transports = {name: httpx.WSGITransport(app=api) for name, api in self._apis.items()}
        app = portal_app(
            Settings(profile),
            issue_token=lambda who, now, lifetime: tokens.issue(actor_of(who), SIGNING_KEY, now, lifetime),
            secret=b"the secret of one test run",
            transports={**roads, **(broken or {})},
            mail_catcher=mail_catcher,
            provider=provider,
            public_url=public_url,
            machine=machine,
            clock=lambda: self.database.now,
        )
        app.testing = False  # an error must become a page, as for everybody else
        return app

    @property
    def today(self) -> date:
        return local(self.database.now).date()

    def person(self, role: str) -> DemoPerson:
        return demo_person(role, TOWN if role in {"job_coach", "werkconsulent"} else None)

    def sign_in(self, role: str, app: Flask | None = None) -> Visitor:
        """Sign in as the person of the story in this role."""
        visitor = Visitor((app or self.app).test_client())
        visitor.open("/aanmelden").submit({"person_id": str(self.person(role).person_id), "role": role})
        return visitor

    def deliver(self) -> None:
        """Bring every event to every service, until nothing new happens."""
        while self._bring_round():
            pass

    def report_leaver(self, **changes: str) -> str:
        """Let the school report a leaver and everybody hear of it; gives the page of the young person."""
        school = self.sign_in("school_staff")
        school.open("/schoolverlaters/melden").submit(a_leaver(self.today) | changes)
        assert "is gemeld" in school.text
        self.deliver()
        return school.open("/schoolverlaters").link(changes.get("first_name", "Sanne"))

    def end_contract(self, page: str) -> str:
        """Let the job coach report the end of the contract; gives the page of the conversation."""
        coach = self.sign_in("job_coach")
        coach.open(page).follow("Einde contract melden").submit({"reason": "dismissed"})
        self.deliver()
        return coach.open(page).link("Uiterlijk")

    def offer_leerlijnen(self) -> None:
        """Let the coordinator keep the region's leerlijnen."""
        coordinator = self.person("coordinator")
        client = self.database.client(
            "aftercare", Actor(coordinator.person_id, "coordinator", coordinator.organisation_id)
        )
        for each in leerlijnen():
            answer = client.put(f"/v1/leerlijnen/{each.code}", json=each.body(self.today))
            assert answer.status_code == HTTPStatus.OK, answer.json

    def fill_catalogue(self) -> None:
        """Put the demo's qualifications, work processes and recognised companies into the catalogue."""
        mbo_catalogue.seed(self.database.url("certification"), self.database.now)

    def begin_again(self) -> None:
        """Play another story from the start: the database was put back as it was when the region was loaded."""
        self.app.extensions.pop("public_schools", None)  # kept for a minute, which no test waits for
        self._heard, now = dict(self._opening[0]), self._opening[1]
        self.database.begin_again(now)
        for api in self._apis.values():
            limits, _buckets = api.extensions["doorlijn_limits"]
            api.extensions["doorlijn_limits"] = limits, Buckets()

    def close(self) -> None:
        """Let go of the database; whoever asks again connects again."""
        for api in self._apis.values():
            api.extensions["doorlijn"].sessions.kw["bind"].dispose()
        self.database.disconnect()

    def _api(self, service: str) -> Flask:
        known = ApiSettings(
            self.database.url(service),
            SIGNING_KEY,
            clock=lambda: self.database.now,
            neighbours=Neighbours("http://{service}.test", Roads(lambda name: self._apis[name])),
            keys_dir=self.database.keys,
        )
        api: Flask = importlib.import_module(f"services.{service}.api").app(known)
        return api

    def _load_region(self) -> None:
        admin = self.person("admin")
        client = self.database.client("directory", Actor(admin.person_id, "admin", admin.organisation_id))
        answer = client.post("/v1/directory-loads", json=region_file())
        assert answer.json["is_loaded"], answer.json
        self.deliver()
        self.database.now += timedelta(minutes=1)  # what happens in a test happens later

    def _bring_round(self) -> bool:
        is_new = False
        for source in SERVICES:
            statement = "SELECT position, envelope FROM journal WHERE position > :after ORDER BY position"
            rows = self.database.rows(source, statement, after=self._heard[source])
            if rows:
                self._heard[source], is_new = rows[-1]["position"], True
                self._tell_all(source, [bytes(row["envelope"]) for row in rows])
        return is_new

    def _tell_all(self, source: str, envelopes: list[bytes]) -> None:
        for name, module in self._services.items():
            service_class: Any = getattr(module, f"{name.capitalize()}Service")
            queue = f"evt-{source}--{name}.v1"
            self.database.inbox(service_class).take([Arrival(one, CONTENT_TYPE, queue) for one in envelopes])


def a_leaver(today: date) -> dict[str, str]:
    """Sanne, who left practical education for work."""
    return {
        "first_name": "Sanne",
        "infix": "van der",
        "last_name": "Veen",
        "birth_date": "14-03-2009",
        "pupil_number": "0042",
        "municipality": TOWN,
        "left_on": typed(today - timedelta(days=100)),
        "destination": "work",
        "employer": "Bakkerij De Halm",
        "contract_begin": typed(today - timedelta(days=90)),
        "contract_end": typed(today + timedelta(days=200)),
        "trajectory_open": "no",
    }


def typed(day: date) -> str:
    """A day as people type it."""
    return f"{day.day}-{day.month}-{day.year}"
