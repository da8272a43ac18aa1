"""Pages with status 200 that are no publications, and articles that only speak of such things."""

from __future__ import annotations

import pytest

from svodka.errors import ParseError
from svodka.parse import parse
from svodka.parse.shells import shell_of
from tests.parse.captures import capture

CHECK, SCRIPTS, MISSING, LOGIN, COOKIES = "person reads it", "runs scripts", "not found", "login", "cookies"
SHELLS = [
    (CHECK, "Just a moment...", "<h2>Checking if the site connection is secure</h2><p>post.example needs to review the security of your connection before proceeding.</p>"),
    (CHECK, "post.example", "<h1>Verify you are human by completing the action below.</h1><p>Ray ID: 7a91</p>"),
    (CHECK, "Attention Required! | Shield", "<p>Please complete the CAPTCHA to access post.example</p>"),
    (CHECK, "Вы не робот?", "<p>Подтвердите, что запросы отправляли вы, а не робот</p><p>Нам очень жаль.</p>"),
    (CHECK, "DDoS-Guard", "<p>Проверка браузера перед переходом на сайт vestnik.example</p><p>Процесс автоматический. Скоро вас перенаправят.</p>"),
    (CHECK, "Доступ ограничен", "<p>Доступ ограничен: слишком много запросов с вашего адреса.</p>"),
    (SCRIPTS, "Post", "<noscript>You need to enable JavaScript to run this app.</noscript><div id='root'></div>"),
    (SCRIPTS, "Post", "<p>JavaScript is disabled in your browser.</p><p>Please enable JavaScript to continue.</p>"),
    (SCRIPTS, "Вестник", "<p>Для работы сайта включите JavaScript в настройках браузера</p>"),
    (SCRIPTS, "Вестник", "<p>Ваш браузер устарел, обновите его</p>"),
    (MISSING, "404 Not Found", "<h1>Not Found</h1><p>The requested URL was not found on this server.</p>"),
    (MISSING, "Page not found | The Harbour Post", "<h1>Oops! The page you are looking for can't be found.</h1><p>Try the search, or go to the home page.</p><a href='/'>Home</a>"),
    (MISSING, "The Harbour Post", "<h1>Sorry, this article is no longer available.</h1><p>Home</p>"),
    (MISSING, "Страница не найдена — Вестник гавани", "<h1>404</h1><p>Запрашиваемая страница не существует или была удалена.</p><p>На главную</p>"),
    (MISSING, "Вестник гавани", "<p>К сожалению, такой страницы нет</p><p>Новости</p>"),
    (MISSING, "Вестник гавани", "<h1>Материал снят с публикации</h1>"),
    (LOGIN, "Sign in", "<h1>Sign in</h1><p>E-mail</p><p>Password</p><p>Forgot your password?</p>"),
    (LOGIN, "The Harbour Post", "<h2>Subscribe to continue reading</h2><p>This article is for subscribers only.</p><p>Already a subscriber? Log in</p>"),
    (LOGIN, "The Harbour Post", "<p>You have reached your limit of free articles this month.</p><p>Subscribe to read more</p>"),
    (LOGIN, "Летопись", "<p>Материал доступен только подписчикам</p><p>Войдите, чтобы читать дальше</p>"),
    (COOKIES, "The Harbour Post", "<h1>We value your privacy</h1><p>We and our partners store and use cookies to show you advertisements. You may accept all cookies or manage your choices.</p><button>Accept all</button>"),
    (COOKIES, "Before you continue", "<h1>Before you continue to Post</h1><p>We use cookies and data to deliver and maintain our services.</p><p>Accept all</p><p>Reject all</p>"),
    (COOKIES, "Летопись", "<p>Мы используем файлы cookie, чтобы сайт работал лучше.</p><p>Принять все</p>"),
    (COOKIES, "Летопись", "<p>Чтобы продолжить, примите условия обработки персональных данных и файлов cookie.</p><p>Согласен</p>"),
]  # fmt: skip
STORM = "The harbour of Port Alder was closed on Monday. Mayor Ivo Lund said that the ferry would wait until the wind falls."
ШТОРМ = "Порт Ольховска закрыли в понедельник. Мэр Иво Лунд сказал, что паром подождёт, пока не утихнет ветер."
ARTICLES = [
    ("Ministry to ban cookie walls", "<p>Sites may no longer force readers to accept cookies, the ministry said on Monday. “We use cookies, too,” Minister Inga Dorn admitted.</p>"),
    ("What the error 404 means", "<p>The message says that a page was not found. It was invented in 1992 by engineers who, one of them said, had no better idea.</p>"),
    ("404 ships at sea", "<p>Never before were so many ships at anchor. The harbour master counted them twice, he said.</p>"),
    ("Port registry not found, mayor says", "<p>The book of 1931 can't be found in the archive, Mayor Ivo Lund said. He promised a search of the cellar.</p>"),
    ("Bakers recall cookies", "<p>We use cookies as bait, the fisherman joked. The bakery recalled four thousand of them after a customer found a nail.</p>"),
    ("Sign in the window", "<p>A sign in the window said that the shop was closed. Its owner, Lev Orlik, left the country on Monday.</p>"),
    ("Subscribe or perish", "<p>Dailies ask readers to subscribe to continue reading. Four in ten do, a survey found, and the others go away.</p>"),
    ("Is JavaScript dying?", "<p>Pages that require JavaScript lose readers, engineers say. The ministry's own site asks them to enable JavaScript.</p>"),
    ("Robots at the pier", "<p>Are you a robot? A crane asked this of a docker on Monday. Nobody laughed, the docker said.</p>"),
    ("Access denied to inspectors", "<p>Inspectors were kept out of the plant on Monday. Its director said that nobody had told him of the visit.</p>"),
    ("A storm in May", f"<p>{STORM}</p><p>We use cookies to improve your visit.</p>"),
    ("A storm in May", f"<p>{STORM}</p><p>Already a subscriber? Log in</p><p>Subscribe to read more</p>"),
    ("A storm in May", f"<p>Please enable JavaScript to see the pictures.</p><p>{STORM}</p>"),
    ("Brief", "<p>The harbour is closed.</p>"),
    ("Молния", "<p>Порт закрыт.</p>"),
    ("Министерство запретит стены cookie", "<p>Сайтам запретят требовать согласия на файлы cookie. Об этом в понедельник сказала министр Инга Дорн.</p>"),
    ("Откуда взялась ошибка 404", "<p>Страница не найдена — эти слова видел каждый. Инженер Лев Орлик придумал их за один вечер.</p>"),
    ("Книга порта не найдена", "<p>Книгу 1931 года не нашли в архиве, сказал мэр Иво Лунд. Он обещал обыскать подвал.</p>"),
    ("Доступ к порту ограничен", "<p>Въезд в порт закрыли до среды. Комендант сказал, что причина — шторм, и попросил не приезжать.</p>"),
    ("Роботы на причале", "<p>Вы не робот? Так кран спросил грузчика в понедельник. Никто не засмеялся, вспоминает грузчик.</p>"),
    ("Шторм в мае", f"<p>{ШТОРМ}</p><p>Мы используем cookie, чтобы сайт работал лучше.</p>"),
    ("Шторм в мае", f"<p>{ШТОРМ}</p><p>Войдите, чтобы оставить комментарий</p>"),
    ("Подписка подорожает", "<p>Летопись поднимет цену подписки. Материалы доступны только подписчикам, напомнил издатель, и платят за это немногие.</p>"),
]  # fmt: skip


def why(title: str, body: str) -> str | None:
    """As a collector asks: by what was read, and by the page itself where nothing was."""
    page = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    try:
        return shell_of(parse(capture(page, "https://post.example/a", media_type="text/html"))) or shell_of(page)
    except ParseError:
        return shell_of(page)


@pytest.mark.parametrize(("reason", "title", "body"), SHELLS, ids=[f"{n}-{s[1][:20]}" for n, s in enumerate(SHELLS)])
def test_shells_are_told_with_their_reason(reason: str, title: str, body: str) -> None:
    assert reason in (why(title, body) or "")


@pytest.mark.parametrize(("title", "body"), ARTICLES, ids=[f"{n}-{a[0][:20]}" for n, a in enumerate(ARTICLES)])
def test_articles_about_such_things_are_articles(title: str, body: str) -> None:
    assert why(title, body) is None


def test_long_texts_are_no_shells() -> None:
    assert why("Page not found", f"<p>{STORM * 20}</p>") is None
