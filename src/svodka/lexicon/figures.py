"""Words that count and date, and the notes with which editors own up to a change."""

from __future__ import annotations

# value | forms, in lower case, «е» for «ё» | an example stands in tests/decide/cases_edits.txt
_NUMBERS = """
0 | zero
0.5 | half половина половины половину
1 | one first один одна одно одного одной одному одним одну первый первая первого первой
1.5 | полтора полторы полутора
2 | two second twice два две двух двум двумя двое двоих двоим второй вторая второго
3 | three third три трех трем тремя трое троих троим третий третья третьего третьей
4 | four fourth четыре четырех четырем четверо четверых четвертый четвертого
5 | five fifth пять пяти пятью пятеро пятерых пятый пятого
6 | six sixth шесть шести шестью шестеро шестерых шестой шестого
7 | seven seventh семь семи семью семеро семерых седьмой седьмого
8 | eight eighth восемь восьми восемью восьмеро восьмой восьмого
9 | nine ninth девять девяти девятью девятый девятого
10 | ten tenth десять десяти десятью десятый десятого
11 | eleven одиннадцать одиннадцати
12 | twelve dozen двенадцать двенадцати дюжина дюжины
13 | thirteen тринадцать тринадцати
14 | fourteen четырнадцать четырнадцати
15 | fifteen пятнадцать пятнадцати
16 | sixteen шестнадцать шестнадцати
17 | seventeen семнадцать семнадцати
18 | eighteen восемнадцать восемнадцати
19 | nineteen девятнадцать девятнадцати
20 | twenty двадцать двадцати
30 | thirty тридцать тридцати
40 | forty сорок сорока
50 | fifty пятьдесят пятидесяти
60 | sixty шестьдесят шестидесяти
70 | seventy семьдесят семидесяти
80 | eighty восемьдесят восьмидесяти
90 | ninety девяносто девяноста
100 | hundred сто ста сотня сотни сотню
200 | двести двухсот
300 | триста трехсот
500 | пятьсот пятисот
"""
_SCALES = """
1000 | thousand thousands тыс тысяча тысячи тысяч тысячу тысячам тысячами
1000000 | million millions mln млн миллион миллиона миллионов миллионам миллиону
1000000000 | billion billions bn млрд миллиард миллиарда миллиардов миллиардам
1000000000000 | trillion trillions трлн триллион триллиона триллионов
"""


def _table(rows: str) -> dict[str, float]:
    pairs = (row.split("|")[:2] for row in rows.strip().splitlines())
    return {form: float(value) for value, forms in pairs for form in forms.split()}


NUMBERS = _table(_NUMBERS)
SCALES = _table(_SCALES)

MONTH_FORMS = (
    "january february march april may june july august september october november december"
    " января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
    " январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре"
).split()
WEEKDAY_FORMS = (
    "monday tuesday wednesday thursday friday saturday sunday понедельник вторник среду среда четверг пятницу пятница"
    " субботу суббота воскресенье понедельника вторника среды четверга пятницы субботы воскресенья"
).split()
YEAR_WORDS = "года году год"

# a line of an editor's own: pattern (one spelling, lower case) | a line of the kind
CORRECTIONS: tuple[tuple[str, str], ...] = (
    (
        r"(?:correction|corrections|clarification|corrected|erratum|retraction|editor'?s'? note)(?: ?\([^)]{1,60}\)|,? [\w ,:]{3,30})? ?[:.-].*",
        "Correction: an earlier version gave a wrong number.",
    ),
    (
        r".*\b(?:this|the) (?:article|story|report|post|page|piece|headline)(?:'s headline)? (?:has been|was|is) (?:corrected|amended|retracted|clarified|updated to correct)\b.*",
        "This article was amended on May 15.",
    ),
    (
        r".*\b(?:an|the) (?:earlier|previous|original) version of (?:this|the) (?:article|story|report|post|headline)\b.*",
        "An earlier version of this story said the ferry had sunk.",
    ),
    (r".*\bwe (?:apologi[sz]e for|regret) the error\b.*", "We regret the error."),
    (
        r"(?:уточнение|поправка|исправление|исправлено|опровержение|от редакции|примечание редакции)(?: ?\([^)]{1,60}\)| от [\d\w .:]{3,30})? ?[:.-].*",
        "Уточнение: в первой версии было неверно указано число.",
    ),
    (
        r".*\bв (?:первой|прежней|предыдущей|более ранней|ранней|первоначальной) (?:версии|редакции)(?: этой| этого| данной)? (?:текст|стать|материал|новост|заметк|публикаци|сообщени|заголовк)[а-я]*.*",
        "В первой версии заметки говорилось о трёх погибших.",
    ),
    (
        r".*\b(?:текст|статья|материал|новость|заметка|заголовок|публикация)(?: был[аои]?)? (?:исправлен|уточнен|отредактирован|скорректирован)[аоы]?\b.*",
        "Заметка исправлена: имя министра указано верно.",
    ),
    (r".*\bредакция (?:приносит извинения|сожалеет)\b.*", "Редакция приносит извинения за ошибку."),
)
