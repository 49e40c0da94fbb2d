"""Connections to a service's own schema."""

import time
from collections.abc import Callable
from typing import Final

import psycopg2
import structlog
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session, sessionmaker

from messaging.planned import plan_once

log = structlog.get_logger()

# A stopped process may keep a transaction open, and with it the locks on its cases; the database ends it, by its own clock.
IDLE_TRANSACTION_MS = 15_000

# A database that disappears without a word (its machine, the network) is noticed in half a minute, not in hours.
ALIVE: Final = {"keepalives_idle": 15, "keepalives_interval": 5, "keepalives_count": 3, "tcp_user_timeout": 30_000}


def open_engine(url: str, service: str, *, pool_size: int = 5, asks_first: bool = True, acts_as: str = "") -> Engine:
    """Open an engine on the schema of one service; refuses a URL that names no driver (SQLAlchemy would take psycopg 3, which blocks eventlet).

    Without `acts_as` the database shows no row about a person, until a transaction says who asks.
    """
    if not url.startswith("postgresql+psycopg2://"):
        message = "DATABASE_URL must start with postgresql+psycopg2:// (a bare postgresql:// picks a driver that blocks the worker)."
        raise SystemExit(message)
    options = f"-c search_path={service} -c idle_in_transaction_session_timeout={IDLE_TRANSACTION_MS} -c timezone=UTC"
    if acts_as:
        options += f" -c app.role={acts_as}"
    engine = create_engine(
        url.format(service=service),
        pool_size=pool_size,
        max_overflow=10,
        pool_pre_ping=asks_first,  # a request must not meet a dead connection; a worker just starts anew
        connect_args={"options": options, "application_name": f"doorlijn-{service}", "connect_timeout": 5} | ALIVE,
    )
    plan_once(engine)
    return engine


def open_sessions(engine: Engine) -> sessionmaker[Session]:
    """Make the factory of sessions; nothing is flushed or expired behind a handler's back."""
    return sessionmaker(engine, autoflush=False, expire_on_commit=False)


def is_ready(engine: Engine) -> bool:
    """Tell whether the database answers and the newest table of messaging is there."""
    try:
        with engine.connect() as connection:
            return connection.execute(text("SELECT to_regclass('effect_log') IS NOT NULL")).scalar_one() is True
    except OperationalError:
        return False


def wait_until_ready(engine: Engine, service: str, sleep: Callable[[float], None] = time.sleep) -> None:
    """Wait for database and schema; says once a while what it waits for."""
    waited = 0
    while not is_ready(engine):
        if waited % 50 == 0:
            log.info("waiting_for_database", service=service, remedy="start PostgreSQL and run: doorlijn db upgrade")
        waited += 1
        sleep(0.2)


def is_gone(error: BaseException) -> bool:
    """Tell whether an error means that the connection, not the statement, failed."""
    if isinstance(error, DBAPIError):
        return (
            bool(error.connection_invalidated)
            or isinstance(error.orig, psycopg2.InterfaceError)
            or sqlstate(error)[:2] in {"08", "57", "53"}
            or (isinstance(error, OperationalError) and sqlstate(error) == "")
        )
    return isinstance(error, psycopg2.InterfaceError)


def is_conflict(error: BaseException) -> bool:
    """Tell whether two transactions met (deadlock, serialization): trying again is the answer."""
    return isinstance(error, DBAPIError) and sqlstate(error) in {"40001", "40P01", "25P03", "55P03"}


def sqlstate(error: DBAPIError) -> str:
    """Give PostgreSQL's five-letter code, or nothing."""
    return getattr(error.orig, "pgcode", None) or ""
