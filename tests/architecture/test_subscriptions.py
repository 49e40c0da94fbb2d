"""The map stays true: what a service listens to can be found under its own name, in contracts, handlers and tests."""

import inspect

import msgspec
import pytest

from tests.architecture import landscape
from tests.architecture.landscape import SERVICES, TESTS, Clock, Listening, Published

# Published before anybody here reads it. Each line goes when its reader comes: the test below says so.
NOT_READ_YET = {
    "aftercare.case_accepted": "a line in the case's own timeline; nobody else has to act on it",
    "aftercare.case_handed_over": "a line in the case's own timeline; that it closes is told by aftercare_closed",
    "aftercare.case_refused": "a line in the case's own timeline; the coordinator is told that a job coach must be found",
    "aftercare.check_in_moved": "a line in the case's own timeline; its clock is aftercare's own",
    "aftercare.destination_confirmed": "a line in the case's own timeline; its clock is aftercare's own",
    "aftercare.check_in_done": "a line in the case's own timeline; the worklist holds what comes next",
    "aftercare.check_in_missed": "a line in the case's own timeline; the worklist holds what comes next",
    "aftercare.contract_end_date_set": "a line in the case's own timeline; its clock is aftercare's own",
    "aftercare.contract_ending_answered": "a line in the case's own timeline; its clock is aftercare's own",
    "aftercare.contract_extended": "a line in the case's own timeline; its clock is aftercare's own",
    "aftercare.contract_last_day_kept": "a line in the case's own timeline; its clock is aftercare's own",
    "aftercare.promise_kept": "a line in the case's own timeline; who did it knows",
    "aftercare.next_step_dropped": "a line in the case's own timeline; the worklist asks for another step",
    "aftercare.place_reserved": "a line in the case's own timeline; whoever reserved it knows",
    "directory.person_registered": "readers keep people by their roles: role_granted is what they wait for",
    "intake.exit_plan_recorded": "kept by intake, beside what came of it; reports read the exit profile that pupil_left_school tells",
    "intake.leaver_report_answered": "goes to the school whose own system reported the leaver",
}

# What systems outside send is no event of a service of ours: their contract is the API's (POST /v1/leavers).
FROM_SERVICES = [line for line in landscape.listenings() if line.source in landscape.service_names()]


def has_test(service: str, name: str) -> bool:
    return any((TESTS / service).rglob(f"test_on_{name}.py"))


@pytest.mark.parametrize("line", FROM_SERVICES, ids=str)
def test_each_subscription_has_a_contract(line: Listening):
    assert landscape.contract_of(line.source, line.event, line.version).exists()


@pytest.mark.parametrize("line", landscape.listenings(), ids=str)
def test_each_subscription_has_a_handler_of_its_name(line: Listening):
    handler = inspect.getmodule(line.message)

    assert handler is not None
    assert handler.__name__ == f"services.{line.service}.handlers.on_{line.event}"
    assert callable(handler.handle)


@pytest.mark.parametrize("line", landscape.listenings(), ids=str)
def test_each_subscription_has_a_test_of_its_name(line: Listening):
    assert has_test(line.service, line.event), f"tests/{line.service}/handlers/test_on_{line.event}.py is missing"


@pytest.mark.parametrize("line", landscape.listenings(), ids=str)
def test_each_subscription_stands_under_the_name_of_its_event(line: Listening):
    assert line.method == line.event


@pytest.mark.parametrize("line", FROM_SERVICES, ids=str)
def test_each_reader_reads_every_example_of_the_contract(line: Listening):
    contract = landscape.read_contract(landscape.contract_of(line.source, line.event, line.version))

    for example in contract["examples"]:
        line.subscription.decode(msgspec.Raw(msgspec.json.encode(example)))


@pytest.mark.parametrize("clock", landscape.clocks(), ids=str)
def test_each_timer_has_a_handler_and_a_test_of_its_name(clock: Clock):
    assert clock.method == clock.kind
    assert (SERVICES / clock.service / "handlers" / f"on_{clock.kind}.py").exists()
    assert has_test(clock.service, clock.kind), f"tests/{clock.service}/handlers/test_on_{clock.kind}.py is missing"


@pytest.mark.parametrize("event", landscape.published(), ids=str)
def test_each_published_event_has_a_reader_or_a_reason(event: Published):
    is_read = any(line.source == event.service and line.event == event.name for line in landscape.listenings())

    assert is_read != (str(event) in NOT_READ_YET), "read and excused, or neither"


def test_no_handler_answers_what_nobody_hands_it():
    product = [file for file in landscape.tracked(".py") if file.parts[-2] != "handlers" and TESTS not in file.parents]
    wired = "\n".join(file.read_text(encoding="utf-8") for file in product)

    assert [file.stem for file in SERVICES.glob("*/handlers/on_*.py") if file.stem not in wired] == []
