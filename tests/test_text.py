"""Folding, words, and signs that must not act."""

from __future__ import annotations

import pytest

from compare.text import Cuts, cut, fold, fold_words, is_word, keys, show_hidden, spelt, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("“No,” she said", '"No," she said', id="quote-marks"),
        pytest.param("ten—no, twelve", "ten-no, twelve", id="dashes"),
        pytest.param("ten -- no", "ten – no", id="typewriter-dash"),
        pytest.param("a\u00a0b\n c", "a b c", id="blanks"),
        pytest.param("e\u0301te\u0301", "été", id="decomposed"),
        pytest.param("co\u00adoperate", "cooperate", id="soft-hyphen"),
        pytest.param("Wait…", "wait...", id="ellipsis-and-case"),
        pytest.param("Der Bundes·tag", "Der Bundestag", id="parts of a long word"),
        pytest.param("Die Lebens•mittel • Bundes∙tag", "Die Lebensmittel • Bundestag", id="other points in a word"),
    ],
)
def test_two_wordings_that_read_alike_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The U.S. won’t pay $3,000.50", ["the", "us", "won't", "pay", "3,000.50"], id="english"),
        pytest.param("Bundes·tag und col·lega", ["bundestag", "und", "collega"], id="points within a word"),
        pytest.param("Lebens•mittel", ["lebensmittel"], id="bullets within a word"),
        pytest.param("Politik · Sport·", ["politik", "sport"], id="points between words"),
        pytest.param("7th x-ray F16", ["7th", "x", "ray", "f16"], id="digits-and-hyphens"),
        pytest.param("東京で", ["東", "京", "で"], id="one-sign-a-word"),
        pytest.param("मुख्यमंत्री ने", ["मुख्यमंत्री", "ने"], id="vowel-signs-belong-to-their-word"),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“No,” she\u00a0said — in 東京, 7.5 %…", id="mixed"),
        pytest.param("Der Bundes·tag · 3·50 · 唐纳德·特朗普", id="points"),
        pytest.param("カフェ・オレ、「はい」。", id="middle-dot"),
        pytest.param("he said “no – never” for U.S. $3_000", id="underscore"),
    ],
)
def test_tokens_leave_out_nothing_but_blanks(text: str) -> None:
    found = tokens(text)
    assert "".join(found.parts) == "".join(text.split())
    assert all(text.startswith(part, start) for part, start in zip(found.parts, found.starts, strict=True))
    assert [key for part, key in zip(found.parts, found.keys, strict=True) if is_word(part)] == keys(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("\x1b[31mred", "\u241b[31mred", id="escape"),
        pytest.param("\x9b31m", "<U+009B>31m", id="c1"),
        pytest.param("a\u202eb", "a<U+202E>b", id="bidi"),
        pytest.param("a\u200bb", "a<U+200B>b", id="zero-width-space"),
        pytest.param("pass\u200dword", "pass<U+200D>word", id="joiner-in-latin-is-shown"),
        pytest.param("می\u200cخواهم", "می\u200cخواهم", id="non-joiner-in-persian-stays"),
        pytest.param("क्\u200dष", "क्\u200dष", id="joiner-in-hindi-stays"),
        pytest.param("line\n\ttab\u00a0x", "line\n\ttab\u00a0x", id="blanks-stay"),
    ],
)
def test_hidden_signs_are_shown(text: str, expected: str) -> None:
    assert show_hidden(text) == expected


@pytest.mark.parametrize(
    "text", ["U.S. aid, a.m., 3,000.", "it’s\xa0co\u00adop\n«Été»  x.", "a. b, c.. ,", "", "漢字 and e\u0301."]
)
def test_words_between_blanks_are_those_of_the_whole(text: str) -> None:
    for wording in (text, f"{text} {text}"):
        assert keys(wording) == fold_words(spelt(wording))


def test_a_wording_is_cut_into_words_once() -> None:
    cuts = Cuts()
    found = cuts["The dam broke, he said."]
    assert found == cut("The dam broke, he said.")
    assert cuts["The dam broke, he said."] is found
