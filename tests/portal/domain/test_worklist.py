from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from services.portal.domain.cases import WorkItem
from services.portal.domain.worklist import sections

TODAY = date(2026, 11, 21)
ME, COLLEAGUE = UUID(int=1), UUID(int=2)


def item(kind: str = "check_in", days: int = 5, owner_id: UUID = ME, for_person_id: UUID | None = None) -> WorkItem:
    return WorkItem(
        kind,
        case_id=UUID(int=days + 1000),
        pupil_id=UUID(int=days + 2000),
        due_on=TODAY + timedelta(days=days),
        is_overdue=days < 0,
        owner_id=owner_id,
        for_person_id=for_person_id,
    )


def placed(*items: WorkItem) -> dict[str, list[WorkItem]]:
    return {section.key: section.items for section in sections(items, ME, TODAY)}


def test_too_late_goes_before_everything_whoever_must_do_it():
    assert len(placed(item("accept_case", -3), item(days=-1, owner_id=COLLEAGUE))["overdue"]) == 2


def test_each_thing_has_one_place():
    work = placed(item(days=0), item("accept_case", 3), item(days=9), item(days=90), item(days=4, owner_id=COLLEAGUE))

    assert {key: len(items) for key, items in work.items()} == {
        "overdue": 0,
        "appointments": 0,
        "today": 1,
        "new": 1,
        "coming": 1,
        "later": 1,
        "others": 1,
    }


def test_the_work_of_a_colleague_i_stand_in_for_is_mine():
    covered = item(days=4, owner_id=COLLEAGUE, for_person_id=COLLEAGUE)

    assert placed(covered)["coming"] == [covered]


def test_the_earliest_day_stands_first():
    assert [each.due_on for each in placed(item(days=12), item(days=2))["coming"]] == [
        TODAY + timedelta(days=2),
        TODAY + timedelta(days=12),
    ]


def test_an_appointment_to_come_stands_with_the_appointments_whoever_leads_it_and_is_not_late():
    soon = replace(
        item("hold_conversation", days=-2, owner_id=COLLEAGUE),
        is_overdue=False,
        starts_at=datetime(2026, 11, 23, 13, 0, tzinfo=UTC),
    )

    work = placed(soon, item("record_outcome", days=-1))

    assert (work["appointments"], len(work["overdue"]), work["others"]) == ([soon], 1, [])
