# ruff: noqa: ISC004 - an entry is a pair; a long pattern goes on over the line
"""What moves in a page by itself: clocks, counters, tickers, lists of other articles.

Each entry is a pattern for a whole line or for one of its fields (fields are divided by | · • or tabs) and a field that
made it necessary. Fields come in one spelling (``text.spelling.plain``) and in lower case. A pattern must match the
whole field: "5 minutes ago" moves by itself, "It began 5 minutes ago" is news.
"""

from __future__ import annotations

_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
    r"|(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-я]*|(?:янв|фев|мар|апр|авг|сент?|окт|ноя|дек)\.?"
)
_WEEKDAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)\.?"
    r"|понедельник|вторник|сред[аы]|четверг|пятниц[аы]|суббот[аы]|воскресенье|(?:пн|вт|ср|чт|пт|сб|вс)\.?)"
)
_TIME = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[ap]\.?m\.?)?"
_DAY = (
    rf"(?:{_WEEKDAY},? )?(?:\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTH})|(?:{_MONTH}) \d{{1,2}}|\d{{1,2}}[./]\d{{1,2}}(?:[./]\d{{2,4}})?"
    rf"|\d{{4}}-\d{{2}}-\d{{2}})(?:,? \d{{4}})?(?: ?г(?:ода|\.)?)?(?:,? {_WEEKDAY})?"
)
_ZONE = r"(?: ?\(?(?:[a-z]{2,4}t|utc|gmt|мск|по москве|по местному времени|local time)\)?)?"
_MOMENT = rf"(?:{_DAY}(?:,?(?: at| в| -)? ?{_TIME}{_ZONE})?|{_TIME}{_ZONE}(?:,? {_DAY})?)"
_COUNT = r"\d{1,3}(?:[ .,]\d{3})+|\d+(?:[.,]\d+)?"
_NUMBER = rf"(?:{_COUNT})(?: ?(?:k|m|к|м|тыс\.?|млн|thousand|million)\b\.?)?"
_COUNTED = (
    r"(?:views?|comments?|likes?|dislikes?|shares?|retweets?|reposts?|reactions?|followers?|subscribers?|reads?|replies|bookmarks?"
    r"|(?:people|readers|users|viewers) (?:are )?(?:reading|watching|online|here)(?: this)?(?: (?:right )?now)?"
    r"|просмотр[а-я]*|комментари[а-я]*|лайк[а-я]*|дизлайк[а-я]*|репост[а-я]*|реакци[а-я]*|подписчик[а-я]*|прочтени[а-я]*|поделились"
    r"|(?:человека?|читател[а-я]*|пользовател[а-я]*)? ?(?:сейчас )?(?:читают|смотрят|онлайн|на сайте)(?: сейчас)?)"
)
_SPAN_EN = r"(?:\d+|an?|one|two|three|a few|half an) ?(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|[smhdw])"
_SPAN_RU = r"(?:\d+ ?|несколько |полчаса|час|минуту|день|неделю|месяц|год|сутки)(?:секунд[уы]?|сек\.?|минут[уы]?|мин\.?|час(?:ов|а)?|ч\.?|дн(?:ей|я)|день|недел[юиь]|месяц(?:ев|а)?|год(?:а)?|лет|сут(?:ок|ки))?"
_TOLD = r"(?:posted|published|updated|added|last updated|опубликован[оаы]?|обновлен[оаы]?|добавлен[оаы]?)"

# clocks, and stamps of when a page was last built or changed. Not "published": that is a date which somebody sets
CLOCKS: tuple[tuple[str, str], ...] = (
    (
        rf"(?:last )?(?:updated?|upd|modified|refreshed)(?: on| at)?:? ?(?:on |at )?{_MOMENT}",
        "Updated 12:31",
    ),
    (
        rf"(?:(?:последнее )?обновлени[ея]|обновлен[оаы]?|время обновления|upd)(?: в)?:? ?{_MOMENT}",
        "Обновлено: 12 мая 2031, 12:31",
    ),
    (
        rf"(?:now|current time|local time|time|time now|it is now|today is|today|page generated(?: at| on)?)[:,]? ?(?:{_MOMENT}|{_WEEKDAY})",
        "Today is Monday, May 12",
    ),
    (
        rf"(?:сейчас|текущее время|местное время|московское время|время|сегодня|точное время|мск|москва)[:,]? ?(?:{_MOMENT}|{_WEEKDAY})",
        "Сейчас 14:05",
    ),
    (rf"(?:{_TOLD}:? )?(?:about |около )?(?:{_SPAN_EN} ago|{_SPAN_RU} назад)", "5 minutes ago"),
    (rf"(?:{_TOLD}:? )?(?:just now|moments ago|только что)", "Только что"),
    (rf"(?:{_TOLD}:? )?(?:today|yesterday|сегодня|вчера),?(?: at| в)? ?{_TIME}", "Вчера в 12:31"),
)

COUNTERS: tuple[tuple[str, str], ...] = (
    (rf"(?:{_NUMBER}|no|нет) {_COUNTED}", "1,204 views"),
    (rf"{_COUNTED} ?[:(-]? ?{_NUMBER}\)?", "Просмотров: 1 204"),
    (rf"(?:shared|viewed|read|просмотрено|прочитано) {_NUMBER} (?:times?|раза?)", "Просмотрено 15 раз"),
    (r"\d+ ?(?:min(?:ute)?s?\.? (?:read|to read)|мин(?:ут[аы]?)?\.? (?:на чтение|чтения))", "5 min read"),
    (
        rf"(?:❤|♥|👁|👍|👎|🔥|💬|👀|😁|😢|😡|🤔|🙏|👏|🎉|💔|🤬|😱|🤮|💩|🤡|⭐|🔁|↗|[ :])+ ?{_NUMBER}(?: ?(?:❤|♥|👁|👍|👎|🔥|💬|👀|😁|😢|😡|🤔|🙏|👏|🎉|💔|🤬|😱|🤮|💩|🤡|⭐|🔁|↗)+ ?{_NUMBER})*",
        "👍 12 🔥 3",
    ),
)

# one value of a ticker; a line is one where it has two of them, or stands with others
_DELTA = r"(?: ?\(?[+▲▼↑↓-] ?\d+(?:[.,]\d+)? ?%?\)?)?"
TICKER_VALUE = (
    r"(?:\b(?:usd|eur|gbp|cny|jpy|btc|eth|brent|wti|gold|dollar|euro|yuan|bitcoin|ммвб|imoex|rts|ртс"
    r"|доллар|евро|юань|биткоин|нефть|золото|курс (?:доллара|евро|юаня))\b|[$€£¥₿])"
    rf"(?: ?/ ?[a-z]{{3}}| цб)?[: =]*[$€£¥₽]? ?\d[\d ]*(?:[.,]\d+)? ?(?:[$€£¥₽%](?! ?\d)|руб\.?)?{_DELTA}"
)
_DEGREES = r"[+-]?\d{1,2} ?° ?[cfс]?"
WEATHER: tuple[tuple[str, str], ...] = (
    (
        rf"(?:weather|погода|forecast)(?: (?:in|now|today|в|во|сейчас|сегодня))*[^.!?\d]{{0,40}}{_DEGREES}(?:[ ,;/.]+[^.!?]{{0,40}})?",
        "Weather in Halmar: +5°C, cloudy",
    ),
    (
        rf"[a-zа-я -]{{2,30}},? {_DEGREES}[ ,|]+{_TIME}|{_TIME}[ ,|]+[a-zа-я -]{{2,30}},? {_DEGREES}",
        "Халмар +5°C 14:05",
    ),
)

# a line that names other articles by itself
POINTERS: tuple[tuple[str, str], ...] = (
    (r"(?:read|see|watch|listen) (?:also|more|next|on)\b ?[:>-].{1,200}", "Read also: Ferry strike ends"),
    (
        r"(?:related|more on this|recommended|don't miss|also in the news|in other news) ?[:>-].{1,200}",
        "Related: Port strike",
    ),
    (r"(?:читайте|смотрите|слушайте) (?:также|еще|по теме)\b ?[:>-]?.{0,200}", "Читайте также: Забастовка в порту"),
    (
        r"(?:ранее|еще) по теме ?[:>-].{1,200}|(?:по теме|материалы по теме|подробнее по теме) ?[:>-].{1,200}",
        "По теме: Порт закрыт",
    ),
)
# a line over a list of other articles
LIST_HEADS: tuple[tuple[str, str], ...] = (
    (
        r"(?:read|see|watch) (?:also|more|next)|related(?: (?:articles|stories|news|topics|content))?|more (?:news|stories|from .{2,40}|on this)"
        r"|most (?:read|popular|viewed)|popular(?: now)?|trending(?: now)?|latest(?: news)?|top stories|you may also like|recommended(?: for you)?"
        r"|editor'?s'? picks?|in other news|news feed",
        "Read also",
    ),
    (
        r"читайте также|смотрите также|читайте еще|по теме|материалы по теме|похожие (?:новости|материалы|статьи)|другие новости|еще новости"
        r"|популярное|самое читаемое|рекомендуем|главное за (?:час|день|сегодня)|последние новости|лента новостей|новости партнеров|новости по теме",
        "Читайте также",
    ),
)
CONSENT: tuple[tuple[str, str], ...] = (
    (
        r".{0,120}\b(?:we|this (?:web)?site|our (?:web)?site|(?:web)?site) uses? cookies.{0,300}|(?:accept|manage|reject|allow)(?: all)? cookies.{0,60}",
        "We use cookies to improve your visit.",
    ),
    (
        r".{0,120}(?:мы используем|сайт использует|используются).{0,30}(?:cookie|куки).{0,300}|(?:принять|настроить|отклонить)(?: все)? (?:cookie|куки).{0,60}",
        "Мы используем файлы cookie, чтобы сайт работал лучше.",
    ),
    (r"(?:copyright )?(?:©|\(c\)) ?(?:\d{4} ?- ?)?\d{4}\b.{0,120}", "© 2025-2031 The Halmar Courier"),
    (r".{0,160}\berid\b ?:? ?[\w-]{4,}.{0,60}", "Реклама. ООО «Маяк», erid: 2Vtzq"),
)
