"""Findings in every language that has a profile: copies are silent, an edit is told."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from compare.align import align
from compare.findings import find
from compare.label import label
from compare.language import known, load
from compare.mentions import sources
from compare.mentions.lexicon import lexicon
from compare.model import Block, Document, Finding, Source, Span, Statement, Version
from compare.segment import segment, version_from_sentences
from compare.settings import Settings
from tests.findings_fixture import found_in, grave

#: A short story a language: a date, a number, a source, a hedge, a condition, a quotation and a denial.
STORIES = {
    "ar": "قال الوزير يوم الاثنين إن الجسر سيغلق 3 أشهر. وأضاف: «لن ننتظر أكثر من ذلك». "
    "وقد يرتفع الثمن إذا تأخر العمل. "
    "وقالت مصادر إن الميناء ليس مغلقا.",
    "de": "Die Brücke über die Lem wird am Montag für 3 Jahre gesperrt, sagte Jörg Müller. "
    "„Wir können nicht warten“, sagte er. "
    "Der Preis könnte steigen, wenn der Bau sich verzögert. Der Hafen ist nicht gesperrt, teilte die Polizei mit.",
    "en": "The café by the bridge will close on Monday for 3 years, Zoë Müller said. “We can’t wait,” she said. "
    "The price could rise if the work is late. The harbour is not closed, according to officials.",
    "es": "El puente cerrará el lunes durante 3 años, dijo José Núñez. «No podemos esperar más», añadió. "
    "El precio podría subir si la obra se retrasa. El puerto no está cerrado, según fuentes de la policía.",
    "fr": "Le pont sera fermé lundi pendant 3 ans, a dit Zoé Hébert. "
    "« Nous ne pouvons pas attendre », a-t-elle ajouté. "
    "Le prix pourrait monter si les travaux tardent. Le port n’est pas fermé, selon la police.",
    "hi": "मंत्री ने सोमवार को कहा कि पुल 3 साल तक बंद रहेगा। “हम इंतज़ार नहीं कर सकते,” उन्होंने कहा। "
    "अगर काम में देर हुई तो दाम शायद बढ़ेंगे। सूत्रों के अनुसार बंदरगाह बंद नहीं है।",
    "it": "Il ponte resterà chiuso da lunedì per 3 anni, ha detto Nicolò Pavè. "
    "«Non possiamo più aspettare», ha aggiunto. "
    "Il prezzo potrebbe salire se i lavori tardano. Il porto non è chiuso, secondo la polizia.",
    "ja": "大臣は月曜日、橋を3年間閉鎖すると述べた。「もう待てない」と語った。"
    "工事が遅れた場合、費用は増える可能性がある。港は閉鎖されていない。",
    "nl": "De brug gaat maandag 3 jaar dicht, zei Zoë de Graaf. “We kunnen niet wachten,” zei ze. "
    "De prijs kan misschien stijgen als het werk uitloopt. De haven is niet dicht, volgens de politie.",
    "pt": "A ponte ficará fechada na segunda-feira por 3 anos, disse João Simões. "
    "“Não podemos esperar”, afirmou. "
    "O preço poderia subir se a obra atrasar. O porto não está fechado, segundo a polícia.",
    "ru": "Мост закроют в понедельник на 3 года, сказал Андрей Юрьев. «Мы не можем ждать», — сказал он. "
    "Цена может вырасти, если работы задержатся. Порт не закрыт, по данным полиции.",
    "zh": "部长周一表示，大桥将关闭3年。“我们不能再等了，”他说。"
    "如果工程延误，费用可能上升。港口没有关闭。",
}  # fmt: skip
#: Sign for sign; apostrophes too.
_STRAIGHT = str.maketrans("“”„«»’‘「」", '"""""\'\'""')


def _version(text: str, lang: str) -> Version:
    document = Document(Source(), text, (Block("paragraph", Span(0, len(text))),), lang=lang)
    return segment(document, Settings())


def _told(left: str, right: str, lang: str) -> tuple[Finding, ...]:
    versions = _version(left, lang), _version(right, lang)
    return find(versions, (label(align(*versions, Settings())),), Settings())


def test_every_language_has_a_story() -> None:
    assert set(STORIES) == set(known()) - {"und"}


@pytest.mark.parametrize("lang", sorted(STORIES))
@pytest.mark.parametrize(
    "copy",
    [
        pytest.param(str, id="itself"),
        pytest.param(lambda text: text.translate(_STRAIGHT), id="straight quotes"),
        pytest.param(lambda text: text.replace(" ", "\u00a0"), id="no-break spaces"),
        pytest.param(lambda text: text.replace(" ", "\n"), id="re-wrapped"),
        pytest.param(lambda text: text.replace(" ", "\r\n"), id="CRLF"),
        pytest.param(lambda text: unicodedata.normalize("NFD", text), id="decomposed"),
    ],
)
def test_a_copy_of_a_story_has_no_finding_above_style(lang: str, copy: Callable[[str], str]) -> None:
    assert grave(_told(STORIES[lang], copy(STORIES[lang]), lang)) == []


@pytest.mark.parametrize("lang", sorted(STORIES))
def test_one_digit_is_told_in_every_language(lang: str) -> None:
    assert grave(_told(STORIES[lang], STORIES[lang].replace("3", "4"), lang)) == ["number-changed"]


@pytest.mark.parametrize("lang", sorted(STORIES))
def test_every_language_lists_conditions_charged_words_and_steps_of_days(lang: str) -> None:
    lists = lexicon(load(lang))
    facets = {facet for some in lists.phrases.values() for _, facet, _ in some}
    assert {"hedge", "negation", "condition", "charged", "open-list"} <= facets
    assert lists.relative


@pytest.mark.parametrize("lang", sorted(STORIES))
def test_no_list_sets_a_word_both_charged_and_plain(lang: str) -> None:
    language = load(lang)
    charged = {
        value
        for some in lexicon(language).phrases.values()
        for rest, facet, value in some
        if facet == "charged" and not rest
    }
    assert not charged & language.stop_words


@pytest.mark.parametrize(
    ("lang", "said", "became", "expected"),
    [
        pytest.param("de", "könnte steigen", "wird steigen", "hedge-dropped", id="de hedge"),
        pytest.param("de", "ist nicht gesperrt", "ist gesperrt", "polarity-flipped", id="de denial"),
        pytest.param("de", "am Montag", "am Dienstag", "date-changed", id="de weekday"),
        pytest.param("es", "podría subir", "va a subir", "hedge-dropped", id="es hedge"),
        pytest.param("es", "no está cerrado", "está cerrado", "polarity-flipped", id="es denial"),
        pytest.param("es", "el lunes", "el martes", "date-changed", id="es weekday"),
        pytest.param("fr", "lundi", "mardi", "date-changed", id="fr weekday"),
        pytest.param("it", "lunedì", "martedì", "date-changed", id="it weekday"),
        pytest.param("nl", "maandag", "dinsdag", "date-changed", id="nl weekday"),
        pytest.param("pt", "segunda-feira", "terça-feira", "date-changed", id="pt weekday"),
        pytest.param("ru", "понедельник", "вторник", "date-changed", id="ru weekday"),
        pytest.param("ru", "не закрыт", "закрыт", "polarity-flipped", id="ru denial"),
        pytest.param("ar", "يوم الاثنين", "يوم الثلاثاء", "date-changed", id="ar weekday"),
        pytest.param("hi", "सोमवार", "मंगलवार", "date-changed", id="hi weekday"),
        pytest.param("ja", "月曜日", "火曜日", "date-changed", id="ja weekday"),
        pytest.param("zh", "周一", "周二", "date-changed", id="zh weekday"),
        pytest.param("ar", "الجسر سيغلق", "كارثي الجسر سيغلق", "charged-word-added", id="ar charged"),
        pytest.param("de", "Der Preis", "Der skandalöse Preis", "charged-word-added", id="de charged"),
        pytest.param("en", "The harbour", "The notorious harbour", "charged-word-added", id="en charged"),
        pytest.param("es", "El puerto", "El infame puerto", "charged-word-added", id="es charged"),
        pytest.param("fr", "Le port", "Le port scandaleux", "charged-word-added", id="fr charged"),
        pytest.param("hi", "पुल 3", "विवादित पुल 3", "charged-word-added", id="hi charged"),
        pytest.param("it", "Il porto", "Il famigerato porto", "charged-word-added", id="it charged"),
        pytest.param("ja", "橋を3", "前代未聞の橋を3", "charged-word-added", id="ja charged"),
        pytest.param("nl", "De haven", "De beruchte haven", "charged-word-added", id="nl charged"),
        pytest.param("pt", "O porto", "O infame porto", "charged-word-added", id="pt charged"),
        pytest.param("ru", "Порт не", "Позорный порт не", "charged-word-added", id="ru charged"),
        pytest.param("zh", "大桥将", "臭名昭著的大桥将", "charged-word-added", id="zh charged"),
        pytest.param("ar", "وقالت مصادر إن الميناء", "الميناء", "attribution-dropped", id="ar source"),
        pytest.param("ar", "الجسر سيغلق", "الجسر الكارثي سيغلق", "charged-word-added", id="ar article"),
        pytest.param("de", ", sagte Jörg Müller", "", "attribution-dropped", id="de source"),
        pytest.param("es", ", dijo José Núñez", "", "attribution-dropped", id="es source"),
        pytest.param("fr", ", a dit Zoé Hébert", "", "attribution-dropped", id="fr source"),
        pytest.param("fr", " si les travaux tardent", "", "condition-changed", id="fr condition"),
        pytest.param("hi", "सूत्रों के अनुसार ", "", "attribution-dropped", id="hi source"),
        pytest.param("hi", "बंद नहीं है", "बंद है", "polarity-flipped", id="hi denial"),
        pytest.param("it", ", ha detto Nicolò Pavè", "", "attribution-dropped", id="it source"),
        pytest.param("ja", "工事が遅れた場合、", "", "condition-changed", id="ja condition"),
        pytest.param("nl", ", zei Zoë de Graaf", "", "attribution-dropped", id="nl source"),
        pytest.param("pt", ", disse João Simões", "", "attribution-dropped", id="pt source"),
        pytest.param("ru", ", сказал Андрей Юрьев", "", "attribution-dropped", id="ru source"),
        pytest.param("zh", "费用可能上升", "费用上升", "hedge-dropped", id="zh hedge"),
        pytest.param("ja", "「もう待てない」", "「もう待たない」", "quote-altered", id="ja quote"),
        pytest.param("zh", "“我们不能再等了，”", "“我们不想再等了，”", "quote-altered", id="zh quote"),
    ],
)  # fmt: skip
def test_an_edit_is_told_in_its_language(lang: str, said: str, became: str, expected: str) -> None:
    assert STORIES[lang].count(said) == 1
    assert grave(_told(STORIES[lang], STORIES[lang].replace(said, became), lang)) == [expected]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        pytest.param("de", "Laut Polizei ist der Hafen gesperrt.", ["Polizei"], id="de a source before its verb"),
        pytest.param("de", "Die Brücke ist so gut wie fertig.", [], id="de so is thus"),
        pytest.param("de", "Die Brücke ist fertig, so Jörg Müller.", ["Jörg Müller"], id="de so with a name"),
        pytest.param("it", "Il ponte resterà chiuso per tre anni.", [], id="it per is for"),
        pytest.param("it", "Il ponte è chiuso, ha detto il ministro.", ["ministro"], id="it an auxiliary"),
        pytest.param("ja", "警察によると、橋は閉鎖された。", ["警察"], id="ja a source before its phrase"),
        pytest.param("ja", "日本では、橋は閉鎖された。", [], id="ja a place"),
        pytest.param("pt", "A ponte abriu para o público.", [], id="pt para is for"),
    ],
)
def test_sources_are_found_in_their_language(lang: str, text: str, expected: list[str]) -> None:
    found = sources(Statement(Span(0, len(text)), text, "body", 0), load(lang))
    assert [one.source.of(text) for one in found] == expected


@pytest.mark.parametrize(
    ("lang", "left", "right"),
    [
        pytest.param("it", "I lavori potrebbero iniziare a ottobre.", "I lavori inizieranno a ottobre.", id="it"),
        pytest.param("ru", "Первые работы могут начаться в октябре.", "Первые работы начнутся в октябре.", id="ru"),
        pytest.param("ja", "工事は10月に始まる可能性がある。", "工事は10月に始まる。", id="ja behind its verb"),
    ],
)
def test_a_hedge_goes_though_its_verb_takes_another_form(lang: str, left: str, right: str) -> None:
    assert grave(_told(left, right, lang)) == ["hedge-dropped"]


_REST = {
    "de": " Es regnete die ganze Nacht im Hafen. Zwei Bäcker verkauften Brot an die Menge. Die Fähre kam zu spät.",
    "fr": " Il a plu toute la nuit sur le port. Deux boulangers ont vendu du pain. Le bac était encore en retard.",
    "es": " Llovió toda la noche en el puerto. Dos panaderos vendieron pan a la gente. El barco llegó tarde otra vez.",
}


@pytest.mark.parametrize(
    ("lang", "left", "right", "expected"),
    [
        pytest.param(
            "de",
            "Der Tunnel ist 12 Kilometer lang und wurde 1998 gebaut.",
            "Der Tunnel ist 12 Meilen lang und wurde 1998 gebaut.",
            "number-changed",
            id="de number-changed Tunnel",
        ),
        pytest.param(
            "de",
            "Der Tunnel kostete 40 Millionen Euro.",
            "Der Tunnel kostete 44 Millionen Euro.",
            "number-changed",
            id="de number-changed Tunnel",
        ),
        pytest.param(
            "de",
            "Die Zahl der Unfälle hat sich verdoppelt, sagte die Polizei.",
            "Die Zahl der Unfälle hat sich verdreifacht, sagte die Polizei.",
            "number-changed",
            id="de number-changed Zahl",
        ),
        pytest.param(
            "de",
            "Der Damm sei sicher, sagte die Wasserbehörde am Montag.",
            "Der Damm ist sicher.",
            "attribution-dropped",
            id="de attribution-dropped Damm",
        ),
        pytest.param(
            "de",
            "Nach Angaben der Feuerwehr wurden drei Menschen verletzt.",
            "Drei Menschen wurden verletzt.",
            "attribution-dropped",
            id="de attribution-dropped Angaben",
        ),
        pytest.param(
            "de",
            "Der Minister will nicht zurücktreten.",
            "Der Minister will zurücktreten.",
            "polarity-flipped",
            id="de polarity-flipped Minister",
        ),
        pytest.param(
            "de",
            "Der Minister wird wohl zurücktreten.",
            "Der Minister wird zurücktreten.",
            "hedge-dropped",
            id="de hedge-dropped Minister",
        ),
        pytest.param(
            "de",
            "Der mutmaßliche Täter floh in den Wald.",
            "Der Täter floh in den Wald.",
            "hedge-dropped",
            id="de hedge-dropped mutmaßliche",
        ),
        pytest.param(
            "de",
            "Die Preise stiegen im Mai um drei Prozent.",
            "Die Preise fielen im Mai um drei Prozent.",
            "polarity-flipped",
            id="de polarity-flipped Preise",
        ),
        pytest.param(
            "de",
            "Ministerin Anna Krause unterschrieb den Vertrag im Rathaus.",
            "Bürgermeisterin Anna Krause unterschrieb den Vertrag im Rathaus.",
            "title-changed",
            id="de title-changed Anna",
        ),
        pytest.param(
            "de",
            "Alle Abgeordneten stimmten dem Plan zu.",
            "Einige Abgeordnete stimmten dem Plan zu.",
            "scope-changed",
            id="de scope-changed Abgeordneten",
        ),
        pytest.param(
            "de",
            "Der Mann wurde von der Polizei am Fluss erschossen.",
            "Der Mann starb am Fluss.",
            "detail-dropped",
            id="de detail-dropped Mann",
        ),
        pytest.param(
            "fr",
            "Le barrage est sûr, a déclaré l'autorité de l'eau lundi.",
            "Le barrage est sûr.",
            "attribution-dropped",
            id="fr attribution-dropped barrage",
        ),
        pytest.param(
            "fr",
            "Selon les pompiers, trois personnes ont été blessées.",
            "Trois personnes ont été blessées.",
            "attribution-dropped",
            id="fr attribution-dropped les",
        ),
        pytest.param(
            "fr",
            "Le ministre ne démissionnera pas avant le vote.",
            "Le ministre démissionnera avant le vote.",
            "polarity-flipped",
            id="fr polarity-flipped ministre",
        ),
        pytest.param(
            "fr",
            "Le ministre pourrait démissionner avant le vote.",
            "Le ministre va démissionner avant le vote.",
            "hedge-dropped",
            id="fr hedge-dropped ministre",
        ),
        pytest.param(
            "fr",
            "Les prix ont augmenté de trois pour cent en mai.",
            "Les prix ont baissé de trois pour cent en mai.",
            "polarity-flipped",
            id="fr polarity-flipped prix",
        ),
        pytest.param(
            "fr",
            "Tous les députés ont approuvé le plan.",
            "Certains députés ont approuvé le plan.",
            "scope-changed",
            id="fr scope-changed les",
        ),
        pytest.param(
            "fr",
            "« Nous ne vendrons jamais le port », a dit Petit lundi.",
            "« Nous vendrons le port », a dit Petit lundi.",
            "quote-altered",
            id="fr quote-altered Nous",
        ),
        pytest.param(
            "es",
            "El túnel mide 12 kilómetros y se construyó en 1998.",
            "El túnel mide 12 millas y se construyó en 1998.",
            "number-changed",
            id="es number-changed túnel",
        ),
        pytest.param(
            "es",
            "La presa es segura, dijo el lunes la autoridad del agua.",
            "La presa es segura.",
            "attribution-dropped",
            id="es attribution-dropped presa",
        ),
        pytest.param(
            "es",
            "Según los bomberos, tres personas resultaron heridas.",
            "Tres personas resultaron heridas.",
            "attribution-dropped",
            id="es attribution-dropped los",
        ),
        pytest.param(
            "es",
            "El ministro no dimitirá antes de la votación.",
            "El ministro dimitirá antes de la votación.",
            "polarity-flipped",
            id="es polarity-flipped ministro",
        ),
        pytest.param(
            "es",
            "El ministro podría dimitir antes de la votación.",
            "El ministro va a dimitir antes de la votación.",
            "hedge-dropped",
            id="es hedge-dropped ministro",
        ),
        pytest.param(
            "es",
            "Los precios subieron un tres por ciento en mayo.",
            "Los precios bajaron un tres por ciento en mayo.",
            "polarity-flipped",
            id="es polarity-flipped precios",
        ),
        pytest.param(
            "es",
            "Todos los diputados aprobaron el plan.",
            "Algunos diputados aprobaron el plan.",
            "scope-changed",
            id="es scope-changed los",
        ),
        pytest.param(
            "es",
            "El presunto ladrón huyó por el puerto viejo.",
            "El ladrón huyó por el puerto viejo.",
            "hedge-dropped",
            id="es hedge-dropped presunto",
        ),
    ],
)
def test_one_edit_is_one_finding(lang: str, left: str, right: str, expected: str) -> None:
    assert grave(_told(left + _REST[lang], right + _REST[lang], lang)) == [expected]


@pytest.mark.parametrize(
    ("lang", "left", "right"),
    [
        pytest.param(
            "pt",
            "O incêndio fechou dez ruas -- O porto parou.",
            "O incêndio fechou dez ruas; o porto parou.",
            id="pt O",
        ),
        pytest.param(
            "it",
            "È caduta la torre vecchia – Il porto è chiuso.",
            "È caduta la torre vecchia; il porto è chiuso.",
            id="it È",
        ),
        pytest.param(
            "es", "Y cayó la torre vieja – El puerto cerró.", "Y cayó la torre vieja; el puerto cerró.", id="es Y"
        ),
        pytest.param(
            "en",
            "US bakers closed ten shops – The port stood still.",
            "US bakers closed ten shops; the port stood still.",
            id="en US",
        ),
    ],
)
def test_capitals_before_a_dash_are_no_dateline(lang: str, left: str, right: str) -> None:
    told = _told(f"{left} {STORIES[lang]}", f"{right} {STORIES[lang]}", lang)
    assert [one.message for one in told if one.rule == "place-dropped"] == []


def test_a_dateline_within_the_lead_is_told() -> None:
    sides = [["LISBOA — O porto fechou dez cais."], ["O porto fechou dez cais."]]
    versions = [version_from_sentences([side], lang="pt") for side in sides]
    told = find((versions[0], versions[1]), (label(align(versions[0], versions[1], Settings())),), Settings())
    assert [one.message for one in told if one.rule == "place-dropped"] == ["Dateline dropped: “LISBOA”"]


@pytest.mark.parametrize(
    ("lang", "left", "right", "expected"),
    [
        pytest.param("ja", "佐藤さんは橋を開いた。", "加藤さんは橋を開いた。", "“佐藤” became “加藤”", id="ja"),
        pytest.param("zh", "王先生周一打开了大桥。", "李先生周一打开了大桥。", "“王” became “李”", id="zh"),
    ],
)
def test_another_name_before_a_title_is_told(lang: str, left: str, right: str, expected: str) -> None:
    told = _told(left + STORIES[lang], right + STORIES[lang], lang)
    assert [one.message for one in told if one.severity == "fact"] == [f"Name changed: {expected}"]


@pytest.mark.parametrize(
    ("lang", "left", "right"),
    [
        pytest.param("ja", "佐藤花子さんは橋を開いた。", "佐藤氏は橋を開いた。", id="ja"),
        pytest.param("zh", "邻居王先生打开了大桥。", "王先生打开了大桥。", id="zh"),
    ],
)
def test_a_name_told_more_fully_is_one(lang: str, left: str, right: str) -> None:
    told = _told(left + STORIES[lang], right + STORIES[lang], lang)
    assert [one.rule for one in told if "name" in one.rule or "title" in one.rule] == []


@pytest.mark.parametrize(
    ("lang", "left", "right", "expected"),
    [
        pytest.param("fr", "La digue a été annoncée par l'agence du port.", "L'agence du port a annoncé la digue.", [],
            id="fr passive"),
        pytest.param("es", "El ministro prometió un dique nuevo.", "El ministro ha prometido un dique nuevo.", [],
            id="es perfect"),
        pytest.param("nl", "De minister beloofde een nieuwe dijk.", "De minister heeft een nieuwe dijk beloofd.", [],
            id="nl perfect"),
        pytest.param("it", "Il presunto autore è stato preso lunedì.", "L'autore è stato preso lunedì.",
            ["hedge-dropped"], id="it hedge before an elided noun"),
        pytest.param("fr", "Le bac part si la mer est calme.", "Le bac part.", ["condition-changed"],
            id="fr condition of two words"),
        pytest.param("de", "Das Schiff fährt um 14.30 Uhr.", "Das Schiff fährt um 14:30 Uhr.", [], id="de one time"),
        pytest.param("de", "Das Schiff fährt um 14.30 Uhr.", "Das Schiff fährt um 16.30 Uhr.", ["date-changed"],
            id="de another time"),
        pytest.param("es", "Vinieron 15.000 personas.", "Vinieron 15 000 personas.", [], id="es one number"),
        pytest.param("de", "Der Hafen ist zu, teilte die Polizei mit.", "Der Hafen ist zu.", ["attribution-dropped"],
            id="de teilte mit"),
        pytest.param("de", "Der Fahrer sei müde gewesen, sagte der Wirt.", "Der Fahrer war müde, sagte der Wirt.", [],
            id="de reported speech with its source"),
        pytest.param("de", "Der alte Fahrer sei müde gewesen.", "Der alte Fahrer war müde.", ["hedge-dropped"],
            id="de reported speech without a source"),
        pytest.param("de", "Der alte Fahrer habe stark getrunken.", "Der alte Fahrer hat stark getrunken.",
            ["hedge-dropped"], id="de reported habe"),
        pytest.param("de", "Die angebliche Täterin ist frei.", "Die Täterin ist frei.", ["hedge-dropped"],
            id="de hedge with an ending"),
        pytest.param("nl", "De vermoedelijke dader is vrij.", "De dader is vrij.", ["hedge-dropped"],
            id="nl hedge with an ending"),
        pytest.param("nl", "Vier koks zijn ziek, aldus de politie.", "Volgens de politie zijn vier koks ziek.", [],
            id="nl verb behind the source"),
        pytest.param("it", "Il faro è spento, secondo la polizia.", "Stando alla polizia, il faro è spento.", [],
            id="it phrase with an article"),
        pytest.param("es", "El plan contó con 14 votos.", "El plan obtuvo 14 votos.", [], id="es contar con"),
        pytest.param("pt", "O plano contou com 14 votos.", "O plano recebeu 14 votos.", [], id="pt contar com"),
        pytest.param("de", "Kanzler Lohner kam am Freitag.", "Kanzler Wiemann kam am Freitag.", ["name-changed"],
            id="de name behind an office"),
        pytest.param("de", "Anna Krause und Jan Lindner sind da. Am Abend sah Krause die Schleuse.",
            "Anna Krause und Jan Lindner sind da. Am Abend sah Lindner die Schleuse.", ["name-changed"],
            id="de surnames that look like nouns"),
        pytest.param("de", "Die Deutsche Bahn und die Freie Presse. Am Abend ruht die Bahn.",
            "Die Deutsche Bahn und die Freie Presse. Am Abend ruht der Zug.", [], id="de nouns of houses"),
        pytest.param("de", "Das Gericht verhängte fünf Jahre Haft.", "Das Gericht verhängte fünf Monate Haft.",
            ["number-changed"], id="de a measure is no name"),
        pytest.param("de", "Der Bürgermeister von Altwerd, Horst Emmel, sah zu.",
            "Der Landrat von Altwerd, Horst Emmel, sah zu.", ["title-changed"], id="de title with its place"),
        pytest.param("es", "La alcaldesa de Ródena, Ana Gil, abrió el puente.",
            "La ministra de Ródena, Ana Gil, abrió el puente.", ["title-changed"], id="es title with its place"),
        pytest.param("en", "The mayor of Altwerd, Horst Emmel, opened the bridge.",
            "The governor of Altwerd, Horst Emmel, opened the bridge.", ["title-changed"],
            id="en title with its place"),
        pytest.param("es", "—Hemos sufrido mucho —reconoció el patrón Pablo Vidal.",
            "«Hemos sufrido mucho», reconoció el patrón Pablo Vidal.", [], id="es dash and marks"),
        pytest.param("pt", "— Sofremos muito — reconheceu o mestre Paulo Vidal.",
            "“Sofremos muito”, reconheceu o mestre Paulo Vidal.", [], id="pt dash and marks"),
        pytest.param("fr", "– Nous avons souffert, a reconnu le patron Paul Vidal.",
            "« Nous avons souffert », a reconnu le patron Paul Vidal.", [], id="fr dash and marks"),
        pytest.param("es", "—Hemos sufrido mucho —reconoció el patrón Pablo Vidal.",
            "—Hemos sufrido mucho —reconoció la patrona Ana Gil.", ["attribution-changed"], id="es dash and speaker"),
        pytest.param("fr", "Aucun blessé n'est à déplorer.", "On ne déplore aucun blessé.", [], id="fr on"),
        pytest.param("es", "El faro está apagado, indicó el servicio costero.", "El faro está apagado.",
            ["attribution-dropped"], id="es any noun as a source"),
        pytest.param("it", "Il faro è spento, ha indicato il servizio costiero.", "Il faro è spento.",
            ["attribution-dropped"], id="it any noun as a source"),
    ],
)  # fmt: skip
def test_an_edit_of_one_sentence(lang: str, left: str, right: str, expected: list[str]) -> None:
    assert [one.rule for one in found_in(left, right, lang) if one.severity in {"fact", "stance"}] == expected
