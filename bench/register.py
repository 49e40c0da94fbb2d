"""The register at its full size: its public page among 1,000,000 documents, and the papers of a batch that is killed on the way."""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from math import ceil
from statistics import median
from typing import Final
from uuid import UUID, uuid4

import httpx
import psutil

from bench.papers import FACT
from bench.surroundings import Place, fresh_place
from messaging.ids import uuid7
from messaging.work import Work
from rest.allowances import Limits
from services.certification.domain.certificate import PRAKTIJKVERKLARING
from services.certification.domain.issuer_key import IssuerKey
from services.certification.domain.register import Entry
from services.certification.domain.stating import Addresses, Numbering
from services.certification.handlers import make_issuer_key, numbering
from services.certification.handlers.make_issuer_key import Body, MakeIssuerKey
from services.certification.papers.credential import compact, credential
from services.certification.papers.public_code import new_code
from services.certification.papers.signer import Signer
from services.certification.storage.issuer_keys import IssuerKeys
from services.certification.storage.register import Register
from services.certification.storage.register_tables import certificates
from services.certification.storage.signers import Signers
from tests.machinery.ports import free_port
from tests.machinery.processes import RunningProcess
from tests.machinery.waiting import wait_for

GOAL_MS, OF_HUNDRED = 100.0, 0.95
KNOWN: Final = 400  # documents that are looked up, spread over the register
WARM_UP: Final = 20
LOOK_EVERY: Final = 0.2
A_STEP: Final = 100_000  # rows in one statement
PATIENCE: Final = 900.0
NAME: Final = "UPDATE certification.certificates SET public_code = :code WHERE serial = :serial"
CODES: Final = "SELECT public_code FROM certification.certificates WHERE serial LIKE 'FILL-%' AND public_code ~ '[G-Z]'"
URL: Final = "https://doorlijn.example"
SCHOOL, MAKER, OTHER = UUID(int=1), UUID(int=2), UUID(int=3)
MAKING: Final = """
from doorlijn import settings
from doorlijn.paper_making import make_until
make_until(settings.load(), lambda: False)
"""
# Another person, number, code and place on a list in a row of the real shape; the credential is as long as a real one.
OTHERS: Final = {
    "certificate_id": "gen_random_uuid()",
    "trajectory_id": "gen_random_uuid()",
    "pupil_id": "gen_random_uuid()",
    "serial": "'FILL-' || n",
    "public_code": "upper(substr(md5('a' || n) || md5('b' || n), 1, 24))",
    "status_list": "100 + n / 65536",
    "status_index": "n % 65536",
}
FILL: Final = f"""
    INSERT INTO certification.certificates ({", ".join(column.name for column in certificates.c)})
    SELECT {", ".join(OTHERS.get(column.name, f"c.{column.name}") for column in certificates.c)}
    FROM certification.certificates c, generate_series(CAST(:first AS int), CAST(:last AS int)) n
    WHERE c.serial = :like
"""  # noqa: S608  column names of our own tables; values go in as parameters


@dataclass(frozen=True)
class Measured:
    """What was seen."""

    documents: int
    filled_in: float
    bytes_of_register: int
    known: tuple[float, float]  # the page of a document: p50 and p95
    unknown: tuple[float, float]  # the page of a code that is nobody's
    batch: int
    per_second: float
    memory: tuple[float, float, float]  # MB of the first worker after 10 % and 40 %, and of the next one at the end


def register(documents: int, batch: int, say: Callable[[str], None]) -> Measured:
    """Measure the batch first, then fill the register and ask for pages."""
    with fresh_place() as place:
        issued = _issue(place, batch)
        per_second, memory = _batch(place, batch, issued)
        say(
            f"register: {batch} papers at {per_second:.1f}/s, one worker, killed once; memory {', '.join(f'{each:.0f}' for each in memory)} MB"
        )
        began = time.monotonic()
        _fill(place, documents - batch, issued[0])
        took = time.monotonic() - began
        (size,) = place.database.rows_as_admin("SELECT pg_total_relation_size('certification.certificates') AS size")
        say(f"register: filled to {documents} documents in {took:.0f} s, {size['size'] / 2**30:.1f} GB")
        known, unknown = _pages(place)
        say(
            f"register: a document's page p50 {known[0]:.0f} ms, p95 {known[1]:.0f} ms; an unknown code {unknown[1]:.0f}"
        )
        return Measured(documents, took, size["size"], known, unknown, batch, per_second, memory)


def table(found: Measured) -> list[str]:
    """Say it for RESULTS.md."""
    early, halfway, late = found.memory
    return [
        f"## The register of documents: its public page among {found.documents} of them, and a batch of {found.batch}",
        "",
        f"Filled in {found.filled_in:.0f} s; table and indexes {found.bytes_of_register / 2**30:.1f} GB.",
        "",
        "| the page behind a QR code, over HTTP | p50 ms | p95 ms |",
        "|---|--:|--:|",
        f"| of a document | {found.known[0]:.0f} | {found.known[1]:.0f} (goal {GOAL_MS:.0f}) |",
        f"| of a code that is nobody's | {found.unknown[0]:.0f} | {found.unknown[1]:.0f} |",
        "",
        f"Papers of a batch of {found.batch}, one worker, killed with -9 after 40 %: {found.per_second:.1f}/s; "
        f"no gap, none twice. Memory of a worker: {early:.0f} MB after a tenth, {halfway:.0f} MB before it was killed, {late:.0f} MB of the next one at the end.",
        "",
    ]


def _issue(place: Place, batch: int) -> list[str]:
    """Issue a batch through the register's own code, fifty in a transaction; gives the numbers."""
    signers = Signers(place.folder / "keys")
    now = place.database.now
    with place.database.work("certification") as work:
        command = MakeIssuerKey(Body(SCHOOL, "school", "99AA"), "De Ankerlijn", "Lijnmonde", MAKER, URL, is_test=True)
        key = make_issuer_key.handle(command, signers.make, work.use(IssuerKeys), now)
        work.use(IssuerKeys).approve(replace(key, approved_by=OTHER, approved_at=now), now)
    signer, serials = signers.of(key), []
    for start in range(0, batch, 50):
        with place.database.work("certification") as work:
            serials += [_one(work, key, signer, now) for _ in range(min(50, batch - start))]
    return serials


def _one(work: Work, key: IssuerKey, signer: Signer, now: datetime) -> str:
    known = work.use(Register)
    numbers: Numbering = numbering.next_of(known, key, PRAKTIJKVERKLARING, None, now)
    at = Addresses(URL)
    fact = replace(
        FACT,
        certificate_id=numbers.certificate_id,
        serial=numbers.serial,
        public_code=numbers.public_code,
        issuer=replace(FACT.issuer, organisation_id=SCHOOL, code=key.code, did=key.did),
        issued_at=now.replace(microsecond=0),
        status_list=at.status_list(key.code, numbers.status_list),
        status_index=numbers.status_index,
        page=at.page(numbers.public_code),
        is_test=True,
    )
    signed = credential(fact, signer), compact(fact, signer)
    known.add(Entry(fact, key.kid, *signed, uuid7(), SCHOOL, MAKER, numbers.status_list, uuid4(), uuid4()))
    return numbers.serial


def _batch(place: Place, batch: int, issued: list[str]) -> tuple[float, tuple[float, float, float]]:
    """Make the papers with the real worker's loop, kill it on the way, and look that each is there once."""
    worker = _worker(place)
    begun = time.monotonic()
    early = _memory_at(place, worker, batch // 10)
    halfway = _memory_at(place, worker, batch * 4 // 10)
    worker.kill()
    again = _worker(place)
    late = _memory_at(place, again, batch)
    took = time.monotonic() - begun
    again.kill()
    rows = place.database.rows(
        "certification",
        "SELECT serial FROM certificates JOIN certificate_papers USING (certificate_id) ORDER BY serial",
    )
    if [row["serial"] for row in rows] != sorted(issued) or len(set(issued)) != batch:
        raise SystemExit("a paper of the batch is missing, or is there twice")
    return batch / took, (early, halfway, late)


def _worker(place: Place) -> RunningProcess:
    told = {"DATABASE_URL": place.database.url("certification")}
    return place.machine.start([sys.executable, "-c", MAKING], name="papers", env=told)


def _memory_at(place: Place, worker: RunningProcess, papers: int) -> float:
    """Wait until so many papers are there, and give what the worker then takes, in MB."""
    counted = "SELECT count(*) AS made FROM certificate_papers"

    def enough() -> bool:
        if not worker.is_running:
            raise SystemExit(worker.log_tail())
        return int(place.database.rows("certification", counted)[0]["made"]) >= papers

    wait_for(enough, deadline=PATIENCE, every=LOOK_EVERY, what=f"{papers} papers")
    return float(psutil.Process(worker.pid).memory_info().rss / 2**20)


def _fill(place: Place, rows: int, like: str) -> None:
    """Fill the register with rows like one that was issued."""
    for first in range(1, rows + 1, A_STEP):
        last = min(rows, first + A_STEP - 1)
        place.database.execute_as_admin(FILL, first=first, last=last, like=like)
    for number in range(1, KNOWN + 1):
        place.database.execute_as_admin(NAME, code=new_code(), serial=f"FILL-{number * rows // KNOWN}")
    place.database.execute_as_admin("ANALYZE certification.certificates")


def _pages(place: Place) -> tuple[tuple[float, float], tuple[float, float]]:
    """Ask for pages as a visitor does, over HTTP through portal and API; each document once."""
    rows = place.database.rows_as_admin(CODES)
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    unlimited = {f"DOORLIJN_LIMIT_{name.upper()}": "0" for name in vars(Limits())}  # one visitor asks here for hundreds
    told = unlimited | {"PUBLIC_URL": url, "API_URL_TEMPLATE": f"{url}/api/{{service}}"}
    place.machine.run("run", "web", "--bind", f"127.0.0.1:{port}", env=told).wait_for_port(port)
    with httpx.Client(base_url=url, timeout=60, trust_env=False) as visitor:
        for each in rows[:WARM_UP]:
            _took(visitor, each["public_code"], httpx.codes.OK)
        known = [_took(visitor, each["public_code"], httpx.codes.OK) for each in rows[WARM_UP:]]
        unknown = [_took(visitor, new_code(), httpx.codes.NOT_FOUND) for _ in range(KNOWN // 4)]
    return _cuts(known), _cuts(unknown)


def _took(visitor: httpx.Client, code: str, expected: int) -> float:
    begun = time.perf_counter()
    answer = visitor.get(f"/controle/{code}")
    took = (time.perf_counter() - begun) * 1000
    if answer.status_code != expected:
        raise SystemExit(f"the page of a document answers {answer.status_code}: {answer.text[:400]}")
    return took


def _cuts(taken: list[float]) -> tuple[float, float]:
    in_order = sorted(taken)
    return median(in_order), in_order[ceil(len(in_order) * OF_HUNDRED) - 1]
