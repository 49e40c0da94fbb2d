"""The words for documents: who owes what, how a document stands, and what was done with it."""

from language.texts import N_
from services.portal.domain import kept_documents, trajectory_transfers

TRANSFER_STATES, TRANSFER_REFUSALS = trajectory_transfers.STATES, trajectory_transfers.REFUSALS
DOCUMENT_KINDS, DOCUMENT_WAYS, DOCUMENT_STATES = kept_documents.KINDS, kept_documents.WAYS, kept_documents.STATES

OWED_BY = {
    "trainer": N_("de praktijkopleider"),
    "school": N_("de school"),
    "mbo_school": N_("de mbo-school"),
    "admin": N_("functioneel beheer"),
    "second_person": N_("een tweede persoon van de school, of de coördinator"),
}
REVOCATION_REASONS = {
    "wrong_data": N_("De gegevens kloppen niet"),
    "wrong_judgement": N_("Een beoordeling klopt niet"),
    "issued_by_mistake": N_("Per ongeluk uitgegeven"),
    "other": N_("Iets anders"),
}
# In the words of the paper, so that whoever lays the page beside it reads the same.
STATED = {
    "alone": N_("zelfstandig"),
    "with_help": N_("met hulp"),
}
KEY_STATES = {
    "waiting": N_("Wacht op een tweede persoon"),
    "in_use": N_("In gebruik"),
    "retired": N_("Vervangen"),
}
EVENTS = {
    "certificate_ready": N_("Praktijkverklaring klaar om uit te geven"),
    "certificate_issued": N_("Praktijkverklaring uitgegeven"),
    "certificate_revoked": N_("Document ingetrokken"),
    "diploma_issued": N_("Diploma gegeven"),
}
DEEDS = (
    {
        "GET /v1/dossiers": N_("Gezien wat een praktijkverklaring nog mist"),
        "POST /v1/certificates": N_("Praktijkverklaring uitgegeven"),
        "POST /v1/diplomas": N_("Diploma gegeven"),
        "POST /v1/diploma-previews": N_("Voorbeeld van een diploma gezien"),
        "GET /v1/certificates": N_("Praktijkverklaring gezien, in een lijst"),
        "GET /v1/certificates/<uuid:certificate_id>": N_("Praktijkverklaring gezien"),
        "GET /v1/certificates/<uuid:certificate_id>/paper": N_("Praktijkverklaring geopend of geprint"),
        "GET /v1/certificates/<uuid:certificate_id>/credential": N_("Digitale praktijkverklaring opgehaald"),
        "GET /v1/trajectories/<uuid:trajectory_id>/preview": N_("Voorbeeld van de praktijkverklaring gezien"),
        "POST /v1/certificates/<uuid:certificate_id>/revocation": N_("Voorgesteld de praktijkverklaring in te trekken"),
        "DELETE /v1/certificates/<uuid:certificate_id>/revocation": N_("Voorstel om in te trekken teruggenomen"),
        "POST /v1/certificates/<uuid:certificate_id>/revocation/approval": N_("Praktijkverklaring ingetrokken"),
        "POST /v1/certificates/<uuid:certificate_id>/closure": N_("Openbare pagina gesloten"),
        "DELETE /v1/certificates/<uuid:certificate_id>/closure": N_("Openbare pagina weer geopend"),
        "POST /v1/checks": N_("Document gecontroleerd op de openbare pagina"),
    }
    | kept_documents.DEEDS
    | trajectory_transfers.DEEDS
)
