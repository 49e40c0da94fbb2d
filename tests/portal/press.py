"""A school that can issue, a trainer who signed, and the worker that makes papers."""

from services.certification.handlers import make_papers
from services.certification.storage.issuer_keys import IssuerKeys
from services.certification.storage.register import Register
from services.certification.storage.signers import Signers
from tests.certification.signing import sign_all
from tests.portal.stage import Stage
from tests.portal.trainer import start_trajectory


def make_key(stage: Stage, role: str = "school_staff") -> None:
    """Let an administrator make a key, and the school (or the mbo school) put it into use."""
    admin = stage.sign_in("admin").open("/sleutels").follow("Sleutel maken")
    school = stage.person(role)
    name = "De Ankerlijn" if role == "school_staff" else school.organisation
    admin.submit({"organisation_id": str(school.organisation_id), "name": name, "place": "Lijnmonde"})
    assert "De sleutel is gemaakt." in admin.text
    stage.sign_in(role).open("/sleutels").submit(button="In gebruik nemen")


def ready(stage: Stage, page: str, more: dict[str, str] | None = None) -> str:
    """Start a trajectory for a young person and let the trainer sign it; gives the page of the trajectory."""
    trajectory = start_trajectory(stage, page, more=more)
    sign_all(stage.database, trajectory.rpartition("/")[2])
    stage.deliver()
    return trajectory


def print_all(stage: Stage) -> None:
    """Let the worker make the papers."""
    signers = Signers(stage.database.keys)
    is_busy = True
    while is_busy:
        with stage.database.work("certification") as work:
            is_busy = make_papers.handle(work.use(Register), work.use(IssuerKeys), signers.of, work.now)


def issue_all(stage: Stage, role: str = "school_staff") -> str:
    """Issue all that is ready, and print it; gives the page of the batch."""
    school = stage.sign_in(role).open("/praktijkverklaringen")
    school.submit(button="Aangekruiste uitgeven")
    print_all(stage)
    return school.path
