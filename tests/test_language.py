"""Language profiles: complete, consistent, quick to load; and telling a language without loading one."""

from __future__ import annotations

import subprocess
import sys
import time
import tomllib

import pytest

from compare.language import FOLDER, Language, detect, known, load

SAMPLES = {
    "ar": "أعلن رئيس البلدية أن الجسر سيغلق ثلاثة أسابيع بعد العاصفة.",
    "de": "Die Brücke bleibt nach dem Sturm drei Wochen lang gesperrt, sagte der Bürgermeister.",
    "en": "The bridge will stay closed for three weeks after the storm, the mayor said.",
    "es": "El puente permanecerá cerrado durante tres semanas después de la tormenta, dijo el alcalde.",
    "fr": "Le pont restera fermé pendant trois semaines après la tempête, a dit le maire.",
    "hi": "तूफ़ान के बाद पुल तीन सप्ताह तक बंद रहेगा, महापौर ने कहा।",
    "it": "Il ponte resterà chiuso per tre settimane dopo la tempesta, ha detto il sindaco.",
    "ja": "嵐の後、橋は三週間閉鎖されると市長は述べた。",
    "nl": "De brug blijft na de storm drie weken dicht, zei de burgemeester.",
    "pt": "A ponte ficará fechada por três semanas depois da tempestade, disse o prefeito.",
    "ru": "После шторма мост будет закрыт на три недели, сказал мэр.",
    "zh": "市长说，暴风雨过后大桥将关闭三周。",
}
CLASSES = {"said", "claimed", "admitted", "denied", "promised", "warned"}


@pytest.fixture(params=sorted(SAMPLES))
def language(request: pytest.FixtureRequest) -> Language:
    return load(request.param)


def test_there_is_a_profile_for_each_of_twelve_languages() -> None:
    assert known() == tuple(sorted(SAMPLES))


@pytest.mark.parametrize("code", sorted(SAMPLES))
def test_a_language_is_told_from_one_sentence(code: str) -> None:
    assert detect(SAMPLES[code]) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("", "und", id="nothing"),
        pytest.param("12.5 % ...", "und", id="no letters"),
        pytest.param("Xyzzy plugh frotz grue.", "und", id="no known word"),
        pytest.param("La casa de la playa está cerca del mar y no hay nadie.", "es", id="Spanish, not Portuguese"),
        pytest.param("A casa da praia está perto do mar e não há ninguém.", "pt", id="Portuguese, not Spanish"),
        pytest.param("La casa sulla spiaggia è vicina al mare e non c'è nessuno.", "it", id="Italian, not Spanish"),
        pytest.param(
            "The company Mitsubishi (三菱) said on Monday that it would sell.", "en", id="a few foreign signs"
        ),
        pytest.param(
            "彼はITとAIについてthe best of the bestと述べたが、詳細は不明だ。", "ja", id="Latin words in Japanese"
        ),
    ],
)
def test_close_languages_and_odd_texts(text: str, code: str) -> None:
    assert detect(text) == code


def test_an_unknown_code_gets_the_neutral_profile() -> None:
    assert load("sv").code == load("../en").code == load("").code == "und"


def test_lists_are_filled(language: Language) -> None:
    assert len(language.stop_words) >= 75
    assert len(language.never_end) + len(language.may_end) >= 9
    assert {*language.speech_verbs.values()} == CLASSES
    assert {*language.months.values()} == set(range(1, 13))
    assert len(language.weekdays) >= 7
    assert min(map(len, (language.hedges, language.titles, language.number_words))) >= 24
    assert min(map(len, (language.negations, language.according_to))) >= 5
    assert language.quote_pairs
    assert not language.spaced or language.code in {"ar", "hi"} or len(language.starters) >= 100


def test_lists_keep_the_form_that_they_are_looked_up_in(language: Language) -> None:
    lower = [*language.stop_words, *language.starters, *language.titles, *language.months, *language.weekdays]
    lower += [
        *language.hedges,
        *language.negations,
        *language.speech_verbs,
        *language.tag_verbs,
        *language.number_words,
    ]
    assert [word for word in lower if word != word.lower()] == []
    abbreviations = language.never_end | language.may_end | language.and_so_on
    assert [word for word in abbreviations if word.endswith(".") or not word] == []
    assert language.never_end.isdisjoint(language.may_end | language.and_so_on)
    assert "_" not in "".join([*lower, *abbreviations])


def test_number_words_are_cardinals_or_ordinals_with_a_period(language: Language) -> None:
    assert [word for word, value in language.number_words.items() if not value.removesuffix(".").isdigit()] == []
    assert {"2", "10", "1000", "3."} <= set(language.number_words.values())


def test_direction_and_spacing() -> None:
    assert [code for code in known() if load(code).direction == "rtl"] == ["ar"]
    assert [code for code in known() if not load(code).spaced] == ["ja", "zh"]


def test_telling_english_parses_no_profile_and_loading_it_is_quick() -> None:
    code = (
        "import sys, time; from compare.language import detect, load;"
        f"assert detect({SAMPLES['en']!r}) == 'en';"
        "assert load.cache_info().currsize == 0; assert 'tomllib' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    load.cache_clear()
    begun = time.process_time()
    load("en")
    assert time.process_time() - begun < 0.02


@pytest.mark.parametrize("code", known())
def test_a_word_is_of_one_family(code: str) -> None:
    """A word of two families would be held against the words of the last one only."""
    path = FOLDER / "facets" / f"{code}.toml"
    lines = tomllib.loads(path.read_text(encoding="utf-8")).get("families", [])
    words = [word for line in lines for sense in line.split() for word in sense.split("/")]
    assert len(words) == len(set(words))
