"""Quotations: their ends, marks of all kinds, paragraphs they run through, apostrophes that are none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.language import load
from compare.mentions.quotes import quotations
from compare.model import Quotation, Span


def found(text: str, lang: str = "en") -> tuple[Quotation, ...]:
    blocks, at = [], 0
    for part in text.split("\n\n"):
        blocks.append(Span(at, at + len(part)))
        at += len(part) + 2
    return quotations(text, blocks, load(lang))


def inners(text: str, lang: str = "en") -> list[str]:
    return [quotation.inner.of(text) for quotation in found(text, lang)]


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        pytest.param("He said “it is over” and left.", "en", ["it is over"], id="curly"),
        pytest.param('He said "it is over" and "done".', "en", ["it is over", "done"], id="straight"),
        pytest.param("He said 'it is over' and left.", "en", ["it is over"], id="single straight"),
        pytest.param("He said ‘it is over’ and left.", "en", ["it is over"], id="single curly"),
        pytest.param("« C’est fini », dit-il.", "fr", [" C’est fini "], id="guillemets with blanks"),
        pytest.param("„Es ist aus“, sagte er.", "de", ["Es ist aus"], id="low and high"),
        pytest.param("»Es ist aus«, sagte er.", "de", ["Es ist aus"], id="guillemets pointing inward"),
        pytest.param("“Es ist aus”, sagte er.", "de", ["Es ist aus"], id="foreign marks"),
        pytest.param("„Het is klaar”, zei hij.", "nl", ["Het is klaar"], id="low and high, closing curly"),
        pytest.param("«Всё „кончено“», — сказал он.", "ru", ["Всё „кончено“"], id="Russian nested"),
        pytest.param("他说：“结束了。”她走了。", "zh", ["结束了。"], id="Chinese"),
        pytest.param("彼は「『終』だ」と言った。", "ja", ["『終』だ"], id="Japanese nested"),
        pytest.param("قال «انتهى الأمر» ثم غادر.", "ar", ["انتهى الأمر"], id="Arabic"),
        pytest.param("He said “she told me ‘no’ twice” then.", "en", ["she told me ‘no’ twice"], id="inner single"),
        pytest.param("He said ‘she told me “no” twice’ then.", "en", ["she told me “no” twice"], id="inner double"),
        pytest.param('He said “the "deal" is off” then.', "en", ['the "deal" is off'], id="inner straight"),
        pytest.param("He said “the “deal” is off” then.", "en", ["the “deal” is off"], id="inner of the same kind"),
        pytest.param("Don’t touch the dogs’ food, it's Ann's.", "en", [], id="apostrophes"),
        pytest.param("'It's over,' he said of the '90s.", "en", ["It's over,"], id="apostrophes and single marks"),
        pytest.param("The '90s and rock 'n' roll, 'em all.", "en", [], id="elisions"),
        pytest.param("‘The dogs’ owners left,’ he said.", "en", ["The dogs’ owners left,"], id="possessive inside"),
        pytest.param("He read ‘Notes’ twice.", "en", ["Notes"], id="ends in s"),
        pytest.param('A 6" pipe and a "good" one.', "en", ["good"], id="inches"),
        pytest.param('He is 6\'2" tall and "thin".', "en", ["thin"], id="feet and inches"),
        pytest.param("L’an dernier, d’après l’AFP, « non ».", "fr", [" non "], id="French apostrophes"),
        pytest.param("'Total war': Lund leaves", "en", ["Total war"], id="headline"),
        pytest.param(
            'He said, "It is over.\n\nIt rained.', "en", ["It is over."], id="unclosed ends with its paragraph"
        ),
        pytest.param("He said, “It is “over.", "en", ["It is “over."], id="unclosed and opened again"),
        pytest.param("It is over,” he said.", "en", [], id="closed and never opened"),
        pytest.param("“It rained.\n\n“It snowed,” he said.", "en", ["It rained.\n\n“It snowed,"], id="taken up again"),
        pytest.param(
            '"It rained.\n\n"It snowed," he said.', "en", ['It rained.\n\n"It snowed,'], id="taken up, straight"
        ),
        pytest.param(
            "« Il pleut.\n\n« Il neige », dit-il.", "fr", [" Il pleut.\n\n« Il neige "], id="taken up, French"
        ),
        pytest.param("“A.\n\n“B.\n\n“C.” “D.”", "en", ["A.\n\n“B.\n\n“C.", "D."], id="over three paragraphs"),
        pytest.param("“It rained.”\n\n“It snowed.”", "en", ["It rained.", "It snowed."], id="closed, not continued"),
        pytest.param("“It rained.\n\nIt snowed. “Yes.”", "en", ["It rained.", "Yes."], id="not taken up"),
        pytest.param('She said "no"; he said ("yes").', "en", ["no", "yes"], id="brackets and signs around"),
        pytest.param('("yes")', "en", ["yes"], id="in brackets"),
        pytest.param('It is "over", "done" - "gone."', "en", ["over", "done", "gone."], id="three"),
        pytest.param("", "en", [], id="nothing"),
    ],
)
def test_quotations_are_found_with_their_ends(text: str, lang: str, expected: list[str]) -> None:
    assert inners(text, lang) == expected


def test_marks_are_in_the_span_and_not_in_the_inner_one() -> None:
    text = "He said “no” then."
    assert [(q.span.of(text), q.inner.of(text)) for q in found(text)] == [("“no”", "no")]


MARKS = st.lists(
    st.sampled_from(["“", "”", '"', "'", "‘", "’", "«", "»", "„", "a", "s", " ", "b.", "\n\n", "「", "」"])
)


@settings(max_examples=500)
@given(MARKS.map("".join), st.sampled_from(["en", "de", "fr", "ja", "und"]))
def test_quotations_are_ordered_apart_and_hold_their_inner_span(text: str, lang: str) -> None:
    quotes = found(text, lang)
    assert all(one.span.end <= other.span.start for one, other in pairwise(quotes))
    assert all(quote.span.holds(quote.inner) and quote.span.end <= len(text) for quote in quotes)
