"""100,000 leavers from a sheet, through the command line and the REST API: rows per second and memory."""

import json
import subprocess
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from uuid import uuid4

import psutil

from access import tokens
from access.actor import Actor
from bench.chain import SEED
from bench.surroundings import MUNICIPALITIES, Place, fresh_place
from tests.machinery.ports import free_port
from tests.machinery.processes import DOORLIJN

HEADER = "leerlingnummer;voornaam;tussenvoegsel;achternaam;geboortedatum;brin;gemeente;uitstroomprofiel;uitgestroomd_op;bestemming;werkgever;contract_begin;contract_einde;traject_open"


def sheet(path: Path, rows: int) -> None:
    """Write a sheet of invented leavers."""
    random = Random(SEED)
    with path.open("w", encoding="utf-8") as file:
        file.write(HEADER + "\n")
        for number in range(rows):
            born = date(2008, 1, 1) + timedelta(days=random.randrange(700))
            file.write(
                f"{number:07d};Voornaam{number};;Achternaam{number};{born:%d-%m-%Y};99A{number % 4};{random.choice(MUNICIPALITIES)};arbeidsmarktgericht;17-07-2026;mbo;;;;nee\n"
            )


def imported(rows: int) -> dict[str, float]:
    """Import the sheet; gives rows per second and the peaks of memory of client and server in MB."""
    with fresh_place() as place:
        port = free_port()
        api = place.machine.run("run", "web", "--bind", f"127.0.0.1:{port}")
        api.wait_for_port(port)
        path = place.folder / "leavers.csv"
        sheet(path, rows)
        return _import(place, port, path, rows, psutil.Process(api.pid))


def _rows_so_far(place: Place) -> int:
    (row,) = place.database.rows("intake", "SELECT count(*) AS rows FROM pupils")
    return int(row["rows"])


def _import(place: Place, port: int, path: Path, rows: int, api: psutil.Process) -> dict[str, float]:
    key = tokens.load_key(place.folder / "keys" / tokens.SIGNING_FILE)
    token = tokens.issue(Actor(uuid4(), "coordinator"), key, datetime.now(UTC))  # noqa: TID251  the door
    before = api.memory_info().rss
    started_at = time.monotonic()
    client = subprocess.Popen(
        [DOORLIJN, "leavers", "import", path, "--json", "--url", f"http://127.0.0.1:{port}", "--token", token],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    peak_client = peak_api = halfway_api = 0
    while client.poll() is None:
        peak_client = max(peak_client, psutil.Process(client.pid).memory_info().rss)
        peak_api = max(peak_api, api.memory_info().rss)
        if not halfway_api and _rows_so_far(place) >= rows / 2:
            halfway_api = peak_api
        time.sleep(0.25)
    seconds = time.monotonic() - started_at
    answer = json.loads(client.stdout.read() if client.stdout else b"{}")
    if answer["accepted"] != rows:
        message = f"only {answer['accepted']} of {rows} rows were accepted: {answer['refused'][:3]}"
        raise SystemExit(message)
    return {
        "rows": rows,
        "per_second": rows / seconds,
        "client_mb": peak_client / 2**20,
        "api_mb": peak_api / 2**20,
        "api_halfway_mb": halfway_api / 2**20,
        "api_before_mb": before / 2**20,
    }
