"""Lines of a post that are not its text: calls to subscribe, forms for tips, advertising marks."""

from __future__ import annotations

# pattern (case does not matter) | a line of the kind
FURNITURE: tuple[str, ...] = (
    r"\bподпис(?:аться|ывайтесь|ывайся|ывайте)\b",  # Порт Live. Подписаться
    r"\bприслать новость\b",  # Прислать новость
    r"\bчита(?:ть|йте) нас\b",  # Читайте нас без VPN:
    r"\bчитайте (?:тут|здесь|также|подробнее)\b",  # Читайте тут:
    r"\bреклама\.|\berid\b",  # Реклама. ООО «Берег»
    r"^\s*(?:фото|видео|источник|текст)\s*:",  # Фото: пресс-служба порта
)
