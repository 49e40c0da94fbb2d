#!/usr/bin/env python3
"""Tries, with the logins of one worker, what they must be refused; runs inside that worker's container."""

import os
import sys
from collections.abc import Callable
from typing import Any

import amqp
import psycopg2
from kombu.utils.url import parse_url

SERVICES = ("directory", "intake", "certification", "aftercare", "notifications")


def refused_by_database(statement: str) -> bool:
    """Tell whether PostgreSQL refuses a statement because of its permissions."""
    connection = psycopg2.connect(os.environ["DATABASE_URL"].replace("+psycopg2", ""))
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement)
    except psycopg2.errors.InsufficientPrivilege:
        return True
    finally:
        connection.close()
    return False


def refused_by_broker(attempt: Callable[[Any], object], login: tuple[str, str] | None = None) -> bool:
    """Tell whether RabbitMQ refuses something because of its permissions."""
    url = parse_url(os.environ["AMQP_URL"])
    user, password = login or (url["userid"], url["password"])
    try:
        with amqp.Connection(
            f"{url['hostname']}:{url['port']}", user, password, virtual_host=url["virtual_host"]
        ) as connection:
            attempt(connection.channel())
    except amqp.AccessRefused:
        return True
    return False


def publish(exchange: str) -> Callable[[Any], object]:
    """Make an attempt to publish, and to hear whether it was taken."""

    def attempt(channel: Any) -> None:  # noqa: ANN401  amqp has no types
        channel.confirm_select()
        channel.basic_publish_confirm(amqp.Message("{}"), exchange, "probe")

    return attempt


def allowed(service: str) -> list[str]:
    """List what was not refused though it should have been."""
    other = next(name for name in SERVICES if name != service)
    attempts = {
        "log in as guest": refused_by_broker(lambda _: None, ("guest", "guest")),
        f"publish as {other}": refused_by_broker(publish(f"{other}.events")),
        "publish into a queue": refused_by_broker(publish("")),
        f"take the events of {other}": refused_by_broker(lambda channel: channel.basic_consume(f"ledger--{other}.v1")),
        f"delete what {other} publishes to": refused_by_broker(
            lambda channel: channel.exchange_delete(f"{other}.events")
        ),
        "make a queue of any name": refused_by_broker(lambda channel: channel.queue_declare("probe")),
        f"read the rows of {other}": refused_by_database(f"SELECT * FROM {other}.inbox"),  # noqa: S608  constants only
        "change a table": refused_by_database("ALTER TABLE inbox ADD COLUMN probe text"),
        "empty a table": refused_by_database("TRUNCATE inbox"),
        "make a table": refused_by_database("CREATE TABLE probe (probe text)"),
        "become the owner": refused_by_database(f"SET ROLE {service}_owner"),
        "become the migrator": refused_by_database("SET ROLE migrator"),
    }
    return [what for what, refused in attempts.items() if not refused]


if __name__ == "__main__":
    found = allowed(sys.argv[1])
    if found:
        sys.exit(f"{sys.argv[1]} may: {', '.join(found)}")
