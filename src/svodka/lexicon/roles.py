"""What words of an office tell: its kind, its country, whether it was left, whether it is no public office at all.

Patterns are searched in lower case with ё spelled е; an example stands beside each.
"""

from __future__ import annotations

# (kind of office, pattern) | example. A role can be of several kinds; the first pattern that takes words has them alone.
KINDS: tuple[tuple[str, str], ...] = (
    ("deputy-administration-head", r"deputy (?:chief of staff|head of the presidential)|замруководител\w+ администрации|заместител\w+ (?:руководител|глав)\w+ администрации"),  # заместитель руководителя администрации президента
    ("security-adviser", r"national security advis\w+|советник\w* (?:президента )?(?:\w+ )?по (?:национальной безопасности|нацбезопасности)|помощник\w* (?:президента )?(?:\w+ )?по (?:национальной безопасности|нацбезопасности)|국가안보실장"),  # US national security adviser
    ("deputy-foreign-minister", r"(?:deputy|vice|first deputy) (?:minister of foreign affairs|foreign minister)|deputy secretary of state|under secretary of state|assistant secretary of state|зам\w*[. ]*(?:глав\w+ мид|министра иностранных дел)|замглав\w+ мид\w*|заместител\w+ (?:глав\w+ мид|министра иностранных дел|госсекретаря|государственного секретаря)|замгоссекретар\w+|외무성 부상"),  # замглавы МИД
    ("deputy-defence-minister", r"(?:deputy|first deputy) (?:defen[cs]e minister|minister of defen[cs]e)|замминистра обороны|заместител\w+ министра обороны"),  # замминистра обороны
    ("deputy-prime-minister", r"(?:first )?(?:deputy|vice)[- ](?:prime minister|premier)|вице-премьер\w*|заместител\w+ председател\w+ (?:правительства|кабинета)|віцепрем'єр\w*"),  # вице-премьер
    ("security-council-deputy", r"deputy (?:chair\w*|head) of (?:the )?(?:\w+ )?security council|security council deputy chair\w*|deputy chair\w* of (?:russia's|the russian) security council|зампред\w*(?: председателя)? (?:совбез|совета безопасности)\w*|заместител\w+ председател\w+ (?:совбез|совета безопасности)\w*"),  # зампред Совбеза
    ("security-council-secretary", r"(?:secretary|head) of (?:the )?(?:[\w']+ )*security (?:and defen[cs]e )?council|security council (?:secretary|chief|head)|nsdc secretary|(?:гос)?секретар\w+ (?:совбез|совета безопасности|снбо)\w*|секретар\w* рнбо"),  # секретарь Совбеза
    ("foreign-minister", r"foreign minister|minister (?:of|for) foreign affairs|foreign secretary|secretary of state|top diplomat|chief diplomat|diplomacy chief|foreign policy chief|high representative|министр\w* иностранных дел|глав\w+ (?:\w+ )?мид\b|министр\w* закордонних справ|(?<!зам)(?<!помощник )госсекретар\w+|государственн\w+ секретар\w+|глав\w+ (?:\w+ )?дипломатии|верховн\w+ представител\w+|외무상|외교부 장관"),  # глава МИД
    ("defence-minister", r"defen[cs]e minister|minister of (?:national )?defen[cs]e|defen[cs]e secretary|secretary of defen[cs]e|pentagon (?:chief|head)|министр\w* обороны|міністр\w* оборони|глав\w+ (?:минобороны|пентагона|оборонного ведомства)|국방상|국방부 장관"),  # министр обороны
    ("unification-minister", r"unification minister|minister of unification|министр\w* (?:по делам )?объединени\w+|통일부 장관"),  # unification minister
    ("interior-minister", r"interior minister|minister of (?:the )?(?:interior|internal affairs)|министр\w* внутренних дел|глав\w+ мвд"),  # глава МВД
    ("finance-minister", r"(?:finance|treasury) (?:minister|secretary)|minister of (?:economy and )?finance|министр\w* (?:экономики и )?финансов|глав\w+ минфина"),  # министр финансов
    ("economy-minister", r"(?:economy|economic development) minister|minister of (?:economy|economic development)|министр\w* эконом\w+|глав\w+ минэконом\w+"),  # министр экономического развития
    ("vice-president", r"vice[- ]president|вице-президент\w*"),  # вице-президент США
    ("commission-president", r"(?:president|head|chief) of the european commission|commission (?:president|chief)|глав\w+ еврокомиссии|председател\w+ (?:европейской комиссии|еврокомиссии)"),  # глава Еврокомиссии
    ("council-president", r"president of the european council|european council president|глав\w+ (?:евросовета|европейского совета)|председател\w+ (?:евросовета|европейского совета)"),  # глава Евросовета
    ("spokesperson", r"spokes(?:man|woman|person)\w*|press[- ](?:secretary|officer)|пресс-секретар\w+|официальн\w+ представител\w+|представител\w+ (?:мид|минобороны|госдеп|пентагон|кремл|белого дома|воздушных сил|гур|внешнеполитической|управления|совета национальной)\w*|спикер\w* (?:воздушных сил|генштаба|генерального штаба|гур|сбу|вмс|ок|оперативн\w+|сил обороны|мид|минобороны)|пресс-атташе|координатор\w* (?:\w+ )*по стратегическим коммуникациям|coordinator for strategic communications|strategic communications coordinator|речник\w*|речниц\w+|대변인"),  # официальный представитель МИД
    ("administration-head", r"(?:kremlin|presidential|white house) chief of staff|head of (?:the )?(?:presidential administration|presidential office|office of the president|president's office)|chief of the presidential administration|(?:глав|руководител)\w+ (?:офиса президента|оп\b|администрации президента|ап\b)|керівник\w* офісу президента"),  # глава Офиса президента
    ("chief-of-general-staff", r"chief of (?:the )?(?:[\w']+ )?general staff|general staff chief|chair\w* of the joint chiefs|joint chiefs (?:chair\w*)|jcs chair\w*|начальник\w* (?:генштаба|генерального штаба)|глав\w+ генштаба|председател\w+ (?:объединенного комитета начальников штабов|окнш)|총참모장|합동참모의장"),  # начальник Генштаба
    ("intelligence-head", r"(?:head|chief|director) of (?:the )?(?:[\w'-]+ )*(?:intelligence|security service|fsb|svr|gru|hur|gur|sbu|cia|nis|kgb)|(?:fsb|svr|gru|hur|gur|sbu|cia|nis|kgb|spy|intelligence|spymaster) ?(?:chief|director|head)|director of national intelligence|(?:глав|директор|начальник|руководител|председател)\w* (?:фсб|свр|гру|гур|сбу|цру|кгб|нср|службы (?:внешней разведки|безопасности)|(?:национальной|военной) (?:разведки|службы разведки)|нацразведки|главного управления (?:генштаба|разведки)|разведки)|голов\w+ сбу|국가정보원장|국정원장"),  # глава ГУР
    ("central-bank-head", r"(?:central bank|bank of russia) (?:governor|chief|head)|governor of the (?:central bank|bank)|глав\w+ (?:центробанка|цб|банка россии)|председател\w+ (?:центробанка|цб|банка россии)"),  # глава ЦБ
    ("prosecutor-general", r"prosecutor[- ]general|general prosecutor|attorney general|генпрокурор\w*|генеральн\w+ прокурор\w*"),  # генпрокурор
    ("ombudsman", r"ombuds\w+|commissioner for (?:human|children)\w*(?:'s)? rights|(?:human|children's) rights commissioner|омбудсмен\w*|уполномоченн\w+ (?:\w+ )*по правам"),  # омбудсмен
    ("deputy-speaker", r"(?:vice|deputy) speaker|deputy chair\w* of the (?:state duma|federation council)|вице-спикер\w*|зампред\w* (?:госдумы|совфеда|совета федерации)"),  # вице-спикер
    ("committee-chair", r"committee (?:chair\w*|head)|(?:chair\w*|head) of the (?:[\w']+ )*committee|(?:глав|председател)\w+ (?:\w+ )*комитета"),  # глава комитета Госдумы
    ("speaker", r"(?:parliament(?:ary)?|duma|rada|house|senate|assembly) speaker|speaker of (?:the )?(?:[\w']+ )*|chair\w* of (?:the )?(?:state duma|federation council|verkhovna rada|council of the republic|presidium)|спикер\w*|председател\w+ (?:госдумы|государственной думы|совета федерации|совфеда|верховной рады|совета республики|президиума|парламента)|голов\w+ верховної ради|국회의장|상임위원장"),  # спикер Госдумы
    ("legislator", r"\bmp\b|lawmaker|legislator|senator|congressm[ae]n|congresswoman|member of (?:the )?(?:parliament|state duma|verkhovna rada|federation council|national assembly)|duma deputy|депутат\w*|сенатор\w*|член\w* совета федерации|конгрессмен\w*|парламентари\w+|народн\w+ депутат\w*"),  # депутат Госдумы
    ("ambassador", r"ambassador|permanent representative|envoy to the un|un envoy|посол|посла|послу|послом|после|постпред\w*|постоянн\w+ представител\w+"),  # посол России в КНДР
    ("envoy", r"special (?:presidential )?(?:envoy|representative)|envoy|спецпредставител\w+|спецпосланник\w*|специальн\w+ (?:представител|посланник)\w*"),  # спецпосланник
    ("secretary-general", r"secretary[- ]general|nato chief|un chief|генсек\w*|генеральн\w+ секретар\w+"),  # генсек НАТО
    ("governor", r"governor|head of (?:the )?(?:\w+ )?(?:region|republic|oblast|military administration)|head of (?:chechnya|crimea|the dpr|the lpr|ingushetia)|chechen leader|губернатор\w*|глав\w+ (?:\w+ )*(?:военной )?администрации|глав\w+ (?:\w+ )?(?:региона|области|края|республики|ова|вга|чечни|крыма|днр|лнр|дагестана|ингушетии)|глав\w+ (?:\w+ )?обладминистрации"),  # губернатор Курской области
    ("mayor", r"mayor|мэр\w*|городск\w+ голов\w+"),  # мэр Киева
    ("party-leader", r"(?:ldpr|party|communist|faction|democratic party) (?:leader|chair\w*)|leader of (?:the )?(?:[\w']+ )*(?:party|ldpr|faction)|лидер\w* (?:лдпр|кпрф|\w+ партии|партии|фракции)|глав\w+ (?:фракции|партии)"),  # лидер ЛДПР
    ("prime-minister", r"prime minister|\bpremier\b|chancellor|head of (?:the )?government|премьер(?:-министр)?\w*|прем'єр\w*|канцлер\w*|председател\w+ (?:правительства|кабинета министров)|глав\w+ (?:правительства|кабмина)|국무총리|내각총리"),  # премьер-министр
    ("aide", r"\baide\b|presidential (?:aide|assistant)|помощник\w* президента|помощник\w*"),  # помощник президента
    ("adviser", r"advis[eo]r|советник\w*|радник\w*"),  # советник главы Офиса президента
    ("commander", r"commander|commanding|командующ\w+|командир\w*|главком\w*|главнокомандующ\w+|головнокомандувач\w*|начальник\w* (?:войск )?рхбз|генерал\w*|\bgeneral\b|총정치국장"),  # главком ВСУ
    ("leader", r"supreme leader|north korean (?:leader|ruler|dictator)|leader of (?:north korea|the dprk)|(?:лидер|глав|руководител)\w* (?:кндр|северной кореи)|северокорейск\w+ (?:лидер|руководител)\w*|государственных дел|국무위원장|총비서"),  # лидер КНДР
    ("president", r"\bpresident\b|head of state|president-elect|(?<!вице-)\bпрезидент\w*|глав\w+ государства|председател\w+ кнр|chinese leader|대통령"),  # президент США
    ("opposition", r"opposition (?:leader|politician|figure|activist)|оппозиционер\w*|оппозиционн\w+ политик\w*|лидер\w* (?:\w+ )?оппозиции"),  # оппозиционер
    ("editor", r"editor[- ]in[- ]chief|editor|главред\w*|главн\w+ редактор\w*"),  # главред RT
    ("journalist", r"correspondent|journalist|reporter|blogger|(?:tv|television) (?:host|presenter)|anchor|корреспондент\w*|журналист\w*|военкор\w*|блогер\w*|телеведущ\w+|ведущ\w+"),  # военкор
    ("expert", r"expert|analyst|political scientist|scholar|professor|researcher|fellow|эксперт\w*|аналитик\w*|политолог\w*|профессор\w*|кореевед\w*|востоковед\w*|философ\w*"),  # политолог
    ("agency-head", r"(?:глав|директор|гендиректор|председател|генеральн\w+ директор)\w* (?:магатэ|росгвардии|ск\b|следственного комитета|цпд)|iaea (?:chief|head|director)|(?:head|chair\w*) of the (?:investigative committee|national guard)|director[- ]general"),  # глава МАГАТЭ
    ("company-head", r"\bceo\b|chief executive|(?:head|chief|boss) of (?:gazprom|rosneft|rosatom|roscosmos|rostec|sberbank|vtb|the russian direct investment fund|rdif)|(?:gazprom|rosneft|rosatom|roscosmos|rostec|sberbank|vtb|rdif) (?:chief|head|ceo|boss)|глав\w+ (?:газпрома|роснефти|росатома|роскосмоса|ростеха|сбербанка|сбера|втб|рфпи)|гендиректор\w*|предправлени\w*"),  # глава ВТБ
    ("minister", r"minister|министр\w*|міністр\w*|глав\w+ (?:мчс|минюста|минприроды|минтранса|минсельхоза|минэнерго|минпромторга)"),  # министр транспорта
    ("church-head", r"patriarch|патриарх\w*"),  # патриарх
    ("organisation-head", r"председател\w+ союза|(?:head|chair\w*) of the union|глав\w+ союза"),  # председатель Союза журналистов
    ("group-leader", r"wagner (?:head|chief|founder|boss)|(?:head|founder|chief) of (?:the )?wagner|основател\w+ чвк|глав\w+ чвк|бизнесмен\w*|businessman"),  # основатель ЧВК «Вагнер»
)  # fmt: skip

# Occupations of private persons: whoever has one of these is no office-holder of the same name | example
ORDINARY = (
    r"footballer|hockey player|handball player|tennis player|figure skater|coach|athlete|swimmer|boxer|wrestler|midfielder|goalkeeper|defender"
    r"|singer|actor|actress|musician|composer|dancer|pianist|rapper|film director|painter|poet|novelist"
    r"|teacher|schoolteacher|pupil|student|doctor|surgeon|nurse|driver|engineer|farmer|pensioner|cook|baker|electrician"
    r"|witness|resident|passer-by|villager|tourist|passenger|suspect|defendant|convict"
    r"|футболист\w*|хоккеист\w*|гандболист\w*|теннисист\w*|фигурист\w*|тренер\w*|спортсмен\w*|пловец|пловчих\w+|боксер\w*|полузащитник\w*|вратар\w+"
    r"|певец|певц\w+|певиц\w+|актер\w*|актрис\w+|музыкант\w*|композитор\w*|рэпер\w*|режиссер\w*|художник\w*|поэт\w*|писател\w+|балерин\w+"
    r"|учител\w+|школьни\w+|студент\w*|врач\w*|хирург\w*|медсестр\w+|водител\w+|инженер\w*|фермер\w*|пенсионер\w*|повар\w*|электрик\w*"
    r"|очевид\w+|жител\w+|местн\w+ жител\w+|прохож\w+|турист\w*|пассажир\w*|подозреваем\w+|подсудим\w+|осужденн\w+"
)  # актриса; местный житель

# Who or what belongs to an office-holder and is not the one: the first word in front of office and name | example
BELONGING = (
    r"brother|sister|wife|husband|son|daughter|father|mother|widow|lawyer|office|team|staff|family|campaign|friend"
    r"|брат\w*|сестр\w+|жен[аеуы]|женой|супруг\w*|муж\w*|сын\w*|доч\w+|отец|отца|отцу|отцом|мать|матери|вдов\w+|адвокат\w*"
    r"|канцеляри\w+|офис\w*|команд[аеуы]|командой|штаб\w*|аппарат\w*|пресс-служб\w+|семь\w+|друг\w*|окружени\w+|администраци\w+"
)  # брат мэра Киева Виталия Кличко

# Left offices | example
FORMER = r"\bformer\b|\bex-|\bthen-|бывш\w+|\bэкс-|\bex\b|колишн\w+|отставн\w+"  # экс-министр

# Stems of countries, of their inhabitants and capitals | example
COUNTRIES: dict[str, str] = {
    "ru": r"russia\w*|moscow|kremlin|росси\w+|\bрф\b|москв\w+|кремл\w+|российск\w+|러시아",  # российский
    "ua": r"ukrain\w+|kyiv|kiev|украин\w+|україн\w+|киев\w*|всу|\bзсу\b|우크라이나",  # украинский
    "by": r"belarus\w*|minsk|белорус\w+|беларус\w+|минск\w*",  # белорусский
    "us": r"\bu\.?s\.?\b|\busa\b|united states|american|white house|pentagon|washington|сша|америк\w+|белого дома|пентагон\w*|госдеп\w*|미국",  # американский
    "kp": r"north korea\w*|dprk|pyongyang|северной коре\w+|северокорейск\w+|кндр|пхеньян\w*|북한|조선",  # северокорейский
    "kr": r"south korea\w*|republic of korea|\brok\b|seoul|южной коре\w+|южнокорейск\w+|республик\w+ корея|сеул\w*|한국",  # южнокорейский
    "gb": r"britain|british|\buk\b|united kingdom|english|великобритани\w+|британ\w+|лондон\w*",  # британский
    "de": r"german\w*|berlin|германи\w+|фрг|немецк\w+|берлин\w*",  # канцлер ФРГ
    "fr": r"france|french|paris|франци\w+|французск\w+|париж\w*",  # французский
    "pl": r"poland|polish|warsaw|польш\w+|польск\w+",  # польский
    "hu": r"hungar\w+|budapest|венгри\w+|венгерск\w+",  # венгерский
    "cn": r"chin\w+|beijing|кита\w+|кнр|пекин\w*",  # китайский
    "jp": r"japan\w*|tokyo|япони\w+|японск\w+|токио",  # японский
    "tr": r"turk\w+|ankara|турци\w+|турецк\w+",  # турецкий
    "il": r"israel\w*|израил\w+",  # израильский
    "ir": r"iran\w*|tehran|иран\w*|тегеран\w*",  # иранский
    "sk": r"slovak\w*|словаки\w+|словацк\w+",  # словацкий
    "rs": r"serbia\w*|serb\b|серби\w+|сербск\w+",  # сербский
    "md": r"moldov\w+|молдав\w+|молдов\w+",  # молдавский
    "kz": r"kazakh\w*|казахстан\w*|казахск\w+",  # казахский
    "az": r"azerbaijan\w*|азербайджан\w*",  # азербайджанский
    "am": r"armenia\w*|армени\w+|армянск\w+",  # армянский
    "ge": r"georgia\w*|грузи\w+|тбилиси",  # грузинский
    "in": r"india\w*|инди\w+",  # индийский
    "it": r"ital\w+|итали\w+",  # итальянский
    "es": r"spain|spanish|испани\w+|испанск\w+",  # испанский
}

# A country inside the name of one of its bodies, as noun or adjective, without its capital: "Russian Foreign Ministry"
BODY_COUNTRIES: dict[str, str] = {
    "kp": r"north korea(?:n|'s)?|dprk|северной коре\w+|северокорейск\w+|кндр|북한",  # МИД Северной Кореи
    "kr": r"south korea(?:n|'s)?|republic of korea|\brok\b|южной коре\w+|южнокорейск\w+|республик\w+ корея|한국",  # МИД Южной Кореи
    "ru": r"russian? federation|russia(?:n|'s)?|российск\w+ федераци\w+|росси\w+|рф",  # Минобороны РФ
    "ua": r"ukrain(?:e|e's|ian)|украин\w+|україн\w+",  # МЗС України
    "by": r"belarus(?:ian|'s)?|белорус\w+|беларус\w+",  # МИД Белоруссии
    "us": r"u\.?s\.?|usa|united states|american|сша|американск\w+",  # Минобороны США
    "gb": r"brit\w+|uk|united kingdom|великобритани\w+|британск\w+",  # МИД Великобритании
    "de": r"german(?:y|y's)?|германи\w+|фрг|немецк\w+",  # МИД ФРГ
    "fr": r"france|french|франци\w+|французск\w+",  # МИД Франции
    "pl": r"poland|polish|польш\w+|польск\w+",  # МИД Польши
    "hu": r"hungar\w+|венгри\w+|венгерск\w+",  # МИД Венгрии
    "cn": r"china|chinese|кита\w+|кнр",  # МИД Китая
    "tr": r"turk(?:ey|ish|iye)|турци\w+|турецк\w+",  # МИД Турции
    "ir": r"iran(?:ian)?|иран\w*",  # МИД Ирана
}
