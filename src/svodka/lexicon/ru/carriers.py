"""Who carries words: agencies and outlets by name, and the nouns that announce an outlet's name."""

from __future__ import annotations

from svodka.lexicon.ru.table import rows, words

# Names that don't inflect and need no quotation marks: name | example. The real names are public knowledge;
# what these outlets are (owner, leaning) is the business of the packs.
NAMES: tuple[str, ...] = tuple(
    row[0]
    for row in rows("""
РИА Новости  | сообщил РИА Новости представитель порта
РИА «Новости» | сообщает РИА «Новости»
Би-би-си     | сказал он Би-би-си
Русская служба Би-би-си | как узнала Русская служба Би-би-си
ТАСС         | передаёт ТАСС
Интерфакс    | пишет Интерфакс
Рейтер       | по данным Рейтер
Росбалт      | пишет Росбалт
РБК          | рассказал источник РБК
РБК-ТВ       | в эфире РБК-ТВ
НТВ          | в эфире НТВ
РЕН ТВ       | в интервью РЕН ТВ
Синьхуа      | передаёт Синьхуа
ЦТАК         | сообщает ЦТАК
КНА          | сообщает КНА
""")
)

# How an outlet calls itself in Russian text: a word of its own name | what it is called, folded | example
ALSO_CALLED: dict[str, str] = {
    row[0]: row[1]
    for row in rows("""
bbc      | би-би-си | сказал он Би-би-си: on the channel BBC News
""")
}

# lemma | example
OUTLET_NOUNS: frozenset[str] = words("""
агентство, информагентство | агентство «Вести Тарнии»
газета, журнал, издание, таблоид, еженедельник | газета «Утро»
телеканал, тв-канал, канал, вещатель, телеграм-канал, telegram-канал, тг-канал, радиостанция, радио | канал «Порт»
портал, сайт, интернет-издание | портал «Берег»
корреспондент | корреспондент «Утра»
""")

# Verbs that carriers do: «передаёт ТАСС»: lemma | example
CARRYING_VERBS: frozenset[str] = words("""
передать, передавать, сообщить, сообщать, писать, написать | Мост цел, передаёт ТАСС.
цитировать, процитировать, приводить, привести | Его слова приводит «Утро».
информировать, рассказать, рассказывать, отмечать, уточнять | сообщает «Утро»
""")
