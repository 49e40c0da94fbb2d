"""Gets an embedded demo ready before its processes start: roles, tables, keys, and the region's people."""

from datetime import UTC, datetime

from access import tokens
from doorlijn import database_setup, logs, settings
from doorlijn.real_people import mark_keys
from doorlijn.region import catalogue, issuer_keys, mbo_catalogue
from doorlijn.region.seeding import seed


def main() -> None:
    """Do what is not done yet; a second start finds everything."""
    logs.configure()
    known = settings.load()
    if not known.is_demo:
        raise SystemExit("the invented region belongs to the demo: set DOORLIJN_PROFILE=demo")
    database_setup.provision(known.database_admin_url)
    database_setup.upgrade(known.database_admin_url)
    tokens.make_keys(known.keys_dir)
    mark_keys(known.keys_dir)
    now = datetime.now(UTC)  # noqa: TID251  the door: inside, the time is an argument
    seed(known, now)
    catalogue.seed(known, now)
    mbo_catalogue.seed(known.database_url, now)
    issuer_keys.seed(known, now)


if __name__ == "__main__":
    main()
