"""A small invented region as aftercare hears of it, through its real inbox, clocks and API."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from http import HTTPStatus
from uuid import UUID, uuid5

import jsonschema_rs
import msgspec
from flask.testing import FlaskClient

from access.actor import Actor
from messaging.reading import Arrival
from services.aftercare.service import AftercareService
from tests.aftercare.examples import (
    COACH,
    COORDINATOR,
    HERE,
    OTHER_COACH,
    OTHER_WERKCONSULENT,
    PUPIL,
    SCHOOL,
    THERE,
    TODAY,
    WERKCONSULENT,
)
from tests.architecture.landscape import contract_of, read_contract
from tests.machinery.database import Database

SPACE = UUID(int=77)
STAFF = (
    (COACH, "job_coach", [HERE]),
    (OTHER_COACH, "job_coach", [THERE]),
    (WERKCONSULENT, "werkconsulent", [HERE]),
    (OTHER_WERKCONSULENT, "werkconsulent", [THERE]),
    (COORDINATOR, "coordinator", []),
)


def role_id(person_id, role):
    return uuid5(SPACE, f"{person_id}/{role}")


@dataclass
class Town:
    """Who lives and works there, and what they do."""

    database: Database
    left_on: date = date(2026, 7, 10)
    heard: int = 0
    told: list[tuple[str, dict[str, object]]] = field(default_factory=list)

    # what the directory tells

    def staff(self, *without: UUID):
        for person_id, role, municipalities in STAFF:
            if person_id not in without:
                self.grant(person_id, role, municipalities)
        return self

    def grant(self, person_id, role, municipalities):
        fields = {
            "role_id": role_id(person_id, role),
            "person_id": person_id,
            "role": role,
            "organisation_id": UUID(int=5),
            "municipalities": municipalities,
        }
        return self.database.hear(
            AftercareService, "directory", ("role_granted", fields), subject=f"person/{person_id}"
        )

    def revoke(self, person_id, role):
        fields = {"role_id": role_id(person_id, role), "person_id": person_id}
        return self.database.hear(
            AftercareService, "directory", ("role_revoked", fields), subject=f"person/{person_id}"
        )

    def away(self, person_id, substitute_id, until=None):
        fields = {"person_id": person_id, "substitute_id": substitute_id, "until": until}
        subject = f"person/{person_id}"
        return self.database.hear(AftercareService, "directory", ("substitute_named", fields), subject=subject)

    # what intake tells

    def leaves(self, pupil_id=PUPIL, *, again=False, told_by=41, **other: object):
        fields = {
            "pupil_id": pupil_id,
            "school_id": SCHOOL,
            "municipality": HERE,
            "left_on": self.left_on,
            "destination": "work",
            "contract": None,
            "trajectory_open": False,
        } | other
        sequence = 1 if again else None
        return self.database.hear(
            AftercareService,
            "intake",
            ("pupil_left_school", fields),
            subject=f"pupil/{pupil_id}",
            sequence=sequence,
            actor=f"person/{UUID(int=told_by)}",
            actor_role="school_staff",
        )

    # what people do, through the API

    def works(self, ends_on=None, employer="Bakkerij Zon", **leaver: object):
        """A pupil left school and works; gives the contract."""
        self.leaves(**leaver)
        body = {"employer": employer, "kind": "regular", "begins_on": "2026-08-01", "ends_on": ends_on and str(ends_on)}
        answer = self.client("job_coach").post(f"/v1/cases/{self.case()['case_id']}/contracts", json=body)
        assert answer.status_code == HTTPStatus.CREATED, answer.json
        return answer.json["id"]

    def loses_work(self, ended_on=TODAY):
        """A contract ends, and a conversation is owed."""
        contract_id = self.works()
        body = {"ended_on": str(ended_on), "reason": "dismissed"}
        self._done(self.client("job_coach").post(f"/v1/contracts/{contract_id}/end", json=body))
        self.hear_own()

    def plans(self, starts_at):
        body = {"starts_at": starts_at, "minutes": 60, "place": "Werkplein"}
        self._done(self.client("werkconsulent").put(f"{self.talk_path()}/appointment", json=body))

    def accepted(self):
        """The job coaches said yes to all their cases: only other clocks have something to say."""
        self.database.execute_as_admin("UPDATE aftercare.cases SET accepted_at = opened_on")

    def handed_over(self):
        """Somebody took over warmly: at the end of the two years the case closes."""
        self.database.execute_as_admin(
            """UPDATE aftercare.cases SET handed_over_on = left_on, handed_over_to = 'mbo', handed_over_how = 'call',
            handed_over_by = case_id"""
        )

    def holds(self, held_on, next_step="mbo"):
        body = {"held_on": held_on, "next_step": next_step}
        self._done(self.client("werkconsulent").post(f"{self.talk_path()}/outcome", json=body))

    def talk_path(self):
        return f"/v1/career-conversations/{self.conversation()['conversation_id']}"

    @staticmethod
    def _done(answer) -> None:
        assert answer.status_code == HTTPStatus.OK, answer.json

    # what happens by itself

    def hear_own(self, now=None):
        """Let aftercare hear what it published since the last time, as the broker would bring it."""
        journal = self.database.rows(
            "aftercare",
            "SELECT position, envelope FROM journal WHERE position > :heard ORDER BY position",
            heard=self.heard,
        )
        for row in journal:
            arrival = Arrival(bytes(row["envelope"]), "application/cloudevents+json", "evt-aftercare--aftercare.v1")
            self.database.inbox(AftercareService, now).take([arrival])
            self.heard = row["position"]
        assert self.database.why("aftercare") == []
        if journal:
            self.hear_own(now)

    def clock(self, now: datetime):
        """Let time pass: what is due fires, and what follows from it is heard."""
        self.database.now = now
        self.database.fire(AftercareService, now=now)
        self.hear_own(now)

    def days_pass(self, days):
        for _ in range(days):
            self.clock(self.database.now + timedelta(days=1))

    # what can be seen

    def news(self):
        """What was published since the last time, each checked against its contract."""
        published = self.database.published("aftercare")
        new, self.told = published[len(self.told) :], published
        for name, data in new:
            schema = read_contract(contract_of("aftercare", name, 1))
            jsonschema_rs.Draft202012Validator(schema, validate_formats=True).validate(data)
        return new

    def news_of(self, name):
        return [data for heard, data in self.news() if heard == name]

    def cases(self):
        return self.database.rows("aftercare", "SELECT * FROM cases ORDER BY left_on")

    def case(self):
        (case,) = self.cases()
        return case

    def conversation(self):
        (conversation,) = self.database.rows("aftercare", "SELECT * FROM conversations")
        return conversation

    def contract(self):
        (contract,) = self.database.rows("aftercare", "SELECT * FROM contracts")
        return contract

    def timers(self):
        pending = "SELECT kind, due_at, rule FROM timers WHERE state = 'pending' ORDER BY due_at"
        return {row["kind"]: row for row in self.database.rows("aftercare", pending)}

    # who asks

    def client(self, role, person_id=None, organisation_id=None) -> FlaskClient:
        who = {
            "job_coach": COACH,
            "werkconsulent": WERKCONSULENT,
            "coordinator": COORDINATOR,
            "school_staff": UUID(int=41),
        }
        organisation_id = organisation_id or (SCHOOL if role == "school_staff" else UUID(int=5))
        return self.database.client("aftercare", Actor(person_id or who.get(role, UUID(int=42)), role, organisation_id))


def plain(value):
    """A value as it stands on the wire."""
    return msgspec.to_builtins(value)
