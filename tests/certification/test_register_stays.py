"""A line of the register is there once, and outlives the file of the young person by the clock of the region."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy.exc import DBAPIError, IntegrityError

from doorlijn.region.retention import categories
from services.certification.domain.register import Entry
from services.certification.storage.register import Register
from tests.certification.press import Press


def only_entry(press: Press) -> Entry:
    (row,) = press.database.rows("certification", "SELECT certificate_id FROM certificates")
    with press.database.work("certification") as work:
        return work.use(Register).get(row["certificate_id"])


@pytest.mark.parametrize("kept", ["certificate_id", "serial", "public_code", "status_index"])
def test_a_second_document_with_the_id_number_code_or_place_of_another_is_refused(press, kept: str):
    """The id is the `jti` of its credential, the place its bit on the status list."""
    press.issued()
    entry = only_entry(press)
    fresh: dict[str, Any] = {
        "certificate_id": uuid4(),
        "serial": "99AA-2026-09999",
        "public_code": "0" * 24,
        "status_index": 131_071,
    }
    fact = replace(entry.certificate, **{name: value for name, value in fresh.items() if name != kept})

    with pytest.raises(IntegrityError), press.database.work("certification") as work:
        work.use(Register).add(replace(entry, certificate=fact, trajectory_id=uuid4()))


def test_the_service_itself_takes_no_line_out(press):
    press.issued()

    with pytest.raises(DBAPIError, match="permission denied"), press.database.engine("certification").begin() as it:
        it.exec_driver_sql("DELETE FROM certificates")


def test_the_clock_of_the_register_runs_longer_than_those_of_file_and_paper():
    years = {each.code: each.years for each in categories() if each.years}

    assert years["certificate_register"] > max(years["school_file"], years["certificate_papers"])
