"""Words of every day in English and Russian, in the notation of ``news_words`` and as its continuation: what speakers
talk of beside politics. To compare by, never to translate with.
"""

from __future__ import annotations

PLAIN = """
bed=,beds= | койк,коек,кроват ; nurse,nursing | медсестр ; patient,patients= | пациент,больной,больных
infection,infect | инфекц,заболев ; measles | кор=,кори=,корь= ; flu=,influenza | грипп
cancer | рак=,рака=,онколог ; surgery,surgeon | хирург,операцион
medicine,drug=,drugs=,pill,pharma | лекарств,препарат,таблет,аптек,медикамент ; jab=,jabs=,inoculat | привив
dose=,doses= | доз= ; outbreak | вспышк ; ambulance | скорая=,скорой= ; birth=,born=,newborn | рожд,роди,новорожд
pregnan | беремен ; heart= | сердц,сердеч ; brain | мозг ; heads= | голов
hands=,arm= | рук=,рука=,руки=,руку=,рукам=,рукой=,рукам ; finger | палец=,пальц
leg=,legs=,foot=,feet= | ног=,нога=,ноги=,ногу=,ногой= ; eye=,eyes= | глаз ; ear=,ears= | ухо=,уши=,ушах=
face=,faces= | лицо=,лица=,лицом=,лице= ; tooth,teeth,dent | зуб= ; bone=,bones= | кост ; skin= | кож=
throat | горл ; broken=,break=,breaks= | слом,разби ; pain=,painful | бол=,боль=,боли=,больн ; tired,fatigue | устал
sleep,asleep | сон=,спят,спит,спал,сна= ; hunger,hungry,starv | голод ; thirst | жажд
drink=,drinks=,drank | пить=,пьет,пьют,напит ; eat=,eats=,ate=,eaten | есть=,ест=,едят,поел,съел
cooking,kitchen | кухн ; meal=,lunch,dinner,breakfast | обед,ужин,завтрак ; meat=,beef,pork | мяс=,говядин,свинин
milk=,dairy | молок,молоч ; butter= | масл ; cheese | сыр=,сыра=,сыры=,сыров= ; egg=,eggs= | яйц=,яиц=
sugar | сахар ; salt= | соль=,соли= ; potato | картоф,картошк ; beet=,beetroot | свекл ; cabbage | капуст
carrot | морков ; onion | лук=,лука= ; tomato | помидор,томат ; vegetable | овощ ; fruit | фрукт
apple=,apples= | яблок ; berry,berries | ягод ; rice= | рис=,риса= ; flour | мук=,мука=,муки=,муку=
honey | мед=,меда= ; bee=,bees=,beekeep | пчел,пчелы ; wine= | вино= ; beer= | пив= ; vodka | водк
tea= | чай=,чая=,чаем= ; coffee | кофе ; farm=,farms=,farmer,farming | ферм,фермер
field=,fields= | пол=,поле=,поля=,полях=,полей= ; harvest,crop=,crops= | урожай,урожа,жатв
seed=,seeds= | семена=,семян ; sow=,sowing | посев,сев=,сеять ; fertilis,fertiliz | удобр
garden | сад=,сада=,сады=,саду=,огород ; hay= | сен=,сено=,сена= ; cattle,cow=,cows=,livestock | скот,коров
pig=,pigs= | свин ; sheep,lamb= | овц=,овец,баран,ягн= ; goat | коз=,коза=,козел=,козы=
horse | лошад,кон=,конь=,коня= ; dog=,dogs= | собак ; cat=,cats= | кот=,кошк,коты= ; bear=,bears= | медвед
wolf,wolves | волк ; fox=,foxes= | лис=,лиса=,лисы= ; hare=,rabbit | заяц=,зайц,кролик
deer=,elk=,moose | олен,лос=,лось=,лоси= ; mouse,mice,rat=,rats= | мыш=,крыс ; snake | зме= ; crow=,crows= | ворон
chicken,hen=,poultry | кур=,куриц,куры=,цыпл ; goose,geese | гус=,гуси= ; duck=,ducks= | утк=
whale,dolphin,seal=,seals= | кит=,киты=,дельфин,тюлен ; insect,mosquito | насеком,комар ; animal | животн,звер
zoo= | зоопарк ; hunt=,hunter,hunting | охот ; angler,angling | рыболов,удильщик ; tree=,trees= | дерев
flower | цвет=,цветы=,цветок,цветов= ; grass= | трав ; leaf | лист=,листья,листв ; root= | корень,корн
stone=,rock= | камень,камн,каменн ; sand= | песок,песк ; mud=,dirt | гряз ; earth=,ground=,land= | земл,почв
desert | пустын ; cave= | пещер ; volcano | вулкан ; wave=,waves= | волн=,волна=,волны=
stream=,current= | теч=,течению,течени ; dam=,dams=,reservoir | плотин,водохранилищ,дамб ; crack=,cracks= | трещин
danger,dangerous | опасн ; hole=,pit= | яма=,ямы=,дыр= ; well=,wells= | колодец,колодц,скважин ; pump= | насос
pipe=,pipes= | труб ; cable | кабел ; wire=,wires= | провода=
lamp=,light=,lights= | свет=,света=,светом=,ламп,освещ ; darkness | темнот ; sun=,sunny,solar | солнц,солнеч
moon= | луна=,луны=,лунн ; star=,stars= | звезд ; sky= | неб= ; wind=,winds= | ветер=,ветр ; cloud | облак,облач
thunder,lightning | гроз,молни ; temperature,degree | температур,градус ; cold= | холод
hot=,heatwave,warm= | жар=,жара=,жары=,тепл ; drought | засух ; climate | климат ; weather | погод ; season | сезон
forecast | прогноз ; january= | январ ; february= | феврал ; march= | март ; april= | апрел ; june= | июн=
july= | июл= ; august= | август ; september= | сентябр ; october= | октябр ; november= | ноябр ; december= | декабр
monday= | понедельник ; tuesday= | вторник ; wednesday= | среду=,среда= ; thursday= | четверг ; friday= | пятниц
saturday= | суббот ; sunday= | воскресен ; minute | минут ; second=,seconds= | секунд ; century | век=,века=,столети
moment | момент,миг= ; past= | прошл ; present= | нынешн ; old=,elderly,ancient | стар,древн,пожил
young,youth | молод,юнош ; age=,aged= | возраста= ; life= | жизн ; love=,loved=,loves= | любов,любим
hate=,hatred | ненавис,ненавид ; happy,happiness,joy= | счаст,радост ; sad=,sorrow,grief | груст,печал,скорб
angry,anger,rage | гнев,злост,ярост,сердит ; laugh,smile | смех,смея,улыб
cry=,cries=,tear=,tears=,weep | плак,слез ; shout,scream | крик,крича ; quiet,silence,silent | тих=,молч,тишин
noise,loud | шум=,громк ; music | музык
song=,songs=,sing=,sang=,sung=,singer,soprano | песн,петь=,поет,пел=,пела=,певиц,певец ; dance | танц
opera | опер=,опера=,оперы=,опере=,оперн ; theatre,theater | театр ; actor,actress | актер,актрис
concert | концерт ; artist,painter,paint | худож,карти,краск ; museum | музе ; exhibit | выстав
book=,books= | книг ; textbook | учебник ; writer,author | писател,автор ; poet,poem,poetry | поэт,стих
read=,reads=,reading= | чита,чтени ; write=,wrote=,written,writing | писа,пишет,пишут
story=,stories=,tale= | расска=,сказк ; translat | перев ; lesson,class=,classroom | урок,класс
university,college | университет,вуз= ; exam=,exams= | экзамен ; professor | профессор
learn | уч=,учит=,учить,учат ; competition,tender | конкурс,соревнован ; award,prize | преми,награ,приз=
game=,games=,match=,play=,played=,player | игр=,матч ; team=,teams= | команде=,команду=,команда=
coach=,trainer | тренер ; goalkeeper | гол=,вратар ; champion | чемпион ; record= | рекорд ; ball= | мяч=
race=,races= | гонк ; ski=,skis=,skiing | лыж= ; bottle | бутыл ; cup=,glass= | чаш=,кубок,кубк,стакан
plate= | тарелк ; knife,knives | нож=,ножи=,ножом= ; table= | стол=,стола=,столом=,столе= ; chair= | стул=,кресл
door=,doors= | двер ; window | окн=,окно=,окна=,окон ; wall=,walls= | стен ; roof= | крыш ; floor= | этаж
room=,rooms= | комнат ; stairs,ladder | лестниц ; key=,keys= | ключ ; lock=,locked= | замок=,замк
box=,boxes= | ящик,короб ; bag=,bags= | сумк,мешок,мешк ; furniture | мебел ; clothes,clothing,dress= | одежд,плать
shoe=,shoes=,boot=,boots= | обув,ботин,сапог ; hat=,helmet | шапк,шлем,каск ; uniform | форм=,форма=,форме=,мундир
flag=,flags= | флаг ; colour,color | цвет ; green= | зелен ; blue= | син=,синий,голуб ; yellow | желт
grey,gray | сер=,серый,серые ; gold=,golden | золот ; silver | серебр ; copper | медь=,меди=,медн ; stone | камен
glass | стекл ; plastic | пластик,пластм ; wool=,cotton | шерст,хлоп ; leather | кожан ; rubber | резин
metal | металл ; machine | станок,станк,механизм ; engine,motor | двигател,мотор ; wheel | колес
tool=,tools= | инструмент ; repair,mend,fix= | почин,ремонт,чин= ; brake,braking | тормоз ; fuel | топлив,горюч
bus=,buses= | автобус ; tram | трамва ; metro,underground | метро ; bicycle,bike | велосипед ; taxi | такси
driver,drive=,drove | водител,шофер ; passenger | пассажир ; traffic,jam=,jams= | пробк,движени
station | станци,вокзал ; stop=,stops=,stopped=,halt | останов,прекра ; wagon,carriage | вагон
track=,tracks= | рельс,путь=,пути= ; luggage,baggage | багаж ; tourist,tourism | турис ; hotel | гостиниц,отел
restaurant,cafe | ресторан,кафе ; shop=,shops=,store=,supermarket | магазин,супермаркет
customer,client,buyer | клиент,покупател ; goods,product,products= | товар,продукт ; cheap,cheaper | дешев
gift= | подар ; rent= | аренд ; property | имуществ,недвижимост ; insur | страхов ; invest | инвест,вклад
profit | прибыль=,прибылью= ; income,revenue | доход ; subsid | субсид,льгот,дотац ; benefit | выгод,пособи
fee=,fees= | гонорар,сбор=,взнос ; fine=,fines=,fined= | штраф ; bribe | взят
thief,theft,steal,stole,robber | вор=,кража,кражи,укра,ограб,грабе ; fraud,scam | мошен ; murderer,killer | убийц
gang | банд ; lawyer,attorney | адвокат,юрист ; witness | свидетел ; complaint | жалоб ; contract | контракт
licen | лиценз ; register,registrat | регистр,реестр ; count=,counted=,counting | подсч,сосчит ; turnout | явк=
poll=,polls=,polling | опрос,участок,участк ; campaign | кампани ; candid | кандид ; democra | демократ
dictator | диктат ; empire,imperial | импер ; revolution | революц ; slave | раб=,рабы=,рабств
traitor,treason,betray | предат,измен ; saboteur,sabotag | диверс,саботаж ; worker,labour,labor | рабоч,труд
job=,jobs=,employ,vacanc,vacant | вакан,трудоустр,занятост ; unemploy | безработ ; boss= | начальник,босс
staff=,personnel | персонал,кадр,штат ; queue,queues= | очеред ; crowd | толп ; neighbourhood | кварт
street=,streets= | улиц ; park=,parks= | парк ; tower | башн
castle,palace,fortress | замок,двор=,дворец,дворц,крепост ; priest,monk,bishop | свящ,монах,епископ
prayer,pray=,prayed= | молит,моли= ; god=,lord= | бог=,бога=,богу=,господ
holiday,feast,festival | праздн,фестивал,каникул ; wedding | свад ; widow | вдов ; funeral,buried,burial | похорон
uncle=,aunt= | дяд=,тет= ; son=,sons= | сын=,сына=,сыновья ; daughter | доч=,дочь=,дочер
grandmother,grandfather | бабушк,дедушк ; parents | родител ; boy=,boys= | мальчик,парень,парн
girl=,girls= | девочк,девушк ; guest | гост=,гость=,гости=,гостей= ; colleague | коллег
expert,specialist | эксперт,специалист ; architect | архитект ; builder | строител ; fireman,firefighter | пожарн
diver= | водолаз ; phone,telephone,call=,called= | телефон,звон ; conversation | разговор,бесед
message | сообщени=,послани ; camera | камер ; screen | экран ; network,net= | сет=,сеть=,сети=
software,code= | программн,код= ; robot | робот ; artificial | искусств ; experiment | эксперимент
instrument,device,sounder | прибор,устройств,эхолот ; echo | эхо= ; size= | размер
weight,weigh=,heavy | вес=,веса=,тяжел ; height,high=,tall= | высот,высок ; low=,lower= | низк,ниже=
deep=,depth | глуб ; wide=,width,broad | широк,ширин ; short= | корот,кратк ; narrow | узк=
distance,far=,away= | расстоян,далек ; near=,nearby | близ,рядом=,возле=,у=
kilometre,kilometer,mile=,miles= | километр,мил= ; metre,meter= | метр ; tonne,ton=,tons= | тонн ; litre | литр
quarter | четверт ; most= | большинств ; number= | числ=,число=,числен,номер ; zero= | нол=,ноль=
fast=,quick,speed,rapid | быстр,скорост ; slow=,slowly | медлен ; strength | сильн ; weak=,weakness | слаб
good= | хорош ; bad=,worse,worst | плох,худш,хуже ; better=,best=,improv | лучш,улучш
beautiful,beauty | крас=,красив,красот ; ugly= | уродл ; empty=,emptied | пуст=,пустой,пустая,пустует
solid | тверд ; soft= | мягк ; wet=,damp | мокр,влаж ; dry=,dried | сух= ; sharp | остр ; rich=,wealth | богат
poor=,poverty | бедн ; clever,smart,wise | умн=,мудр ; brave,courage | храбр,смел,мужеств ; coward | трус
lazy= | ленив,лен= ; lucky,luck= | удач,везен ; strange | странн ; rare=,rarely | редк ; often=,frequent | часто=
always | всегда ; sometimes | иногда ; already | уже= ; soon= | скоро= ; turn=,turned= | поверн,обернул
move=,moved=,moving | перемещ,двига,переех ; carry=,carried=,carries= | нес=,нести=,несет,везт,везет,вывез
bring=,brought | прин,привез,приве ; throw,threw,thrown | брос,кида ; pull=,pulled=,drag | тян=,тащ=
hang=,hung= | вис=,пове ; touch | трог,касат ; run=,runs=,ran=,running | беж=,бега ; walk | ход=,идти=,ходить,пеш=
jump | прыг ; climb | лез=,взобра ; swim=,swam | плыв ; ride= | ехать=,едет,едут ; stand=,stood= | стоя
sit=,sat= | сид= ; look=,looked= | смотр ; hear=,heard=,listen | слыш,слуш ; feel=,felt= | чувств,ощущ
smell | запах,пахн ; taste | вкус ; forget,forgot | забы ; understand,understood | поня,понима
teach=,taught= | преподав ; compare | сравн ; change=,changes=,changed= | перемен,меня ; create,creation | созда
produce,manufactur | произв ; collect,gather | собр,собир ; mix=,mixed= | смес,смеш ; divide,split | раздел,раскол
join=,joined=,unite | присоед,объедин,вступ ; include | включ,вход ; exist | существ ; appear | появ
lose=,lost= | теря,потеря,утрат ; protect | защищ,беречь ; burn=,burnt=,burned= | горит,горел,сгор,сжечь,сожг
freeze,frozen | замерз,заморо ; melt | таян,тает ; boil | кип= ; wash=,washed= | мыть=,моют ; dig=,dug= | копа,рыт=
planted= | саж=,посад ; tie=,tied= | вяз= ; bend | гнут ; shake,tremble | дрож,тряс ; fill=,filled= | наполн,запол
pour | лит=,льет,наливать ; spread | распростр ; follow | следу,следов ; let=,lets= | пусть=,дайте
owe=,owes=,owed= | задолж ; stake=,bet=,gambl | пари= ; swear,oath | клян,клят,присяг ; patience | терпен,терпел
dream | мечт ; sense=,meaning,mean= | смысл,значит,значен ; example | пример ; chance,opportunity | шанс
risk | риск ; advice,advis | советует,консульт ; skill | навык,умени ; habit | привыч
custom=,tradition | традиц,обыча ; culture,cultural | культур ; nature,natural | природ
ecolog,environment,pollut | эколог,загрязн,окружающ ; garbage,waste=,rubbish,trash | мусор,отход
smoke | дым=,куре,курит ; tobacco,cigarette | табак,сигарет ; alcohol | алкогол,спирт ; narcotic | наркот
toy=,toys= | игруш ; page=,pages= | страниц ; list=,lists= | список,списк ; circle | круг ; corner | угл=
middle,centre,center | середин,центр ; top= | верх,верши ; front= | фронт ; inside | внутр ; outside | снаружи,вне=
between | между= ; around | вокруг ; together | вместе ; surely | уверен,конечно ; trap=,traps= | ловушк
escape,flee,fled= | сбеж,побег ; chase,pursu | погон,преслед ; tent=,tents= | палат ; camp=,camps= | лагер
shelter | укрыт,убежищ ; bunker | бункер ; trench | окоп,транше ; siren,alarm | сирен,тревог ; corpse | труп,тела=
coffin | гроб ; wreath | венок,венк ; candle | свеч ; bell=,bells= | колокол ; clock=,watch= | часы
ring=,rings= | кольц ; sword | меч=,мечи ; shield | щит= ; arrow | стрел
gun=,guns=,rifle,cannon | ружь,пушк,винтов,автомат ; bullet,cartridge | пул=,пуля=,пули=,патрон ; powder | порох
mask=,masks= | маск ; glove | перчат ; umbrella | зонт ; mirror | зеркал ; soap= | мыло=,мыла= ; brush | щетк
needle | игл= ; thread | нит= ; pen=,pencil | ручк,каранд ; coin=,coins= | монет ; purse,wallet | кошел
parcel,package | пакет ; stamp= | штамп ; address= | адрес ; postage | почтов ; ink= | чернил
"""
