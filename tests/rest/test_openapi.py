"""Every API describes itself: wholly, validly, and with examples that are true."""

import re

import jsonschema_rs
import pytest
from schemathesis.specs.openapi.definitions import OPENAPI_31

from doorlijn.database_setup import SERVICES
from tests.rest.documents import METHODS, Json, Operation, app_of, document_of, operations, resolved, schema_in

ALL = list(operations())
INSIDE = {"/metrics"}  # for Prometheus, never passed on to the outside
OPEN = {"/health", "/openapi.json"}
WRITES = {"post", "put", "patch", "delete"}


@pytest.mark.parametrize("service", SERVICES)
def test_each_document_is_valid_openapi(service: str):
    document = document_of(service)

    assert document["openapi"].startswith("3.1.")
    assert list(jsonschema_rs.Draft202012Validator(OPENAPI_31).iter_errors(document)) == []
    for schema in document["components"]["schemas"].values():
        jsonschema_rs.meta.validate({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema})


@pytest.mark.parametrize("service", SERVICES)
def test_each_reference_leads_somewhere(service: str):
    document = document_of(service)

    for name in set(re.findall(r'"\$ref": ?"(#[^"]+)"', app_of(service).json.dumps(document))):
        assert resolved(document, {"$ref": name}), name


@pytest.mark.parametrize("service", SERVICES)
def test_each_route_is_told(service: str):
    told = {(op.path, op.method) for op in ALL if op.service == service}

    there = {
        (re.sub(r"<(?:[^:<>]+:)?([^<>]+)>", r"{\1}", rule.rule).removeprefix("/v1"), method.lower())
        for rule in app_of(service).url_map.iter_rules()
        for method in rule.methods or ()
        if method.lower() in METHODS and rule.rule not in INSIDE
    }
    assert told == there


@pytest.mark.parametrize("operation", ALL, ids=str)
def test_each_operation_says_what_it_is_for_and_who_may_ask(operation: Operation):
    is_open = operation.path in OPEN

    assert operation.told["summary"]
    assert operation.told["tags"]
    assert operation.told.get("security", document_of(operation.service)["security"]) == (
        [] if is_open else [{"token": []}]
    )


@pytest.mark.parametrize("service", SERVICES)
def test_each_operation_has_a_name_of_its_own(service: str):
    names = [op.told["operationId"] for op in ALL if op.service == service]

    assert len(names) == len(set(names))


@pytest.mark.parametrize("operation", ALL, ids=str)
def test_each_error_is_told_as_a_problem(operation: Operation):
    errors = {status: each for status, each in operation.responses.items() if int(status) >= 400}
    expected = {"500"} if operation.path in OPEN else {"400", "401", "403", "429", "500", "503"}
    expected |= {"404"} if "{" in operation.path else set()
    expected |= {"409", "413", "415"} if operation.method in WRITES else set()

    assert expected <= set(errors)
    for response in errors.values():
        assert list(response["content"]) == ["application/problem+json"]
    assert "default" not in operation.told["responses"]


@pytest.mark.parametrize("operation", ALL, ids=str)
def test_each_answer_has_a_shape(operation: Operation):
    good = {status: each for status, each in operation.responses.items() if status.startswith("2")}

    assert len(good) == 1
    for status, response in good.items():
        shapes = [media["schema"] for media in response.get("content", {}).values()]
        assert bool(shapes) == (status != "204")
        assert all("$ref" in shape or shape.get("type") in {"array", "object"} or _is_file(shape) for shape in shapes)


@pytest.mark.parametrize("operation", ALL, ids=str)
def test_each_example_is_one_that_fits(operation: Operation):
    bodies = [operation.told.get("requestBody", {}), *operation.responses.values()]
    given = [media for body in bodies for media in body.get("content", {}).values()]
    given += [each for each in operation.parameters if "example" in each]

    for each in given:
        check(operation.service, each["schema"], each["example"])
    assert all("example" in media for body in bodies for media in body.get("content", {}).values())


@pytest.mark.parametrize("operation", ALL, ids=str)
def test_no_example_is_only_the_name_of_its_field(operation: Operation):
    bodies = [operation.told.get("requestBody", {}), *operation.responses.values()]
    examples = [media["example"] for body in bodies for media in body.get("content", {}).values()]
    examples += [{each["name"]: each.get("example")} for each in operation.parameters]

    assert [name for example in examples for name in empty_words(example)] == []


def _is_file(shape: Json) -> bool:
    return shape.get("format") == "binary"


def check(service: str, schema: Json, example: object) -> None:
    jsonschema_rs.Draft202012Validator(schema_in(service, schema), validate_formats=True).validate(example)


def empty_words(example: object, name: str = "") -> list[str]:
    if isinstance(example, dict):
        return [found for key, value in example.items() for found in empty_words(value, key)]
    if isinstance(example, list):
        return [found for value in example for found in empty_words(value, name)]
    return [name] if example == name else []
