"""Documents made and checked: how many a second are signed, put on paper and sealed; how large they are; how long a check takes."""

import random
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from uuid import UUID

from services.certification.domain.certificate import Certificate, Earned, Holder, Issuer, Qualification, Workplace
from services.certification.papers.credential import compact, credential
from services.certification.papers.paper import paper
from services.certification.papers.public_code import new_code
from services.certification.papers.seal import seal
from services.certification.papers.signer import FileSigner, file_signer, new_file_signer, public_jwk
from services.certification.papers.status_list import SMALLEST, StatusList
from services.certification.papers.trust import Trust, TrustedIssuer
from services.certification.papers.verify import verify

DOCUMENTS = 60  # for each number of processes
CHECKS = 40
GOAL_PER_SECOND, GOAL_BYTES, GOAL_CHECK, GOAL_LIST = 8, 60_000, 300, 25_000
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOST = "https://doorlijn.example"
DID = "did:web:doorlijn.example:uitgevers:20AB"


@dataclass(frozen=True)
class Measured:
    """Documents a second by number of processes, bytes, milliseconds of a check, bytes of a list."""

    per_second: dict[int, float]
    largest: int
    check: tuple[float, float]  # p50 and p95
    lists: dict[str, int]


def papers(say: Callable[[str], None]) -> Measured:
    """Measure all of it, on this machine."""
    with TemporaryDirectory(prefix="doorlijn-bench-") as folder:
        return _papers(Path(folder), say)


def _papers(folder: Path, say: Callable[[str], None]) -> Measured:
    signer = new_file_signer(folder, DID, "Praktijkschool De Vaart", NOW, is_test=False)
    per_second = {count: _issued(folder, signer.kid, count) for count in (1, 2)}
    made = [issue(folder, signer.kid, number) for number in range(CHECKS)]
    trust = Trust({DID: TrustedIssuer(DID, "Praktijkschool De Vaart", {signer.kid: public_jwk(signer)})})
    cuts = quantiles(_checked(made, trust), n=20)
    found = Measured(per_second, max(len(each) for each in made), (cuts[9], cuts[18]), _lists())
    say(f"papers: {per_second[1]:.1f}/s on one process, {per_second[2]:.1f}/s on two; {found.largest} bytes")
    say(f"papers: a check takes {found.check[0]:.0f} ms (p50), {found.check[1]:.0f} ms (p95); lists {found.lists}")
    return found


def issue(folder: Path, kid: str, number: int) -> bytes:
    """Make one document from the fact to the sealed file."""
    signer, fact = _signer(folder, kid), _fact(number)
    return seal(paper(fact, credential(fact, signer), compact(fact, signer)), signer, NOW)


def table(found: Measured) -> list[str]:
    """Say it for RESULTS.md."""
    listed = " · ".join(f"{size} bytes with {what} withdrawn" for what, size in found.lists.items())
    return [
        "## Documents that prove something: signed, on paper, sealed, with five work processes",
        "",
        "| documents/s on one process | on two | a PDF at most | offline check p50 | p95 |",
        "|--:|--:|--:|--:|--:|",
        f"| {found.per_second[1]:.1f} | {found.per_second[2]:.1f} (goal {GOAL_PER_SECOND} on 2 cores) | {found.largest} bytes (goal {GOAL_BYTES}) "
        f"| {found.check[0]:.0f} ms (goal {GOAL_CHECK}) | {found.check[1]:.0f} ms |",
        "",
        f"A status list of {SMALLEST} entries (goal {GOAL_LIST} bytes): {listed}.",
        "",
    ]


def _issued(folder: Path, kid: str, processes: int) -> float:
    """Let so many processes issue at once; each has made one before the clock starts."""
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        list(pool.map(issue, [folder] * 4, [kid] * 4, range(4), chunksize=1))
        rounds = []
        for _ in range(3):
            began = time.perf_counter()
            list(pool.map(issue, [folder] * DOCUMENTS, [kid] * DOCUMENTS, range(DOCUMENTS), chunksize=5))
            rounds.append(DOCUMENTS / (time.perf_counter() - began))
    return median(rounds)


def _checked(made: list[bytes], trust: Trust) -> list[float]:
    taken = []
    for pdf in [made[0], *made]:
        began = time.perf_counter()
        if not verify(pdf, trust, None, NOW).is_valid:
            raise SystemExit("a document that was just made is not valid")
        taken.append((time.perf_counter() - began) * 1000)
    return taken[1:]


def _lists() -> dict[str, int]:
    seeded = random.Random(7)
    found = {}
    for what, count in (("1 %", SMALLEST // 100), ("10 %", SMALLEST // 10), ("half", SMALLEST // 2)):
        found[what] = len(StatusList(withdrawn=seeded.sample(range(SMALLEST), count)).encoded())
    return found


@cache
def _signer(folder: Path, kid: str) -> FileSigner:
    return file_signer(folder, kid)


def _fact(number: int) -> Certificate:
    code = new_code()
    return replace(FACT, serial=f"20AB-2026-{number:06}", public_code=code, page=f"{HOST}/controle/{code}")


FACT = Certificate(
    certificate_id=UUID(int=1),
    kind="praktijkverklaring",
    regime="boris",
    serial="",
    public_code="",
    holder=Holder(UUID(int=2), "Sanne de Boer", date(2008, 3, 14)),
    issuer=Issuer(UUID(int=3), "20AB", "Praktijkschool De Vaart", DID),
    workplace=Workplace("Garage Kromvliet", "Kromvlietweg 12", "Meerwijk", "100234567", "Joost Hamer"),
    qualification=Qualification("25254", "Assistent mobiliteitsbranche", 1, "Entree", "2015"),
    work_processes=tuple(
        Earned(f"B1-K1-W{number}", f"Voert eenvoudig onderhoud uit, deel {number}", judgement)
        for number, judgement in enumerate(("alone", "with_help", "alone", "alone", "with_help"), 1)
    ),
    begins_on=date(2026, 2, 2),
    ends_on=date(2026, 11, 20),
    issued_at=NOW,
    place="Meerwijk",
    status_list=f"{HOST}/uitgevers/20AB/statuslijst/1",
    status_index=94_567,
    page="",
    is_test=False,
)
