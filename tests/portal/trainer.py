"""A trajectory at a company, a link that was sent to its trainer, and what is in the trainer's mail."""

import re
from dataclasses import dataclass
from datetime import timedelta

from access.actor import Actor
from tests.portal.stage import Stage, typed
from tests.portal.visitor import Visitor

FIVE = tuple(f"B1-K1-W{number}" for number in range(1, 6))


@dataclass(frozen=True)
class Sent:
    """Where the mail leads, the code that opens it, and the page of the trajectory."""

    link: str
    code: str
    trajectory: str


def start_trajectory(stage: Stage, page: str, codes: tuple[str, ...] = FIVE, more: dict[str, str] | None = None) -> str:
    """Let the school start a trajectory for a young person; gives its page."""
    school = stage.sign_in("school_staff")
    school.open(f"{page}/traject/25254")
    company = re.findall(r'<option value="([^"]+)">Distributie', school.html)[0]
    filled = {
        "company_id": company,
        "begins_on": typed(stage.today),
        "ends_on": typed(stage.today.replace(year=stage.today.year + 1)),
        "trainer_name": "Joost Hamer",
        "trainer_mail": "j.hamer@kromvliet.example",
        "regime": "boris",
    }
    form = school.form()
    answer = school.client.post(
        school.path, data=form.values | filled | (more or {}) | {"work_processes": list(codes)}, follow_redirects=True
    )
    assert "Het traject is gestart." in answer.text, answer.text
    stage.deliver()
    return school.open(page).link("Assistent logistiek")


def of_mbo(stage: Stage) -> dict[str, str]:
    """What is filled in of a trajectory of which an mbo school gives the document, and whose last day was yesterday."""
    agreed = typed(stage.today - timedelta(days=100))
    return {
        "regime": "mbo",
        "issuer_id": str(stage.person("mbo_staff").organisation_id),
        "begins_on": typed(stage.today - timedelta(days=90)),
        "ends_on": typed(stage.today - timedelta(days=1)),
        **dict.fromkeys(("agreed_by_company_on", "agreed_by_school_on", "agreed_by_pupil_on"), agreed),
    }


def send_link(stage: Stage, trajectory: str, role: str = "school_staff") -> Sent:
    """Let somebody send the trainer a link, and the platform write its mail."""
    sender = stage.sign_in(role).open(f"{trajectory}/link")
    sender.submit(button="Link sturen")
    code = "".join(re.findall(r"<strong>(\d{3}) (\d{3})</strong>", sender.html)[0])
    newest = "SELECT request_id FROM evidence_requests ORDER BY requested_at DESC, request_id DESC LIMIT 1"
    request_id = stage.database.rows("certification", newest)[0]["request_id"]
    system = stage.database.client("certification", Actor(stage.person("admin").person_id, "system"))
    secret = system.post(f"/v1/evidence-requests/{request_id}/letters").json["secret"]
    return Sent(f"/beoordelen/{secret}", code, trajectory)


def visitor(stage: Stage) -> Visitor:
    """Somebody with a browser in which nobody ever signed in."""
    return Visitor(stage.app.test_client())
