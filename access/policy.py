"""Who may see what, why and until when: the decision, as a pure function of the covenant."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Final

from language.texts import _

AFTERCARE: Final = "aftercare"  # what these APIs are for
REPORTING: Final = "reporting"  # figures of a school or the region, and the rows they are counted from
ISSUING: Final = "issuing"  # to give the document that a young person earned
SUPPORT: Final = "support"  # break-glass: to help when something is stuck, for an hour, after a second person said yes
APPROVED: Final = "approved_access"
PURPOSES: Final = frozenset({AFTERCARE, REPORTING, ISSUING, SUPPORT})
RELATIONS: Final = frozenset(
    {"own_case", "own_conversation", "own_request", "own_school", "own_document", "region", APPROVED}
)
# Who may be given it: roles that see no young person by themselves.
SUPPORTERS: Final = frozenset({"admin", "placement_advisor", "workplace_trainer"})
PHASES: Final[Mapping[str, frozenset[str]]] = {  # of each group of data: how far the young person is
    "pupil": frozenset({"at_school", "left"}),
    "document": frozenset({"at_school", "left"}),  # name and day of birth, and what was earned
    "case": frozenset({"open", "closed"}),
    "conversation": frozenset({"open", "closed"}),
}

Openings = Mapping[str, frozenset[str]]  # relation: in which phases


@dataclass(frozen=True)
class Rule:
    """One line of the covenant: what it opens, to whom, on which legal basis, until and including which day."""

    purpose: str
    role: str
    relation: str
    data: frozenset[str]
    phases: frozenset[str]
    basis: str
    until: date


@dataclass(frozen=True)
class Covenant:
    """What a region agreed, in one version; holds from its first day to its last."""

    region: str
    version: str
    begins_on: date
    ends_on: date
    bases: Mapping[str, str]
    rules: tuple[Rule, ...]
    text: str = ""  # the file as it was written, when it came from one

    @property
    def digest(self) -> str:
        """Give what tells this file from every other one."""
        return sha256(self.text.encode()).hexdigest()

    def of(self, role: str, data: str) -> list[Rule]:
        """Give the lines about a role and a group of data, also those that are over."""
        return [rule for rule in self.rules if rule.role == role and data in rule.data]

    def is_open(self, rule: Rule, on: date) -> bool:
        """Tell whether a line holds on a day."""
        return self.begins_on <= on <= min(rule.until, self.ends_on)


@dataclass(frozen=True)
class Asked:
    """Somebody in a role asks, for a purpose, for data about a young person to whom there is a relation."""

    purpose: str
    role: str
    relation: str
    data: str
    phase: str
    on: date


@dataclass(frozen=True)
class Decision:
    """Allowed, on this legal basis; or not, and then why, in a sentence for the reader."""

    is_allowed: bool
    basis: str = ""
    why_not: str = ""


class AccessIsOver(Exception):
    """The covenant opened this to the role, and no longer does; the text says so to whoever asks."""


def decide(covenant: Covenant, asked: Asked) -> Decision:
    """Decide; what no line opens is closed."""
    lines = [
        rule
        for rule in covenant.of(asked.role, asked.data)
        if (rule.purpose, rule.relation) == (asked.purpose, asked.relation) and asked.phase in rule.phases
    ]
    for rule in lines:
        if covenant.is_open(rule, asked.on):
            return Decision(is_allowed=True, basis=rule.basis)
    return Decision(is_allowed=False, why_not=_over(covenant, lines, asked.on))


def openings(covenant: Covenant, purpose: str, role: str, data: str, on: date) -> Openings:
    """Give the relations in which this role may see this data, each with its phases: what a query asks for.

    Raises AccessIsOver when lines did open it, and none does on this day. It tells nothing about any young person.
    """
    lines = [rule for rule in covenant.of(role, data) if rule.purpose == purpose]
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for rule in lines:
        if covenant.is_open(rule, on):
            found[rule.relation] |= rule.phases & PHASES[data]
    if lines and not found:
        raise AccessIsOver(_over(covenant, lines, on))
    return found


def support_openings(covenant: Covenant, role: str, data: str, on: date) -> Openings:
    """Give in which phases the covenant lets this role be given access for support; nothing when it does not, or no longer."""
    try:
        return openings(covenant, SUPPORT, role, data, on)
    except AccessIsOver:
        return {}


def _over(covenant: Covenant, lines: list[Rule], on: date) -> str:
    if not lines:
        return _("Het privacyconvenant van de regio geeft uw rol hier geen toegang.")
    if on < covenant.begins_on:
        return _(
            "Het privacyconvenant van de regio gaat in op {begins_on:%d-%m-%Y}. Tot die dag is er geen toegang."
        ).format(begins_on=covenant.begins_on)
    last = min(max(rule.until for rule in lines), covenant.ends_on)
    return _(
        "Het privacyconvenant gaf uw rol hier toegang tot en met {last:%d-%m-%Y}. Die toegang is voorbij. Vraag de regionaal coördinator naar het nieuwe convenant."
    ).format(last=last)
