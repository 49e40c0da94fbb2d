"""Invented names: nobody here exists."""

# Ten names to a line read better than one.
# fmt: off

FIRST_NAMES = (
    "Amir", "Anouk", "Aylin", "Bas", "Chantal", "Daan", "Demi", "Elif", "Emre", "Esmée", "Fleur",
    "Floris", "Gijs", "Hamza", "Ilse", "Imane", "Jaden", "Jayden", "Jelle", "Joëlle", "Kevin",
    "Kiran", "Lars", "Latifa", "Lotte", "Maartje", "Mehmet", "Milan", "Naomi", "Noor", "Nordin",
    "Pim", "Priya", "Quinten", "Rayan", "Romy", "Ruth", "Sem", "Senna", "Sjoerd", "Soufiane",
    "Stan", "Tess", "Tygo", "Wessel", "Xavi", "Yara", "Youssef", "Zoë", "Zeynep",
)
LAST_NAMES = (
    ("", "Aarnoutse"), ("", "Abdi"), ("van den", "Akker"), ("", "Akkerman"), ("", "Balkema"),
    ("de", "Boer"), ("", "Bouzid"), ("van", "Brakel"), ("", "Ceylan"), ("van", "Dalen"),
    ("", "Dekkers"), ("", "Doğan"), ("van", "Eeden"), ("el", "Fassi"), ("", "Ferreira"),
    ("", "Groothuis"), ("", "Haile"), ("van der", "Heide"), ("", "Huisman"), ("", "Jagroep"),
    ("de", "Jong"), ("", "Kamara"), ("", "Kaya"), ("van", "Kesteren"), ("", "Kuipers"),
    ("", "Lam"), ("", "Lieveld"), ("", "Martina"), ("van der", "Meulen"), ("", "Nowak"),
    ("", "Oduya"), ("", "Pattiselanno"), ("", "Postma"), ("", "Ramdin"), ("van", "Rossum"),
    ("", "Sahin"), ("", "Scholten"), ("", "Tahiri"), ("", "Veldkamp"), ("de", "Wit"),
)
EMPLOYERS = (
    "Bakkerij De Korenmaat", "Distributie Kromvliet", "Eetcafé Het Veerhuis",
    "Fietsenmakerij Spaak", "Garage Terlouw", "Hoveniers De Wilg", "Kwekerij Zonnedauw",
    "Lijnstreek Montage", "Schilders Van Lijn", "Schoon Lijnmonde", "Smederij Oosterlage",
    "Supermarkt De Mand", "Terlinden Installaties", "Wasserij Helder", "Woonzorg De Vaarthof",
)
# A beginning and an ending make a town: 30 times 20 of them.
TOWNS = (
    (
        "Aker", "Beem", "Broek", "Dijk", "Duin", "Eiken", "Elzen", "Essen", "Gors", "Heide",
        "Hoge", "Iepen", "Kamer", "Klei", "Koren", "Linden", "Maas", "Meer", "Molen", "Noorder",
        "Olmen", "Polder", "Riet", "Slik", "Steen", "Tolle", "Vaart", "Water", "Wester", "Zand",
    ),
    (
        "akker", "beek", "berg", "burg", "dam", "dijk", "donk", "gouw", "haven", "hout",
        "kerk", "laar", "lo", "rade", "sluis", "stede", "terp", "veen", "voort", "wijk",
    ),
)
