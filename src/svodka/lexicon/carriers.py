"""How a publication's layout names the agency from which all of it came.

Each entry is a pattern with a group ``name`` and a line that made it necessary. They are matched with the line as
it is written, for a name is told by its capitals.
"""

from __future__ import annotations

# A whole line (head or tail of a text): "Source: Halmar Press Agency"
SOURCE_LINES: tuple[tuple[str, str], ...] = (
    (r"(?i:source|via|agency|news agency)\s?(?::|—|–|-)\s*(?P<name>.+)", "Source: Halmar Press Agency"),
    (
        r"(?i:источник|агентство|по материалам|по сообщению|передает|передаёт)\s?(?::|—|–|-)\s*(?P<name>.+)",
        "Источник: ВИА",
    ),
    (r"(?i:по материалам|по данным|по сообщению)\s+(?P<name>.+)", "По материалам агентства «Полюс»"),
    (
        r"(?i:from|with reporting by|based on reports? (?:by|from))\s+(?P<name>.+)",
        "With reporting by Halmar Press Agency",
    ),
    (r"\(\s*(?P<name>[A-ZА-ЯЁ][^()]{1,60})\s*\)", "(Halmar Press)"),
)

# What a name must say of itself to be an agency's, where a line says no more than the name
AGENCY_WORDS = (
    r"(?:news|press|wire|information|telegraph)\s(?:agency|service|association|wire|bureau)|agency|newswire|wire(?: service)?"
    r"|агентств\w*|информагентств\w*|информационн\w+ агентств\w*|телеграфн\w+ агентств\w*|пресс-служб\w*"
)

# A name by its form: capitals alone ("HPA", «ВИА»), an abbreviation before a name («ИА "Полюс"»)
AGENCY_FORMS: tuple[tuple[str, str], ...] = (
    (r"[A-ZА-ЯЁ]{2,6}(?:[ -][A-ZА-ЯЁ]{2,6})?", "HPA"),
    (r"(?:ИА|РИА|ТА)\s[«\"]?[A-ZА-ЯЁ][\w -]{1,40}[»\"]?", "ИА «Полюс»"),
    (r"[A-ZА-ЯЁ][a-zа-яё]{2,20}(?:[Ии]нформ|inform|press|пресс)", "Velinform"),
)

# At the head of a first paragraph: PORT ALDER, May 14 (HPA) — …
DATELINES: tuple[tuple[str, str], ...] = (
    (
        r"[A-ZА-ЯЁ][A-ZА-ЯЁ .'’-]{2,40}(?:, [^()/\n—–]{2,40})?[,.]?\s*\(\s*(?P<name>[^()\n]{2,40})\s*\)\s*[-–—:.]",
        "PORT ALDER, May 14 (HPA) — The harbour",
    ),
    (
        r"[A-ZА-ЯЁ][A-ZА-ЯЁ .'’-]{2,40}(?:, [^()/\n—–]{2,40})?[,.]?\s*/\s*(?P<name>[^/\n]{2,40})\s*/\s*\.?",
        "ПОРТ-ОЛДЕР, 14 мая. /ВИА/. Порт",
    ),
    (
        r"[A-ZА-ЯЁ][\w.'’-]+(?: [A-ZА-ЯЁ][\w.'’-]+){0,2}, \d{1,2} [а-яё]{3,9}\.? (?:[—–-]\s*|/)(?P<name>[A-ZА-ЯЁ]{2,6}|ИА [^.—/]{2,30})(?:\.|/|\s[—–-])",
        "Порт-Олдер, 14 мая — ВИА. Порт закрыт",
    ),
)
