"""Small sheets with the same untidiness as real ones, and what loads them."""

from io import BytesIO

QUALIFICATIONS = """domein_crebo;domein;dossier_crebo;dossier;crebo;kwalificatie;niveau;soort;leerweg
79000;Bouw en infra;23046;Betonreparatie;25.080;Betonreparateur;2;basisberoepsopleiding;BOL/BBL
79140;Entreeopleiding;23110;Entree;25254;Assistent logistiek;1;entreeopleiding;BOL/BBL
79150;Voedsel en groen;23110;Entree;25258;Assistent groen;Entree;entreeopleiding;BOL/BBL
"""
WORK_PROCESSES = """crebo;dossierversie;kerntaak;werkproces;titel;geldig_van;geldig_tot
25254;2015;B1-K1;B1-K1-W1;Bereidt werk voor;2015-08-01;
25254;2015;B1-K1;b1-k1-w2;Ontvangt goederen;01-08-2015;
25254;2015;B1-K1;B1-K1-W3;Pakt in;2015-08-01;2025-07-31
"""
RECOGNITIONS = """sbb_id;leerbedrijf;adres;plaats;crebo;geldig_van;geldig_tot
SBB1;Distributie Kromvliet;Loskade 8;Kromvliet;25254;2016-01-01;
SBB2;Bakkerij De Halm;Marktstraat 9;Lijnmonde;25254;2018-01-01;2024-12-31
"""
ALL = (QUALIFICATIONS, WORK_PROCESSES, RECOGNITIONS)


def load_all(client) -> None:
    """Bring the three sheets in, as a coordinator does."""
    for sheet in ALL:
        answer = send(client, sheet)
        assert (answer.status_code, answer.json.get("refused")) == (200, []), answer.json


def send(client, sheet: str | bytes, query: str = ""):

    content = sheet.encode() if isinstance(sheet, str) else sheet
    return client.post(f"/v1/catalogue-imports{query}", data={"file": (BytesIO(content), "lijst.csv")})
