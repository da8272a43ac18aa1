# ruff: noqa: ISC004 - an entry is a pair; a long pattern goes on over the line
"""What pages say that a server sends with status 200 in place of a publication.

Each entry is a pattern for a line or a title in lower case, with «ё» as «е», and an example.
"""

from __future__ import annotations

CHECKS: tuple[tuple[str, str], ...] = (
    (r"(?:just a moment|one moment,? please|please wait)\W*(?:\.\.\.|…)?.{0,30}", "Just a moment..."),
    (
        r"checking (?:your browser|if the site connection is secure|that you are human).{0,80}",
        "Checking your browser before accessing",
    ),
    (
        r"(?:verify|verifying|confirm|prove)(?: that)? (?:you are|you're|that you are)(?: not)? (?:a )?(?:human|robot).{0,60}",
        "Verify you are human",
    ),
    (r"(?:attention required|access denied|ddos protection|ddos-guard|security check).{0,60}", "Attention Required!"),
    (r".{0,60}(?:complete|solve|enter|pass) the captcha.{0,80}", "Please complete the CAPTCHA"),
    (r"(?:are you|я не|вы не|вы) (?:a )?робот.{0,20}|are you (?:a )?(?:robot|human)\W*|i'?m not a robot", "Я не робот"),
    (
        r"(?:проверка|проверяем|проверяется) (?:вашего |ваш )?(?:браузер|безопасност|соединени|что вы)\S*.{0,80}",
        "Проверка браузера",
    ),
    (
        r"(?:подтвердите|докажите),? (?:пожалуйста,? )?что (?:вы|запросы).{0,80}(?:человек|робот).{0,40}",
        "Подтвердите, что вы не робот",
    ),
    (
        r".{0,60}(?:введите|пройдите|решите) (?:символы с картинки|капчу|captcha|код с картинки).{0,60}",
        "Введите символы с картинки",
    ),
    (r".{0,40}(?:доступ (?:ограничен|запрещен|заблокирован)|слишком много запросов).{0,80}", "Доступ ограничен"),
)

SCRIPTS: tuple[tuple[str, str], ...] = (
    (
        r".{0,80}(?:enable|turn on|activate|requires?|need to have|without) (?:java ?script|cookies).{0,120}",
        "Please enable JavaScript to continue",
    ),
    (
        r".{0,40}java ?script (?:is|has been|seems to be|must be) (?:disabled|turned off|required|needed|enabled|not enabled).{0,100}",
        "JavaScript is disabled",
    ),
    (
        r".{0,80}(?:включите|необходимо включить|требуется|нужно включить|работает без) (?:поддержку )?java ?script.{0,100}",
        "Включите JavaScript",
    ),
    (r".{0,60}java ?script (?:отключен|выключен|не включен|должен быть включен).{0,80}", "У вас отключен JavaScript"),
    (
        r".{0,40}(?:your browser (?:is out of date|is not supported)|ваш браузер (?:устарел|не поддерживается)).{0,100}",
        "Ваш браузер устарел",
    ),
)

MISSING: tuple[tuple[str, str], ...] = (
    (
        r"(?:error |ошибка )?404(?:\W{1,4}(?:error|ошибка|page|not|страниц|материал|извините|sorry|the ).{0,60}|\W*)",
        "404 — Not Found",
    ),
    (
        r"(?:oops|sorry|ой|упс)?\W{0,4}(?:the |this |эта |такая )?(?:page|article|story|content|document|post)(?: you(?:'re| are)? [^.]{0,40})? "
        r"(?:(?:was |is |can(?:no|')t be |could ?n[o']t be |has )?(?:not found|found|missing|gone|been (?:removed|deleted|moved))|does(?:n't| not) exist|"
        r"is no longer available).{0,60}",
        "The page you requested could not be found",
    ),
    (r"(?:page )?not found\W*.{0,30}", "Page not found"),
    (
        r".{0,30}we (?:can'?t|couldn'?t|cannot|could not|were unable to) find (?:the|that|this|your) page.{0,60}",
        "We can't find that page",
    ),
    (
        r".{0,20}(?:страниц\w|стать\w|материал|новост\w|запись|публикаци\w|документ)(?: .{0,40})? (?:не найден\w*|не существует|удален\w*|была удалена|был удален|перемещен\w*|больше не доступ\w+|снят\w* с публикации).{0,60}",
        "Страница не найдена",
    ),
    (
        r".{0,20}(?:к сожалению|извините|увы)?,? ?(?:такой|этой|запрашиваемой|запрошенной) страницы (?:нет|не существует|больше нет).{0,60}",
        "Такой страницы нет",
    ),
    (r"ничего не найдено\W*", "Ничего не найдено"),
)

LOGINS: tuple[tuple[str, str], ...] = (
    (
        r"(?:please )?(?:subscribe|log in|sign in|register|sign up)(?: or (?:subscribe|log in|sign in|register|sign up))? "
        r"(?:to|and) (?:continue|keep|read|view|access|see|unlock|get)\b.{0,100}",
        "Subscribe to continue reading",
    ),
    (
        r".{0,40}(?:this|the) (?:article|story|content|page) is (?:only )?(?:for|available to|reserved for|exclusive to) (?:our )?"
        r"(?:paying |registered )?(?:subscribers?|members?|users?).{0,80}",
        "This article is for subscribers only",
    ),
    (
        r".{0,40}you(?:'ve| have) (?:reached|used|read) (?:your|all).{0,40}(?:limit|free articles?).{0,60}",
        "You have reached your limit of free articles",
    ),
    (r"already (?:a subscriber|have an account|a member|subscribed)\W.{0,40}", "Already a subscriber? Log in"),
    (
        r".{0,60}(?:войдите|авторизуйтесь|зарегистрируйтесь|оформите подписку|подпишитесь)(?: или \S+)?,? (?:в (?:аккаунт|систему|личный кабинет)|чтобы|для).{0,100}",
        "Войдите, чтобы читать дальше",
    ),
    (
        r".{0,60}(?:доступ\w*|открыт\w*)(?: \S+){0,3} (?:только )?(?:подписчикам|для подписчиков|зарегистрированным|авторизованным|по подписке).{0,80}",
        "Материал доступен только подписчикам",
    ),
    (r"(?:log ?in|sign ?in|вход|авторизация|войти)\W*", "Sign in"),
    (
        r"(?:forgot(?:ten)?(?: your)? password|забыли пароль|e-?mail|password|пароль|remember me|запомнить меня)\W*",
        "Forgot your password?",
    ),
)

CONSENTS: tuple[tuple[str, str], ...] = (
    (
        r".{0,120}\b(?:we|this (?:web)?site|our (?:web)?site|our partners|we and our.{0,40}) (?:\w+ ){0,3}(?:uses?|stores?|process).{0,60}\b(?:cookies?|personal data|device)\b.{0,300}",
        "We and our partners use cookies to store information",
    ),
    (
        r".{0,160}\b(?:accept|agree to|consent to|manage|reject)\b.{0,60}\b(?:cookies?|personal data|purposes|tracking|terms)\b.{0,200}",
        "To continue, accept all cookies",
    ),
    (r"before you (?:continue|proceed).{0,60}", "Before you continue"),
    (
        r"(?:accept|reject|manage|allow|agree)(?: all| and (?:close|continue)| cookies| settings| preferences| options)*\W*",
        "Accept all",
    ),
    (
        r"(?:we value your privacy|your privacy (?:matters|choices|is important to us)|privacy settings|cookie (?:policy|settings|consent|notice))\W*",
        "We value your privacy",
    ),
    (
        r".{0,160}(?:мы|сайт|на сайте|наши партнеры)\b.{0,40}(?:использу\w+|применя\w+|обрабатыва\w+).{0,60}(?:cookie|куки|файлы|персональн).{0,300}",
        "Мы используем файлы cookie",
    ),
    (
        r".{0,160}(?:соглас\w+|соглаша\w+|принять|примите|принимаю|даю).{0,80}(?:cookie|куки|персональн|обработк|услови).{0,200}",
        "Примите cookie, чтобы продолжить",
    ),
    (
        r"(?:принять|отклонить|согласен|согласна|настроить|понятно|хорошо)(?: вс[ею]| и (?:закрыть|продолжить)| cookie| куки)*\W*",
        "Принять все",
    ),
)

# Words by which somebody's words are told: no shell has them, and an article of two lines does
REPORTED = (
    r"sa(?:id|ys?)|told|admit(?:s|ted)|joke[sd]|according to|announced|found that|promised|сказал\w*|заявил\w*|сообщил\w*"
    r"|напомнил\w*|рассказал\w*|по словам|вспоминает|обещал\w*"
)
