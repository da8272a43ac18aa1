"""A registry of invented persons of invented countries."""

from __future__ import annotations

from svodka.identity import Registry
from svodka.people import parse_people

TOML = """
[about]
source = "by hand"
date = "2031-06"

[[institution]]
key = "ha-palace"
name = "Palace of Halmar"
kind = "presidency"
country = "xh"
bloc = "ha-bloc"
names = { ru = ["Дворец", "пресс-служба Дворца"], en = ["Palace"] }

[[institution]]
key = "ha-bloc"
name = "Palace (all who rule with it)"
kind = "bloc"
country = "xh"

[[institution]]
key = "ha-ministry"
name = "Foreign Ministry of Halmar"
kind = "ministry"
country = "xh"
parent = "ha-palace"
names = { ru = ["МИД Халмара"] }

[[person]]
key = "irina-velt"
name = "Irina Velt"
country = "xh"
sex = "f"
names = { ru = ["Ирина Павловна Вельт"] }
surname_is_enough = true

[[person]]
key = "pavel-dorn"
name = "Pavel Dorn"
country = "xh"
sex = "m"
names = { ru = ["Павел Иванович Дорн"] }

[[person]]
key = "pavel-dorn-younger"
name = "Pavel Dorn"
country = "xh"
sex = "m"
names = { ru = ["Павел Павлович Дорн"] }

[[person]]
key = "zhanna-shcherbatova"
name = "Zhanna Shcherbatova"
country = "xh"
sex = "f"
names = { ru = ["Жанна Львовна Щербатова"], uk = ["Жанна Львівна Щербатова"] }
surname_is_enough = true

[[person]]
key = "gleb-laskin"
name = "Gleb Laskin"
country = "xs"
sex = "m"
names = { ru = ["Глеб Олегович Ласкин"] }
surname_is_enough = true

[[person]]
key = "ivan-orlov"
name = "Ivan Orlov"
country = "xs"
sex = "m"
names = { ru = ["Иван Петрович Орлов"] }
common = true

[[person]]
key = "mok-tae-ran"
name = "Mok Tae Ran"
country = "xk"
sex = "f"
surname_first = true
names = { ko = ["목태란"], ru = ["Мок Тхэ Ран"] }

[[office]]
key = "ha-spokesperson"
title = "Spokesperson of the Foreign Ministry of Halmar"
kind = "spokesperson"
institution = "ha-ministry"
speaks_for = ["ha-ministry"]
titles = { ru = ["официальный представитель МИД Халмара"] }
held = [
    { by = "zhanna-shcherbatova", since = "2024-03-01", until = "2028-05" },
    { by = "irina-velt", since = "2028-05" },
]

[[office]]
key = "ha-minister"
title = "Minister of Foreign Affairs of Halmar"
kind = "foreign-minister"
institution = "ha-ministry"
speaks_for = ["ha-ministry"]
held = [
    { by = "pavel-dorn", since = "2020", until = "2026-02-01" },
    { by = "zhanna-shcherbatova", since = "2028-05-20" },
]

[[office]]
key = "ha-expert"
title = "Expert at the Institute for the Straits"
kind = "expert"
country = "xh"
held = [{ by = "pavel-dorn-younger" }]

[[office]]
key = "su-commander"
title = "Commander of the Guard of Sundria"
kind = "commander"
country = "xs"
held = [{ by = "ivan-orlov", since = "2029", until = "?" }, { by = "gleb-laskin", since = "2019-01-10", until = "2029" }]
"""


def registry() -> Registry:
    """The registry of Halmar, Sundria and a third country."""
    return Registry.of(parse_people(TOML, "halmar.toml"))
