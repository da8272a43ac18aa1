"""The claims of the cases: about invented countries."""

from __future__ import annotations

from svodka.model import Claim, Facet
from svodka.track.claims import parse_claim

_TOMLS = {
    "strike": """
text = "The Varnian army struck the hospital in Vesk."
facet = "AGENT"
place = "Vesk"
event_from = "2031-02-03"
event_to = "2031-02-03"
actors = ["Varnia", "Varnian army"]
terms_en = ["Vesk", "hospital", "strike", "shell", "Varnian army"]
terms_ru = ["Веск", "больница", "удар", "снаряд", "варнийская армия"]
""",
    "troops": """
text = "Varnian troops fought in Lorim."
facet = "AGENT"
place = "Lorim"
event_from = "2031-02-01"
event_to = "2031-03-21"
actors = ["Varnia", "Varnian army"]
terms_en = ["Lorim", "Varnian troops", "Varnian soldiers"]
terms_ru = ["Лорим", "варнийские войска", "варнийские солдаты", "Варния"]
""",
    "arms": """
text = "Varnia supplied rockets to the rebels of Orlan."
place = "Orlan"
actors = ["Varnia"]
terms_en = ["Varnia", "rebels", "Orlan", "rockets", "supply", "weapons"]
terms_ru = ["Варния", "повстанцы", "Орлан", "ракеты", "поставки", "оружие"]
""",
    "plan": """
text = "The killing of Ilo Dren was planned in advance."
facet = "INTENT"
actors = ["Varnia"]
terms_en = ["Dren", "premeditated", "murder", "accident", "brawl"]
terms_ru = ["Дрен", "преднамеренный", "убийство", "драка", "умысел"]
""",
    "order": """
text = "President Mael ordered the killing of Ilo Dren."
facet = "AGENT"
actors = ["President Mael", "Varnia"]
terms_en = ["Dren", "Mael", "ordered", "knew"]
terms_ru = ["Дрен", "Маэль", "приказал", "знал"]
""",
    "fund": """
text = "The Varnian state paid the Kestrel company."
actors = ["Varnia"]
terms_en = ["Kestrel", "state budget", "paid", "money"]
terms_ru = ["Кестрел", "бюджет", "деньги", "платило"]
""",
}


def claim(key: str) -> Claim:
    """One of the claims above."""
    return parse_claim(_TOMLS[key], file=f"{key}.toml", key=key)


KEYS = tuple(_TOMLS)
assert claim("plan").facet is Facet.INTENT
