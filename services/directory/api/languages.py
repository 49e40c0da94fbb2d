"""In which language somebody wants to read pages and mails."""

from flask.views import MethodView
from flask_smorest import Blueprint

from language.texts import LANGUAGES
from rest.inputs import one_of
from rest.transaction import transaction
from services.directory.api.rights import mailing as portal_only
from services.directory.api.sessions import SECRET, secret
from services.directory.api.shapes import Input
from services.directory.handlers import choose_language
from services.directory.handlers.choose_language import ChooseLanguage
from services.directory.storage.people import People
from services.directory.storage.sessions import Sessions

blueprint = Blueprint("languages", __name__, url_prefix="/v1/sessions/current/language", description="Taal.")


class LanguageIn(Input):
    language = one_of(tuple(LANGUAGES))


@blueprint.route("")
class LanguageView(MethodView):
    @portal_only
    @blueprint.arguments(LanguageIn)
    @blueprint.response(204)
    @blueprint.doc(parameters=[SECRET])
    @blueprint.alt_response(404)
    def put(self, body: dict[str, str]) -> None:
        """Choose the language of whoever is signed in, here and wherever he signs in next."""
        command = ChooseLanguage(secret(), body["language"])
        with transaction() as work:
            choose_language.handle(command, work.use(People), work.use(Sessions), work.now)
