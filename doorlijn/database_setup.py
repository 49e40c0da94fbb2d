"""Prepares a database: roles, schemas and migrations; the same for a server, the demo and the tests."""

from collections.abc import Callable, Iterable
from pathlib import Path

import psycopg2
from alembic import command
from alembic.config import Config
from psycopg2 import sql
from sqlalchemy.engine import make_url

HERE = Path(__file__).parent
SERVICES = ("directory", "intake", "certification", "aftercare", "notifications")
ROLES_SQL = HERE / "database_roles.sql"


def provision(admin_url: str, services: Iterable[str] = SERVICES) -> None:
    """Create per service a schema, the role that owns it and the role that logs in; doing it twice changes nothing."""
    connection = psycopg2.connect(_plain(admin_url))
    connection.autocommit = True
    with connection, connection.cursor() as cursor:
        for service in services:
            cursor.execute(
                sql.SQL(ROLES_SQL.read_text(encoding="utf-8")).format(
                    service=sql.Identifier(service),
                    owner=sql.Identifier(f"{service}_owner"),
                    name=sql.Literal(service),
                    owner_name=sql.Literal(f"{service}_owner"),
                )
            )
    connection.close()


def upgrade(admin_url: str, services: Iterable[str] = SERVICES, tell: Callable[[str], None] = lambda _: None) -> None:
    """Run each service's migrations as the owner of its schema."""
    for service in services:
        tell(service)
        command.upgrade(_alembic(admin_url, service), "head")


def _alembic(admin_url: str, service: str) -> Config:
    config = Config()
    config.set_main_option("script_location", str(HERE / "migrations"))
    config.set_main_option("version_locations", str(HERE.parent / "services" / service / "migrations" / "versions"))
    config.set_main_option("path_separator", "os")
    config.attributes["url"] = admin_url
    config.attributes["service"] = service
    return config


def _plain(url: str) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
