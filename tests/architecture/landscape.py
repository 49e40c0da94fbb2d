"""The landscape as the code itself tells it: services, what they listen to, what they publish, which files there are."""

import importlib
import importlib.util
import inspect
import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from messaging.envelope import event_name
from messaging.listening import Listener, TimerAnswer, entrypoints, subscriptions
from messaging.reading import Subscription

ROOT = Path(__file__).parents[2]
SERVICES = ROOT / "services"
CONTRACTS = ROOT / "contracts" / "events"
TESTS = ROOT / "tests"
OURS = ("access", "bench", "contracts", "doorlijn", "infra", "language", "messaging", "rest", "services", "tests")


@dataclass(frozen=True)
class Listening:
    """One line of a service's table of contents: an event it listens to."""

    service: str
    source: str
    event: str
    version: int
    method: str
    message: type
    subscription: Subscription

    def __str__(self) -> str:
        return f"{self.service} hears {self.source}.{self.event}"


@dataclass(frozen=True)
class Clock:
    """One line of a service's table of contents: a timer it answers."""

    service: str
    kind: str
    method: str

    def __str__(self) -> str:
        return f"{self.service} answers {self.kind}"


@dataclass(frozen=True)
class Published:
    """An event class of a service."""

    service: str
    event_class: type

    @property
    def name(self) -> str:
        return event_name(self.event_class)

    @property
    def contract(self) -> Path:
        return contract_of(self.service, self.name, 1)

    def __str__(self) -> str:
        return f"{self.service}.{self.name}"


def contract_of(source: str, event: str, version: int) -> Path:
    return CONTRACTS / f"{source}.{event}.v{version}.json"


@cache
def read_contract(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


def service_names() -> list[str]:
    """Give the folders of services; one without any code yet is none."""
    return sorted(folder.name for folder in SERVICES.iterdir() if (folder / "__init__.py").exists())


def _module(name: str) -> ModuleType | None:
    return importlib.import_module(name) if importlib.util.find_spec(name) else None


@cache
def service_classes() -> dict[str, type]:
    """Give the nameko service of each service that has a table of contents."""
    found = {}
    for name in service_names():
        module = _module(f"services.{name}.service")
        if module:
            found[name] = next(
                c for _, c in inspect.getmembers(module, inspect.isclass) if getattr(c, "name", "") == name
            )
    return found


@cache
def listenings() -> list[Listening]:
    return [
        line for service, service_class in service_classes().items() for line in _listenings(service, service_class)
    ]


def _listenings(service: str, service_class: type) -> Iterator[Listening]:
    read = subscriptions(service_class)
    for entrypoint, method in entrypoints(service_class):
        if isinstance(entrypoint, Listener):
            event = event_name(entrypoint.message)
            subscription = read[entrypoint.source, event, entrypoint.version]
            yield Listening(
                service, entrypoint.source, event, entrypoint.version, method, entrypoint.message, subscription
            )


@cache
def clocks() -> list[Clock]:
    return [
        Clock(service, entrypoint.kind, method)
        for service, service_class in service_classes().items()
        for entrypoint, method in entrypoints(service_class)
        if isinstance(entrypoint, TimerAnswer)
    ]


def event_modules() -> list[tuple[str, str]]:
    """Give the modules in which services say what they publish: events.py, or by subject in *_events.py."""
    return [
        (service, f"services.{service}.domain.{file.stem}")
        for service in service_names()
        for file in sorted((SERVICES / service / "domain").glob("*events.py"))
    ]


@cache
def published() -> list[Published]:
    """Give the event classes of all services: dataclasses in domain/*events.py that know their subject."""
    found = []
    for service, name in event_modules():
        module = _module(name)
        for _, event_class in inspect.getmembers(module, inspect.isclass) if module else ():
            is_own = event_class.__module__ == name
            if is_own and is_dataclass(event_class) and hasattr(event_class, "subject"):
                event = Published(service, event_class)
                is_shared = bool(event_class.__subclasses__()) and not event.contract.exists()
                found += [] if is_shared else [event]  # what several events share is none itself
    return found


@cache
def tracked_files() -> list[Path]:
    """Give the files that belong to the project: those git knows or would take."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return sorted(ROOT / line for line in listed.stdout.splitlines() if (ROOT / line).is_file())


def tracked(*suffixes: str) -> list[Path]:
    return [file for file in tracked_files() if file.suffix in suffixes]


def relative(file: Path) -> str:
    return str(file.relative_to(ROOT))
