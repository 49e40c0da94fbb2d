"""Contracts are what services share about each other: complete, with examples that are true, and nothing that identifies a person."""

from dataclasses import fields
from pathlib import Path
from typing import Any

import jsonschema_rs
import msgspec
import pytest

from messaging.envelope import MAX_BYTES, encode
from tests.architecture import landscape
from tests.architecture.landscape import CONTRACTS, Published

DRAFT = "https://json-schema.org/draft/2020-12/schema"

# Law A9: events carry ids, codes and dates. An organisation's name is public; a person's is not an event's to tell.
NAMES_PERSONS = {
    "first_name",
    "last_name",
    "infix",
    "birth_date",
    "mail",
    "email",
    "phone",
    "address",
    "pupil_number",
    "remark",
}

ALL = sorted(CONTRACTS.glob("*.json"))


def of_file(file: Path) -> str:
    return file.stem


@pytest.mark.parametrize("event", landscape.published(), ids=str)
def test_each_published_event_has_a_contract(event: Published):
    assert event.contract.exists(), f"{landscape.relative(event.contract)} is missing"


@pytest.mark.parametrize("event", landscape.published(), ids=str)
def test_a_contract_promises_what_its_publisher_sends(event: Published):
    contract = landscape.read_contract(event.contract)
    sent = {field.name for field in fields(event.event_class)}

    assert set(contract["properties"]) == sent
    assert set(contract["required"]) <= sent


@pytest.mark.parametrize("event", landscape.published(), ids=str)
def test_every_example_is_one_its_publisher_could_have_sent(event: Published):
    contract = landscape.read_contract(event.contract)
    validator = jsonschema_rs.Draft202012Validator(contract, validate_formats=True)

    for example in contract["examples"]:
        left_out = dict.fromkeys(set(contract["properties"]) - set(contract["required"]))
        could_be: object = msgspec.convert(left_out | example, event.event_class)
        validator.validate(msgspec.json.decode(encode(could_be)))


@pytest.mark.parametrize("file", ALL, ids=of_file)
def test_each_contract_is_a_schema_with_examples_that_fit(file: Path):
    contract = landscape.read_contract(file)

    assert contract["$schema"] == DRAFT
    assert contract["description"]
    assert contract["examples"]
    validator = jsonschema_rs.Draft202012Validator(contract, validate_formats=True)
    for example in contract["examples"]:
        validator.validate(example)
        assert len(encode(example)) < MAX_BYTES


@pytest.mark.parametrize("file", ALL, ids=of_file)
def test_each_contract_lets_fields_be_added(file: Path):
    assert landscape.read_contract(file).get("additionalProperties", True) is True


@pytest.mark.parametrize("file", ALL, ids=of_file)
def test_each_contract_belongs_to_an_event_that_is_published(file: Path):
    assert file in {event.contract for event in landscape.published()}


@pytest.mark.parametrize("file", ALL, ids=of_file)
def test_no_contract_names_a_person(file: Path):
    assert set(landscape.read_contract(file)["properties"]) & NAMES_PERSONS == set()


@pytest.mark.parametrize("event", landscape.published(), ids=str)
def test_the_event_itself_knows_whose_order_it_keeps(event: Published):
    example = landscape.read_contract(event.contract)["examples"][0]
    could_be: Any = msgspec.convert(example, event.event_class)

    kind, _, of = could_be.subject.partition("/")
    assert kind in {"pupil", "case", "person", "organisation", "school"}
    assert of
