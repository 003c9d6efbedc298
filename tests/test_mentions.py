"""What a statement mentions: values are compared, so wordings of one value must share it."""

from __future__ import annotations

import pytest

from compare.findings.facts.spelling import misspelled
from compare.language import load
from compare.mentions import find, hearsay, sources
from compare.mentions.dates import agree
from compare.mentions.lexicon import lexicon
from compare.mentions.names import same_name
from compare.model import Mention, Span, Statement

EN = load("en")


def statement(text: str, start: int = 0) -> Statement:
    return Statement(Span(start, start + len(text)), text, "body", 0)


def values(text: str, facet: str) -> list[str]:
    return [mention.value for mention in find(statement(text), EN) if mention.facet == facet]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("three men", ["3"], id="cardinal in words"),
        pytest.param("3 men", ["3"], id="cardinal in digits"),
        pytest.param("the seventh launch", ["#7"], id="ordinal in words"),
        pytest.param("the 7th launch", ["#7"], id="ordinal in digits"),
        pytest.param("the twenty-first launch", ["#21"], id="compound ordinal"),
        pytest.param("twenty-one men", ["21"], id="compound cardinal"),
        pytest.param("two hundred and fifty-three men", ["253"], id="hundreds with and"),
        pytest.param("half a million men", ["500000"], id="half a million"),
        pytest.param("a dozen eggs", ["12"], id="a dozen"),
        pytest.param("two dozen eggs", ["24"], id="two dozen"),
        pytest.param("$43 million in cash", ["USD 43000000"], id="dollars before a scale"),
        pytest.param("US$43m in cash", ["USD 43000000"], id="US dollars with a short scale"),
        pytest.param("43 million dollars in cash", ["USD 43000000"], id="dollars in words"),
        pytest.param("€5bn in cash", ["EUR 5000000000"], id="euros"),
        pytest.param("43,885,310 votes", ["43885310"], id="thousands"),
        pytest.param("5 percent of it", ["5%"], id="percent in words"),
        pytest.param("5% of it", ["5%"], id="percent sign"),
        pytest.param("rose 2.5 percentage points", ["2.5 points"], id="percentage points are not percent"),
        pytest.param("two-thirds of voters", ["2/3"], id="fraction"),
        pytest.param("a third of voters", ["1/3"], id="a third of"),
        pytest.param("the third voter", ["#3"], id="the third"),
        pytest.param("a 42-year-old man", ["42"], id="age"),
        pytest.param("they lost 3-2", ["3-2"], id="score"),
        pytest.param("they lost 3–2", ["3-2"], id="score with another dash"),
        pytest.param("they lost 3:2", ["3-2"], id="score with a colon"),
        pytest.param("at 17:30 they lost", [], id="a time is no score"),
        pytest.param("call 555-12-34", ["555", "12", "34"], id="three numbers are no score"),
        pytest.param("in the 2019-20 season", ["20"], id="years are no score"),
        pytest.param("a 5-7 percent rise", ["5", "7%"], id="a percentage is no score"),
        pytest.param("an F-16 and COVID-19", [], id="names with digits"),
        pytest.param("in 2022 it rose", [], id="a year is a date"),
        pytest.param("a sum (million) in cash", ["1000000"], id="a scale behind a bracket"),
        pytest.param("He sang “Thousand after thousand” now", ["1000", "1000"], id="a scale behind a quote mark"),
        pytest.param(
            "386² rose in 201² at 1/² and 6²/7", ["386", "201", "1", "6", "7"], id="raised digits count nothing"
        ),
        pytest.param(f"{'9' * 5000} men, {'1,' * 3000}1 p.m.", [], id="digits without end"),
        pytest.param(f"{'9' * 400}.5 men at {'9' * 5000} p.m.", [], id="more than a float holds"),
        pytest.param(
            "a key of 123456789012345678901234567890 and 12 men",
            ["123456789012345678901234567890", "12"],
            id="a long number is one",
        ),
        pytest.param("Cents, million after million", ["1000000", "1000000"], id="a scale behind a comma"),
    ],
)
def test_numbers_share_a_value_however_they_are_said(text: str, expected: list[str]) -> None:
    assert values(text, "number") == expected


def test_a_million_millions_without_end_are_no_crash() -> None:
    assert values("1.5 " + "million " * 200, "number")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        pytest.param("ru", "Это седьмой запуск за год.", id="ru-without-facets"),
        pytest.param("ar", "هذه هي المرة السابعة هذا العام.", id="ar-without-facets"),
        pytest.param("hi", "यह सातवां प्रक्षेपण है।", id="hi-without-facets"),
        pytest.param("de", "Das ist der siebte Start.", id="de"),
        pytest.param("es", "Es el séptimo lanzamiento.", id="es"),
    ],
)
def test_ordinals_of_the_profile_are_numbers_in_every_language(lang: str, text: str) -> None:
    found = find(Statement(Span(0, len(text)), text, "body", 0), load(lang))
    assert [mention.value for mention in found if mention.facet == "number"] == ["#7"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("on Feb. 24, 2022, it rose", ["2022-02-24"], id="month day year"),
        pytest.param("on 24 February 2022 it rose", ["2022-02-24"], id="day month year"),
        pytest.param("on 2022-02-24 it rose", ["2022-02-24"], id="iso"),
        pytest.param("on Sept. 3 it rose", ["--09-03"], id="no year"),
        pytest.param("it rose in May", ["--05"], id="month alone"),
        pytest.param("it may rise", [], id="may is no month"),
        pytest.param("Theresa May rose", [], id="May is a name"),
        pytest.param("troops march 5 miles", [], id="march is no month"),
        pytest.param("since 2021 it rose", ["2021"], id="year"),
        pytest.param("in the 1990s it rose", ["1990s"], id="decade"),
        pytest.param("in the '80s it rose", ["1980s"], id="short decade"),
        pytest.param("at 5:30 p.m. it rose", ["time 17:30"], id="time with half of the day"),
        pytest.param("at 5.30pm and at 7am", ["time 17:30", "time 07:00"], id="half of the day tied to the hour"),
        pytest.param("at 12am and at 12pm", ["time 00:00", "time 12:00"], id="midnight and noon"),
        pytest.param("at 17:30 it rose", ["time 17:30"], id="time of 24 hours"),
        pytest.param("on Tuesday it rose", ["weekday tuesday"], id="weekday"),
        pytest.param("it rose last week", ["relative last week"], id="relative"),
        pytest.param("it paid $2022 for it", [], id="money is no year"),
    ],
)
def test_dates_have_one_normal_form(text: str, expected: list[str]) -> None:
    assert values(text, "date") == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param("2022-02-24", "--02-24", True, id="year left out"),
        pytest.param("2022-02-24", "2022", True, id="day left out"),
        pytest.param("2022", "2021", False, id="another year"),
        pytest.param("--02-24", "--03-24", False, id="another month"),
        pytest.param("weekday tuesday", "--02-24", False, id="nothing in common"),
    ],
)
def test_dates_agree_as_far_as_both_are_given(left: str, right: str, expected: bool) -> None:
    assert agree(left, right) is expected
    assert agree(right, left) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Then Kazem Jalali's plan won", ["kazem jalali"], id="possessive"),
        pytest.param("the Department of Defense spoke", ["department of defense"], id="particle inside"),
        pytest.param("the U.S. Department of State spoke", ["us department of state"], id="abbreviation joins"),
        pytest.param("President Masoud Pezeshkian spoke", ["masoud pezeshkian"], id="title set apart"),
        pytest.param("the reverend Martin Luther King Jr. spoke", ["martin luther king"], id="surname like a title"),
        pytest.param("Officials spoke in Geneva", ["geneva"], id="a sentence's first word"),
        pytest.param("Yesterday Smith and Brown spoke", ["smith", "brown"], id="joined by and"),
    ],
)
def test_names_are_found_without_titles(text: str, expected: list[str]) -> None:
    assert values(text, "name") == expected


def test_titles_keep_what_limits_them_and_share_short_forms() -> None:
    assert values("with former Sen. Ann Lee", "title") == ["former senator"]
    assert values("with former Senator Ann Lee", "title") == ["former senator"]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param("kazem jalali", "jalali", True, id="surname"),
        pytest.param("us", "united states", True, id="alias"),
        pytest.param("iran", "iranian", True, id="people of a country"),
        pytest.param("jalali", "jalili", False, id="other spelling"),
        pytest.param("ann lee", "ann leigh", False, id="other surname"),
        pytest.param("world health organization", "who", True, id="initials"),
    ],
)
def test_one_name_has_several_forms(left: str, right: str, expected: bool) -> None:
    assert same_name(left, right, lexicon(EN)) is expected
    assert same_name(right, left, lexicon(EN)) is expected


@pytest.mark.parametrize(
    ("text", "facet", "expected"),
    [
        pytest.param("it could serve", "hedge", ["could"], id="hedge"),
        pytest.param("it is not only old but slow", "negation", [], id="not only"),
        pytest.param("it is not old", "negation", ["not"], id="not"),
        pytest.param("it isn’t old", "negation", ["isn't"], id="short form with a curly apostrophe"),
        pytest.param("No. 1 is old", "negation", [], id="number sign"),
        pytest.param("if it rains we go", "condition", ["if"], id="condition"),
        pytest.param("as if it rained", "condition", [], id="as if"),
        pytest.param("tools such as saws", "open-list", ["such as"], id="open list"),
        pytest.param("some tools and all saws", "scope", ["some", "all"], id="quantifiers"),
        pytest.param("he proudly spoke", "charged", ["proudly"], id="charged word"),
    ],
)
def test_stance_words_are_found_and_their_lookalikes_are_not(text: str, facet: str, expected: list[str]) -> None:
    assert values(text, facet) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The bridge is safe, according to reports from Reuters.", [("reuters", True)], id="according to"),
        pytest.param("Kazem Jalali said the bridge is safe.", [("kazem jalali", True)], id="before the verb"),
        pytest.param("“It is safe,” said Kazem Jalali.", [("kazem jalali", True)], id="after the verb"),
        pytest.param("Officials in Moscow said it is safe.", [("officials", False)], id="officials in a place"),
        pytest.param("He said it is safe.", [("he", False)], id="pronoun"),
        pytest.param("It is safe.", [], id="nobody"),
        pytest.param(
            "Ambassador to Russia Kazem Jalali said so.", [("kazem jalali", True)], id="the office's place is no source"
        ),
        pytest.param("Ann Lee took to a pier shouting it is safe, saying so.", [("ann lee", True)], id="a participle"),
        pytest.param("A woman from Geneva said it is safe.", [("woman", False)], id="the place of a source"),
        pytest.param("Reza Moore’s campaign denied it.", [("campaign", False)], id="somebody's campaign"),
        pytest.param("The lawyer for Ann Lee, Omar Vance, said so.", [("omar vance", True)], id="named by apposition"),
        pytest.param("Ann Lee, 42, who lives in Geneva, said so.", [("ann lee", True)], id="behind a clause on her"),
        pytest.param(
            "Ann Lee left for her trip to Geneva, saying it is safe.",
            [("ann lee", True)],
            id="the participle's subject",
        ),
        pytest.param("Ann Lee was widely criticized for the bridge.", [], id="what is said of her"),
        pytest.param("Ann Lee, the envoy, said Omar Vance’s plan is safe.", [("ann lee", True)], id="no inversion"),
        pytest.param("It is safe, as Reuters notes, for lorries.", [("reuters", True)], id="a verb that is a noun too"),
        pytest.param("Western governments said it is safe.", [("governments", False)], id="an adjective is no source"),
        pytest.param("Officials in Moscow, Kyiv and Geneva said so.", [("officials", False)], id="officials of a list"),
        pytest.param(
            "Ann Lee (R-Ohio), a friend of harbour activists, said so.", [("ann lee", True)], id="behind brackets"
        ),
        pytest.param("The mayor’s spokesman, Omar Vance, said so.", [("omar vance", True)], id="a spokesman's name"),
        pytest.param(
            "It is safe, two officials familiar with the matter said.", [("officials", False)], id="what officials know"
        ),
        pytest.param(
            "It is safe, a person with knowledge of the talks said.", [("person", False)], id="who knows of the talks"
        ),
        pytest.param(
            "The bridge is safe, said a spokesman for the firm.", [("spokesman", False)], id="a source ends it"
        ),
        pytest.param("The U.S. military said it is safe.", [("military", False)], id="a name limits the source"),
        pytest.param("The report found that it is safe.", [("report", False)], id="what a report found"),
        pytest.param("Police found the key near the bridge.", [], id="what police found"),
        pytest.param(
            "Ann Lee’s campaign issued a statement saying it is safe.", [("campaign", False)], id="whose statement"
        ),
        pytest.param(
            "A young man, dressed in a coat, met the mayor, saying it is safe.", [("man", False)], id="who begins it"
        ),
        pytest.param(
            "“It is safe,” the lawyer, Ann Lee, told reporters outside.", [("ann lee", True)], id="who is told"
        ),
        pytest.param("According to a report by Reuters the bridge is safe.", [("reuters", True)], id="whose report"),
        pytest.param(
            "It is safe, according to officials in Geneva.", [("officials in geneva", False)], id="where they are"
        ),
        pytest.param("It is safe, citing a lack of cracks.", [], id="a reason that is cited"),
        pytest.param("Ann Lee told Reuters it is safe.", [("ann lee", True), ("reuters", True)], id="who was told"),
        pytest.param(
            "It is safe, according to Reuters on Friday that Ann Lee read.", [("reuters", True)], id="end of the phrase"
        ),
    ],
)
def test_sources_are_found_with_their_verb(text: str, expected: list[tuple[str, bool]]) -> None:
    assert [(one.key, one.named) for one in sources(statement(text), EN)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Western governments said it is safe.", "Western governments", id="an adjective"),
        pytest.param("Now senior U.S. officials said it is safe.", "senior U.S. officials", id="rank and country"),
        pytest.param("Three former officials said it is safe.", "Three former officials", id="a number"),
        pytest.param(
            "It is safe, a person with knowledge of the talks said.",
            "a person with knowledge of the talks",
            id="up to its verb",
        ),
    ],
)
def test_a_source_is_cited_with_what_describes_it(text: str, expected: str) -> None:
    assert [one.source.of(text) for one in sources(statement(text), EN)] == [expected]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        pytest.param(
            "en",
            "Two jurors, who asked not to be named because they feared harassment, said the panel was close.",
            ["Two jurors"],
            id="a clause between commas",
        ),
        pytest.param(
            "en", "Two clerks, who asked not to be named, said it is safe.", ["Two clerks"], id="no usual source"
        ),
        pytest.param(
            "en", "Officials who met Biden on Monday said the talks had failed.", ["Officials"], id="without commas"
        ),
        pytest.param(
            "en", "The lawyer for Omar Vance, who was shot, said so.", ["The lawyer for Omar Vance"], id="of a name"
        ),
        pytest.param(
            "en", "People who the mayor said were there left the bank.", ["the mayor"], id="a subject of its own"
        ),
        pytest.param(
            "en", "Roe thanked Gil, who leads the union, adding that it is safe.", ["Roe"], id="behind a participle"
        ),
        pytest.param(
            "en", "The talks failed, said two officials, who asked not to be named.", ["two officials"], id="at the end"
        ),
        pytest.param(
            "en",
            "The dam was weak, three of the five people who were arrested said.",
            ["three of the five people"],
            id="some of them",
        ),
        pytest.param("de", "Zwei Beamte, die anonym bleiben wollten, sagten nichts.", ["Zwei Beamte"], id="de"),
        pytest.param("fr", "Jean Petit, qui dirige le syndicat, a dit que non.", ["Jean Petit"], id="fr perfect"),
        pytest.param(
            "fr", "Des responsables qui ont fui ont déclaré que non.", ["Des responsables"], id="fr no commas"
        ),
        pytest.param("es", "Dos vecinos, que huyeron, dijeron que no.", ["Dos vecinos"], id="es"),
        pytest.param("it", "Mario Rossi, che guida il sindacato, ha detto che no.", ["Mario Rossi"], id="it"),
        pytest.param("nl", "Twee ambtenaren, die anoniem blijven, zeiden van niet.", ["Twee ambtenaren"], id="nl"),
        pytest.param("pt", "João Silva, que dirige o sindicato, disse que não.", ["João Silva"], id="pt"),
        pytest.param("ru", "Двое чиновников, которые уехали, сказали, что нет.", ["Двое чиновников"], id="ru"),
    ],
)
def test_a_relative_clause_does_not_hide_whose_words_they_are(lang: str, text: str, expected: list[str]) -> None:
    assert [one.source.of(text) for one in sources(statement(text), load(lang))] == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        pytest.param("en", "The water authority said the dam failed.", ["The water authority"], id="two nouns"),
        pytest.param("en", "A housing charity said rents rose.", ["A housing charity"], id="any noun"),
        pytest.param(
            "en",
            "The head of the water authority has said it is safe.",
            ["The head of the water authority"],
            id="the head of it",
        ),
        pytest.param(
            "en", "The state's main opposition bloc said no.", ["The state's main opposition bloc"], id="an owner"
        ),
        pytest.param("en", "On Monday the water authority later said no.", ["the water authority"], id="behind a day"),
        pytest.param("en", "Local carpenters said no.", ["Local carpenters"], id="no determiner"),
        pytest.param(
            "en", "A group representing the workers said no.", ["A group representing the workers"], id="a participle"
        ),
        pytest.param("en", "“We knew,” said the carpenter.", ["the carpenter"], id="behind a quotation"),
        pytest.param("en", "“We knew,” said a retired cook from Arbo.", ["a retired cook"], id="not the place"),
        pytest.param(
            "en", "The dam failed, said the head of the board.", ["the head of the board"], id="ends the statement"
        ),
        pytest.param("en", "Reuters reported on Tuesday that the dam failed.", ["Reuters"], id="reported on a day"),
        pytest.param("en", "Reuters reported on the dam.", [], id="reported on a thing"),
        pytest.param("en", "Researchers found that the dam was weak.", ["Researchers"], id="found that"),
        pytest.param("en", "The emails found on the table were old.", [], id="what was found"),
        pytest.param("en", "Records show the dam was weak.", ["Records"], id="records show"),
        pytest.param("en", "The driver's alleged fault was forgotten.", [], id="an adjective"),
        pytest.param("en", "The village passed a text stating that it is safe.", [], id="what a text states"),
        pytest.param(
            "en", "The board, which runs the dam, said a valve opened the gate.", ["The board"], id="not what is told"
        ),
        pytest.param(
            "en",
            "Vance was quoted by state television as saying no.",
            ["Vance", "state television"],
            id="who quoted him",
        ),
        pytest.param("en", "A pact between two regional powers suggests that talks will fail.", [], id="any thing can"),
        pytest.param("de", "Das Land stellte drei Millionen Euro bereit.", [], id="de any thing can"),
        pytest.param("nl", "De brug geeft toegang tot de haven.", [], id="nl any thing can"),
        pytest.param("en", "Court papers say Roe was there.", ["Court papers"], id="what a court wrote"),
        pytest.param("en", "Dan Roe, a witness, said the man fled.", ["Dan Roe"], id="behind an apposition"),
        pytest.param("en", "The mayor, citing “bad air,” said the school would close.", ["mayor"], id="behind a quote"),
        pytest.param(
            "en",
            "A study by Arbo University found that it is safe.",
            ["A study by Arbo University", "Arbo University"],
            id="whose study",
        ),
        pytest.param("en", "According to police the man left.", ["police"], id="end of the phrase"),
        pytest.param("de", "Die Wasserbehörde sagte, der Damm sei alt.", ["Die Wasserbehörde"], id="de any noun"),
        pytest.param("de", "„Wir wussten es“, sagte der Zimmermann.", ["der Zimmermann"], id="de behind a quotation"),
        pytest.param("de", "Der Damm brach, teilte die Stadt mit.", ["die Stadt"], id="de ends the statement"),
        pytest.param("de", "Reuters berichtete am Dienstag, es sei vorbei.", ["Reuters"], id="de no determiner"),
        pytest.param("de", "Der Damm ist nach Angaben der Polizei gebrochen.", ["der Polizei"], id="de end of phrase"),
        pytest.param("fr", "« Nous savions », a dit le charpentier.", ["le charpentier"], id="fr"),
        pytest.param("fr", "Une porte-parole de la ville a déclaré que non.", ["Une porte-parole de la ville"], id="-"),
        pytest.param("es", "La autoridad del agua dijo que no.", ["La autoridad del agua"], id="es"),
        pytest.param(
            "fr",
            "Le barrage est sûr, a déclaré l'autorité de l'eau.",
            ["l'autorité de l'eau"],
            id="fr article with its noun",
        ),
        pytest.param(
            "es",
            "La presa es segura, dijo el lunes la autoridad del agua.",
            ["la autoridad del agua"],
            id="es behind a day",
        ),
        pytest.param("es", "La presa cedió, según informó Reuters.", ["Reuters"], id="es with a verb"),
        pytest.param("it", "Secondo la polizia la diga ha ceduto.", ["la polizia"], id="it end of phrase"),
        pytest.param("pt", "“Sabíamos”, disse o carpinteiro.", ["o carpinteiro"], id="pt"),
        pytest.param("nl", "“We wisten het”, zei de timmerman.", ["de timmerman"], id="nl"),
        pytest.param("ru", "«Мы знали», — сказал плотник.", ["плотник"], id="ru"),
    ],
)
def test_any_noun_may_be_a_source(lang: str, text: str, expected: list[str]) -> None:
    assert sorted(one.source.of(text) for one in sources(statement(text), load(lang))) == sorted(expected)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param("gadhafi", "qaddafi", True, id="by sound"),
        pytest.param("muammar", "moammar", True, id="a vowel"),
        pytest.param("jalali", "jalili", True, id="a slip"),
        pytest.param("germany", "german", False, id="a country and its people"),
        pytest.param("mexico", "mexican", False, id="another form"),
        pytest.param("moore", "moores", False, id="a plural"),
        pytest.param("smith", "brown", False, id="another name"),
    ],
)
def test_spellings_of_one_name(left: str, right: str, expected: bool) -> None:
    assert misspelled(left, right) is expected
    assert misspelled(right, left) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The bridge will reportedly close.", ["reportedly"], id="reportedly"),
        pytest.param("She was accused of lying.", ["accused of"], id="accused by nobody"),
        pytest.param("He said the bridge “reportedly” closed.", [], id="in a quotation"),
        pytest.param("The bridge will close.", [], id="nothing"),
    ],
)
def test_hearsay_gives_no_source(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in hearsay(statement(text), EN)] == expected


def test_spans_are_in_the_frame_of_the_document() -> None:
    text = "In 2022 three men said it could cost $5 million in Geneva, according to Reuters."
    for mention in find(statement(text, start=100), EN):
        assert 100 <= mention.span.start < mention.span.end <= 100 + len(text)
    found = find(statement(text, start=100), EN)
    assert Mention("number", Span(108, 113), "3") in found


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        pytest.param(
            "en", "Ursula von der Leyen met Charles de Gaulle.", ["ursula von der leyen", "charles de gaulle"]
        ),
        pytest.param("de", "Gestern traf Ursula von der Leyen den Minister.", ["ursula von der leyen"]),
        pytest.param("de", "Ministerin Anna Krause unterschrieb den Vertrag.", ["anna krause"]),
        pytest.param("de", "Alle Halte-Stellen prüft Hans-Peter Krause.", ["hans peter krause"]),
        pytest.param("es", "Ayer Ana de la Cruz vio Madrid.", ["ana de la cruz", "madrid"]),
        pytest.param("nl", "Gisteren sprak Jan van der Meer.", ["jan van der meer"]),
    ],
)
def test_particles_belong_to_a_name_and_articles_do_not(lang: str, text: str, expected: list[str]) -> None:
    assert [m.value for m in find(statement(text), load(lang)) if m.facet == "name"] == expected


def test_mentions_are_remembered() -> None:
    one = statement("In 2022 three men spoke.")
    assert find(one, EN) is find(one, EN)


def test_a_language_without_lists_yields_digits_and_capitals() -> None:
    found = find(statement("la 12 Geneva 2022 kaj 5% en Vieno"), load("und"))
    assert {(m.facet, m.value) for m in found} >= {("number", "12"), ("number", "5%"), ("date", "2022")}
    assert ("name", "vieno") in {(m.facet, m.value) for m in found}


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        pytest.param("en", "“No,” said Minister Anna Krause on Monday.", "Anna Krause", id="minister"),
        pytest.param("en", "“No,” said police Chief Ann Roe.", "Ann Roe", id="two words of office"),
        pytest.param("en", "“No,” said the minister.", "minister", id="no name"),
        pytest.param("en", "“No,” said Jan Smith.", "Jan Smith", id="a name like a month"),
        pytest.param("de", "„Das wird nicht reichen“, sagte die Ministerin Anna Krause.", "Anna Krause", id="de"),
        pytest.param("de", "»Das reicht nicht«, sagte Anna Krause am Montag.", "Anna Krause", id="de guillemets"),
        pytest.param("de", "“Das reicht nicht”, sagte Anna Krause.", "Anna Krause", id="de English marks"),
        pytest.param("de", "Das reicht nicht“, sagte Anna Krause.", "Anna Krause", id="de ends a quotation"),
        pytest.param("es", "«No podemos», dijo la ministra Teresa Ruiz en Madrid.", "Teresa Ruiz", id="es"),
        pytest.param("fr", "« Non », a déclaré la ministre Anne Dupont.", "Anne Dupont", id="fr"),
        pytest.param("it", "«No», ha detto il ministro Mario Rossi.", "Mario Rossi", id="it"),
        pytest.param("nl", "“Nee”, zei minister Jan de Vries.", "Jan de Vries", id="nl"),
        pytest.param("pt", "“Não”, disse o ministro João Silva.", "João Silva", id="pt"),
        pytest.param("ru", "«Нет», — сказал министр Иван Петров.", "Иван Петров", id="ru"),
        pytest.param("ar", "قالت وزيرة النقل يوم الثلاثاء إن الحكومة ستدفع.", "وزيرة", id="ar no verb with an article"),
        pytest.param("zh", "据大学报告，十座桥中有三座状况不佳。", "大学报告", id="zh ends at its comma"),
        pytest.param("it", "Il governo paga, ha detto martedì il ministro Mario Rossi.", "Mario Rossi", id="it day"),
        pytest.param("es", "Es caro y tarda mucho, anunció el martes la ministra.", "ministra", id="es day"),
        pytest.param("pt", "O governo quer pagar, anunciou na terça-feira a ministra.", "ministra", id="pt day"),
        pytest.param(
            "de",
            "Es wird teuer, wie Ministerin Anna Krause am Dienstag mitteilte.",
            "Ministerin Anna Krause",
            id="de verb at the end",
        ),
    ],
)
def test_a_source_behind_its_verb_is_the_name_and_not_the_office(lang: str, text: str, expected: str) -> None:
    assert [one.source.of(text) for one in sources(statement(text), load(lang))] == [expected]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        pytest.param("en", "It fell in Dec and rose.", ["--12"], id="alone"),
        pytest.param("en", "It fell when Jan Berg came.", [], id="before a surname"),
        pytest.param("nl", "Het viel toen Jan de Wit kwam.", [], id="before a particle"),
        pytest.param("nl", "Het viel op 3 jan 2021.", ["2021-01-03"], id="with a day"),
    ],
)
def test_a_short_month_with_a_name_behind_it_is_no_date(lang: str, text: str, expected: list[str]) -> None:
    assert [one.value for one in find(statement(text), load(lang)) if one.facet == "date"] == expected
