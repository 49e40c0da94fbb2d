"""What the agreements of the region say at each step, in a few lines, for whoever is at that step."""

from typing import Final

from language.texts import N_

# Which term a text counts with: a region sets how many working days that is.
COUNTED: Final = {"conversations.plan": "career_conversation", "conversations.outcome": "next_step"}
GUIDANCE: Final = {
    "leavers.report": N_(
        "De school meldt elke leerling die van school gaat. Vanaf die dag volgt iemand de jongere twee jaar. "
        "Loopt er nog een praktijkverklaring? Dan maken de jobcoach en de praktijkopleider die samen af."
    ),
    "leaver_import.upload": N_(
        "Een lijst doet hetzelfde als losse meldingen. Dezelfde lijst twee keer sturen verandert niets."
    ),
    "cases.add_contract": N_(
        "Vul ook de laatste dag van een tijdelijk contract in. Op die dag meldt Doorlijn het einde vanzelf."
    ),
    "contacts.log": N_(
        "In de twee jaar nazorg zijn er vaste contactmomenten. Bereikt u de jongere tot twee weken voor zo'n moment, dan telt dat. "
        "Een moment zonder contact blijft staan, ook als het te laat is."
    ),
    "contact_plan.move": N_(
        "De contactmomenten komen uit het schema van de regio of van de school. Verplaatst u er een, dan blijft die dag staan, "
        "ook als het schema of een vrije dag verandert."
    ),
    "contact_plan.confirm": N_(
        "Een bestemming blijft drie maanden gelden, tenzij de regio anders koos. Daarna staat er 'niet recent bevestigd'. Bevestig "
        "alleen wat u nu zeker weet."
    ),
    "contact_templates.change": N_(
        "Scholen en regio spreken af hoe vaak iemand contact heeft in de twee jaar nazorg. Wie al van school is, houdt zijn eigen plan."
    ),
    "contracts.move": N_(
        "Loopt een contract af en gaat het werk door? Verleng het dan. Was het einde al gemeld omdat de datum voorbij was, dan "
        "vervalt dat, met het loopbaangesprek."
    ),
    "cases.end_contract": N_(
        "Eindigt een contract, dan krijgt de jongere een inclusief loopbaangesprek met de jobcoach, de werkconsulent of "
        "allebei. Dat gesprek leidt tot een logische vervolgstap."
    ),
    "cases.drop_out": N_(
        "Uitval telt als het einde van werk, ook zonder contract. De jongere krijgt dan een inclusief loopbaangesprek. "
        "Schrijf nergens iets op over ziekte of beperking."
    ),
    "reports.withdraw": N_(
        "Een vergissing mag worden hersteld, maar niet verborgen: in de tijdlijn blijven de melding en het intrekken staan. "
        "Werkt de jongere na het loopbaangesprek weer? Leg dan een nieuw contract vast."
    ),
    "conversations.plan": N_(
        "Het loopbaangesprek is binnen {days} werkdagen nadat het einde van het werk is gemeld. De jobcoach, de "
        "werkconsulent of allebei zijn erbij. Een afgezegd gesprek blijft nodig."
    ),
    "conversations.outcome": N_(
        "Elk gesprek eindigt met een vervolgstap: werk, een leerlijn, mbo, een praktijkverklaring, dagbesteding of beschut "
        "werk. Weet u het nog niet? Dan heeft u {days} werkdagen om het af te spreken."
    ),
    "leerlijnen.overview": N_(
        "De regio heeft acht leerlijnen en wil naar twaalf. Scholen zien hier welke plekken vrij zijn. Wie er in mag en wie "
        "betaalt, beslist de regio; dat kan per leerlijn anders zijn."
    ),
    "next_steps.page": N_(
        "Deze bladzijde legt naast elkaar wat de jongere heeft en wil, en wat er is. Zij geeft geen punten en verbergt niets. "
        "U kiest samen met de jongere, en legt vast waarom."
    ),
    "young_people.page": N_(
        "Twee jaar na school houdt iemand de jongere in beeld. Er is altijd iemand die iets moet doen, en een dag waarop "
        "dat klaar moet zijn."
    ),
    "signals.overview": N_(
        "Geen jongere raakt uit beeld: elke zaak heeft een eigenaar, een volgende stap en een datum. Wat hier staat, mist "
        "een van die drie of is te laat."
    ),
    "figures.overview": N_(
        "Scholen, gemeenten en werkgevers overleggen minstens een keer per jaar over deze cijfers. Daarom zijn zij zo "
        "afgerond dat niemand een jongere erin herkent."
    ),
    "region_reports.overview": N_(
        "Scholen, gemeenten, projectleiders en werkgevers overleggen minstens een keer per jaar over deze cijfers. Een rapport van een "
        "dag die voorbij is, geeft altijd dezelfde cijfers."
    ),
    "region_reports.without_start": N_(
        "Het Doorstroompunt helpt jongeren zonder start. Deel met het Doorstroompunt alleen wat het privacyconvenant toestaat."
    ),
    "reassigning.overview": N_(
        "Een zaak zonder jobcoach mag niet bestaan. Is een jobcoach alleen tijdelijk weg, dan is een waarnemer beter."
    ),
    "staff.invite": N_(
        "Ieder ziet alleen wat bij zijn rol hoort. Een werkconsulent ziet alleen jongeren met wie hij in gesprek gaat."
    ),
}
