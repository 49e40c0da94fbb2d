"""PostgreSQL itself, asked by raw SQL under a service's login role, shows nobody a stranger's row."""

from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from access.actor import Actor
from messaging.database import open_engine
from tests.security.matrix import scenes
from tests.security.matrix.askers import SCHOOL, asker, person
from tests.security.matrix.scenes import Scene

TABLES = {
    "intake": ("pupils", "readers", "support_accesses", "document_issuers", "exit_conversations"),
    "certification": (
        "pupils",
        "readers",
        "trajectories",
        "evidence_requests",
        "judgements",
        "request_secrets",
        "certificates",
    ),
    "aftercare": ("cases", "contracts", "conversations", "check_ins", "confirmations", "support_accesses"),
    "notifications": ("notifications", "deliveries", "cases", "feeds", "feed_events", "webhooks", "webhook_deliveries"),
}
PROTECTED = [(service, table) for service, tables in TABLES.items() for table in tables]
ACT = text("""
    SELECT set_config('app.person', :person, true), set_config('app.people', :person, true),
        set_config('app.role', :role, true), set_config('app.organisation', :organisation, true)
""")


@pytest.fixture(params=sorted(TABLES))
def scene(request, database):
    return set_up(request.param, database)


def set_up(service, database):
    found = Scene(database, {"service": service})
    scenes.SET[service](found)
    return found


def seen(scene, table, actor: Actor | None = None) -> int:
    """How many rows the login role sees, without any WHERE."""
    service = str(scene.ids["service"])
    engine = open_engine(scene.database.url(service), service, pool_size=1)
    try:
        with engine.begin() as connection:
            if actor:
                who = {"person": str(actor.person_id), "role": actor.role}
                connection.execute(ACT, who | {"organisation": str(actor.organisation_id or "")})
            return int(connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())  # noqa: S608  our own names
    finally:
        engine.dispose()


def strangers_see(scene, table) -> dict[str, int]:
    """What those see who may see nothing of it; all of them 0, or the wall has a hole."""
    who: dict[str, Actor | None] = {
        f"{role} {relation}": asker(role, relation)
        for role, relation in (
            ("workplace_trainer", "none"),
            ("placement_advisor", "none"),
            ("school_staff", "none"),
            ("mbo_staff", "none"),
            ("job_coach", "none"),
            ("werkconsulent", "none"),
            ("job_coach", "former"),
            ("werkconsulent", "former"),
        )
    }
    who["nobody"] = None
    return {name: found for name, actor in who.items() if (found := seen(scene, table, actor))}


def test_unset_and_strangers_see_no_row_and_the_system_sees_all(scene):
    for table in TABLES[str(scene.ids["service"])]:
        assert strangers_see(scene, table) == {}
        service = str(scene.ids["service"])
        everything = scene.database.rows_as_admin(f"SELECT count(*) FROM {service}.{table}")[0]["count"]  # noqa: S608
        assert seen(scene, table, Actor(UUID(int=1), "system")) == everything


# By a column with one of these names a table is about somebody, himself or through what is his.
ABOUT_SOMEBODY = (
    *("pupil_id", "case_id", "contract_id", "conversation_id"),
    *("trajectory_id", "request_id", "certificate_id", "notification_id"),
)
OPEN_TABLES = {
    "timers": "a clock: an id, a rule and a moment, for the worker alone",
}


def test_every_table_about_a_young_person_has_the_wall(database):
    query = """
        SELECT DISTINCT namespace.nspname AS service, class.relname AS name, class.relrowsecurity AS has_wall
        FROM pg_class AS class JOIN pg_namespace AS namespace ON namespace.oid = class.relnamespace
        JOIN pg_attribute AS column_of ON column_of.attrelid = class.oid
        WHERE class.relkind = 'r' AND namespace.nspname = ANY(:services) AND column_of.attname = ANY(:columns)
    """
    found = database.rows_as_admin(query, services=list(TABLES), columns=list(ABOUT_SOMEBODY))

    assert len([row for row in found if row["has_wall"]]) > len(PROTECTED)
    assert [row for row in found if not row["has_wall"] and row["name"] not in OPEN_TABLES] == []


@pytest.mark.parametrize(("service", "table"), PROTECTED)
def test_without_its_policies_the_proof_fails(database, service, table):
    if (service, table) == ("notifications", "cases"):
        database.execute_as_admin("INSERT INTO notifications.cases (case_id) VALUES (gen_random_uuid())")
    scene = set_up(service, database)

    database.execute_as_admin(f"ALTER TABLE {service}.{table} DISABLE ROW LEVEL SECURITY")

    assert strangers_see(scene, table)["nobody"] > 0


@pytest.mark.parametrize(("service", "table"), PROTECTED)
def test_the_login_role_cannot_take_the_wall_down(database, service, table):
    scene = set_up(service, database)
    engine = open_engine(database.url(service), service, pool_size=1)

    for statement in (f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY", f"DROP POLICY seen ON {table}"):
        with pytest.raises(DBAPIError, match="must be owner"), engine.begin() as connection:
            connection.execute(text(statement))

    engine.dispose()
    assert seen(scene, table) == 0


OWN = {
    "intake": {
        "pupils": {
            "school_staff": 1,
            "mbo_staff": 1,
            "job_coach": 1,
            "werkconsulent": 1,
            "coordinator": 2,
            "admin": 0,
        },
        "document_issuers": {"mbo_staff": 1, "school_staff": 0, "coordinator": 0},
        "exit_conversations": {"school_staff": 1, "job_coach": 0, "werkconsulent": 1, "coordinator": 2, "admin": 0},
    },
    "certification": {
        "pupils": {"school_staff": 1, "mbo_staff": 1, "job_coach": 1, "werkconsulent": 0, "coordinator": 2, "admin": 0},
        # Of each young person one that the school gives, and one that an mbo school gives.
        "trajectories": {
            "school_staff": 2,
            "mbo_staff": 1,
            "job_coach": 2,
            "werkconsulent": 0,
            "coordinator": 4,
            "admin": 0,
        },
        "certificates": {"school_staff": 2, "mbo_staff": 1, "job_coach": 2, "coordinator": 2, "admin": 0},
    },
    "aftercare": {
        table: {"school_staff": 1, "job_coach": 1, "werkconsulent": 1, "coordinator": 2, "admin": 0}
        for table in ("cases", "contracts", "conversations")
    },
    "notifications": {
        "notifications": {"school_staff": 1, "job_coach": 1, "coordinator": 1, "admin": 1},
        "deliveries": {"school_staff": 1, "job_coach": 1, "admin": 9},
        "webhooks": {"school_staff": 1, "job_coach": 0, "coordinator": 0, "admin": 0},
        "webhook_deliveries": {"school_staff": 1, "job_coach": 0, "coordinator": 0, "admin": 0},
        "feed_events": {"school_staff": 1, "job_coach": 0, "coordinator": 0, "admin": 0},
    },
}


def test_each_role_sees_the_own_rows_only(scene):
    expected = OWN[str(scene.ids["service"])]

    found = {
        table: {role: seen(scene, table, asker(role, "own")) for role in roles} for table, roles in expected.items()
    }

    assert found == expected


@pytest.mark.parametrize(("service", "table"), [("intake", "pupils"), ("aftercare", "cases")])
def test_support_sees_the_file_it_was_given_and_no_other(database, service, table):
    scene = set_up(service, database)
    engine = open_engine(database.url(service), service, pool_size=1)
    supporter = {"person": str(scenes.SUPPORTER), "role": "admin", "organisation": ""}

    with engine.begin() as connection:
        connection.execute(ACT, supporter)
        before = connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()  # noqa: S608  our own names
        connection.execute(text("SELECT set_config('app.supported', :it, true)"), {"it": str(scene.ids["pupil_id"])})
        given = connection.execute(text(f"SELECT pupil_id FROM {table}")).scalars().all()  # noqa: S608  as above

    engine.dispose()
    assert (before, given) == (0, [scene.ids["pupil_id"]])


def test_a_school_cannot_write_a_row_of_another_school(database):
    scene = set_up("intake", database)
    engine = open_engine(database.url("intake"), "intake", pool_size=1)
    other = asker("school_staff", "other")

    with engine.begin() as connection:
        who = {"person": str(other.person_id), "role": other.role, "organisation": str(other.organisation_id)}
        connection.execute(ACT, who)
        with pytest.raises(DBAPIError, match="row-level security"):
            connection.execute(text("UPDATE pupils SET school_id = :it"), {"it": SCHOOL})

    engine.dispose()
    assert seen(scene, "pupils", asker("school_staff", "own")) == 1


def test_what_one_request_set_is_gone_for_the_next_on_the_same_connection(database):
    set_up("aftercare", database)
    engine = open_engine(database.url("aftercare"), "aftercare", pool_size=1)
    with engine.begin() as connection:
        connection.execute(
            ACT, {"person": str(person("coordinator", "own")), "role": "coordinator", "organisation": ""}
        )
        before = connection.execute(text("SELECT count(*) FROM cases")).scalar_one()

    with engine.begin() as connection:
        after = connection.execute(text("SELECT count(*) FROM cases")).scalar_one()

    engine.dispose()
    assert (before, after) == (2, 0)
