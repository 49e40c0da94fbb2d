"""The events describe themselves too: one AsyncAPI document, made from the contract files.

The schema beside this test is that of the AsyncAPI initiative (Apache-2.0), as its package @asyncapi/specs 6.11.1 holds it.
"""

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import jsonschema_rs
import msgspec
import pytest
from typer.testing import CliRunner

from doorlijn.commands.events import app
from messaging.asyncapi import contracts, document
from tests.architecture.landscape import CONTRACTS, Published, published

OFFICIAL = json.loads((Path(__file__).parent / "asyncapi" / "3.0.0.json").read_text(encoding="utf-8"))


def test_the_document_is_valid_asyncapi():
    found = list(jsonschema_rs.Draft7Validator(OFFICIAL).iter_errors(document()))

    assert [(each.message[:200], each.instance_path) for each in found] == []


def test_the_schema_refuses_what_is_no_asyncapi():
    wrong = document() | {"operations": {"publish": {"action": "shout"}}}

    assert not jsonschema_rs.Draft7Validator(OFFICIAL).is_valid(wrong)


def test_every_contract_is_in_the_document():
    told = document()
    names = {file.stem for file in CONTRACTS.glob("*.json")}

    assert set(told["channels"]) == names
    assert set(told["components"]["messages"]) == names
    assert len(told["operations"]) == len(names)


@pytest.mark.parametrize("event", published(), ids=str)
def test_an_answer_to_one_system_is_told_as_such(event: Published):
    channel = document()["channels"][f"{event.service}.{event.name}.v1"]
    has_own_route = hasattr(event.event_class, "route")

    assert (channel["bindings"]["amqp"]["exchange"]["name"] != f"{event.service}.events") == has_own_route


@pytest.mark.parametrize("name", [each.name for each in contracts()])
def test_every_example_fits_the_message(name: str):
    told = document()
    message: dict[str, Any] = told["components"]["messages"][name]
    schema = {**message["payload"], "components": told["components"]}
    validator = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)

    assert message["examples"]
    for example in message["examples"]:
        validator.validate(example["payload"])


@pytest.mark.parametrize("event", published(), ids=str)
def test_the_examples_have_the_subject_that_the_event_has(event: Published):
    message = document()["components"]["messages"][f"{event.service}.{event.name}.v1"]

    for example in message["examples"]:
        data = example["payload"]["data"]
        left_out = dict.fromkeys({field.name for field in fields(event.event_class)} - set(data))
        assert example["payload"]["subject"] == msgspec.convert(left_out | data, event.event_class).subject


def test_the_command_gives_the_document():
    said = CliRunner().invoke(app, ["document"])

    assert said.exit_code == 0
    assert json.loads(said.stdout) == document()
