"""How the routes of certification are asked."""

from tests.certification.sheets import WORK_PROCESSES
from tests.security.matrix.ask import Ask, of, text

CERTIFICATION: dict[str, Ask] = {
    "GET /v1/catalogue-counts": Ask(marker=text("work_processes")),
    "GET /v1/qualifications/<string:crebo>": Ask(marker=of("crebo")),
    "POST /v1/catalogue-imports": Ask(marker=text("unchanged"), file=WORK_PROCESSES.encode()),
}
