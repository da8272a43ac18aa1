"""Voices of states that the press names without their office: last name | full name | in Russian | institution | state.

Common knowledge of readers, for lines only: an office that the text tells is stronger, and a desk's own table of people,
with the dates of their offices, replaces it.
"""

from __future__ import annotations

from svodka.lexicon.ru.table import rows

_OFFICIALS = """
Putin          | Vladimir Putin          | Путин        | Kremlin          | Russia
Peskov         | Dmitry Peskov           | Песков       | Kremlin          | Russia
Ushakov        | Yuri Ushakov            | Ушаков       | Kremlin          | Russia
Medvedev       | Dmitry Medvedev         | Медведев     | Security Council | Russia
Lavrov         | Sergei Lavrov           | Лавров       | Foreign Ministry | Russia
Zakharova      | Maria Zakharova         | Захарова     | Foreign Ministry | Russia
Ryabkov        | Sergei Ryabkov          | Рябков       | Foreign Ministry | Russia
Churkin        | Vitaly Churkin          | Чуркин       | Permanent Mission to the UN | Russia
Nebenzya       | Vasily Nebenzya         | Небензя      | Permanent Mission to the UN | Russia
Polyansky      | Dmitry Polyansky        | Полянский    | Permanent Mission to the UN | Russia
Shoigu         | Sergei Shoigu           | Шойгу        | Defence Ministry | Russia
Belousov       | Andrei Belousov         | Белоусов     | Defence Ministry | Russia
Konashenkov    | Igor Konashenkov        | Конашенков   | Defence Ministry | Russia
Gerasimov      | Valery Gerasimov        | Герасимов    | Armed Forces     | Russia
Mishustin      | Mikhail Mishustin       | Мишустин     | Government       | Russia
Matviyenko     | Valentina Matviyenko    | Матвиенко    | Parliament       | Russia
Volodin        | Vyacheslav Volodin      | Володин      | Parliament       | Russia
Zelensky       | Volodymyr Zelensky      | Зеленский    | Presidency       | Ukraine
Zelenskyy      | Volodymyr Zelensky      | Зеленский    | Presidency       | Ukraine
Poroshenko     | Petro Poroshenko        | Порошенко    | Presidency       | Ukraine
Kuleba         | Dmytro Kuleba           | Кулеба       | Foreign Ministry | Ukraine
Sybiha         | Andrii Sybiha           | Сибига       | Foreign Ministry | Ukraine
Podolyak       | Mykhailo Podolyak       | Подоляк      | Presidency       | Ukraine
Yermak         | Andriy Yermak           | Ермак        | Presidency       | Ukraine
Syrskyi        | Oleksandr Syrskyi       | Сырский      | Armed Forces     | Ukraine
Budanov        | Kyrylo Budanov          | Буданов      | Intelligence service | Ukraine
Lukashenko     | Alexander Lukashenko    | Лукашенко    | Presidency       | Belarus
Aliyev         | Ilham Aliyev            | Алиев        | Presidency       | Azerbaijan
Pashinyan      | Nikol Pashinyan         | Пашинян      | Government       | Armenia
Tokayev        | Kassym-Jomart Tokayev   | Токаев       | Presidency       | Kazakhstan
Trump          | Donald Trump            | Трамп        | White House      | United States
Biden          | Joe Biden               | Байден       | White House      | United States
Obama          | Barack Obama            | Обама        | White House      | United States
Blinken        | Antony Blinken          | Блинкен      | Department of State | United States
Rubio          | Marco Rubio             | Рубио        | Department of State | United States
Pompeo         | Mike Pompeo             | Помпео       | Department of State | United States
Kerry          | John Kerry              | Керри        | Department of State | United States
Hegseth        | Pete Hegseth            | Хегсет       | Defence Ministry | United States
Kirby          | John Kirby              | Кирби        | Defence Ministry | United States
Leavitt        | Karoline Leavitt        | Левитт       | White House      | United States
Starmer        | Keir Starmer            | Стармер      | Government       | United Kingdom
Macron         | Emmanuel Macron         | Макрон       | Presidency       | France
Scholz         | Olaf Scholz             | Шольц        | Government       | Germany
Merz           | Friedrich Merz          | Мерц         | Government       | Germany
Merkel         | Angela Merkel           | Меркель      | Government       | Germany
Baerbock       | Annalena Baerbock       | Бербок       | Foreign Ministry | Germany
Meloni         | Giorgia Meloni          | Мелони       | Government       | Italy
Orban          | Viktor Orban            | Орбан        | Government       | Hungary
Szijjarto      | Peter Szijjarto         | Сийярто      | Foreign Ministry | Hungary
Fico           | Robert Fico             | Фицо         | Government       | Slovakia
Vucic          | Aleksandar Vucic        | Вучич        | Presidency       | Serbia
Tusk           | Donald Tusk             | Туск         | Government       | Poland
Sikorski       | Radoslaw Sikorski       | Сикорский    | Foreign Ministry | Poland
Erdogan        | Recep Tayyip Erdogan    | Эрдоган      | Presidency       | Turkey
Cavusoglu      | Mevlut Cavusoglu        | Чавушоглу    | Foreign Ministry | Turkey
Fidan          | Hakan Fidan             | Фидан        | Foreign Ministry | Turkey
Netanyahu      | Benjamin Netanyahu      | Нетаньяху    | Government       | Israel
Gallant        | Yoav Gallant            | Галант       | Defence Ministry | Israel
Hagari         | Daniel Hagari           | Хагари       | Armed Forces     | Israel
Assad          | Bashar al-Assad         | Асад         | Presidency       | Syria
Khamenei       | Ali Khamenei            | Хаменеи      | Supreme Leader's Office | Iran
Rouhani        | Hassan Rouhani          | Рухани       | Presidency       | Iran
Raisi          | Ebrahim Raisi           | Раиси        | Presidency       | Iran
Pezeshkian     | Masoud Pezeshkian       | Пезешкиан    | Presidency       | Iran
Zarif          | Mohammad Javad Zarif    | Зариф        | Foreign Ministry | Iran
Amirabdollahian | Hossein Amirabdollahian | Амир Абдоллахиян | Foreign Ministry | Iran
Araghchi       | Abbas Araghchi          | Аракчи       | Foreign Ministry | Iran
Kanaani        | Nasser Kanaani          | Канани       | Foreign Ministry | Iran
Baghaei        | Esmaeil Baghaei         | Багаи        | Foreign Ministry | Iran
Iravani        | Amir Saeid Iravani      | Иравани      | Permanent Mission to the UN | Iran
Jubeir         | Adel al-Jubeir          | Джубейр      | Foreign Ministry | Saudi Arabia
Jinping        | Xi Jinping              | Си Цзиньпин  | Presidency       | China
Yi             | Wang Yi                 | Ван И        | Foreign Ministry | China
Modi           | Narendra Modi           | Моди         | Government       | India
Jaishankar     | S. Jaishankar           | Джайшанкар   | Foreign Ministry | India
Jong-un        | Kim Jong-un             | Ким Чен Ын   | Government       | North Korea
Stoltenberg    | Jens Stoltenberg        | Столтенберг  | NATO             | NATO
Rutte          | Mark Rutte              | Рютте        | NATO             | NATO
Guterres       | Antonio Guterres        | Гутерриш     | United Nations   | United Nations
"""


def officials() -> dict[str, tuple[str, str, str]]:
    """Last name in small letters, in English and in Russian -> full name, institution, state."""
    found = {}
    for last, full, russian, body, state in rows(_OFFICIALS):
        found[last.casefold()] = (full, body, state)
        found[russian.split()[-1].casefold()] = (full, body, state)
    return found
