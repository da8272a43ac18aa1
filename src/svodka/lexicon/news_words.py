"""Words of the news in English and Russian: a row for what is one notion, so that a report can be held against its
translation, and a paraphrase against the words. To compare by, never to translate with.

Stems, in lower case, «е» for «ё»; a stem stands for all words that begin with it and go on for a few letters, the
longest one first; ``=`` behind it: that word only; ``;`` between two rows. Of two rows with one stem the first has it.
"""

from __future__ import annotations

from functools import cache

from svodka.lexicon.plain_words import PLAIN

# What may follow a stem: "negotiat-ions"; «доказ-ательствами»
LONGEST_ENDING = 12
# What a Russian word may have in front of its stem
_PREFIXES = (
    "пере",
    "под",
    "при",
    "про",
    "вос",
    "воз",
    "без",
    "бес",
    "рас",
    "раз",
    "по",
    "за",
    "на",
    "вы",
    "от",
    "об",
    "из",
    "ис",
    "не",
    "до",
)
_SHORTEST_REST = 5

# Words that stand in every text and tell nothing of it
EMPTY = frozenset(
    """
    the a an and or but of in on at to for from by with without into over under about as that this these those it
    its he she they we you i his her their our my your him them us me is are was were be been being has have had
    will would shall do does did not no nor if than then there here who whom which what when where how why so such
    too also only just any some more most other another own both either neither ever while because since until
    after before between during against through up out off down very s t и или но а в во на к ко по о об от до из
    за для с со у при про без над под через что чтобы этот эта это эти этого этой этих тот та то те того той тех
    он она оно они мы вы я ты его ее их наш наша наши нашего нашей наших нам нас нами вам вас мой моя свой своя
    свои своего своей своих себя быть был была было были будет будут буду есть нет не ни же ли бы уже еще только
    даже так такой как когда где кто кого чем если тем также тоже который которая которое которые которого которой
    которых которым до после перед между против ему ей им него нее них там тут здесь более самый
    """.split()
)

# Notions that nearly every report has: they tell little of which one it is
COMMON = """
some=,several,few=,certain | некотор,нескольк,ряд= ; other=,others= | друг ; many=,much=,numerous | мног
think=,thinks=,thought=,consider,believe=,opinion,view=,regard | счита,счел,полага,дума=,думает,мнен
show=,shows=,showed=,shown= | показ,покаж ; find=,found=,finds=,finding | найд,нашл,находк
use=,used=,uses=,using= | использ,примен ; happen,occur | произош,произойд,происход,случ
happening=,event=,events= | событ ; same=,such= | такой=,такие=,такого=,таких=
full=,fully=,whole= | полн,целый,целая,целого,целую,целиком ; right=,appropriate,proper | правильн,уместн,корректн
word=,words= | слов=,слова=,словам=,словами= ; sort=,kind= | вид=,рода= ; group=,groups= | групп
body=,bodies=,structure | структур,орган=,органы= ; act=,acts=,action,conduct=,acting= | действ
hold=,held=,holds=,holding | держ,провод,провест,проведен ; put=,set=,sets= | полож,постав
state=,states=,stated=,say=,says=,said=,saying=,speak=,speaks=,spoke=,spoken=,talk=,talked=,tell=,tells=,told=,declar,announc,add=,added=,note=,noted=,report,comment,statement | заяв,сказ,говор,сообщ,отмети,отмеч,добав,подчерк,рассказ,объяв,комментир,коммента
president | президент ; minist | минист ; govern,cabinet,authorit | правительств,власт,кабинет
countr,nation,nations,national | стран ; side=,sides=,part=,parties=,party= | сторон
people=,person,man=,men=,human | люд,человек,народ ; year,annual | год=,года=,году=,годом=,лет=,годы=,годов=,ежегодн
day=,days=,daily | день=,дня=,дней=,дни=,днем=,ежедневн ; month,monthly | месяц ; week=,weeks=,weekly | недел
today | сегодня ; tomorrow | завтра ; yesterday | вчера ; hour,hours= | час=,часа=,часов=,часы=
time=,times= | время=,времен,раз=,раза= ; new=,newly | новы,нова=,новую=,новой=,новое=
make=,made=,makes=,making= | дела,сдела ; become,became | стать=,стал,станет,станут,становит
can=,could=,able=,cannot=,may=,might= | может,могут,могли,мог=,смож,смог,можно
must=,should=,need,needs= | долж,нужн,надо=,следует,необходим
want,wish,intend,intent,plan=,plans=,planned= | хочет,хотят,хотел,хотим,хотеть,хочу,намер,намерен,план
take=,takes=,took=,taken=,accept | взять=,взял,берут=,берет=,беру=,приня,прини ; decid,decision | реш
question,ask=,asked=,asks= | вопрос,спрос,спраш ; answer,repl,respon | ответ,отвеч ; issue,matter,problem | проблем
official | официал,чиновник ; situation | ситуац,положен,обстановк
start,begin,began,begun,launch | нача,начн,начин,запуст,запуск
end=,ends=,ended=,finish,complet,conclu | конец=,конца=,концу=,законч,заканч,завер,оконч ; continu | продолж
great,big=,large,huge | больш,крупн,огромн ; first | перв ; last=,latest | последн
every=,all=,each= | все=,всех=,всем=,всеми=,всю=,весь=,вся=,всего=,кажд,любой,любая,любое,любые,любого,любым
very=,quite= | очень,весьма ; long= | долг,длин ; work=,works=,worked=,working= | работ
world,global,internation | мир=,мира=,мире=,миром=,миров,международн
know=,known=,knew=,knows=,knowledge,aware | зна ; see=,saw=,seen=,sees= | видел,видит,видят,видим,видеть,увид
give=,gave=,given=,gives=,hand=,handed= | дать=,дал=,дала=,дали=,дает,дают,даст,вруч
get=,got=,receiv,obtain | получ ; come=,came=,comes=,arriv | прибы,приех,приезж,приш,прид
"""

# Notions that tell one report from another
NOTIONS = """
responsib | ответственн ; force=,forces=,forced= | сил=,сила=,силы=,силам=,силами=,силой=,застав,принуд
unit=,units=,detachment | част=,часть=,части=,частей=,частями=,подразделен,отряд
guard=,guards=,guarded= | охран,гвард ; incident,occurrence | инцидент,происшеств ; poison | отрав
involve,complicit,implicat | причаст,вовлеч ; position,stance | позици ; business | бизнес ; council | совет
agency,agencies | агентств,ведомств ; service=,services=,serving=,serve= | служб,служ ; operation | операц
cover=,covered= | прикры ; chemical | химич,химоруж ; biolog | биолог ; provoc | провока
idea=,notion | мысл,идея=,идеи=,идею=,идеей=,идей= ; nothing= | ничего=,нечего=
data=,information | данн,сведен,информац ; launch=,launched= | пуск ; radar | радар,радиолокац
preliminar | предварит ; version | верси ; research,study,studies | исследован,изуч ; suspect | подозр
politic | политич ; regim | режим ; bird=,birds= | птиц ; board=,aboard= | борт ; tragic,tragedy | трагич,трагед
blow=,hit=,hits=,collid,collision | столкн,попа ; repel,repuls | отраж,отраз
debris,fragment,wreckage | облом,оскол ; cook=,cooks= | повар ; owner,own=,owned= | хозя,владел,собствен
editor | редактор ; description,describ | опис ; reopen,revis,review | пересм
win=,wins=,victory=,victor,won= | побед,выигр ; contest=,challeng,dispute | оспар,спор
reasonab,justified,justif | обоснов,оправд ; equipment | техник,оборудован
air=,airspace= | воздух,небо=,небе=,неба=,пво= ; professional | профессионал ; hard=,intens | напряж,тяж
participat,engaged | участв,участи
fighting=,fight=,fights=,battle=,combat,clash | бой=,боях=,бои=,боя=,боев,сраж,столкновен
extra=,additional | дополнит ; black=,dark= | черн,темн ; white= | бел=,белы,бела ; red= | красн
block,blockad | блок ; obey,subordinat | подчин ; normal,permanent,constant | постоянн,нормальн,обычн
affirm,assert,claim=,claims=,claimed= | утвержд ; storm=,stormed=,storming | штурм ; film=,movie | фильм,кино
limit | лимит,предел ; marine=,marines= | морпех ; paratroop,airborne | десант,вдв= ; special | спец,особ
prevent,avoid,avert | избеж,предотвр,недопущ ; blood,bloodshed | кров ; restrain,deter,contain | сдерж
publish,publication | опублик,публик ; impartial,unbiased,neutral | беспристраст,нейтрал
bias,biased,engaged= | ангажир,предвзят ; sentence=,sentenced=,verdict,ruling,judgment,judgement | приговор,вердикт
execut,implement,fulfil | исполн,выполн ; void=,null=,nullif | ничтожн,недействит ; conflict | конфликт
court=,hague= | гааг ; value,worth | ценн ; swap= | обмен=,обмена=,обмену= ; impud,insolen,rude= | хамств,хамск,нагл
joke,joking,jok= | шут,пошут ; laborator | лаборатор ; staged=,stage=,organis,organiz | организ
real=,genuine | настоящ,реальн,подлинн ; substance | существу= ; square= | площад ; inquiry=,commission | комисси
complain | жалу,жалов,пожал,посет ; attempt,try=,tries=,tried= | попыт,пыта ; africa | африк
hide=,hidden=,conceal | скры ; vehicle,car=,cars=,truck | машин,автомоб,грузов ; threat= | угроз
imminent | неминуем ; strike=,strikes= | удар ; result=,results=,outcome | результат,итог ; success | успех,успеш
fail=,failed=,fails=,failure | неуда,провал ; fact=,facts= | факт ; rule=,rules= | правил ; obstacle | препят,помеш
violat,breach,broke= | наруш ; return | верн,возвр
send=,sent=,sends=,dispatch,deploy | отправ,посла=,посыл,направ,развер ; supply,supplies,deliver | снабж,достав
transfer,pass=,passed=,handing | перед,переброс ; buy=,bought=,purchas | куп,закуп
sell=,sold=,sale=,sales= | прода ; wait=,await | ожид,ждать=,ждет,ждем,дожд
hurry,prematur,rush | прежде,поспеш,торопи ; comment=,comments= | комментар ; discuss,debat | обсу,дискусс
contact | контакт ; link=,links=,linked=,connect,ties= | связ ; proper=,properly= | надлеж ; detail | детал,подробн
reason,cause=,caused=,causes= | причин ; interest | интерес ; influenc | влия ; pressure | давлен,давит
choice,choose,chose= | выбра,выбир ; goal=,aim=,aims=,purpose,target | цел=,цели=,целей=,цель=,мишен
order=,ordered= | приказ ; equal | равн ; role | роль=,роли=,ролью= ; method | метод,способ ; means= | средств
strateg | стратег ; tactic | тактик ; hypothes,guess,speculat | гипотез,домысл,догад,предполож
finding=,findings= | вывод ; clarif,explain | разъясн,объясн,уточн ; insult,offen | оскорб
honour,honor | чест=,честь=,почет,почт ; war=,wars=,wartime,hostilit | войн ; militar | военн,воинск
soldier,troop,troops=,serviceman,servicemen,trooper | солдат,военнослуж,войск,боец,бойц
conscript,draft=,drafted=,draftee | призывник,срочник,призыв ; reserv | резерв,запас
volunteer | доброволе,доброволь ; mercenar | наемник,наемн ; officer | офицер ; general=,generals= | генерал
army=,armies= | арми ; navy=,naval,fleet | флот,военно-морск,вмф ; garrison | гарнизон
sapper,engineer,deminer | сапер,инженер ; command | команд
weapon,weapons,arms=,armament,ammunition,munition | оруж,вооруж,боеприпас,снаряд ; missile,rocket | ракет
bomb,bombing,explosiv | бомб,взрывчат
mine=,mines=,mined=,mining=,minefield,minesweep | мин=,мина=,мины=,мину=,мине=,минам=,минами=,минах=,минир,заминир,тральщик,минн
drone,unmanned,uav=,uavs= | дрон,беспилотн,бпла= ; tank=,tanks= | танк=,танка=,танки=,танков=,танкам=,танками=
aircraft,airplane,plane=,planes=,jet=,jets=,airliner,warplane | самолет,лайнер,авиалайнер,истребител
helicopter | вертолет ; flight,flights,fly=,flew=,flying= | рейс,полет,лета,лете
airport,airfield,airspace | аэропорт,аэродром,воздушн
ship=,ships=,vessel,boat=,boats=,cutter | суд=,судно=,судна=,судов=,суда=,судам=,судами=,кораб,катер,лодк,лодок
ferry=,ferries= | паром ; tanker | танкер ; submarine | подлодк ; captain | капитан
sailor,seaman,seamen,crew | моряк,матрос,экипаж
port=,ports=,harbour,harbor,dock,docks= | порт=,порта=,порту=,портом=,портов,гаван,причал,пристан
dockyard,shipyard | верф ; strait=,straits= | пролив=,пролива=,проливе=,проливу=,проливом=,проливы=
bay=,gulf= | залив=,залива=,заливе=,заливу=,заливом=,бухт
sea=,seas=,maritime,marine | мор=,море=,моря=,морю=,морем=,морск ; river | рек=,река=,реки=,реке=,реку=,рекой=,речн
lake= | озер ; coast,shore | берег,побереж ; island | остров ; bottom=,seabed | дно=,дна=,дне=,дном=,дну=
buoy | буй=,буи=,буев=,буями=,буям= ; cape=,point= | мыс=,мыса=,мысе=,мысу=
mountain,hill= | гор=,гора=,горы=,горе=,горный ; valley | долин
forest,timber,wood=,wooden | лес=,леса=,лесу=,лесной,лесн,древесин
bridge | мост=,моста=,мосту=,мосты=,мостов=,мостом= ; road=,roads=,highway | дорог,шосс,трасс
rail,railway,train=,trains= | железнодорож,поезд ; border,frontier | границ,пригранич,рубеж
territor,soil= | территор ; region,district,province,oblast | област,регион,район,округ,провинц,край
city=,cities=,town,urban | город ; village,settlement | посел,деревн,сел=,село=,села=,селе= ; capital= | столиц
building | здани,строени ; house=,houses=,home=,homes=,housing | дом=,дома=,домов=,доме=,домам=,жиль ; school | школ
hospital,clinic | больниц,госпитал,клиник ; church,cathedral,temple | церк,храм,собор
cemetery,cemeteries,grave=,graves= | кладбищ,могил ; monument,memorial | памятник,мемориал
factory,plant=,plants= | завод,фабрик,предприят ; embass | посольств
ambassador,envoy | посол=,послу=,послом=,послы=,послов=,посланник ; consul,consulat | консул
diplomat,diplomac | дипломат ; demarche | нот=,нота=,ноту=,ноты=,демарш ; protest | протест
summon | вызван,вызва,вызов ; expel,expuls,deport | высыл,высла,выдвор,депорт
persona=,personae=,grata=,gratae= | персон,грата ; recall | отозва,отзыв ; visit | визит,посети,посещ,поезд=,поездк
meeting,meet=,meets=,met= | встреч,встрет ; talks=,negotiat,bargain | переговор,торг
agree,agreement,deal=,deals=,treaty,treaties,pact,accord | соглаш,договор,сделк,пакт,договори
sign=,signed=,signing,signature | подпис ; summit | саммит ; conferen | конференц ; invit | приглаш,приглас
session,sitting= | заседан,сесси
parliament,lawmaker,deput,mps=,duma=,congress,senate | парламент,депутат,законодат,дум,сенат
law=,laws=,bill=,bills=,legislat,legal | закон,законопроект ; decree,orders= | указ=,указа=,указу=,указом=,указы=
vote=,votes=,voted=,voting,ballot | голос,проголос ; elect | выбор=,выборы=,выборов=,выборам=,избир,избра
candidate,re-election,reelection | кандидат,баллотир ; term=,terms= | срок ; resign,quit= | отстав
sack=,sacked=,dismiss,fire=,fired=,oust | уволь,увол ; appoint,nominat | назнач ; successor,succeed | преемни
opposition | оппозиц ; rebel,insurg,mutin,revolt,uprising | мятеж,повстан,бунт,восстан
separatis,militia | сепарат,ополчен ; terror | террор ; extrem | экстрем ; coup=,overthrow | переворот,сверж
sanction | санкци ; embargo,ban=,bans=,banned=,prohibit,forbid,forbidden | запрет,запрещ,эмбарго
tariff,dut=,duty=,duties=,customs | пошлин,тамож,тариф ; tax=,taxes=,taxed=,taxation | налог ; budget | бюджет
deficit,shortage | дефицит,нехватк ; treasury | казн ; spend=,spending,spent=,expend | расход,трат
money=,fund=,funds=,funding,financ | деньг,денег,финанс
pay=,pays=,paid=,payment,salary,wage | плат,выпла,оплат,зарплат,оклад
price,cost=,costs=,costly,expensive | цен=,цена=,цены=,цену=,ценам=,стои,подорож,дорож
crown,crowns= | крон=,крона=,кроны=,крону=,кронам= ; mark=,marks= | марк=,марка=,марки=,марке=,марку=
dollar | доллар ; euro=,euros= | евро= ; rouble,ruble | рубл ; rate=,exchange | курс=,курса=,курсу=,ставк,обмен
bank=,banks=,banking | банк ; borrow,loan,lend,credit | заем,займ,занима,кредит,ссуд
debt= | долг=,долга=,долги=,долгов= ; pension | пенси ; index= | индекс ; inflation | инфляц ; econom | экономи
trade=,trading,merchant | торгов ; market | рынок,рынк ; export | экспорт,вывоз ; import | импорт,ввоз
compan,firm=,corporat | компани,фирм,корпорац ; oil=,petrol,petroleum | нефт
gas=,gases= | газ=,газа=,газу=,газом=,газов ; energy,power=,electric | энерг,электр
heat=,heating= | отоплен,теплов,обогрев ; pipeline | трубопровод,газопровод,нефтепровод
nuclear,atomic | ядерн,атомн ; coal= | уголь,угля=,угол ; steel=,iron= | сталь=,стал=,желез
grain,wheat,corn= | зерн,пшениц ; bread= | хлеб ; fish=,fishing,fisher,fishery,fisheries,fishermen,fisherman | рыб
food= | продовольств,питани,еда=,еды= ; quota | квот ; ticket | билет ; third= | треть ; half= | половин
percent,percentage | процент ; doubl,twofold,twice= | удво,вдвое,двойн
increas,rise=,rises=,rising=,rose=,risen=,grow,grew=,growth,raise | рост,раст,вырас,увелич,повыш,повыси,возраст
decreas,fall=,falls=,fell=,declin,reduc,cut=,cuts=,drop=,dropped= | сниж,снизи,сократ,сокращ,паден,упал,уменьш
stay=,stays=,remain,keep=,keeps=,kept=,still= | оста,сохран
close=,closed=,closes=,closing,closure,shut= | закры,закро ; open=,opens=,opened=,opening | откры,откро
build=,built=,building=,construct | постро,строи ; destroy,destruction,demolish | уничтож,разруш
damag | повре,ущерб ; attack,assault,raid=,struck= | атак,напад,нападен,налет
shell=,shelled=,shelling,bombard | обстрел
shoot,shot=,down=,downed=,intercept | сбит,сбил,сбива,застрел,расстрел,перехв
explo,blast,blew= | взрыв,взорв,подрыв
kill,dead=,die=,died=,death,murder,slain | погиб,убит,убий,убил,смерт,умер,гибел
wound,injur,hurt= | ранен,пострада,травм ; victim,casualt,loss=,losses= | жертв,потер
rescue,rescued=,save=,saved= | спас ; search=,searching,seek= | поиск,обыск,разыск
missing=,disappear,vanish | пропа,исчез
hostage,captive,captur,prisoner,pow=,pows= | плен,заложник,захват,захвач,заключ
detain,arrest,custody | задерж,арест ; jail,prison | тюрьм,заключен
courts=,trial=,tribunal | суде=,суду=,судом=,судебн,трибунал
judge,justice | судь=,судья=,судьи=,правосуд,справедлив ; prosecut | прокур,обвинител
investigat,inquir,probe= | расслед,следств,следовател,дознан ; evidence,proof=,prove=,proved= | доказ,улик
crime=,crimes=,criminal | преступ,криминал,уголовн
guilt,blame,accus,alleg,charge=,charges=,charged= | вин=,вина=,вину=,вины=,винов,обвин ; police | полици
security=,safety=,safe= | совбез,безопасн ; intelligen,spy=,spies=,espionage | развед,шпион,спецслуж
smuggl,contraband | контрабанд ; leak=,leaked= | утеч ; letter=,letters= | письм,писем
forg,fake=,fakes=,counterfeit,falsif | поддел,фальш,фальсиф,фейк
lie=,lies=,lied=,lying=,liar | лож=,ложь=,лжи=,солга,лжет,лгут,врет,врут,вран,ложн
untrue=,false=,baseless,unfounded,groundless,invent,fabricat,fiction | соответств,неправд,необоснован,беспочвен,выдум,вымыс,сочин
true=,truth= | правд,истин ; rumour,rumor,gossip | слух ; absurd,nonsens,ridicul | абсурд,бред,чуш,вздор,нелеп,смешн
den=,deny=,denied=,denies=,denial,refut,reject,rebut | опроверг,отрица,отверг ; confirm | подтвер
admit,acknowledg,admission,concede,recogni | призна ; apolog,sorry=,regret | извин,сожал,прощен
thank,grateful | благодар,спасибо ; promis,pledge,undertak,vow= | обещ,обяз ; threat,menac | угро
warn | предупре,предостере ; ultimatum | ультиматум ; demand,insist | треб ; urg=,urge=,urged=,appeal= | призва
suggest,propos,offer | предлож,предлаг ; support,back=,backed= | поддерж ; help=,helped=,aid=,aids=,assist | помо
rights= | прав=,права=,правам= ; humanitar | гуманитар ; refugee,displaced,evacu | бежен,эваку ; civil | гражданск
resident,inhabit,dweller,locals= | жител ; citizen,national= | граждан ; passport | паспорт
visa=,visas= | виз=,виза=,визы=,визу=,визов ; language,tongue | язык
abandon,leave=,leaves=,left=,depart | остав,покин,уех,уезж,уход,уйти
live=,lives=,lived=,living= | живет,живут,живем,живущ,жили=,жил=,жить=,прожив
family,families= | семь=,семья=,семьи=,семью=,семей=,семьям=,семьями=
child,children,kid=,kids= | ребен,дети=,детей=,детям=,детьми=,детск
first-grader,pupil,student | первокласс,школьник,ученик,студент ; teacher | учител,педагог ; woman=,women= | женщин
mother | мать=,матер ; father | отец=,отца=,отцу= ; brother | брат ; sister | сестр
wife=,husband,marri | жен=,жена=,муж=,мужа=,мужем=,мужья,мужей=брак ; friend | друг=,друз,дружеств
enem,foe= | враг,против=,противник,неприят ; neighbour,neighbor | сосед
alli,partner,coalit,union= | союз,партн,альянс,коалиц ; peace=,peaceful | мирн ; ceasefire,truce,armistice | перемир
defeat | пораж ; surrend,capitul | капитул,сдат,сдал,сдач ; offensive | наступлен
retreat,withdraw | отступ,вывел,вывест,отвод ; occup | оккуп ; annex | аннекс
liberat,free=,freed=,freedom | освобо,свобод ; defen | минобороны=,оборон,защит ; mobili | мобилиз
exercise,drill= | учени=,учения=,учений=,маневр ; base=,bases= | баз=,база=,базы=,базе=,базу=
extend,prolong | продл ; postpon,delay | отлож,перенес,отсроч,задержк
cancel,abolish,scrap=,lift=,lifted= | отмен,упразд,снимут,снять=,снял ; impos,introduc | ввод,ввел,ввест,введ
emergency | чрезвычайн ; curfew | комендантск ; evacuat | эвакуац ; flood,inundat | наводн,затоп,паводк
water=,waters= | вод=,вода=,воды=,воде=,воду=,водой= ; fires=,blaze | пожар ; earthquake | землетряс
storm,hurricane | шторм,ураган,бур=,буря= ; fog=,foggy= | туман ; snow=,ice=,frost | снег,лед=,льд,мороз
winter | зима=,зимы=,зиме=,зиму=,зимой=,зимн ; spring= | весна=,весны=,весне=,весну=,весной=,весенн
summer= | лето=,летом=,летн ; autumn | осен ; morning | утром=,утро=,утра=,утрен
night,overnight,midnight | ноч,полноч ; evening | вечер
accident,disaster,catastroph,crash,wreck | авари,катастроф,круш ; sink=,sank=,sunk=,sinking | затону,утону,потоп
terrorist | террорист ; hijack | угон ; health,ill=,illness,disease,sick= | здоров,болез,болен
doctor,medic | врач,медиц,доктор ; vaccin | вакцин ; virus,epidemi,pandemi | вирус,эпидем,пандем
compens | компенсац,возмещ ; punish | наказ ; measure | мера=,меры=,мер=,мерам=,мерами=,мероприят
respons,retali,harsh,tough=,strong= | жестк,сурово,решительн ; warning=,notice= | предупрежд
cross=,crosses=,crossed=,crossing | пересек,пересеч,перех ; line=,lines= | лини
foreign,abroad=,overseas | мид=,иностран,зарубеж,внешн ; west,western | запад ; east,eastern | восто
north,northern | север ; south,southern | юг=,юга=,юге=,южн ; america,american,us=,usa= | америк,сша=
britain,british,uk=,london | британ,великобритан,лондон ; german,berlin | герман,берлин,фрг=
france,french,paris= | франц,париж ; china,chinese,beijing | кита,пекин ; ukrain,kyiv,kiev | украин,киев
russia,moscow | росси,российск,русск,москв,рф= ; kremlin | кремл ; europe,eu= | европ,ес=,евросоюз ; nato= | нато=
un= | оон= ; iran,tehran | иран,тегеран ; turkey,turkish,ankara | турц,турецк,анкар
saudi,riyadh | саудовск,эр-рияд ; japan,tokyo | япон,токио ; korea,korean,seoul,pyongyang | коре,сеул,пхеньян
poland,polish,warsaw | польш,польск,варшав ; israel | израил ; syria | сири=,сирия=,сирии=,сирийск ; crimea | крым
donbas | донбасс ; television,tv=,broadcast,channel | телеви,телеканал,тв=,эфир,канал
newspaper,daily=,press=,media=,journalist,report=,reporter | газет,пресс,сми=,журналист
internet,online,website | интернет,сайт ; source= | источник ; secret | секрет,тайн
document,paper= | документ,бумаг ; project | проект ; history,historic | истори ; future | будущ
hope | надежд,надеет,надеем ; fear=,afraid | страх,боит,боим,опас ; trust=,believe | вер=,верит,верю,верить,довер
doubt | сомн ; surpris,wonder | удив ; mistake,error | ошиб ; shame,disgrac | стыд,позор
fool=,fools=,stupid,unwise | дурак,дурац,глуп,неумн ; abyss,precipice | пропаст
push=,pushed=,pushing,lead=,leads=,leading= | толка,ведут=,ведет= ; leader,ruler,head=,chief= | лидер,руковод,глав
king=,queen,prince | корол,принц,наслед ; allow,permit,permission | разреш,позвол ; refus,declin= | отказ
compulsory,obligator,mandatory | обязательн ; pilot=,pilots= | пилот,лоцман,летчик ; belong | принадлеж
sail=,sails=,sailed= | плав ; chart=,charts=,map=,maps= | карт ; clear=,cleared=,clearing,clean | очист,расчист,чист
share=,shared=,sharing | подел ; single=,common=,joint=,jointly | един,общ,совместн
zone= | зона=,зоны=,зоне=,зону=,зон=,зонах= ; figurative,metaphor | переносн ; ignor | игнор,пренебр
despite= | вопреки,несмотря ; catch=,caught= | застал,пойма
photograph,photo=,picture,video=,footage,filming,filmed= | фото,снимок,съемк,видео ; ready=,prepar | готов,подготов
final=,finally= | окончательн,финальн ; stable,stabil,steady | стабильн,устойчив
possible,possibil,perhaps= | возможн ; impossible | невозможн ; according | соглас
name=,named=,names= | имя=,имени=,именем=,назв,назов,назыв ; deceased,late= | погибш,покойн
next=,following= | следующ,ближайш ; later= | позже,поздн ; early=,ahead= | ранн,досрочн,раньше
total=,altogether | общее=,общий= ; again=,repeat | снова=,опять=,повтор,вновь= ; never= | никогда
nobody=,anyone= | никто,никому,никого ; alone=,lonely | один=,одни= ; private | чвк=,частн
public= | публичн,общественн ; central | централн,центральн ; currency | валют
separat,different | отдельн,различн,разноглас ; difficult | трудн,сложн ; honest | честн ; important | важн
simple,simplif,easy= | упрощ,прост ; hero=,heroes= | геро ; memory,remember | памят,помн,вспомн
religio,faith | религ,вера=,веры= ; islam,muslim | ислам,мусульман ; orthodox,christian | православ,христиан
jew,jewish | евре ; nazi,fascis | нацис,нацист,фашис ; genocid | геноцид ; respect | уваж ; dignit | достоин
independen,sovereign | независим,суверен ; republic | республик ; federa | федерац,федеральн
constitution | конституц ; referendum | референдум ; reform | реформ ; corrupt | коррупц
program,programme | программ ; system | систем ; technolog | технолог ; science,scientif,scientist | наук,научн,учен
space=,satellite | космос,космич,спутник ; computer,cyber,hack | компьютер,кибер,хакер
sport,olympic,football | спорт,олимп,футбол
"""


def rows(table: str) -> list[str]:
    """The rows of a table, which stand in lines, several in one with ";" between."""
    return [row.strip() for line in table.strip().splitlines() for row in line.split(";")]


def _stems(table: str, first: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, row in enumerate(rows(table), first):
        for cell in row.split("|"):
            for stem in cell.split(","):
                found.setdefault(stem.strip(), number)
    return found


@cache
def _all() -> tuple[dict[str, int], int]:
    common = _stems(COMMON, 0)
    size = len(rows(COMMON))
    more = _stems(PLAIN, size + len(rows(NOTIONS)))
    return {**more, **_stems(NOTIONS, size), **common}, size


def notion(word: str) -> tuple[int, bool] | None:
    """The number of a word's notion and whether it is a common one; None where no row has the word.

    ``word``: in lower case, «е» for «ё».
    """
    number = _row_of(word)
    if number is None and word[:1] > "а":
        rests = (word.removeprefix(prefix) for prefix in _PREFIXES if word.startswith(prefix))
        number = next((n for rest in rests if len(rest) >= _SHORTEST_REST and (n := _row_of(rest)) is not None), None)
    return None if number is None else (number, number < _all()[1])


def _row_of(word: str) -> int | None:
    stems, _ = _all()
    if (whole := stems.get(f"{word}=")) is not None:
        return whole
    longest = (word[:n] for n in range(len(word), max(1, len(word) - LONGEST_ENDING - 1), -1))
    return next((stems[stem] for stem in longest if stem in stems), None)
