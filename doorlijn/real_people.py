"""An installation for real people refuses to start with anything that the demo made: its people, its keys, its secret."""

from collections.abc import Collection
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.exc import OperationalError, ProgrammingError

from access import tokens
from doorlijn.demo_marks import DEMO_KEY, DEMO_MARK, DEMO_SECRET
from doorlijn.region.people import DEMO_PREFIX
from doorlijn.settings import Settings
from messaging.database import open_engine

# A mark is written when the invented region is put in; its people are known by their ids also without it.
_DEMO_DATA = text(
    "SELECT EXISTS (SELECT FROM marks WHERE mark = :mark) OR EXISTS (SELECT FROM people WHERE person_id::text LIKE :people)"
)


class MadeForTheDemo(SystemExit):
    """Production does not start; the text says why and what to do."""


def refuse_demo(settings: Settings, services: Collection[str] = ()) -> None:
    """Stop a process of a production installation that was given something of the demo."""
    if settings.profile != "production":
        return
    if settings.session_secret.startswith(DEMO_SECRET):
        raise MadeForTheDemo("DOORLIJN_SESSION_SECRET was made by the demo: make a real one with 'make secrets'.")
    for name in (tokens.SIGNING_FILE, tokens.VERIFYING_FILE):
        if _is_demo_key(settings.keys_dir / name):
            raise MadeForTheDemo(
                f"{settings.keys_dir / name} was made by the demo: make real keys with 'make secrets'."
            )
    if "directory" in services and settings.database_url and _has_demo_data(settings):
        raise MadeForTheDemo(
            "This database holds the invented people of the demo, whom anybody can be: use an empty database."
        )


def mark_keys(folder: Path) -> None:
    """Write in the demo's keys that they are the demo's, so that a copy says so too."""
    for name in (tokens.SIGNING_FILE, tokens.VERIFYING_FILE):
        file = folder / name
        if file.exists() and not _is_demo_key(file):
            file.write_bytes(DEMO_KEY + file.read_bytes())


def _is_demo_key(file: Path) -> bool:
    return file.exists() and file.read_bytes().startswith(DEMO_KEY)


def _has_demo_data(settings: Settings) -> bool:
    """Ask the directory; one without tables yet holds nobody. A database that does not answer is not trusted."""
    engine = open_engine(settings.database_url, "directory", pool_size=1)
    try:
        with engine.connect() as connection:
            asked = {"mark": DEMO_MARK, "people": f"{DEMO_PREFIX}%"}
            return bool(connection.execute(_DEMO_DATA, asked).scalar_one())
    except ProgrammingError:
        return False
    except OperationalError as error:
        raise SystemExit("PostgreSQL does not answer, so nobody knows whether it holds the demo: try again.") from error
    finally:
        engine.dispose()
