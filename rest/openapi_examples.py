"""An example for every request and answer, made from its schema; a service adds the words of its own fields."""

from collections.abc import Mapping
from typing import Any, Final

Json = dict[str, Any]

OF_FORMAT: Final[Json] = {
    "uuid": "0197a1c2-7b1e-7c3a-9d51-2f6f1f0a4b11",
    "date": "2026-11-20",
    "date-time": "2026-11-20T09:00:00+00:00",
    "email": "f.benali@voorbeeld.example",
    "binary": "(what is in the file)",
}
OF_TYPE: Final[Json] = {"boolean": False, "integer": 1, "number": 1.0, "null": None}


class Examples:
    """Examples of the schemas of one document."""

    def __init__(self, schemas: Mapping[str, Json], words: Mapping[str, Any]) -> None:
        """Use `words` for what a schema alone does not tell: an example by `field`, or by `Schema.field`."""
        self._schemas = schemas
        self._words = words

    def of(self, schema: Json, name: str = "", within: str = "") -> Any:  # noqa: ANN401  any JSON
        """Give an example that fits the schema, of the field `name` of the schema `within`."""
        if "$ref" in schema:
            target = schema["$ref"].rpartition("/")[2]
            return self.of(self._schemas[target], name, target)
        if "enum" in schema:
            return schema["enum"][0]
        for word in (f"{within}.{name}", name):
            if word in self._words:
                return self._words[word]
        if "anyOf" in schema:
            return self.of(schema["anyOf"][0], name)
        return self._of_type(schema, name, within)

    def _of_type(self, schema: Json, name: str, within: str) -> Any:  # noqa: ANN401  any JSON
        kinds = schema.get("type", "string")
        kind = kinds if isinstance(kinds, str) else kinds[0]
        if kind == "object":
            return {each: self.of(inner, each, within) for each, inner in schema.get("properties", {}).items()}
        if kind == "array":
            return [self.of(schema["items"], name)]
        if kind in {"integer", "number"} and "minimum" in schema:
            return schema["minimum"]
        return OF_FORMAT.get(schema.get("format", ""), name) if kind == "string" else OF_TYPE[kind]
