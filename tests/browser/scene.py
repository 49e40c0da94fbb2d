"""A region at work: young people in each state that a page can show."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from flask import Flask

from access import covenants
from access.actor import Actor
from doorlijn.clock import TimeMachine
from services.notifications.delivering.mails import Letterhead, compose
from services.notifications.domain.delivery import Delivery
from services.notifications.domain.invitation import Invitation
from tests.machinery.database import Database
from tests.machinery.mails import OneMail
from tests.portal.last_year import all_of, enrol
from tests.portal.press import issue_all, make_key, ready
from tests.portal.stage import Stage, typed
from tests.portal.trainer import of_mbo, start_trajectory


def _the_mail() -> str:
    """What notifications writes, with everything a mail may say."""
    at = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
    talk, nobody = UUID(int=1), UUID(int=2)
    invitation = Invitation("REQUEST", talk, at, at + timedelta(hours=1), 0)
    delivery = Delivery(
        talk,
        talk,
        "mail",
        "career_conversation_scheduled",
        nobody,
        nobody,
        "/hulp",
        at,
        at,
        at.date(),
        invitation,
    )
    mail = compose(delivery, "i.sewnarain@voorbeeld.example", Letterhead("d@voorbeeld.example", ""), at)
    html = mail.get_body(("html",))
    return html.get_content() if html else ""


class Scene(Stage):
    """The stage with people on it, behind a real address."""

    address = ""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.pages: Flask = self.portal(
            mail_catcher=OneMail(html=_the_mail()), machine=TimeMachine(Path("nowhere"), database.url("{service}"))
        )
        self._number = 100
        self.coach = self.person("job_coach").person_id
        self.school = self.person("school_staff").organisation_id
        self.overdue_talk = self.talk_with("Elif")
        database.now += timedelta(days=20)
        self.new = self.young_person("Sanne")
        self.ask_support_access()
        self.owed = self.young_person("Mohammed")
        self.owed_talk = self.end_contract(self.owed)
        self.owed_end = self.contract_of("Mohammed", ended=True) + "/melding"
        self.new_contract = self.contract_of("Sanne", ended=False)
        self.planned_talk = self.talk_with("Lotte")
        self.plan(self.planned_talk)
        self.pupil = self.new.rsplit("/", 1)[-1]
        self.contract_end = self.sign_in("job_coach").open(self.new).link("Einde contract melden")
        told = database.rows("aftercare", "SELECT event_id FROM journal WHERE name = 'contract_ended' LIMIT 1")
        self.event = told[0]["event_id"]
        self.covenant = self.put_in_covenant()
        self.held_talk = self.talk_with("Jayden")
        self.sign_in("werkconsulent").open(f"{self.held_talk}/uitkomst").submit({"next_step": "leerlijn"})
        self.ending = self.with_contract_that_ends("Romy")
        self.asked = self.young_person("Kaya")
        self.sign_in("school_staff").open(f"{self.asked}/gemeente").submit(
            {"kind": "keep_work", "note": "Minder uren."}
        )
        supports = database.rows("aftercare", "SELECT support_id FROM municipal_supports LIMIT 1")
        self.support_id = supports[0]["support_id"]
        self.offer_leerlijnen()
        self.fill_catalogue()
        self.trajectory = start_trajectory(self, self.young_person("Ilse"))
        self.put_documents_in()
        self.exit_talk, self.planned_exit_talk = self.last_school_year()
        self.deliver()

    def last_school_year(self) -> tuple[str, str]:
        """Let the school tell of two pupils in the last school year; gives a conversation to plan, and one that stands."""
        enrol(self, ("Yara", "Pim"))
        visitor = self.sign_in("werkconsulent").open("/uitstroomgesprekken")
        planned, owed = (f"/uitstroomgesprekken/{each}" for each in all_of(visitor))
        visitor.open(planned).submit({"place": "Lokaal 3"}, button="Plannen en uitnodigen")
        return owed, planned

    def put_documents_in(self) -> None:
        """Let the school issue one document, of which somebody proposed that it be revoked; another one is ready."""
        make_key(self)
        ready(self, self.young_person("Bente"))
        self.batch = issue_all(self)
        row = self.database.rows("certification", "SELECT certificate_id, public_code FROM certificates")[0]
        self.certificate = f"/praktijkverklaringen/{row['certificate_id']}"
        self.check = f"/controle/{row['public_code']}"
        why = {"reason": "other", "explanation": "De naam klopt niet."}
        self.sign_in("school_staff").open(f"{self.certificate}/intrekken").submit(why)
        ready(self, self.young_person("Merel"))
        make_key(self, "mbo_staff")
        self.mbo_trajectory = ready(self, self.young_person("Fenna"), of_mbo(self))
        self.mbo_batch = issue_all(self, "mbo_staff")
        query = "SELECT certificate_id FROM certificates WHERE regime = 'mbo'"
        self.mbo_certificate = (
            f"/praktijkverklaringen/{self.database.rows('certification', query)[0]['certificate_id']}"
        )
        ready(self, self.young_person("Gijs"), of_mbo(self))
        self.kept = self.keep_document(self.new)
        self.handed_on = self.hand_on(start_trajectory(self, self.young_person("Vera")))

    def keep_document(self, page: str) -> str:
        """Keep a document of an mbo school with somebody; gives its page."""
        coach = self.sign_in("job_coach").open(f"{page}/document")
        filled = {"kind": "mbo_verklaring", "issuer": "ROC Lijnland", "title": "Assistent logistiek"}
        return coach.submit(filled | {"issued_on": typed(self.today)}).open(page).link("Assistent logistiek")

    def hand_on(self, trajectory: str) -> str:
        """Ask the mbo school whether somebody can go on there; gives the page of the question."""
        school = self.sign_in("school_staff").open(f"{trajectory}/doorgeven")
        mbo = str(self.person("mbo_staff").organisation_id)
        return school.submit({"to_id": mbo, "ended_on": typed(self.today)}).link("Bekijk de vraag")

    def with_contract_that_ends(self, first_name: str) -> str:
        """Give the page of somebody of whose contract the job coach is asked what comes next, and which last day is right."""
        self._number += 1
        last_day = typed(self.today + timedelta(days=15))
        page = self.report_leaver(first_name=first_name, pupil_number=str(self._number), contract_end=last_day)
        self.database.execute_as_admin(
            """UPDATE aftercare.contracts SET ending_asked_on = :today, ending_answer_by = contracts.ends_on,
                claimed_on = :today, claim_answer_by = contracts.ends_on, told_ends_on = contracts.ends_on + 30
            FROM aftercare.cases c WHERE c.case_id = contracts.case_id AND c.pupil_id = :pupil""",
            today=self.today,
            pupil=page.rpartition("/")[2],
        )
        return page

    def contract_of(self, first_name: str, *, ended: bool) -> str:
        """Give where the pages about somebody's contract begin."""
        page = {"Mohammed": self.owed, "Sanne": self.new}[first_name]
        sign = "IS NOT NULL" if ended else "IS NULL"
        query = f"SELECT contract_id FROM contracts JOIN cases USING (case_id) WHERE pupil_id = :it AND ended_on {sign}"  # noqa: S608
        (found,) = self.database.rows("aftercare", query, it=page.rpartition("/")[2])
        return f"{page}/contracten/{found['contract_id']}"

    def young_person(self, first_name: str) -> str:
        """Give the page of somebody new, who left school for work."""
        self._number += 1
        return self.report_leaver(first_name=first_name, pupil_number=str(self._number))

    def ask_support_access(self) -> None:
        """Let support ask to see the file of whoever came last."""
        school = str(self.person("school_staff").organisation_id)
        typed_in = {"school_id": school, "pupil_number": str(self._number), "reason": "De naam staat verkeerd."}
        self.sign_in("admin").open("/noodtoegang").submit(typed_in, button="Noodtoegang vragen")

    def put_in_covenant(self) -> str:
        """Give the page of a version that waits: the job coach sees nothing any more after aftercare."""
        coach = "role: job_coach, relation: own_case, data: [case, conversation], phases: [open"
        file = covenants.PACKAGED.read_text(encoding="utf-8").replace("2026-1", "2026-2")
        text = file.replace(f"{coach}, closed]", f"{coach}]")
        admin = self.person("admin")
        client = self.database.client("directory", Actor(admin.person_id, "admin", admin.organisation_id))
        return f"/convenant/{client.post('/v1/covenants', json={'text': text}).json['id']}"

    def talk_with(self, first_name: str) -> str:
        """Give the page of a conversation that somebody new is owed."""
        return self.end_contract(self.young_person(first_name))

    def plan(self, talk: str) -> None:
        """Let the werkconsulent plan a conversation."""
        self.planned_day = self.today + timedelta(days=4)
        when = {"day": typed(self.planned_day), "time": "10:30", "place": "Werkcentrum, kamer 2"}
        self.sign_in("werkconsulent").open(talk).submit(when, button="Plannen")
        self.deliver()
