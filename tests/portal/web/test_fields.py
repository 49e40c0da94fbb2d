from datetime import date, time

import pytest

from services.portal.web import fields
from services.portal.web.forms import Field, Form


@pytest.mark.parametrize("typed", ["21-11-2026", "21/11/2026", "21.11.2026", "21 11 2026", "21112026", "2026-11-21"])
def test_a_day_may_be_typed_in_any_usual_way(typed):
    assert fields.day(typed) == date(2026, 11, 21)


@pytest.mark.parametrize("typed", ["31-02-2026", "21-11", "vandaag", "2026", "1-2-26", "21-13-2026"])
def test_what_is_no_day_is_said_to_be_none(typed):
    with pytest.raises(fields.Wrong):
        fields.day(typed)


@pytest.mark.parametrize(
    ("typed", "said"), [("14:30", (14, 30)), ("9.05", (9, 5)), ("1430", (14, 30)), ("14 uur", (14, 0))]
)
def test_a_time_may_be_typed_in_any_usual_way(typed, said):
    assert fields.hour(typed) == time(*said)


@pytest.mark.parametrize("typed", ["25:00", "half drie", "9:61", "-1"])
def test_what_is_no_time_is_said_to_be_none(typed):
    with pytest.raises(fields.Wrong):
        fields.hour(typed)


def test_hours_have_a_decimal_comma():
    assert fields.decimal("24,5") == 24.5
    for typed in ("veel", "nan", "inf"):
        with pytest.raises(fields.Wrong):
            fields.decimal(typed)


def test_an_answer_that_was_not_offered_is_refused():
    form = Form([Field("reason", "Reden", choices=(("other", "Anders"),))], {"reason": "<script>"})

    assert form.read() is None
    assert form.errors["reason"] == "Kies een van de antwoorden."


def test_what_is_much_too_long_is_refused_before_it_is_sent():
    form = Form([Field("remark", "Opmerking")], {"remark": "x" * 2001})

    assert form.read() is None
