"""One request of the matrix: what it sends, and what a full answer shows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from access.actor import Actor
from tests.security.matrix.scenes import Scene

Body = dict[str, Any] | None
Ids = Mapping[str, object]


@dataclass(frozen=True)
class Ask:
    """A function that makes a body of the ids; and what must stand in an answer that shows the thing itself."""

    body: Callable[[Ids], Body] = lambda _ids: None
    marker: Callable[[Scene, Actor], object] = lambda _scene, _actor: ""
    prepare: Callable[[Scene], dict[str, object]] = lambda _scene: {}
    about: str = ""  # which of the ids the query asks for
    headers: dict[str, str] = field(default_factory=dict)
    query: dict[str, str] = field(default_factory=dict)
    file: bytes | None = None  # sent as a form instead of a body


def of(name: str) -> Callable[[Scene, Actor], object]:
    """The id of the scene; a role that knows the young person by something else has its own."""
    return lambda scene, actor: scene.ids.get(f"{actor.role} {name}", scene.ids[name])


def text(wanted: object) -> Callable[[Scene, Actor], object]:
    return lambda _scene, _actor: wanted
