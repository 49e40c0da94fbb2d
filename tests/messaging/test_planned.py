"""Statements that a connection plans once: asked twice they are read once, and what goes wrong leaves nothing behind."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from messaging import planned
from messaging.planned import planned_once

ASK = planned_once(
    text("SELECT CAST(:day AS date) + 1 AS day, CAST(:ids AS uuid[]) AS ids, 7 % 4 AS rest WHERE :day > '2020-01-01'")
)
KNOWN = text("SELECT name FROM pg_prepared_statements WHERE statement LIKE '%AS rest%'")
ID = "00000000-0000-0000-0000-000000000007"
VALUES = {"day": date(2026, 2, 28), "ids": [ID]}


def test_it_gives_the_same_and_is_read_once(database):
    with database.work("aftercare") as work:
        rows = [work.session.execute(ASK, VALUES).one() for _ in range(3)]

        assert [(row.day, row.ids, row.rest) for row in rows] == [(date(2026, 3, 1), [UUID(ID)], 3)] * 3
        assert len(work.session.execute(KNOWN).all()) == 1


def test_it_knows_empty_lists_and_days_that_show_nothing(database):
    with database.work("aftercare") as work:
        assert work.session.execute(ASK, {"day": date(2026, 1, 1), "ids": []}).one().ids == []
        assert work.session.execute(ASK, {"day": date(2019, 1, 1), "ids": [ID]}).all() == []


def test_a_plan_that_is_old_is_made_anew(database, monkeypatch):
    with database.work("aftercare") as work:
        monkeypatch.setattr(planned, "KEPT_FOR", -1.0)
        work.session.execute(ASK, VALUES)
        (before,) = work.session.execute(KNOWN).scalars()
        work.session.execute(ASK, VALUES)

        (after,) = work.session.execute(KNOWN).scalars()
        assert before != after


def test_a_transaction_that_fails_takes_no_plan_with_it(database):
    with database.work("aftercare") as work:
        work.session.execute(ASK, VALUES)
        with pytest.raises(DBAPIError):
            work.session.execute(ASK, VALUES | {"ids": ["no id"]})
        work.session.rollback()

        assert work.session.execute(ASK, VALUES).one().rest == 3


def test_what_cannot_be_planned_is_said_and_may_be_asked_again(database):
    wrong = planned_once(text("SELECT rest FROM nowhere WHERE rest = :rest"))
    with database.work("aftercare") as work:
        for _ in range(2):
            with pytest.raises(DBAPIError, match="nowhere"):
                work.session.execute(wrong, {"rest": 1})
            work.session.rollback()

        assert work.session.execute(ASK, VALUES).one().rest == 3
