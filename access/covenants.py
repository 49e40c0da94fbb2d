"""Reads a covenant file: everything that is wrong is said at once, each with its line and what to do."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final

import yaml

from access.actor import ROLES
from access.policy import APPROVED, PHASES, PURPOSES, RELATIONS, SUPPORT, SUPPORTERS, Covenant, Rule
from language.texts import N_, _

PACKAGED: Final = Path(__file__).parent / "covenant" / "de-lijnstreek.yaml"
REQUIRED: Final = ("region", "version", "begins_on", "ends_on", "bases", "rules")
OF_A_RULE: Final = ("purpose", "role", "relation", "data", "phases", "basis")
ROLES_OF_PEOPLE: Final = ROLES - {"system"}
A_DAY: Final = N_("schrijf een dag als 2034-07-31.")
NO_YAML: Final = N_("dit is geen YAML. Kijk de tekens op die plek na.")
NO_DAY: Final = date.min


class CovenantIsWrong(Exception):
    """The file is no covenant; `errors` has a line for each mistake: where, what, and what to do."""

    def __init__(self, errors: list[str]) -> None:
        super().__init__("\n".join(errors))
        self.errors = errors


@lru_cache
def load(file: Path = PACKAGED) -> Covenant:
    """Read a covenant file; raises CovenantIsWrong."""
    try:
        return read(file.read_text(encoding="utf-8"))
    except OSError as error:
        reason = _("{file}: kan niet worden gelezen ({why}). Geef het pad van een convenantbestand.")
        raise CovenantIsWrong([reason.format(file=file, why=error.strerror)]) from error
    except UnicodeDecodeError as error:
        raise CovenantIsWrong([_at(1, _(NO_YAML))]) from error


def read(written: str) -> Covenant:
    """Read the text of a covenant; raises CovenantIsWrong."""
    try:
        root = yaml.compose(written, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        raise CovenantIsWrong([_at(mark.line + 1 if mark else 1, _(NO_YAML))]) from error
    reader = _Reader()
    covenant = reader.covenant(root)
    if reader.errors:
        raise CovenantIsWrong([_at(line, text) for line, text in sorted(reader.errors)])
    return replace(covenant, text=written)


def _at(line: int, text: str) -> str:
    return _("regel {line}: {text}").format(line=line, text=text)


class _Reader:
    """Walks through the file; a mistake is noted, and reading goes on."""

    def __init__(self) -> None:
        self.errors: list[tuple[int, str]] = []

    def covenant(self, root: yaml.Node | None) -> Covenant:
        known = self.mapping(root, REQUIRED, _("het convenant"))
        bases = self.mapping(known.get("bases"), (), "bases")
        begins_on, ends_on = self.day(known.get("begins_on")), self.day(known.get("ends_on"))
        if ends_on < begins_on and NO_DAY not in {begins_on, ends_on}:
            self.wrong(known["ends_on"], _("het convenant eindigt voordat het begint. Verbeter een van de twee dagen."))
        return Covenant(
            self.text(known.get("region")),
            self.text(known.get("version")),
            begins_on,
            ends_on,
            {name: self.text(node) for name, node in bases.items()},
            tuple(self.rule(node, bases, ends_on) for node in self.items(known.get("rules"), "rules")),
        )

    def rule(self, node: yaml.Node, bases: Collection[str], ends_on: date) -> Rule:
        known = self.mapping(node, OF_A_RULE, _("een regel"), optional=("until",))
        data = self.words(known.get("data"), PHASES)
        phases = {phase for group in data & PHASES.keys() for phase in PHASES[group]} or {
            phase for group in PHASES.values() for phase in group
        }
        purpose, relation = self.word(known.get("purpose"), PURPOSES), self.word(known.get("relation"), RELATIONS)
        if (purpose == SUPPORT) != (relation == APPROVED):
            said = _(
                "purpose '{purpose}' en relation '{relation}' horen bij elkaar. Geef ze allebei, of geen van beide."
            )
            self.wrong(node, said.format(purpose=SUPPORT, relation=APPROVED))
        return Rule(
            purpose=purpose,
            role=self.word(known.get("role"), SUPPORTERS if purpose == SUPPORT else ROLES_OF_PEOPLE),
            relation=relation,
            data=data,
            phases=self.words(known.get("phases"), phases),
            basis=self.word(known.get("basis"), bases),
            until=self.day(known["until"]) if "until" in known else ends_on,
        )

    def mapping(
        self, node: yaml.Node | None, required: Collection[str], what: str, optional: Collection[str] = ()
    ) -> dict[str, yaml.Node]:
        if node is not None and not isinstance(node, yaml.MappingNode):
            self.wrong(node, _("{what} is een lijst van 'naam: waarde'.").format(what=what))
            return {}
        found: dict[str, yaml.Node] = {}
        for key, value in node.value if node else ():
            name = self.text(key)
            if name in found:
                self.wrong(key, _("'{name}' staat hier twee keer. Haal er een weg.").format(name=name))
            if required and name not in {*required, *optional}:
                said = _("'{name}' is niet bekend in {what}. Haal het weg, of kies uit: {choice}.")
                self.wrong(key, said.format(name=name, what=what, choice=_choice((*required, *optional))))
            found[name] = value
        for name in required:
            if name not in found:
                self.wrong(node, _("{what} heeft geen '{name}'. Voeg het toe.").format(what=what, name=name))
        return found

    def items(self, node: yaml.Node | None, what: str) -> Iterator[yaml.Node]:
        if isinstance(node, yaml.SequenceNode) and node.value:
            yield from node.value
        elif node is not None:
            self.wrong(node, _("{what} is een lijst met minstens een regel die begint met '-'.").format(what=what))

    def words(self, node: yaml.Node | None, known: Collection[str]) -> frozenset[str]:
        return frozenset(self.word(each, known) for each in self.items(node, _("dit")))

    def word(self, node: yaml.Node | None, known: Collection[str]) -> str:
        found = self.text(node)
        if node is not None and found and found not in known:
            self.wrong(
                node, _("'{found}' is niet bekend. Kies uit: {choice}.").format(found=found, choice=_choice(known))
            )
        return found

    def text(self, node: yaml.Node | None) -> str:
        if isinstance(node, yaml.ScalarNode) and node.value:
            return str(node.value)
        if node is not None:
            self.wrong(node, _("hier ontbreekt een woord. Vul het in."))
        return ""

    def day(self, node: yaml.Node | None) -> date:
        try:
            return date.fromisoformat(self.text(node)) if node else NO_DAY
        except ValueError:
            self.wrong(node, _(A_DAY))
            return NO_DAY

    def wrong(self, node: yaml.Node | None, text: str) -> None:
        self.errors.append((node.start_mark.line + 1 if node else 1, text))


def _choice(known: Collection[str]) -> str:
    return ", ".join(sorted(known)) or _("nog niets, want er staat er geen een")
