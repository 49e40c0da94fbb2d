"""What each role gets on each route, in the relations own, other, former and none: the table to read, and to extend.

y  answered, and about this young person or thing        0  400, refused with the reason
e  answered, without it                                  1  401, the role is over
                                                         3  403, not with this role        4  404, does not exist for them
"""

from tests.security.matrix.exit_expectations import EXITS
from tests.security.matrix.rows import row
from tests.security.matrix.webhook_scene import OF_A_WEBHOOK

ADMIN_ONLY = row("3333", admin="yy1y")
EVERYBODY = row("yy1y", job_coach="yyyy", werkconsulent="yyyy", system="yyyy")
OWN_ONLY = row("ye1e", job_coach="yeee", werkconsulent="yeee", system="yeee")
OWN_BY_ID = row("y414", job_coach="y444", werkconsulent="y444", system="y444")

LIST = row("ee1e", school_staff="ye1e", job_coach="yeee", werkconsulent="yeee", coordinator="yy1y", system="eeee")
ITEM = row("4414", school_staff="y414", job_coach="y444", werkconsulent="y444", coordinator="yy1y", system="4444")
TAKES_PART = row("3333", school_staff="y414", job_coach="y444", werkconsulent="y444", coordinator="yy1y")
PROFESSIONAL = row("3333", job_coach="y444", werkconsulent="y444", coordinator="yy1y")
OWN_COACH = row("3333", job_coach="y444")
OWN_ABSENCE = row("3333", job_coach="y333", coordinator="yy1y", admin="yy1y")  # here of the job coach `own`
# Each his own.
IN_CALENDARS = row("3333", school_staff="yy1y", job_coach="yyyy", werkconsulent="yyyy", coordinator="yy1y")
SCHOOL_WRITES = row("3333", school_staff="y010", coordinator="yy1y")
COORDINATING = row("3333", coordinator="yy1y")
ACCOUNTING = row("3333", coordinator="yy1y", admin="yy1y")  # for a file, its retention and the terms; not its content
REPORTING = row("3333", school_staff="yy1y", coordinator="yy1y")
REPORTED = row("3333", school_staff="ye1e", coordinator="yy1y")  # the rows behind a figure
WHO_WORKS_HERE = ACCOUNTING | {"school_staff": "yy1y", "job_coach": "yyyy", "werkconsulent": "yyyy"}
PORTAL_ONLY = row("3333", system="yyyy")
OF_ITS_SCHOOL = row("3333", school_staff="y414", mbo_staff="y414", coordinator="yy1y")

# Of a trajectory the school, the job coach and the coordinator know, and the mbo school that issues; no werkconsulent is in it.
TRAJECTORIES = LIST | {"werkconsulent": "eeee", "mbo_staff": "ye1e"}
TRAJECTORY = ITEM | {"werkconsulent": "4444", "mbo_staff": "y414"}

OF_EACH_SERVICE = {
    "GET /v1/audit": ACCOUNTING,
    "GET /v1/messaging/summary": ADMIN_ONLY,
    "GET /v1/messaging/events": ADMIN_ONLY,
    "GET /v1/messaging/events/<uuid:event_id>": ACCOUNTING,
    "GET /v1/messaging/inbox": ADMIN_ONLY,
    "POST /v1/messaging/inbox/<uuid:event_id>/retry": ADMIN_ONLY,
    "POST /v1/messaging/retries": ADMIN_ONLY,
    "POST /v1/messaging/replays": ADMIN_ONLY,
}

OF_EACH_THAT_DESTROYS = OF_EACH_SERVICE | {"GET /v1/destructions": ACCOUNTING}

EXPECTED = {
    "intake": OF_EACH_THAT_DESTROYS
    | EXITS
    | {
        "GET /v1/pupils": LIST,
        "GET /v1/pupils/<uuid:pupil_id>": ITEM,
        "GET /v1/pupil-identities": LIST | {"mbo_staff": "ye1e"},
        "POST /v1/pupil-searches": LIST,
        "POST /v1/pupil-lookups": ACCOUNTING,
        "GET /v1/retention-dues": ACCOUNTING,
        "POST /v1/erasures": ACCOUNTING,
        "GET /v1/support-accesses": ACCOUNTING | {"placement_advisor": "ye1e", "workplace_trainer": "ye1e"},
        "POST /v1/support-accesses": row("3333", admin="yy1y", placement_advisor="3313", workplace_trainer="3313"),
        "POST /v1/support-accesses/<uuid:access_id>/approval": ACCOUNTING,
        "POST /v1/support-accesses/<uuid:access_id>/refusal": ACCOUNTING,
        "POST /v1/support-accesses/<uuid:access_id>/end": ACCOUNTING
        | {"placement_advisor": "y414", "workplace_trainer": "y414"},
        "POST /v1/pupils": SCHOOL_WRITES,
        "POST /v1/leavers": SCHOOL_WRITES,
        "POST /v1/pupil-imports": row("3333", school_staff="ye1e", coordinator="yy1y"),
        "GET /v1/pupils/<uuid:pupil_id>/exit-plan": ITEM,
        "PUT /v1/pupils/<uuid:pupil_id>/exit-plan/difference": row("3333", school_staff="y414", coordinator="yy1y"),
        "POST /v1/leaver-imports": row("3333", school_staff="ye1e", coordinator="yy1y"),
    },
    "aftercare": OF_EACH_THAT_DESTROYS
    | {
        "GET /v1/signals": COORDINATING,
        "GET /v1/signal-counts": COORDINATING,
        "GET /v1/funnels": COORDINATING,
        "GET /v1/leerlijn-funnels": COORDINATING,
        "GET /v1/caseloads": COORDINATING,
        "POST /v1/case-reassignments": COORDINATING,
        "GET /v1/exit-figures": REPORTING,
        "GET /v1/planned-exits": REPORTING,
        "GET /v1/conversation-figures": REPORTING,
        "GET /v1/next-step-figures": REPORTING,
        "GET /v1/report-rows": REPORTED,
        "GET /v1/unstarted-leavers": REPORTED,
        "GET /v1/bodies": REPORTING,
        "GET /v1/terms": WHO_WORKS_HERE,
        "GET /v1/holidays": ACCOUNTING,
        "GET /v1/terms/<string:key>": ACCOUNTING,
        "PUT /v1/terms/<string:key>": ADMIN_ONLY,
        "DELETE /v1/terms/<string:key>": ADMIN_ONLY,
        "GET /v1/free-days": ACCOUNTING,
        "PUT /v1/free-days": ADMIN_ONLY,
        "GET /v1/cases": LIST,
        "GET /v1/case-outlines": LIST,
        "GET /v1/cases/<uuid:case_id>": ITEM,
        "GET /v1/cases/<uuid:case_id>/timeline": ITEM,
        "POST /v1/cases/<uuid:case_id>/acceptance": row("3333", job_coach="y444", coordinator="yy1y"),
        "POST /v1/cases/<uuid:case_id>/municipal-supports": row("3333", school_staff="y414"),
        "POST /v1/municipal-supports/<uuid:support_id>/acknowledgement": row(
            "3333", werkconsulent="y444", coordinator="yy1y"
        ),
        "POST /v1/cases/<uuid:case_id>/hand-over": row("3333", job_coach="y444", coordinator="yy1y"),
        "GET /v1/body-names": row("3333", job_coach="yyyy", werkconsulent="yyyy", coordinator="yy1y", admin="yy1y"),
        "GET /v1/body-names/<string:body_code>": ACCOUNTING,
        "PUT /v1/body-names/<string:body_code>": ADMIN_ONLY,
        "POST /v1/cases/<uuid:case_id>/refusal": OWN_COACH,
        "POST /v1/cases/<uuid:case_id>/transfer": OWN_COACH,
        "DELETE /v1/cases/<uuid:case_id>/transfer": OWN_COACH | {"coordinator": "yy1y"},
        "POST /v1/cases/<uuid:case_id>/transfer/acceptance": OWN_COACH,
        "POST /v1/cases/<uuid:case_id>/transfer/refusal": OWN_COACH,
        "GET /v1/cases/<uuid:case_id>/contact-attempts": ITEM,
        "POST /v1/cases/<uuid:case_id>/contact-attempts": TAKES_PART,
        "GET /v1/cases/<uuid:case_id>/check-ins": ITEM,
        "GET /v1/cases/<uuid:case_id>/check-ins/<string:moment>": ITEM,
        "PUT /v1/cases/<uuid:case_id>/check-ins/<string:moment>": PROFESSIONAL,
        "POST /v1/cases/<uuid:case_id>/destination-confirmations": TAKES_PART,
        "GET /v1/contact-templates": ACCOUNTING,
        "GET /v1/contact-templates/<string:scope>": ACCOUNTING,
        "PUT /v1/contact-templates/<string:scope>": ADMIN_ONLY,
        "DELETE /v1/contact-templates/<string:scope>": ADMIN_ONLY,
        "POST /v1/sweeps": COORDINATING,
        "POST /v1/cases/<uuid:case_id>/contracts": PROFESSIONAL,
        "GET /v1/contracts/<uuid:contract_id>": ITEM,
        "PUT /v1/contracts/<uuid:contract_id>/last-day": PROFESSIONAL,
        "POST /v1/contracts/<uuid:contract_id>/ending-answer": PROFESSIONAL,
        "POST /v1/contracts/<uuid:contract_id>/last-day-answer": PROFESSIONAL,
        "POST /v1/contracts/<uuid:contract_id>/end": TAKES_PART,
        "POST /v1/cases/<uuid:case_id>/drop-out": TAKES_PART,
        "GET /v1/career-conversations": LIST,
        "GET /v1/career-conversations/<uuid:conversation_id>": ITEM,
        "GET /v1/worklist": row("ee1e", job_coach="yeee", werkconsulent="yeee", system="eeee"),
        "PUT /v1/career-conversations/<uuid:conversation_id>/appointment": PROFESSIONAL,
        "DELETE /v1/career-conversations/<uuid:conversation_id>/appointment": PROFESSIONAL,
        "PUT /v1/career-conversations/<uuid:conversation_id>/told-guests": PROFESSIONAL,
        "POST /v1/career-conversations/<uuid:conversation_id>/no-show": PROFESSIONAL,
        "POST /v1/career-conversations/<uuid:conversation_id>/outcome": PROFESSIONAL,
        "POST /v1/career-conversations/<uuid:conversation_id>/beginning": PROFESSIONAL,
        "DELETE /v1/career-conversations/<uuid:conversation_id>/next-step": PROFESSIONAL,
        "GET /v1/career-conversations/<uuid:conversation_id>/slots": PROFESSIONAL,
        "POST /v1/cases/<uuid:case_id>/career-conversations": PROFESSIONAL,
        "POST /v1/cases/<uuid:case_id>/promises/<uuid:promise_id>/kept": PROFESSIONAL,
        "GET /v1/working-hours": IN_CALENDARS,
        "PUT /v1/working-hours": IN_CALENDARS,
        "GET /v1/leerlijnen": EVERYBODY,
        "GET /v1/leerlijnen/<string:code>": EVERYBODY,
        "PUT /v1/leerlijnen/<string:code>": COORDINATING,
        "PUT /v1/leerlijnen/<string:code>/intake-rule": COORDINATING,
        "GET /v1/qualifications": EVERYBODY,
        "POST /v1/qualification-loads": COORDINATING,
        "GET /v1/cases/<uuid:case_id>/reservation": ITEM,
        "POST /v1/cases/<uuid:case_id>/reservation": PROFESSIONAL,
        "DELETE /v1/cases/<uuid:case_id>/reservation": PROFESSIONAL,
        "GET /v1/cases/<uuid:case_id>/starting-point": PROFESSIONAL,
        "PUT /v1/cases/<uuid:case_id>/starting-point": PROFESSIONAL,
        "GET /v1/cases/<uuid:case_id>/match": PROFESSIONAL,
        "POST /v1/contracts/<uuid:contract_id>/end-withdrawal": TAKES_PART,
        "POST /v1/cases/<uuid:case_id>/drop-out-withdrawal": TAKES_PART,
    },
    "certification": OF_EACH_THAT_DESTROYS
    | {
        "GET /v1/catalogue-counts": EVERYBODY,
        "GET /v1/qualifications": EVERYBODY,
        "GET /v1/qualifications/<string:crebo>": EVERYBODY,
        "POST /v1/catalogue-imports": row("3333", coordinator="yy1y", admin="yy1y"),
        "GET /v1/trajectories": TRAJECTORIES,
        "POST /v1/judgement-tasks/current/photos": PORTAL_ONLY,
        # Without a link there is no task, and so no photo of it.
        "GET /v1/judgement-tasks/current/photos/<uuid:photo_id>": row("3333", system="4444"),
        "DELETE /v1/judgement-tasks/current/photos/<uuid:photo_id>": PORTAL_ONLY,
        "GET /v1/trajectories/<uuid:trajectory_id>/photos/<uuid:photo_id>": row(
            "3333", school_staff="y414", mbo_staff="y414", job_coach="y444", coordinator="yy1y"
        ),
        "GET /v1/owed-evidence": row("3333", school_staff="ye1e", job_coach="yeee", coordinator="yy1y"),
        "GET /v1/certification-terms": ACCOUNTING,
        "GET /v1/certification-terms/<string:key>": ACCOUNTING,
        "PUT /v1/certification-terms/<string:key>": ADMIN_ONLY,
        "DELETE /v1/certification-terms/<string:key>": ADMIN_ONLY,
        "GET /v1/trajectories/<uuid:trajectory_id>": TRAJECTORY,
        "POST /v1/trajectories": row("3333", school_staff="y414", coordinator="yy1y"),
        "POST /v1/trajectories/<uuid:trajectory_id>/transfers": row(
            "3333", school_staff="y414", job_coach="y444", coordinator="yy1y"
        ),
        "GET /v1/kept-documents": TRAJECTORIES | {"mbo_staff": "ee1e"},
        "POST /v1/kept-documents": row("3333", school_staff="y414", job_coach="y444", coordinator="yy1y"),
        "GET /v1/kept-documents/<uuid:document_id>": TRAJECTORY | {"mbo_staff": "4414"},
        "GET /v1/kept-documents/<uuid:document_id>/file": TRAJECTORY | {"mbo_staff": "4414"},
        "DELETE /v1/kept-documents/<uuid:document_id>": row(
            "3333", school_staff="y414", job_coach="y444", coordinator="yy1y"
        ),
        "POST /v1/kept-documents/<uuid:document_id>/verification": row(
            "3333", school_staff="y414", job_coach="y444", coordinator="yy1y"
        ),
        "GET /v1/trajectory-transfers": TRAJECTORIES,
        "GET /v1/trajectory-transfers/<uuid:transfer_id>": TRAJECTORY,
        "POST /v1/trajectory-transfers/<uuid:transfer_id>/acceptance": row("3333", mbo_staff="y414"),
        "POST /v1/trajectory-transfers/<uuid:transfer_id>/refusal": row("3333", mbo_staff="y414"),
        "POST /v1/trajectory-transfers/<uuid:transfer_id>/withdrawal": row(
            "3333", school_staff="y414", job_coach="y444", coordinator="yy1y"
        ),
        "POST /v1/trajectories/<uuid:trajectory_id>/evidence-requests": row(
            "3333", school_staff="y414", job_coach="y444", coordinator="yy1y"
        ),
        "POST /v1/evidence-requests/<uuid:request_id>/letters": PORTAL_ONLY,
        "POST /v1/judgement-sessions": PORTAL_ONLY,
        "GET /v1/judgement-tasks/current": row("3333", system="4444"),  # without a link there is none
        "GET /v1/dossiers": TRAJECTORIES,
        "POST /v1/certificates": OF_ITS_SCHOOL,
        "POST /v1/diplomas": row("3333", school_staff="y414"),
        "POST /v1/diploma-previews": row("3333", school_staff="y414"),
        "GET /v1/certificates": TRAJECTORIES,
        "GET /v1/certificates/<uuid:certificate_id>": TRAJECTORY,
        "GET /v1/certificates/<uuid:certificate_id>/paper": TRAJECTORY,
        "GET /v1/certificates/<uuid:certificate_id>/credential": TRAJECTORY,
        "GET /v1/trajectories/<uuid:trajectory_id>/preview": OF_ITS_SCHOOL,
        "POST /v1/certificates/<uuid:certificate_id>/revocation": OF_ITS_SCHOOL,
        "DELETE /v1/certificates/<uuid:certificate_id>/revocation": OF_ITS_SCHOOL,
        "POST /v1/certificates/<uuid:certificate_id>/revocation/approval": OF_ITS_SCHOOL,
        "POST /v1/certificates/<uuid:certificate_id>/closure": OF_ITS_SCHOOL,
        "DELETE /v1/certificates/<uuid:certificate_id>/closure": OF_ITS_SCHOOL,
        "GET /v1/issuer-keys": ACCOUNTING | {"school_staff": "ye1e", "mbo_staff": "ye1e"},
        "POST /v1/issuer-keys": ADMIN_ONLY,
        "DELETE /v1/issuer-keys/<uuid:key_id>": ADMIN_ONLY,
        "GET /v1/paper-failures": ADMIN_ONLY,
        "POST /v1/issuer-keys/<uuid:key_id>/approval": OF_ITS_SCHOOL,
        "POST /v1/checks": PORTAL_ONLY,
        "GET /v1/issuers/<string:code>/did": PORTAL_ONLY,
        "GET /v1/issuers/<string:code>/status-lists/<string:list_number>": PORTAL_ONLY,
        "GET /v1/trust-list": PORTAL_ONLY,
        "PUT /v1/judgement-tasks/current/drafts": PORTAL_ONLY,
        "POST /v1/judgement-tasks/current/signature": PORTAL_ONLY,
    },
    "notifications": OF_EACH_THAT_DESTROYS
    | {
        "GET /v1/notifications": OWN_ONLY,
        "GET /v1/pupil-notifications": ACCOUNTING,
        "GET /v1/notifications/unread-count": EVERYBODY,
        "POST /v1/notifications/<uuid:notification_id>/read": OWN_BY_ID,
        "POST /v1/notifications/read": EVERYBODY,
        "GET /v1/mail-preferences": EVERYBODY,
        "PUT /v1/mail-preferences": EVERYBODY,
        **dict.fromkeys(("GET /v1/events", "GET /v1/webhooks"), row("3333", school_staff="ye13")),
        "POST /v1/webhooks": row("3333", school_staff="yy13"),
        **dict.fromkeys(OF_A_WEBHOOK, row("3333", school_staff="y413")),
        "GET /v1/deliveries": OWN_ONLY | {"admin": "yy1y"},
        "POST /v1/deliveries/<uuid:delivery_id>/retry": ADMIN_ONLY,
    },
    "directory": OF_EACH_SERVICE
    | {
        "GET /v1/organisations": EVERYBODY,
        "POST /v1/organisations": ADMIN_ONLY,
        "GET /v1/organisations/<uuid:organisation_id>": EVERYBODY,
        "PUT /v1/organisations/<uuid:organisation_id>/contact": ADMIN_ONLY,
        "GET /v1/people": EVERYBODY,
        "POST /v1/people": ADMIN_ONLY,
        "GET /v1/people/<uuid:person_id>": EVERYBODY,
        "GET /v1/people/<uuid:person_id>/contact": row("3333", system="yyyy"),
        "POST /v1/people/<uuid:person_id>/roles": ADMIN_ONLY,
        "DELETE /v1/people/<uuid:person_id>/roles/<uuid:role_id>": ADMIN_ONLY,
        "PUT /v1/people/<uuid:person_id>/substitute": OWN_ABSENCE,
        "DELETE /v1/people/<uuid:person_id>/substitute": OWN_ABSENCE,
        "POST /v1/directory-loads": ADMIN_ONLY,
        "GET /v1/covenants": ACCOUNTING,
        "POST /v1/covenants": ADMIN_ONLY,
        "GET /v1/covenants/current": ACCOUNTING,
        "GET /v1/covenants/<uuid:covenant_id>": ACCOUNTING,
        "POST /v1/covenants/<uuid:covenant_id>/approval": ACCOUNTING,
        "POST /v1/covenants/<uuid:covenant_id>/refusal": ACCOUNTING,
        "GET /v1/people/<uuid:person_id>/invitation": ADMIN_ONLY,
        "POST /v1/people/<uuid:person_id>/invitation": ADMIN_ONLY,
        "DELETE /v1/people/<uuid:person_id>/invitation": ADMIN_ONLY,
        "POST /v1/invitations/<uuid:invitation_id>/links": PORTAL_ONLY,
        "DELETE /v1/people/<uuid:person_id>/sessions": row("3333", admin="yy1y", system="yyyy"),
        "GET /v1/clients": ADMIN_ONLY,
        "POST /v1/clients": ADMIN_ONLY,
        "DELETE /v1/clients/<uuid:client_id>": ADMIN_ONLY,
        "POST /v1/client-proofs": PORTAL_ONLY,
        "POST /v1/sessions": PORTAL_ONLY,
        "GET /v1/sessions/current": PORTAL_ONLY,
        "GET /v1/sessions/current/roles": PORTAL_ONLY,
        "PUT /v1/sessions/current/role": PORTAL_ONLY,
        "PUT /v1/sessions/current/language": PORTAL_ONLY,
        "GET /v1/drafts": PORTAL_ONLY,
        "PUT /v1/drafts/<uuid:form_id>": PORTAL_ONLY,
        "DELETE /v1/drafts/<uuid:form_id>": PORTAL_ONLY,
        "GET /v1/invitations/current": PORTAL_ONLY,
        "POST /v1/invitations/current": PORTAL_ONLY,
        "POST /v1/invitations/current/passkey": PORTAL_ONLY,
        "GET /v1/sessions/current/account": PORTAL_ONLY,
        "POST /v1/sessions/current/passkeys": PORTAL_ONLY,
        "PUT /v1/sessions/current/passkeys/<uuid:passkey_id>": PORTAL_ONLY,
        "DELETE /v1/sessions/current/passkeys/<uuid:passkey_id>": PORTAL_ONLY,
        "POST /v1/passkey-proofs": PORTAL_ONLY,
        "POST /v1/proofs": PORTAL_ONLY,
        "POST /v1/identities/proofs": PORTAL_ONLY,
    },
}
