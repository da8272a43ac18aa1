"""States: name | beginnings of the English words that mean it | beginnings of the Russian ones.

A beginning ends in ``*``; a word without it stands for itself. Seats stand for the state whose government sits there.
The first row of an example: "Tehran denied it" is Iran's.
"""

from __future__ import annotations

from svodka.lexicon.ru.table import rows

_STATES = """
Afghanistan     | afghan*, kabul, taliban | афган*, кабул*, талиб*
Algeria         | algeria*, algiers | алжир*
Argentina       | argentin* | аргентин*
Armenia         | armenia*, yerevan | армен*, армян*, ереван*
Australia       | australia*, canberra | австрали*, канберр*
Austria         | austria*, vienna | австри*
Azerbaijan      | azerbaijan*, azeri, baku | азербайджан*, баку
Bangladesh      | bangladesh*, dhaka | бангладеш*
Belarus         | belarus*, minsk | белорус*, беларус*, минск*
Belgium         | belgium, belgian* | бельги*
Brazil          | brazil* | бразил*
Bulgaria        | bulgaria*, sofia | болгар*
Canada          | canada, canadian* | канад*, оттав*
Chile           | chile* | чили*
China           | china, chinese, beijing | кита*, пекин*
Colombia        | colombia*, bogota | колумби*
Congo           | congo*, kinshasa | конго*
Croatia         | croatia*, zagreb | хорват*
Cuba            | cuba*, havana | куб*, гаван*
Czech Republic  | czech*, prague | чех*, чешск*, праг*
Denmark         | denmark, danish | дани*, датск*
Egypt           | egypt*, cairo | египет*, египт*, каир*
Estonia         | estonia*, tallinn | эстон*, таллин*
Ethiopia        | ethiopia*, addis | эфиоп*
Finland         | finland*, finnish, helsinki | финлянд*, финск*, хельсинки
France          | france, french, paris, elysee | франц*, париж*
Georgia         | georgia*, tbilisi | грузи*, тбилиси
Germany         | german*, berlin | герман*, немец*, берлин*
Greece          | greece, greek*, athens | греци*, греческ*
Hungary         | hungar*, budapest | венгр*, венгер*, будапешт*
India           | india, indian*, delhi | инди*, дели
Indonesia       | indonesia*, jakarta | индонез*
Iran            | iran*, tehran | иран*, тегеран*
Iraq            | iraq*, baghdad | ирак*, багдад*
Ireland         | ireland, irish, dublin | ирланд*
Israel          | israel*, jerusalem | израил*, иерусалим*
Italy           | ital*, rome | итал*, рим*
Japan           | japan*, tokyo | япон*, токио
Jordan          | jordan*, amman | иордан*
Kazakhstan      | kazakh*, astana | казах*, астан*
Kyrgyzstan      | kyrgyz*, bishkek | кирги*, кыргыз*, бишкек*
Latvia          | latvia*, riga | латв*, латыш*, риг*
Lebanon         | lebanon, lebanese, beirut | ливан*, бейрут*
Libya           | libya*, tripoli | ливи*, триполи
Lithuania       | lithuania*, vilnius | литв*, литов*, вильнюс*
Malaysia        | malaysia* | малайз*
Mali            | mali, malian*, bamako | мали, малийск*
Mexico          | mexic* | мексик*
Moldova         | moldov*, chisinau | молдав*, молдов*, кишинев*
Morocco         | morocc*, rabat | марокк*
Myanmar         | myanmar*, burmese, naypyidaw | мьянм*
NATO            | nato | нато
European Union  | eu, e.u. | ес, евросоюз*
Netherlands     | netherlands, dutch, hague | нидерланд*, голланд*
Nigeria         | nigeria*, abuja | нигери*
North Korea     | north korea*, pyongyang, dprk | северной коре*, северная корея, северокоре*, пхеньян*, кндр
Norway          | norw*, oslo | норвег*, норвеж*, осло
Palestine       | palestin*, hamas, gaza*, ramallah | палестин*, хамас*
Pakistan        | pakistan*, islamabad | пакистан*, исламабад*
Philippines     | philippine*, filipino*, manila | филиппин*
Poland          | poland, polish, warsaw | польш*, польск*, варшав*
Qatar           | qatar*, doha | катар*
Romania         | romania*, bucharest | румын*, бухарест*
Russia          | russia*, moscow, kremlin, moscow's | росси*, москв*, московск*, кремл*, рф
Rwanda          | rwanda*, kigali | руанд*
Saudi Arabia    | saudi*, riyadh | саудовск*, эр-рияд*
Serbia          | serbia*, serb, belgrade | серби*, сербск*, белград*
Slovakia        | slovak*, bratislava | словак*, словац*
South Africa    | south africa*, pretoria | южноафрикан*, юар
South Korea     | south korea*, seoul | южнокоре*, сеул*
Spain           | spain, spanish, madrid | испан*, мадрид*
Sudan           | sudan*, khartoum | судан*, хартум*
Sweden          | swed*, stockholm | швед*, швец*, стокгольм*
Switzerland     | swiss, switzerland, bern | швейцар*
Syria           | syria*, damascus | сири*, дамаск*
Tajikistan      | tajik*, dushanbe | таджик*, душанбе
Turkey          | turkey*, turkish, turkiye, ankara | турц*, турецк*, анкар*
Turkmenistan    | turkmen*, ashgabat | туркмен*
Ukraine         | ukrain*, kyiv, kiev | украин*, киев*
United Kingdom  | brit*, uk, u.k., london, downing, england, english | британ*, великобритан*, лондон*, англи*, английск*
United States   | us, u.s., usa, american*, america, washington, pentagon, centcom | сша, америк*, вашингтон*, пентагон*
Uzbekistan      | uzbek*, tashkent | узбек*, ташкент*
Venezuela       | venezuela*, caracas | венесуэл*, каракас*
Vietnam         | vietnam*, hanoi | вьетнам*, ханой*
Albania         | albania*, tirana | албан*, тиран*
Angola          | angola*, luanda | ангол*
Bahrain         | bahrain*, manama | бахрейн*
Bolivia         | bolivia* | боливи*
Bosnia          | bosnia*, sarajevo | босни*, сараев*
Burkina Faso    | burkina*, ouagadougou | буркина-фасо
Burundi         | burundi* | бурунди*
Cambodia        | cambodia* | камбодж*
Cameroon        | cameroon*, yaounde | камерун*
Cyprus          | cyprus, cypriot*, nicosia | кипр*
Ecuador         | ecuador*, quito | эквадор*
Eritrea         | eritrea*, asmara | эритре*, асмэр*, асмар*
Guatemala       | guatemala* | гватемал*
Haiti           | haiti* | гаити*
Honduras        | hondura* | гондурас*
Kenya           | kenya*, nairobi | кени*, найроби
Kosovo          | kosov*, pristina | косов*, приштин*
Kuwait          | kuwait* | кувейт*
Laos            | laos, laotian* | лаос*
Mongolia        | mongolia* | монгол*
Montenegro      | montenegr*, podgorica | черногор*
Mozambique      | mozambi*, maputo | мозамбик*
Nepal           | nepal*, kathmandu | непал*
New Zealand     | new zealand* | новозеланд*
Nicaragua       | nicaragua* | никарагуа*
Niger           | niger, nigerien*, niamey | нигер, нигера, нигере, нигеру, ниамей
North Macedonia | macedonia* | македон*
Oman            | oman, omani*, muscat | оман, омана, омане, оманск*
Peru            | peru, peruvian*, lima | перу, перуанск*
Portugal        | portug*, lisbon | португал*, лиссабон*
Senegal         | senegal*, dakar | сенегал*
Singapore       | singapor* | сингапур*
Slovenia        | slovenia*, ljubljana | словен*
Somalia         | somali*, mogadishu | сомали*, могадишо
South Sudan     | south sudan*, juba | южного судан*, южный судан
Sri Lanka       | sri lanka*, colombo | шри-лан*
Taiwan          | taiwan*, taipei | тайван*, тайбэ*
Tanzania        | tanzania* | танзани*
Thailand        | thai*, bangkok | таиланд*, тайск*, бангкок*
Tunisia         | tunisia*, tunis | тунис*
Uganda          | uganda*, kampala | уганд*
United Arab Emirates | emirat*, uae, dubai | эмират*, оаэ, дубай, дубая
Vatican         | vatican*, holy see | ватикан*
Zimbabwe        | zimbabwe*, harare | зимбабв*
Yemen           | yemen*, sanaa, houthi* | йемен*, хути*
"""


# what is no state, and holds a line all the same
BLOCS = frozenset({"NATO", "European Union"})


def states() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Name -> the words and beginnings that mean it, both languages, in small letters."""
    return tuple(
        (name, tuple(w.strip() for w in f"{english}, {russian}".split(","))) for name, english, russian in rows(_STATES)
    )
