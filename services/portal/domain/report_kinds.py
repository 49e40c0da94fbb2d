"""Which reports there are: where each is read, what it is called, and which figures it has."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from language.texts import N_
from services.portal.domain import report_words as words


@dataclass(frozen=True)
class Kind:
    """One report: the groups with their parts, in the order in which they are read."""

    code: str
    path: str
    title: str
    lead: str
    total: str
    groups: Mapping[str, str]
    parts: Mapping[str, Mapping[str, str]]  # group: its parts, each with its name
    definition: str
    columns: Mapping[str, str] = field(
        default_factory=dict
    )  # where the same parts stand beside each other in each group
    rows: str = ""  # by which name the young people behind a figure are asked for
    has_share: bool = False


EXIT_MONITOR: Final = Kind(
    "uitstroommonitor",
    "/v1/exit-figures",
    N_("Uitstroommonitor praktijkonderwijs"),
    N_("Waar schoolverlaters van het praktijkonderwijs zijn op de peildatum, en een en twee jaar na hun vertrek."),
    N_("Schoolverlaters"),
    words.GROUPS,
    {group: {part: words.EXITS[part] for part in parts} for group, parts in words.EXIT_PARTS.items()},
    "placed",
    rows="exit-monitor",
    has_share=True,
)
PLANNED_EXITS: Final = Kind(
    "gepland-en-gerealiseerd",
    "/v1/planned-exits",
    N_("Gepland en gerealiseerd (vso)"),
    N_("Het uitstroomprofiel waarvoor het vso opleidde, naast de bestemming bij het vertrek."),
    N_("Schoolverlaters"),
    words.PLANNED,
    {planned: {f"{planned}.{code}": text for code, text in words.OUTCOMES.items()} for planned in words.PLANNED},
    "planned",
    columns=words.OUTCOMES,
    rows="planned-exits",
)
CONVERSATIONS: Final = Kind(
    "gesprekken",
    "/v1/conversation-figures",
    N_("Loopbaangesprekken"),
    N_("Gesprekken die nodig werden omdat werk stopte, en of zij op tijd zijn gevoerd."),
    N_("Gesprekken"),
    {"asked": N_("Gesprekken")},
    {"asked": words.HELD},
    "asked",
)
NEXT_STEPS: Final = Kind(
    "vervolgstappen",
    "/v1/next-step-figures",
    N_("Vervolgstappen"),
    N_("Waartoe de loopbaangesprekken leidden."),
    N_("Gevoerde gesprekken"),
    {"held": N_("Gevoerde gesprekken")},
    {"held": words.STEPS},
    "held",
)
KINDS: Final = {kind.code: kind for kind in (EXIT_MONITOR, PLANNED_EXITS, CONVERSATIONS, NEXT_STEPS)}
YEARS: Final = {
    0: N_("op de peildatum"),
    1: N_("een jaar na vertrek"),
    2: N_("twee jaar na vertrek"),
}
