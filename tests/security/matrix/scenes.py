"""One young person in each service, and the four kinds of people around that young person."""

from dataclasses import dataclass, field
from uuid import UUID

from access.actor import Actor
from services.aftercare.service import AftercareService
from services.certification.service import CertificationService
from services.intake.service import IntakeService
from services.notifications.service import NotificationsService
from tests.aftercare.town import Town
from tests.certification.sheets import load_all
from tests.certification.signing import sign_all
from tests.certification.town import OF_MBO, TRAJECTORY
from tests.machinery.database import NOW, Database
from tests.security.matrix import register_scene
from tests.security.matrix.askers import (
    BODY,
    MBO,
    OTHER_BODY,
    OTHER_MBO,
    OTHER_SCHOOL,
    RELATIONS,
    ROLES,
    SCHOOL,
    is_revoked,
    organisation,
    person,
    role_id,
)
from tests.security.matrix.register_scene import put_in_register
from tests.security.matrix.webhook_scene import heard_by_its_system, webhook_of

COPIES = {
    "intake": IntakeService,
    "certification": CertificationService,
    "aftercare": AftercareService,
    "notifications": NotificationsService,
}
HERE, THERE = "GM9001", "GM9002"
PUPIL, OTHER_PUPIL = UUID(int=0x701), UUID(int=0x702)
EXIT_TALK, OTHER_EXIT_TALK = UUID(int=0xE1), UUID(int=0xE2)
SUPPORTER = UUID(int=0x5A)  # who asked for access, in the role of administrator
LEAVER = {
    "pupil_number": "0012",
    "first_name": "Noor",
    "last_name": "Bakker",
    "birth_date": "2008-11-21",
    "brin": "99AA",
    "municipality": HERE,
    "left_on": "2026-07-17",
    "destination": "work",
}
NOTHING_MORE: dict[str, str] = {}
TRAJECTORY_TOLD: dict[str, object] = {
    "school_id": SCHOOL,
    "regime": "mbo",
    "crebo": "25254",
    "version": "2015",
    "work_processes": ["B1-K1-W1"],
    "begins_on": "2026-09-01",
    "ends_on": "2027-02-26",
}
IDENTITY = {name: LEAVER[name] for name in ("first_name", "last_name", "birth_date", "brin", "municipality")}


@dataclass
class Scene:
    """What is there, and under which ids."""

    database: Database
    ids: dict[str, UUID | str] = field(default_factory=dict)

    def tell(self, service: str, source: str, name: str, subject: str, fields: dict[str, object]) -> None:
        state = self.database.hear(COPIES[service], source, (name, fields), subject=subject)
        assert state == "done", (service, name, state, self.database.why(service))

    def roles(self, service: str, *, municipalities: bool = False) -> None:
        """Tell a service who holds which role; of `none` it never hears."""
        for role in ROLES[:-1]:
            for relation in RELATIONS[:-1]:
                who = person(role, relation)
                fields: dict[str, object] = {
                    "role_id": role_id(role, relation),
                    "person_id": who,
                    "role": role,
                    "organisation_id": organisation(role, relation),
                    "municipalities": [THERE if relation == "other" else HERE] if municipalities else [],
                }
                self.tell(service, "directory", "role_granted", f"person/{who}", fields)
                if is_revoked(role, relation):
                    self.tell(service, "directory", "role_revoked", f"person/{who}", fields)

    def as_admin(self, statement: str, **values: object) -> None:
        self.database.execute_as_admin(statement, **values)


def intake(scene: Scene) -> None:
    for body, brin, name in ((SCHOOL, "99AA", "De Ankerlijn"), (OTHER_SCHOOL, "99AB", "Het Kompas")):
        fields: dict[str, object] = {
            "organisation_id": body,
            "kind": "school",
            "code": brin,
            "name": name,
            "school_type": "pro",
        }
        scene.tell("intake", "directory", "organisation_registered", f"organisation/{body}", fields)
    place: dict[str, object] = {"organisation_id": BODY, "kind": "municipality", "code": HERE, "name": "Lijnmonde"}
    scene.tell("intake", "directory", "organisation_registered", f"organisation/{BODY}", place)
    scene.roles("intake")
    for pupil_id, school, number in ((PUPIL, SCHOOL, "0001"), (OTHER_PUPIL, OTHER_SCHOOL, "0002")):
        scene.as_admin(
            """INSERT INTO intake.pupils VALUES (:pupil, :school, :number, 'Noor', '', 'Bakker', '2008-11-21', 'GM9001', '',
            '2026-07-17', 'work', '', NULL, NULL, false, 1)""",
            pupil=pupil_id,
            school=school,
            number=number,
        )
    scene.as_admin(
        """INSERT INTO intake.support_accesses (access_id, pupil_id, person_id, role, reason, requested_at)
        VALUES (gen_random_uuid(), :pupil, :whose, 'admin', 'a reason of some length', :now)""",
        pupil=OTHER_PUPIL,
        whose=SUPPORTER,
        now=NOW,
    )
    for at_case, whose, at in ((1, "former", PUPIL), (1, "own", PUPIL), (2, "other", OTHER_PUPIL)):
        case = UUID(int=0x800 + at_case)
        talk: dict[str, object] = {"case_id": case, "pupil_id": at, "job_coach_id": person("job_coach", whose)}
        talk |= {"werkconsulent_id": person("werkconsulent", whose), "conversation_id": UUID(int=0x900 + at_case)}
        talk |= {"due_on": "2026-12-04", "trigger": "contract_ended"}
        scene.tell("intake", "aftercare", "career_conversation_requested", f"case/{case}", talk)
    for turn, (pupil_id, issuer) in enumerate(((PUPIL, MBO), (OTHER_PUPIL, OTHER_MBO))):
        started: dict[str, object] = {"trajectory_id": UUID(int=0xA00 + turn), "pupil_id": pupil_id}
        started |= TRAJECTORY_TOLD | {"issuer_id": issuer}
        scene.tell("intake", "certification", "trajectory_started", f"pupil/{pupil_id}", started)
    for at, school, whose, talk_id in (
        (PUPIL, SCHOOL, "own", EXIT_TALK),
        (OTHER_PUPIL, OTHER_SCHOOL, "other", OTHER_EXIT_TALK),
    ):
        scene.as_admin(
            """INSERT INTO intake.exit_conversations (conversation_id, pupil_id, school_id, municipality, school_year, due_on,
            requested_on, werkconsulent_id, state, place, ics_sequence, others, preparation, advice, remark)
            VALUES (:talk, :pupil, :school, 'GM9001', 2026, '2027-03-01', '2026-09-01', :who, 'requested', '', -1, '{}', '', '', '')""",
            talk=talk_id,
            pupil=at,
            school=school,
            who=person("werkconsulent", whose),
        )
    scene.ids |= {"pupil_id": PUPIL, "conversation_id": EXIT_TALK}


def aftercare(scene: Scene) -> None:
    scene.roles("aftercare")
    town = Town(scene.database)
    for relation, municipality in (("own", HERE), ("other", THERE)):
        for role in ("job_coach", "werkconsulent"):
            fields: dict[str, object] = {
                "role_id": role_id(role, relation),
                "person_id": person(role, relation),
                "role": role,
            }
            fields |= {"organisation_id": organisation(role, relation), "municipalities": [municipality]}
            scene.tell("aftercare", "directory", "role_granted", f"person/{person(role, relation)}", fields)
    town.leaves(school_id=SCHOOL)
    town.leaves(OTHER_PUPIL, school_id=OTHER_SCHOOL, municipality=THERE)
    for case in town.cases():
        coach = town.client("job_coach", case["job_coach_id"])
        contract = {"employer": "Bakkerij", "kind": "regular", "begins_on": "2026-08-01", "ends_on": None}
        created = coach.post(f"/v1/cases/{case['case_id']}/contracts", json=contract).json
        coach.post(f"/v1/contracts/{created['id']}/end", json={"ended_on": "2026-11-20", "reason": "dismissed"})
        said = {"destination": "none", "source": "young_person", "confirmed_on": "2026-11-20"}
        coach.post(f"/v1/cases/{case['case_id']}/destination-confirmations", json=said)
        town.hear_own()
        if case["school_id"] == SCHOOL:
            scene.ids |= {"case_id": case["case_id"], "contract_id": created["id"], "pupil_id": case["pupil_id"]}
    scene.as_admin(
        "INSERT INTO aftercare.support_accesses VALUES (gen_random_uuid(), :pupil, :whose, 'admin', :now)",
        pupil=OTHER_PUPIL,
        whose=SUPPORTER,
        now=NOW,
    )
    rows = scene.database.rows(
        "aftercare", "SELECT conversation_id FROM conversations WHERE case_id = :it", it=scene.ids["case_id"]
    )
    scene.ids["conversation_id"] = rows[0]["conversation_id"]


def certification(scene: Scene) -> None:
    scene.roles("certification")
    client = scene.database.client("certification", Actor(SUPPORTER, "coordinator"))
    load_all(client)
    for body, code in ((MBO, "99MA"), (OTHER_MBO, "99MB")):
        fields: dict[str, object] = {"organisation_id": body, "kind": "mbo", "code": code, "name": code}
        scene.tell("certification", "directory", "organisation_registered", f"organisation/{body}", fields)
    for number, (pupil, school, whose) in enumerate(
        ((PUPIL, SCHOOL, "former"), (PUPIL, SCHOOL, "own"), (OTHER_PUPIL, OTHER_SCHOOL, "other"))
    ):
        case, coach = UUID(int=0x800 + int(pupil == PUPIL)), person("job_coach", whose)
        told: dict[str, object] = {"pupil_id": pupil, "school_id": school, "municipality": HERE}
        scene.tell("certification", "intake", "pupil_registered", f"pupil/{pupil}", told)
        told = {"case_id": case, "pupil_id": pupil, "job_coach_id": coach, "assigned_on": "2026-07-20"}
        scene.tell("certification", "aftercare", "job_coach_assigned", f"case/{case}", told)
        if number:
            of_mbo = OF_MBO | {"issuer_id": str(MBO if pupil == PUPIL else OTHER_MBO)}
            for name, more in (("trajectory_id", NOTHING_MORE), ("mbo_staff trajectory_id", of_mbo)):
                started = client.post("/v1/trajectories", json=TRAJECTORY | {"pupil_id": str(pupil)} | more).json
                scene.ids |= {name: started["id"]} if pupil == PUPIL else {}
                sign_all(scene.database, started["id"])
    scene.ids |= {"crebo": "25254", "pupil_id": PUPIL}
    scene.ids |= put_in_register(scene.database, PUPIL)
    given = put_in_register(scene.database, PUPIL, register_scene.OF_MBO_SCHOOL, register_scene.OF_MBO)
    scene.ids |= {f"mbo_staff {name}": it for name, it in given.items()}


def notifications(scene: Scene) -> None:
    scene.roles("notifications")
    scene.ids["pupil_id"] = PUPIL
    for role in ROLES:
        told, mail = UUID(int=person(role, "own").int ^ 1), UUID(int=person(role, "own").int ^ 2)
        scene.as_admin(
            """INSERT INTO notifications.notifications (notification_id, event_id, kind, person_id, must_act, action_path,
            occurred_at, pupil_id) VALUES (:told, :told, 'job_coach_assigned', :person, true, '/x', :at, :pupil)""",
            told=told,
            pupil=PUPIL,
            person=person(role, "own"),
            at=NOW,
        )
        scene.as_admin(
            """INSERT INTO notifications.deliveries (delivery_id, event_id, channel, kind, person_id, action_path, occurred_at,
            planned_at, state) VALUES (:mail, :mail, 'mail', 'job_coach_assigned', :person, '/x', :at, :at, 'failed')""",
            mail=mail,
            person=person(role, "own"),
            at=NOW,
        )
    for school, pupil in ((SCHOOL, PUPIL), (OTHER_SCHOOL, OTHER_PUPIL)):
        heard_by_its_system(scene, school, pupil)
        webhook_of(scene, school, UUID(int=school.int ^ 0xE0))
    scene.ids["webhook_id"] = UUID(int=SCHOOL.int ^ 0xE0)
    scene.ids["event_id"] = PUPIL


def directory(scene: Scene) -> None:
    for body, kind, code in ((SCHOOL, "school", "99AA"), (OTHER_SCHOOL, "school", "99AB"), (BODY, "region", "RL9001")):
        _body(scene, body, kind, code)
    _body(scene, OTHER_BODY, "region", "RL9002")
    _body(scene, MBO, "mbo", "99MA")
    _body(scene, OTHER_MBO, "mbo", "99MB")
    for role in ROLES:
        for relation in RELATIONS[:-1]:
            scene.as_admin(
                "INSERT INTO directory.people VALUES (:it, 'Iemand', :mail)",
                it=person(role, relation),
                mail=f"{role}.{relation}@lijnstreek.example",
            )
            if not is_revoked(role, relation):
                new_role(scene, person(role, relation), role, organisation(role, relation))
    scene.ids["person_id"] = person("job_coach", "own")
    scene.ids["organisation_id"] = BODY


def new_role(scene: Scene, who: UUID, role: str, body: UUID | None) -> UUID:
    held = UUID(int=who.int ^ (ROLES.index(role) + 7))
    scene.as_admin(
        "INSERT INTO directory.roles VALUES (:held, :who, :role, :body, '{}') ON CONFLICT DO NOTHING",
        held=held,
        who=who,
        role=role,
        body=body,
    )
    return held


def _body(scene: Scene, body: UUID, kind: str, code: str) -> None:
    scene.as_admin(
        "INSERT INTO directory.organisations VALUES (:it, :kind, :code, :code, :type)",
        it=body,
        kind=kind,
        code=code,
        type="pro" if kind == "school" else None,
    )


SET = {
    "intake": intake,
    "certification": certification,
    "aftercare": aftercare,
    "notifications": notifications,
    "directory": directory,
}
