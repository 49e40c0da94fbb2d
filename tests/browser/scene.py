"""A region at work: young people in each state that a page can show."""

from datetime import UTC, datetime, timedelta

from flask import Flask

from doorlijn.mail_catcher import Mail, NoSuchMail
from tests.machinery.database import Database
from tests.portal.stage import Stage, typed


class Mails:
    """The mails of a day on which one was sent."""

    def mails(self) -> list[Mail]:
        return [self.mail("m1")]

    def mail(self, mail_id: str) -> Mail:
        if mail_id != "m1":
            raise NoSuchMail(mail_id)
        return Mail(
            id="m1",
            at=datetime(2026, 11, 20, 8, 0, tzinfo=UTC),
            sender="doorlijn@voorbeeld.example",
            to=("i.sewnarain@voorbeeld.example",),
            subject="Doorlijn: 1 loopbaangesprek plannen",
            text="Beste collega,\n\nPlan het loopbaangesprek met de jongere.",
            html="<!doctype html><html lang='nl'><title>Mail</title><h1>Plan het gesprek</h1></html>",
            ics="",
        )


class Scene(Stage):
    """The stage with people on it, behind a real address."""

    address = ""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.pages: Flask = self.portal(mail_catcher=Mails())
        self._number = 100
        self.coach = self.person("job_coach").person_id
        self.overdue_talk = self.talk_with("Elif")
        database.now += timedelta(days=20)
        self.new = self.young_person("Sanne")
        self.owed = self.young_person("Mohammed")
        self.owed_talk = self.end_contract(self.owed)
        self.planned_talk = self.talk_with("Lotte")
        self.plan(self.planned_talk)
        self.pupil = self.new.rsplit("/", 1)[-1]
        self.contract_end = self.sign_in("job_coach").open(self.new).link("Einde contract melden")
        told = database.rows("aftercare", "SELECT event_id FROM journal WHERE name = 'contract_ended' LIMIT 1")
        self.event = told[0]["event_id"]
        self.held_talk = self.talk_with("Jayden")
        self.sign_in("werkconsulent").open(f"{self.held_talk}/uitkomst").submit({"next_step": "leerlijn"})
        self.deliver()

    def young_person(self, first_name: str) -> str:
        """Give the page of somebody new, who left school for work."""
        self._number += 1
        return self.report_leaver(first_name=first_name, pupil_number=str(self._number))

    def talk_with(self, first_name: str) -> str:
        """Give the page of a conversation that somebody new is owed."""
        return self.end_contract(self.young_person(first_name))

    def plan(self, talk: str) -> None:
        """Let the werkconsulent plan a conversation."""
        when = {"day": typed(self.today + timedelta(days=4)), "time": "10:30", "place": "Werkcentrum, kamer 2"}
        self.sign_in("werkconsulent").open(talk).submit(when, button="Plannen")
        self.deliver()
