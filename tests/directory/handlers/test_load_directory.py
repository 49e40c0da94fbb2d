"""A whole file at once: everything goes in, or every error is named."""

from datetime import date
from uuid import UUID

import pytest

from services.directory.handlers import load_directory
from services.directory.handlers.load_directory import (
    LoadDirectory,
    OrganisationRow,
    PersonRow,
    RoleRow,
)
from services.directory.storage.organisations import Organisations
from services.directory.storage.people import People
from tests.directory.small_region import BODIES, COACHES
from tests.machinery.database import NOW


def test_loading_twice_changes_nothing(region):
    before = region.published

    report = region.load(LoadDirectory(BODIES, COACHES))

    assert report.counts == {"unchanged": len(BODIES) + len(COACHES)}
    assert region.published == before


def test_a_changed_line_is_an_update_with_its_own_event(region):
    before = region.published
    renamed = OrganisationRow(2, "municipality", "GM9001", "Lijnmonde aan Zee")
    coach = PersonRow(
        10,
        "Fatima Benali",
        "f.benali@voorbeeld.example",
        roles=(RoleRow(11, "job_coach", "LIJNSTREEK", ("GM9001", "GM9002")),),
    )

    report = region.load(LoadDirectory((renamed,), (coach,)))

    assert report.counts == {"changed": 2}
    (first, organisation), (second, role) = region.news(before)
    assert (first, organisation["name"]) == ("organisation_registered", "Lijnmonde aan Zee")
    assert (second, role["municipalities"]) == ("role_granted", ["GM9001", "GM9002"])


def test_no_name_or_mail_of_a_person_is_published(region):
    everything = str(region.database.published("directory"))

    assert "Benali" not in everything
    assert "@" not in everything


def test_a_substitute_may_stand_further_down_in_the_file(region):
    before = region.published
    away = PersonRow(
        2, "Nieuw Een", "een@voorbeeld.example",
        roles=(RoleRow(2, "coordinator", "LIJNSTREEK"),),
        substitute="twee@voorbeeld.example", until=date(2026, 12, 1),
    )  # fmt: skip
    colleague = PersonRow(3, "Nieuw Twee", "twee@voorbeeld.example", roles=(RoleRow(3, "coordinator", "LIJNSTREEK"),))

    region.load(LoadDirectory(people=(away, colleague)))

    assert [name for name, _ in region.news(before)][-1] == "substitute_named"


def test_all_errors_are_named_at_once_with_their_lines(region, database):
    command = LoadDirectory(
        (OrganisationRow(2, "school", "9AAA", "Fout", "pro"), OrganisationRow(3, "school", "99AB", "Soort")),
        (
            PersonRow(
                5, "Een", "een@voorbeeld.example",
                roles=(RoleRow(6, "job_coach", "LIJNSTREEK", ("GM9999",)), RoleRow(7, "admin", "NERGENS")),
            ),
            PersonRow(8, "Twee", "twee@voorbeeld.example", substitute="drie@voorbeeld.example"),
        ),
    )  # fmt: skip

    with database.work("directory") as work:
        report, _ = load_directory.handle(command, work.use(Organisations), work.use(People), work.timers, NOW)

    assert [(each.line, each.column) for each in report.refused] == [
        (2, "code"),
        (3, "school_type"),
        (6, "municipalities"),
        (7, "organisation"),
        (8, "substitute"),
    ]
    assert all(each.reason for each in report.refused)


@pytest.mark.parametrize("mail", ["f.benali@voorbeeld.example", "nieuw@voorbeeld.example"])
def test_an_id_stays_with_its_person(region, database, mail):
    person_id = region.person_id("Daan")
    row = PersonRow(2, "Fatima Benali", mail, person_id=UUID(str(person_id)))

    with database.work("directory") as work:
        report, _ = load_directory.handle(
            LoadDirectory(people=(row,)),
            work.use(Organisations),
            work.use(People),
            work.timers,
            NOW,
        )

    assert [(each.line, each.column) for each in report.refused] == [(2, "id")]
