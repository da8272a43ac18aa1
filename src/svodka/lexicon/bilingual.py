"""Common words of political news in English and Russian that mean the same; to compare by, never to translate with.

One line a meaning: English words or stems, a bar, Russian ones, as ``check.words.stem`` leaves them or whole.
"""

from __future__ import annotations

_MEANINGS = """
say told tell state add | сказа говор заяв сообща сообщ добав рассказ
deny reject dismiss refut | отриц опроверг отверг опровержен
confirm acknowledg admit | подтверд призна подтвержда
comment | коммент комментиру комментарий прокомментир
help assist aid | помог помощ помоща
friend | друг друз друзь
soldier serviceman servicemen troop military | солдат воен военн военнослужащ войск
sapper | сапер
engineer | инженер
brigade | бригад
army forces | арм вооружен
war | войн
peace | мир
border | границ
river | рек
water | вод
ice | лед льд
mine | мин
valley | долин
road | дорог
bridge | мост
barge | барж
boat | лодк
village | деревн село
city town | город
country | стран
state government | государств правительств
land soil | земл
president | президент
minister | министр
ministry | министерств мид минобороны
foreign | иностран зарубежн
defence defense | оборон
spokesman spokeswoman spokesperson | представител пресс-секретар
deputy | заместител замминистр
ambassador | посол
embassy | посольств
parliament | парламент собран дум
committee | комитет
chairman chief head | глав председател начальник
general | генерал
commander | командир
treaty agreement | договор соглашен
protocol | протокол
article | стать
signature sign | подпис
request ask | запрос просьб прос попрос
answer reply | ответ отвеч
question | вопрос
report | доклад отчет донесен доложи
word | слов
truth true | правд
lie false untrue | лож ложь лжив неправд
fantasy fiction | фантастик вымысел
rumour rumor | слух
fear | страх
debt | долг
thank gratitude grateful | спасиб благодар благодарност
name | имя имен
people | люд народ
man men | мужчин человек
woman | женщин
child children | ребен дет
family | сем
brother | брат братск
day | день дн
night | ноч
morning | утр
month | месяц
year | год лет
week | недел
hour | час
minute | минут
autumn | осен
winter | зим
spring | весн
summer | лет
first | перв впервы
last | послед
never | никогда
always | всегд
new | нов
old | стар
good | хорош
bad | плох
big large great | больш велик
small little | мал маленьк
many several | мног нескольк
all | весь все всех
clear demine | разминир расчист
work | работ
life live | жизн
die dead death kill | погиб смерт уб умер
wound injur | ранен
lose loss | потер
attack strike | атак удар нападен
missile rocket | ракет
drone | дрон беспилотник
plane aircraft | самолет
fire | огон пожар
weapon arms | оруж
sanction | санкц
oil | нефт
gas | газ
money | деньг
price | цен
visa | виз
fair | ярмарк
tea | чай
diplomat | дипломат
medic doctor | врач медик
surgeon | хирург
hospital | госпитал больниц
range | полигон
train training | подготовк занят
read | чит прочит
write | пиш напис
see saw seen | вид вижу увид
know knew known | зна
think thought | дума счита
believe | вер полага
want | хоч хот
come came arrive | прибы приш прие прих
go went gone leave left | уш уйд уход
give gave | дат дал
take took | взя
speak spoke | говор
show shown | показ
open | откры открыт
close | закры закрыт
begin began start | нача начн
end finish | конец заверш законч
continue | продолж
lift | подня снял сним
send sent | направ отправ посл
buy | куп
sell | прода
build | постро строит
meet meeting | встреч заседан
talk conversation | бесед разговор
telephone phone | телефон
map | карт
house home | дом
school | школ
teacher | учител
ferryman | паромщик
rescuer rescue | спасател спасен
law | закон
right | прав
court | суд
police | полиц
election vote | выбор голос
intelligence | разведк
source | источник
document paper | документ бумаг
photograph picture image | фотограф снимок снимк
neighbour neighbor | сосед
ally | союзник
enemy | враг противник
hero heroism | геро героизм
feat | подвиг
courage | мужеств
honour honor | чест
glory | слав
duty | долг
dignity | достоинств
skill | мастерств
endurance | выдержк
trouble | бед
disaster | бедств катастроф
flood | паводк наводнен
salt | сол солен
fish | рыб
bee | пчел
book | книг
novel | роман
language | язык
secret | секрет тайн
reciprocity | взаимност
revenge | месть
arithmetic | арифметик
nobody | никто
nothing | ничего
here | здесь тут
there | там
today | сегодн
yesterday | вчера
tomorrow | завтра
car lorry truck | машин грузовик
bread | хлеб
wait | жд ожида
train railway | поезд железн
ship vessel | корабл судн
airport | аэропорт
port harbour | порт
factory plant | завод
bank | банк
market | рынок рынк
trade | торгов
export | экспорт
import | импорт
budget | бюджет
tax | налог
worker | рабоч
farmer | фермер
harvest | урожа
food | ед пищ продовольств
grain wheat | зерн пшениц
electricity power | электр электричеств
heat | тепл
hostage prisoner captive | заложник пленн пленник
exchange swap | обмен
ceasefire truce | перемири
negotiation | переговор
threat threaten | угроз угрож
security | безопасност
nuclear | ядерн
test | испытан
victory | побед
defeat | поражен
occupy occupation | оккупац оккупир
liberate liberation | освобод освобожден
invasion | вторжен
refugee | беженц
civilian | гражданск мирн
citizen | граждан
journalist reporter | журналист
newspaper | газет
church | церк
student | студент
young | молод
strong | сильн
ready | готов
possible | возможн
necessary | необходим нужн
important | важн
agree | согла
refuse | отказ
promise | обеща
demand | треб требован
accuse | обвин
call | назва звон
ban forbid | запрет
allow | разреш
join | присоедин
support | поддерж
protect | защит
destroy | уничтож
hit | попа
burn | гор
cross | пересек перейд
return | верн возвра
wait expect | ожид
hope | надежд надея
love | люб
remember | помн
forget | забуд забы
now | сейчас теперь
""".strip()

_PAIRS: list[tuple[str, str]] = []
for _number, _line in enumerate(_MEANINGS.splitlines()):
    for _side in _line.split("|"):
        _PAIRS += [(_word, f"#{_number}") for _word in _side.split()]
# the first line that has a word keeps it
CONCEPTS: dict[str, str] = {}
for _word, _key in _PAIRS:
    CONCEPTS.setdefault(_word, _key)

EMPTY = frozenset(
    """the a an of in on at to by for from with and or be is are was were been being have has had do does did that which
    who whom whose this these those it its he him his she her hers they them their we us our you your i my me as not no
    nor so than then if but will would can could may might shall should must into over about after before there here
    what when where how up out such any some also own only just very more most other another said says
    в на с со и из о об по к ко у за от до при для не ни бы же ли а но что как это этот эта эти того том тем чтобы или
    он она оно они его ее их им ему ей ними них мы нас нам вы вас вам я мне меня мой наш ваш свой себя был была было
    были быть есть будет будут который которая которые которых уже еще только также так там тут то та те все всех
    сказал сказала""".split()
)
