"""Texts about invented countries: an agency's report, what others made of it, and what only looks like a copy."""

from __future__ import annotations

AGENCY = """Storm closes the quay of Norvik

NORVIK, May 14 (Halmar Wire) - A storm with winds of 38 metres a second closed the quay of Norvik on Wednesday and kept
the ferry Dawn and its 212 passengers at sea for eleven hours, the ministry of ports said.

"We shall sail again on Friday at the earliest," Irina Velt, the ministry's spokeswoman, told a briefing in Halmar City.
She added that two cranes of the container yard had fallen and that divers would look at the foundations of the quay.

Fishermen in the neighbouring village of Ostra lost fourteen boats. Pavel Dorn, who heads their guild, put the damage at
3.5 million crowns and asked the government for a loan without interest.

The quay was built in 1974 and last repaired four years ago. The ministry had planned to replace it by 2035."""

REPORT = """Ferry stranded, boats lost as gale hits the coast

Passengers of the ferry Dawn spent the night on blankets in the dining room after the captain refused to enter the port
of Norvik in Wednesday's gale, which tore two cranes from their rails.

"We shall sail again on Friday at the earliest," said Irina Velt of the ministry of ports. Passengers told the Courier
that nobody had explained anything to them until the morning, and that the children were given biscuits.

In Ostra the damage is plain to see: hulls lie on the road above the beach. The guild of fishermen speaks of 3.5 million
crowns. The mayor, Jon Hald, wants the army to help with clearing the road, which leads to the school."""

RUSSIAN = """Шторм закрыл причал Норвика

НОРВИК, 14 мая. /Норвинформ/. Шторм с ветром до 38 метров в секунду закрыл в среду причал Норвика; паром «Заря»
с 212 пассажирами провёл в море одиннадцать часов, сообщили в министерстве портов.
Рейсы между Норвиком и столицей отменены, билеты вернут на причале.

«Мы выйдем в море не раньше пятницы», — заявила на брифинге официальный представитель министерства Ирина Вельт.
По её словам, упали два крана контейнерного двора, а фундамент причала осмотрят водолазы.

Рыбаки соседней деревни Остра лишились четырнадцати лодок. Глава их артели Павел Дорн оценил ущерб в 3,5 млн крон
и попросил правительство о беспроцентной ссуде."""

RUSSIAN_REPORT = """Паром «Заря» застрял в море

Пассажиры парома провели ночь в столовой на одеялах: капитан отказался входить в порт Норвика из-за шторма, который
сорвал с рельсов два крана.

«Мы выйдем в море не раньше пятницы», — сказала Ирина Вельт из министерства портов. Пассажиры рассказали «Вестям»,
что до утра им никто ничего не объяснил, а детям раздали печенье.

В Остре следы шторма видны сразу: лодки лежат на дороге над пляжем. Мэр Йон Хальд просит армию расчистить дорогу
к школе, занятия в которой отменены до понедельника."""

WEATHER = (
    "The weather in {place} on {day}. In the morning {a} degrees, wind from the west at {b} metres a second, pressure {c} "
    "millimetres. In the afternoon {d} degrees, light clouds, no rain is expected before the evening. At night {e} "
    "degrees, ground frost is possible in the valleys. The service of weather asks drivers to mind fog on the roads."
)
RATES = (
    "Центральный банк установил курсы валют на {day}. Доллар стоит {a} кроны, евро стоит {b} кроны, юань стоит {c} кроны. "
    "По сравнению с предыдущим днём доллар изменился на {d} кроны, евро изменился на {e} кроны. Торги на бирже проходили "
    "спокойно, объём сделок не превысил среднего, участники рынка ждут решения банка по ставке."
)
FOOTER = (
    "The Courier is read in all of Halmar. Write to the newsroom, or call us day and night: we protect our sources. "
    "Subscribers read without advertising, support independent reporting and get the letter of the editor each week. "
    "The Courier is a member of the press council; complaints are decided within ten days and published here."
)
CHINESE = (
    "诺维克港口星期三因风暴关闭，渡轮黎明号和二百一十二名乘客在海上停留了十一个小时，港口部表示。发言人在新闻发布会上说，"
    "最早星期五才能恢复航行，两台起重机倒塌，潜水员将检查码头的地基。附近村庄的渔民失去了十四艘船，损失估计为三百五十万克朗。"
)
