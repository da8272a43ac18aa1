"""Given names that are one name in several languages, or a short form in common use; an example beside each row."""

from __future__ import annotations

# A row is one name. Short forms stand here only where newspapers print them in place of the full name.
ROWS: tuple[tuple[str, ...], ...] = tuple(
    tuple(row.partition("|")[0].split())
    for row in """
Александр Aleksandr Alexander Alexandr Олександр Oleksandr Аляксандр Alyaksandr Aliaksandr Aleksander   | Олександр Турчинов = Александр Турчинов
Алексей Aleksei Олексій Oleksii Oleksiy Аляксей Aliaksei                          | Олексій Резніков = Алексей Резников
Анатолий Anatoly Анатолій Анатоль                                                 | Анатолій = Анатолий
Андрей Andrei Андрій Andrii Andriy Андрэй Andrew Andrij                           | Andriy Yermak = Андрей Ермак
Антон Anton Антон                                                                 | Антон = Anton
Артём Artem Artyom Артем                                                          | Artyom = Artem
Борис Boris Барыс                                                                 | Барыс = Борис
Вадим Vadim Vadym Вадим                                                           | Vadym = Вадим
Валерий Valery Valerii Валерій Валерый Valeriy                                    | Valerii Zaluzhnyi
Василий Vasily Vasyl Василь Vassily Vasili                                        | Vasyl = Василий
Виктор Viktor Victor Віктор Віктар Viktar                                         | Victor = Виктор
Виталий Vitaly Vitalii Віталій Vitali Віталь                                      | Vitalii = Виталий
Владимир Vladimir Volodymyr Володимир Уладзімір Uladzimir Wladimir Wolodymyr      | Володимир Зеленський = Владимир Зеленский
Вячеслав Vyacheslav Viacheslav Vjacheslav В'ячеслав                               | Viacheslav = Вячеслав
Геннадий Gennady Hennadii Геннадій Генадзь                                        | Hennadii = Геннадий
Георгий Georgy Heorhii Георгій Georgi                                             | Heorhii Tykhyi = Георгий Тихий
Герман Herman German                                                              | Herman Gref = German Gref
Григорий Grigory Hryhorii Григорій Рыгор Ryhor                                    | Hryhorii = Григорий
Давид David Davyd                                                                 | Davyd Arakhamia
Даниил Daniil Danylo Данило Daniel                                                | Danylo = Даниил
Денис Denis Denys                                                                 | Denys = Денис
Дмитрий Dmitry Dmitri Dimitri Dmytro Дмитро Дзмітры Dzmitry                       | Dmytro Kuleba = Дмитрий Кулеба
Евгений Evgeny Yevhen Євген Яўген Yauhen Eugene                                   | Yevhen = Евгений
Екатерина Ekaterina Catherine Катерина Kateryna Кацярына                          | Kateryna = Екатерина
Елена Elena Olena Олена Алена Alena Helena                                        | Olena = Елена
Иван Ivan Іван                                                                    | Іван = Иван
Игорь Igor Ihor Ігор                                                              | Ihor = Игорь
Ирина Irina Iryna Ірина Ірына                                                     | Iryna = Ирина
Иосиф Iosif Joseph Йосип Yosyp                                                    | Йосип = Иосиф
Кирилл Kirill Kyrylo Кирило Kyril Cyril                                           | Kyrylo Budanov = Кирилл Буданов
Константин Konstantin Kostiantyn Костянтин Канстанцін Constantine                 | Kostiantyn = Константин
Людмила Lyudmila Liudmyla Ludmila                                                 | Liudmyla = Людмила
Максим Maxim Maksym Максім                                                        | Maksym = Максим
Мария Maria Mariia Марія Марыя Mary                                               | Марія = Мария
Михаил Mikhail Mykhailo Михайло Міхаіл Mihail Michail                             | Mykhailo = Михаил
Наталья Natalya Наталия Natalia Nataliia Наталія Наталля Natallia                 | Наталія = Наталья
Николай Nikolai Mykola Микола Мікалай Mikalai Nicholas                            | Mykola = Николай
Оксана Oksana Оксана                                                              | Oksana
Олег Oleg Oleh                                                                    | Oleh = Олег
Ольга Olga Olha Вольга                                                            | Olha = Ольга
Павел Pavel Pavlo Павло Paul Павал                                                | Pavlo = Павел
Пётр Pyotr Petro Петро Пятро Piotr Petr                                           | Petro Poroshenko = Пётр Порошенко
Роман Roman Раман                                                                 | Раман = Роман
Руслан Ruslan                                                                     | Ruslan
Светлана Svetlana Sviatlana Svitlana Світлана Святлана                            | Sviatlana = Светлана
Семён Semyon Semen Семен                                                          | Semyon = Semen
Сергей Sergei Serhii Сергій Siarhei Сяргей Sergiy Serge                           | Serhii = Сергей
Станислав Stanislav Станіслав Stanislaw                                           | Станіслав
Степан Stepan Stsiapan                                                            | Stepan
Татьяна Tatyana Tetiana Тетяна Таццяна Tatiana                                    | Tetiana = Татьяна
Тимофей Timofei Tymofii Тимофій                                                   | Tymofii
Фёдор Fyodor Fedir Федір Fedor                                                    | Fedir = Фёдор
Юлия Yulia Iuliia Юлія Julia Юля Yuliya                                           | Iuliia = Юлия
Юрий Yuri Yurii Юрій Юрый Yury Jury                                               | Yurii = Юрий
Ярослав Yaroslav Jaroslav Iaroslav                                                | Yaroslav
Anthony Antony Tony Энтони Тони                                                   | Tony Blinken = Antony Blinken
Benjamin Ben Бен Бенджамин Binyamin Биньямин Bibi                                 | Ben Wallace
Christopher Chris Кристофер Крис                                                  | Chris = Christopher
Charles Chuck Чарльз                                                              | Chuck = Charles
Daniel Dan Дэн Дэниел                                                             | Dan = Daniel
David Dave Дэвид                                                                  | Dave = David
Donald Дональд                                                                    | Donald
Edward Ned Ed Эдвард Нед                                                          | Ned Price = Edward Price
Elizabeth Liz Элизабет Лиз                                                        | Liz = Elizabeth
James Jim Джеймс Джим                                                             | Jim Mattis = James Mattis
Jennifer Jen Дженнифер Джен                                                       | Jen Psaki
John Jon Джон Jack                                                                | Jon = John
Joseph Joe Джозеф Джо                                                             | Joe Biden
Joshua Josh Джошуа                                                                | Josh
Matthew Matt Мэттью Мэтт                                                          | Matt Miller
Michael Mike Майкл Майк                                                           | Mike Pompeo
Patrick Pat Патрик Пэт                                                            | Pat Ryder
Peter Pete Питер Пит                                                              | Pete Hegseth
Robert Rob Bob Роберт Роб Боб                                                     | Bob = Robert
Stephen Steven Steve Стивен Стив                                                  | Steve Witkoff
Thomas Tom Томас Том                                                              | Tom
Timothy Tim Тимоти Тим                                                            | Tim
William Bill Уильям Билл                                                          | Bill Burns
""".strip().splitlines()
)

# Words in front of a surname that belong to it: "von der Leyen", «Ле Дриан»
PARTICLES = frozenset(
    "von van der den de di du del della la le bin ben al el фон ван дер ден де ди дю ля ле бин бен аль эль".split()
)

# Words in front of a name that are no part of it: "Mr Lind", «г-н Линд»
HONORIFICS = frozenset(
    """mr mrs ms miss dr sir lord lady mister madam gospodin
    господин госпожа господина господину г-н г-жа г-на тов товарищ пан пані mr. mrs. ms. dr. 씨""".split()
)
