"""Examples by name of field, for the OpenAPI document; every company in them is invented."""

from typing import Any, Final

EXAMPLES: Final[dict[str, Any]] = {
    "crebo": "25254",
    "text": "logistiek",
    "QualificationOut.name": "Assistent logistiek",
    "QualificationWholeOut.name": "Assistent logistiek",
    "level": 1,
    "dossier_crebo": "23110",
    "dossier": "Entree",
    "domain_crebo": "79140",
    "domain": "Entreeopleiding",
    "pathway": "BOL/BBL",
    "QualificationOut.kind": "entreeopleiding",
    "QualificationWholeOut.kind": "entreeopleiding",
    "ImportOut.kind": "work_processes",
    "code": "B1-K1-W1",
    "core_task": "B1-K1",
    "version": "2015",
    "title": "Bereidt werk voor en stemt af",
    "sbb_id": "SBB20417",
    "RecognitionOut.name": "Distributie Kromvliet",
    "address": "Havenweg 4",
    "place": "Kromvliet",
    "row": 14,
    "column": "crebo",
    "reason": "Hier staat 25.080; wij lezen het als 25080.",
    "notes": ["Deze kolommen gebruiken wij niet: opmerking."],
}
