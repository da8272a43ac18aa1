"""What ``states`` calls the country of an ISO 3166-1 code: code | name."""

from __future__ import annotations

from svodka.lexicon.ru.table import rows

_CODES = """
am | Armenia
ar | Argentina
az | Azerbaijan
be | Belgium
by | Belarus
cn | China
de | Germany
dk | Denmark
ee | Estonia
es | Spain
fr | France
gb | United Kingdom
ge | Georgia
hu | Hungary
il | Israel
in | India
ir | Iran
it | Italy
jp | Japan
kp | North Korea
kr | South Korea
kz | Kazakhstan
lt | Lithuania
lu | Luxembourg
lv | Latvia
md | Moldova
nl | Netherlands
no | Norway
pl | Poland
pt | Portugal
rs | Serbia
ru | Russia
sa | Saudi Arabia
sk | Slovakia
sy | Syria
tr | Turkey
ua | Ukraine
us | United States
"""


def country_names() -> dict[str, str]:
    """Code in small letters -> name of the state."""
    return {row[0]: row[1] for row in rows(_CODES)}
