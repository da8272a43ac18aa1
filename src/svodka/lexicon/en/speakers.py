"""Words that tell what sort of voice an unnamed speaker is: offices, places that speak for those who rule there."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# one holds it at a time, so that "the minister" names an office; a spokesman or a lawmaker is a person
OFFICE_NOUNS = _set(
    """president minister chancellor premier governor mayor secretary chairman chairwoman chairperson chair chief head
    director ambassador envoy consul commissioner ombudsman ombudswoman prosecutor king queen pope patriarch speaker
    commander rector leader harbormaster harbourmaster vice-president secretary-general president-elect treasurer
    spymaster marshal admiral"""
)
# houses that stand for whoever rules from them
SEATS = _set("kremlin palace castle whitehall pentagon")
BODIES = _set("regulator watchdog treasury registry parish municipality faculty judiciary")  # without a capital too
# speak for the state that they are the capital of, or name: Moscow denied it
PLACES = _set(
    """moscow washington beijing kyiv kiev minsk london paris berlin rome madrid brussels vienna prague warsaw budapest
    bucharest sofia athens ankara istanbul tehran baghdad damascus jerusalem riyadh doha cairo tripoli tunis algiers
    rabat khartoum nairobi pretoria abuja delhi islamabad kabul tashkent astana bishkek dushanbe ashgabat baku yerevan
    tbilisi chisinau vilnius riga tallinn helsinki stockholm oslo copenhagen reykjavik dublin lisbon bern belgrade
    zagreb sarajevo skopje tirana pristina podgorica ljubljana bratislava tokyo seoul pyongyang taipei hanoi bangkok
    jakarta manila canberra wellington ottawa mexico havana caracas bogota lima santiago brasilia geneva
    russia ukraine belarus america china britain france germany italy spain poland hungary romania bulgaria greece
    turkey iran iraq syria israel egypt libya india pakistan afghanistan kazakhstan azerbaijan armenia georgia moldova
    lithuania latvia estonia finland sweden norway denmark iceland ireland portugal switzerland austria serbia croatia
    japan korea taiwan vietnam indonesia australia canada cuba venezuela brazil argentina chile"""
)
# nobody is named: some say; one of them
SEVERAL = _set("some many others several both few all most they we two three dozens hundreds thousands everyone")
# nouns of people together that look like one
GROUPS = _set("crowd crew family couple public staff press media team opposition community audience jury clergy panel")
