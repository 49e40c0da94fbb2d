"""Names for ids, read from their owner with the reader's rights; what may not be seen has no name here."""

from collections.abc import Iterable
from uuid import UUID

from flask import abort, g

from services.portal.client import ServiceUnreachable, ids
from services.portal.domain.leerlijnen import Leerlijn
from services.portal.domain.people import Organisation, Person, Pupil
from services.portal.domain.refusals import Refusal
from services.portal.web.session import apis, reader

AT_ONCE = 100  # ids in one question: well under what fits in an address
MOST = 200  # on one page of a list
OF_DOCUMENTS = "mbo_staff"  # knows of young people what stands on their documents


def pupils_of(wanted: Iterable[UUID | None]) -> dict[UUID, Pupil]:
    """The young people with these ids that this reader may see."""
    known: dict[UUID, Pupil] = g.setdefault("pupils", {})
    asked = [pupil_id for pupil_id in ids(wanted) if pupil_id not in known]
    where = "/v1/pupil-identities" if reader().role == OF_DOCUMENTS else "/v1/pupils"
    for start in range(0, len(asked), AT_ONCE):
        part = asked[start : start + AT_ONCE]
        known.update({pupil.id: pupil for pupil in apis().intake.every(Pupil, where, ids=part, limit=MOST)})
    return known


def pupil_of(pupil_id: UUID) -> Pupil:
    """One young person, as far as this reader may know him."""
    if reader().role == OF_DOCUMENTS:
        return pupils_of([pupil_id]).get(pupil_id) or abort(404)
    return apis().intake.one(Pupil, f"/v1/pupils/{pupil_id}")


def names_of(wanted: Iterable[UUID | None]) -> dict[UUID, str]:
    """Names of professionals; a directory that is down costs the name, not the page."""
    known: dict[UUID, str] = g.setdefault("names", {})
    asked = [person_id for person_id in ids(wanted) if person_id not in known]
    try:
        for start in range(0, len(asked), AT_ONCE):
            part = asked[start : start + AT_ONCE]
            known.update(
                {
                    one.id: one.name
                    for one in apis().directory.every(Person, "/v1/people", ids=part, limit=MOST, names_only=True)
                }
            )
    except (ServiceUnreachable, Refusal):
        known.update(dict.fromkeys(asked, ""))
    return known


def leerlijn_name(code: str) -> str:
    """How a leerlijn is called; asked once for a page, and only where one was chosen."""
    if "leerlijnen" not in g:
        try:
            found = apis().aftercare.every(Leerlijn, "/v1/leerlijnen")
        except (ServiceUnreachable, Refusal):
            found = []
        g.leerlijnen = {one.code: one.name for one in found}
    return str(g.leerlijnen.get(code, code))


def know_names(role: str) -> None:
    """Read the names of everybody in this role: for a page that shows most of them, fewer questions than by their ids."""
    known: dict[UUID, str] = g.setdefault("names", {})
    try:
        everybody = apis().directory.every(Person, "/v1/people", role=role, limit=MOST, names_only=True)
    except (ServiceUnreachable, Refusal):
        return  # who is not known yet is asked by id, and costs his name at most
    known.update({one.id: one.name for one in everybody})


def organisations(kind: str) -> list[Organisation]:
    """All schools, or all municipalities, by name."""
    found = apis().directory.every(Organisation, "/v1/organisations", kind=kind, limit=MOST)
    return sorted((one for one in found if one.kind == kind), key=lambda one: one.name)


def all_organisations() -> list[Organisation]:
    """Every body the directory knows, by name."""
    return sorted(apis().directory.every(Organisation, "/v1/organisations", limit=MOST), key=lambda one: one.name)


def own_organisation(organisation_id: UUID) -> Organisation:
    """The organisation somebody works for."""
    return apis().directory.one(Organisation, f"/v1/organisations/{organisation_id}")


def own_school() -> Organisation:
    """The school this reader works for."""
    return own_organisation(reader().organisation_id or UUID(int=0))
