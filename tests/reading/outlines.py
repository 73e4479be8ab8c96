"""The outlines that a person would draw of the plans in ``plans``: title, municipality, period and sections."""

from __future__ import annotations

OUTLINES = {
    "ambitions-with-answers.md": """
Veiligheidsvisie gemeente Elzenrade 2024-2028 | Elzenrade | 2024-2028
other: Samenvatting
other: Waar staan we nu?
other: Onze ambities
  priority: Ambitie 1: Veilige buurten = 6 new, 2 goal
  priority: Ambitie 2: Een weerbare samenleving (fysiek/crisisbeheersing) = 7 new, 2 goal
  priority: Ambitie 3: Jong en veilig = 6 new, 2 goal
organisation: Zo houden we koers
finance: Geld
""",
    "questions-without-marks.txt": """
BELEIDSPLAN OPENBARE ORDE EN VEILIGHEID GEMEENTE HOOGVEENDAM 2020 - 2023 | Hoogveendam | 2020-2023
other: 1 Inleiding
other: 2 Kaders
other: 3 Prioriteiten
  priority: 3.1 Drugs = 4 ongoing, 5 new, 2 goal
  priority: 3.2 Veilig buitengebied (bedrijvigheid/toerisme) = 3 ongoing, 3 new, 2 goal
other: 4 Overige onderwerpen
  theme: 4.1 Evenementen (bedrijvigheid/evenementen)
  theme: 4.2 Integriteit (integriteit)
  theme: 4.3 Rampenbestrijding (fysiek/crisisbeheersing)
organisation: 5 Uitvoering
finance: 6 Begroting
""",
    "themes-without-numbers.txt": """
Uitvoeringsplan Integrale Veiligheid 2025-2026 Gemeente Maasbroek | Maasbroek | 2025-2026
other: Inleiding
theme: Thema Woonoverlast (leefomgeving/sociale-kwaliteit) = 4 ongoing, 3 new, 2 goal
theme: Thema Jeugd (jeugd) = 4 ongoing, 4 new, 1 goal
theme: Thema Crisisbeheersing (fysiek/crisisbeheersing) = 3 ongoing, 3 new, 1 goal
theme: Thema Integriteit (integriteit) = 4 ongoing, 1 new
organisation: Monitoring en verantwoording
finance: Financiën
""",
    "announced-priorities.txt": """
Integraal Veiligheidsplan Waterlo 2021-2024 | Waterlo | 2021-2024
other: Samenvatting
priority: Prioriteit 1: High impact crimes (leefomgeving/objectieve-veiligheid) = 1 ongoing, 1 new
priority: Prioriteit 2: Personen met onbegrepen gedrag (leefomgeving/sociale-kwaliteit) = 1 ongoing, 1 new
organisation: Communicatie
""",
    "blocks-of-two-columns.html": """
Gemeente Esserhove Integraal veiligheidsplan 2020-2023 | Esserhove | 2020-2023
other: Voorwoord
other: 1 Prioriteiten
  priority: 1.1 Veilig buitengebied (bedrijvigheid/toerisme) = 2 new, 2 goal
organisation: 2 Monitoring = 1 goal
""",
    "capitals-wrapped-lines.txt": """
VEILIGHEIDSVISIE EN UITVOERINGSPLAN gemeente Noorderhaven 2021-2024 | Noorderhaven | 2021-2024
other: INLEIDING
other: ONZE OPGAVEN
  priority: VEILIGE WIJKEN (leefomgeving) = 2 ongoing, 2 new
  priority: DIGITALE WEERBAARHEID (gedigitaliseerde-criminaliteit) = 1 new
organisation: ORGANISATIE
finance: FINANCIEN
""",
    "chapters-and-announced-fields.md": """
None | Heerenbeek | 2021-2024
other: 1 Inleiding
other: 2 Strategische thema's
  strategic_theme: 2.1 Informatiegestuurd werken (informatiepositie) = 1 new
other: 3 Veiligheidsvelden
  field: Veld 1: Veilige woon- en leefomgeving (leefomgeving)
    theme: Sociale kwaliteit (leefomgeving/sociale-kwaliteit) = 1 ongoing
      sub_theme: Woonoverlast (leefomgeving/sociale-kwaliteit) = 1 ongoing
  field: Veld 2: Bedrijvigheid en veiligheid (bedrijvigheid)
    theme: Veilige evenementen (bedrijvigheid/evenementen)
other: Bijlage A: Overzicht overleggen
""",
    "contents-and-lettered-themes.txt": """
Kadernota Openbare Orde en Veiligheid 2023 tot en met 2026 Gemeente 's-Gravenwaard | 's-Gravenwaard | 2023-2026
other: 1 Inleiding
other: 2 Visie
other: 3 Thema's
  theme: Thema A – Ondermijning (integriteit/ondermijning) = 1 new, 1 goal
  theme: Thema B – Sociale veiligheid = 1 new, 1 goal
organisation: 4 Uitvoering en evaluatie
""",
    "fields-without-numbers.html": """
Integraal veiligheidsbeleid Ambtermeer 2018 t/m 2021 | Ambtermeer | 2018-2021
other: Inleiding
field: Veilige woon- en leefomgeving (leefomgeving)
  theme: Woonoverlast (leefomgeving/sociale-kwaliteit) = 2 ongoing, 1 goal
  theme: Straatintimidatie (leefomgeving/objectieve-veiligheid) = 2 new
field: Bedrijvigheid en veiligheid (bedrijvigheid)
  theme: Veilig uitgaan (bedrijvigheid/uitgaan) = 2 new
field: Jeugd en veiligheid (jeugd)
  theme: Jeugdoverlast (jeugd/jeugdoverlast)
field: Fysieke veiligheid (fysiek)
  theme: Brandveiligheid (fysiek/brandveiligheid)
field: Integriteit en veiligheid (integriteit)
  theme: Radicalisering en polarisatie (integriteit/radicalisering)
organisation: Monitoring en evaluatie
""",
    "listed-priorities.md": """
Veiligheidsnota Zuiderwaard 2022-2025 | Zuiderwaard | 2022-2025
other: Inleiding
other: Prioriteiten = 2 other
  priority: Cybercrime (gedigitaliseerde-criminaliteit) = 1 new, 1 goal
  priority: Aanpak ondermijning (integriteit/ondermijning) = 1 new
organisation: Rol van de gemeenteraad
""",
    "lists-without-labels.md": """
Beleid integrale veiligheid 2019 tot en met 2022 | Hoogwolde | 2019-2022
other: 1 Waar staan we nu?
  other: Wat hebben we de afgelopen jaren gedaan? = 2 other
other: 2 Onze visie
other: 3 Onze prioriteiten
  priority: 3.1 Zorg en veiligheid (zorg-en-veiligheid) = 1 new, 1 goal, 2 other
other: 4 Het werk dat doorgaat
  theme: Wonen en leven (leefomgeving) = 1 ongoing, 2 other
  theme: Evenementen en horeca (bedrijvigheid/evenementen) = 1 ongoing
organisation: 5 Wie doet wat?
""",
    "numbered-labels.md": """
Integraal veiligheidsplan 2020-2023 gemeente Klaverdam | Klaverdam | 2020-2023
other: 1 Inleiding
  other: 1.1 Aanleiding
  other: 1.2 Leeswijzer = 2 other
other: 2 Kaders
  other: 2.1 Regionaal kader
other: 3 Prioriteiten 2020-2023
  priority: 3.1 Ondermijnende criminaliteit (integriteit/ondermijning) = 2 new, 1 goal
  priority: 3.2 Zorg en veiligheid (zorg-en-veiligheid) = 1 new
other: 4 Basistaken
  theme: 4.1 Evenementen (bedrijvigheid/evenementen) = 1 new
  theme: 4.2 Crisisbeheersing (fysiek/crisisbeheersing)
organisation: 5 Sturing en verantwoording
  organisation: 5.1 Overlegstructuur
finance: 6 Financiën
""",
    "one-table.md": """
Uitvoeringsplan integrale veiligheid 2022 gemeente Molenbroek | Molenbroek | 2022-2022
other: Uitvoeringsplan integrale veiligheid 2022 gemeente Molenbroek
  priority: Ondermijning (integriteit/ondermijning) = 2 new, 1 goal
  priority: Jeugd (jeugd) = 1 ongoing, 1 goal
""",
    "own-words-for-labels.txt": """
Gemeente Zuidmeer Integraal Veiligheidsplan 2021 - 2024 | Zuidmeer | 2021-2024
other: 1 Wat houdt ons bezig
  theme: 1.1 Veilig verkeer (fysiek/verkeersveiligheid) = 1 ongoing, 2 new, 1 goal
  theme: 1.2 Drugs in de parken = 1 new, 1 goal
  theme: 1.3 Wonen = 1 new, 1 goal
other: 2 Wat we altijd doen
  theme: 2.1 Jaarwisseling (bedrijvigheid/evenementen) = 1 ongoing
organisation: 3 Bestuurlijke inbedding
finance: 4 Kostenraming
""",
    "policy-note-in-chapters.txt": """
GEMEENTE HEUVELMEER KADERNOTA INTEGRALE VEILIGHEID 2020 T/M 2023 | Heuvelmeer | 2020-2023
other: 1 Inleiding
field: 2 Veilige woon- en leefomgeving (leefomgeving)
  theme: 2.1 Woonoverlast (leefomgeving/sociale-kwaliteit) = 2 new, 2 goal
  theme: 2.2 Woninginbraken (leefomgeving/objectieve-veiligheid) = 2 new
field: 3 Jeugd en veiligheid (jeugd)
  theme: 3.1 Jeugdgroepen (jeugd/jeugdoverlast) = 1 new
finance: 4 Middelen
other: Bijlage 1 Begrippen
""",
    "publication-with-tables.html": """
Uitvoeringsprogramma integrale veiligheid gemeente Veldermeer 2024 | Veldermeer | 2024-2024
other: 1 Inleiding
other: 2 Acties
  theme: 2.1 Ondermijning (integriteit/ondermijning) = 2 new
  theme: 2.2 Zorg en veiligheid (zorg-en-veiligheid) = 2 new, 1 goal
other: 3 Overzicht
  theme: Verkeersveiligheid (fysiek/verkeersveiligheid) = 1 ongoing, 1 new
  theme: Brandveiligheid (fysiek/brandveiligheid) = 2 ongoing, 1 new
""",
    "questions-as-labels.md": """
Integraal Veiligheidsplan 2023-2026 Gemeente Duinrode | Duinrode | 2023-2026
other: Voorwoord
other: Onze prioriteiten
  priority: Ondermijning (integriteit/ondermijning) = 2 ongoing, 2 new, 1 goal
  priority: Jeugd en veiligheid (jeugd) = 1 new, 1 goal
  priority: Digitale veiligheid (gedigitaliseerde-criminaliteit) = 1 new
other: Overige thema's
  theme: Verkeersveiligheid (fysiek/verkeersveiligheid) = 1 ongoing
organisation: Organisatie en sturing
finance: Financiën
""",
    "roman-and-letters.txt": """
Integraal Veiligheidsbeleid Gemeente Bergen aan de Vaart 2019 - 2022 | Bergen aan de Vaart | 2019-2022
other: I Inleiding
other: II Prioriteiten
  priority: A Drugscriminaliteit (integriteit/ondermijning) = 2 new, 1 goal
  priority: B Woonoverlast (leefomgeving/sociale-kwaliteit) = 1 new
organisation: III Organisatie
finance: IV Financiën
""",
}
