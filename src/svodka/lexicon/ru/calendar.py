"""Words that date: months, weekdays, days counted from the day of publication, seasons."""

from __future__ import annotations

from svodka.lexicon.ru.table import rows

# lemma | number | example
MONTHS: dict[str, int] = {
    row[0]: int(row[1])
    for row in rows("""
январь | 1 | 12 января
февраль | 2 | в феврале
март | 3 | 8 марта
апрель | 4 | в апреле
май | 5 | 9 мая
июнь | 6 | в июне
июль | 7 | 1 июля
август | 8 | в августе
сентябрь | 9 | 1 сентября
октябрь | 10 | в октябре
ноябрь | 11 | 12 ноября
декабрь | 12 | в декабре
""")
}

# lemma | ISO number | example
WEEKDAYS: dict[str, int] = {
    row[0]: int(row[1])
    for row in rows("""
понедельник | 1 | в понедельник
вторник | 2 | во вторник
среда | 3 | в среду
четверг | 4 | в четверг
пятница | 5 | в пятницу
суббота | 6 | в субботу
воскресенье | 7 | в воскресенье
""")
}

# phrase | first day, last day before publication | example
DAYS_BEFORE: dict[str, tuple[int, int]] = {
    row[0]: (int(row[1].split()[0]), int(row[1].split()[1]))
    for row in rows("""
сегодня | 0 0 | Сегодня он сказал
утром | 0 0 | Утром он сообщил
днем | 0 0 | Днём она заявила
вечером | 0 0 | Вечером мэр объявил
ночью | 0 0 | Ночью штаб сообщил
вчера | 1 1 | Вчера он сказал
позавчера | 2 2 | Позавчера он сказал
накануне | 1 1 | Накануне он заявил
в последние минуты | 0 0 | в последние минуты сообщили
""")
}

# phrase | unit | units back, from and to | example
PERIODS_BEFORE: dict[str, tuple[str, int]] = {
    row[0]: (row[1], int(row[2]))
    for row in rows("""
на этой неделе | week | 0 | На этой неделе он сказал
на прошлой неделе | week | 1 | На прошлой неделе он сказал
в этом месяце | month | 0 | В этом месяце он сказал
в прошлом месяце | month | 1 | В прошлом месяце он сказал
в этом году | year | 0 | В этом году он сказал
в прошлом году | year | 1 | В прошлом году он сказал
""")
}

# lemma in the instrumental | first month | example
SEASONS: dict[str, int] = {
    row[0]: int(row[1])
    for row in rows("""
зимой | 12 | прошлой зимой
весной | 3 | весной
летом | 6 | этим летом
осенью | 9 | прошлой осенью
""")
}
