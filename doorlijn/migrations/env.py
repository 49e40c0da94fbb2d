"""Runs the migrations of one service in its own schema, as the role that owns it."""

from alembic import context
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

url = context.config.attributes["url"]
service = context.config.attributes["service"]

with create_engine(url, poolclass=NullPool).connect() as connection:
    connection.execute(text(f'SET ROLE "{service}_owner"'))
    connection.execute(text(f'SET search_path = "{service}"'))
    connection.commit()
    context.configure(connection=connection, version_table_schema=service)
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
