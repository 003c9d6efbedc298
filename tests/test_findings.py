"""Findings: each edit is one finding of its rule, and what only looks like an edit is none."""

from __future__ import annotations

import gc
import unicodedata
from collections.abc import Callable
from dataclasses import replace

import pytest

from compare.align import align
from compare.errors import SettingsError
from compare.findings import RULES, Rule, find, rule
from compare.findings.forms import alike
from compare.findings.pages import document, listing, page, plain
from compare.findings.pair import Pair
from compare.findings.quotes.audit import FOLDING
from compare.findings.quotes.quotations import common
from compare.label import label
from compare.language import known
from compare.model import SEVERITIES, Alignment, Bead, Finding
from compare.segment import version_from_sentences
from compare.settings import Settings
from tests.cases import Case, cases
from tests.findings_fixture import compared, findings, grave, version

#: Statements that stay, around an example: pairing needs a story to judge by.
REST = "\n\nRain fell on the harbour all night. Two bakers sold bread to the crowd. The ferry was late again."

STORY = """Valley to close its last coal mine as new line opens

GRENZBURG — The parliament of the Lem valley voted on Monday to close its last coal mine, three years after the pits \
of the eastern slope were flooded. The vote ends the seventh attempt since 2019 to keep the mine alive.

Prime Minister Ada Solheim said that the mine had been “a debt that nobody wanted to count,” and promised work for \
every miner. The line to the coast could carry 40,000 passengers a day, according to figures from Brightwater.

Most miners want to leave the valley if no other work is found, the union said. “We were told to wait, and we waited \
for nine years,” said its chairman, Jorun Halvik. “Now they send us a timetable.”

Tools such as drills and pumps are intended for civilian use and will be sold abroad. The company has not only paid \
its debts but also bought a quarry in northern Ostland.

Teachers in the valley have asked for a new school. Its roof was repaired in May. Bakers expect more guests."""


def edited(*changes: tuple[str, str]) -> tuple[Finding, ...]:
    text = STORY
    for left, right in changes:
        assert text.count(left) == 1, left
        text = text.replace(left, right)
    return findings(STORY, text, headline=True)


@pytest.mark.parametrize(
    "one", [one for one in RULES if one.name != "claim-conflict"], ids=lambda one: one.name
)  # that one is told between outlets only: tests/test_matrix.py
def test_the_example_of_a_rule_fires_that_rule_and_no_graver_one(one: Rule) -> None:
    headline = one.name == "headline-changed"
    left, right = (text + REST for text in one.example)
    found = findings(left, right, headline=headline)
    expected = [name.rule for name in found] if one.severity == "style" else grave(found)
    assert expected == [one.name]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param("three years", "four years", "number-changed", id="number in words"),
        pytest.param("40,000 passengers", "30,000 passengers", "number-changed", id="one digit"),
        pytest.param("seventh", "eighth", "number-changed", id="ordinal"),
        pytest.param("could carry 40,000", "could carry up to 40,000", "number-changed", id="bound"),
        pytest.param("since 2019", "since 2018", "date-changed", id="year"),
        pytest.param("on Monday", "on Friday", "date-changed", id="weekday"),
        pytest.param("in May", "in June", "date-changed", id="month"),
        pytest.param(", according to figures from Brightwater", "", "attribution-dropped", id="named source"),
        pytest.param(", the union said", "", "attribution-dropped", id="unnamed source"),
        pytest.param("figures from Brightwater", "figures from the ministry", "attribution-changed", id="other source"),
        pytest.param("could carry", "will carry", "hedge-dropped", id="hedge"),
        pytest.param("are intended", "are not intended", "polarity-flipped", id="denial added"),
        pytest.param("nobody wanted", "nobody dared", "quote-altered", id="word of a quote"),
        pytest.param(", and we waited for nine years", "", "quote-truncated", id="tail of a quote"),
        pytest.param(" “Now they send us a timetable.”", "", "quote-dropped", id="quote with its statement"),
        pytest.param("“a debt that nobody wanted to count,”", "a debt,", "quote-dropped", id="quote in a statement"),
        pytest.param(
            "paid its debts", "paid “every last cent” of its debts", "quote-added", id="quote in a kept statement"
        ),
        pytest.param("Prime Minister Ada", "President Ada", "title-changed", id="title"),
        pytest.param("Halvik", "Hallvig", "name-changed", id="spelling of a name"),
        pytest.param("of the eastern slope", "of the slope", None, id="a direction without a name"),
        pytest.param(" in northern Ostland", "", "place-dropped", id="place with a direction"),
        pytest.param("GRENZBURG — ", "", "place-dropped", id="dateline"),
        pytest.param("such as", "namely", "scope-changed", id="open list closed"),
        pytest.param("Most miners", "All miners", "scope-changed", id="quantifier"),
        pytest.param("if no other work is found", "if the wages fall", "condition-changed", id="other condition"),
        pytest.param(" if no other work is found", "", "condition-changed", id="condition gone"),
        pytest.param("Solheim said that", "Solheim proudly said that", "charged-word-added", id="charged word"),
        pytest.param("Solheim said that", "Solheim claimed that", "attribution-changed", id="stronger verb"),
        pytest.param(" Its roof was repaired in May.", "", "claim-dropped", id="statement"),
        pytest.param(
            "Its roof", "Fishermen have complained about the noise. Its roof", "claim-added", id="new statement"
        ),
        pytest.param("as new line opens", "and nobody is asked", "headline-changed", id="headline"),
        pytest.param("repaired in May. Bakers", "repaired in May, and bakers", "merged", id="two statements joined"),
        pytest.param(
            "are intended for civilian use and will be",
            "are intended for civilian use. They will be",
            "split",
            id="one statement cut",
        ),
    ],
)
def test_one_edit_is_one_finding_of_its_rule(left: str, right: str, expected: str | None) -> None:
    assert grave(edited((left, right))) == ([expected] if expected else [])


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param((("three years", "3 years"), ("seventh", "7th")), id="numbers in digits"),
        pytest.param((("40,000", "40 thousand"),), id="a scale in words"),
        pytest.param((("not only paid its debts but also", "done more than just pay its debts: it"),), id="not only"),
        pytest.param((("said that the mine", "said the mine"),), id="that"),
        pytest.param((("its chairman, Jorun Halvik", "its chairman Halvik"),), id="surname"),
        pytest.param((("Prime Minister Ada Solheim", "Prime Minister Solheim"),), id="first name left out"),
        pytest.param((("said that the mine had", "noted that the mine had"),), id="verb of one strength"),
        pytest.param((("Teachers in the valley", "The valley's teachers"),), id="words moved"),
        pytest.param((("count,”", "count”,"),), id="comma outside the closing mark"),
        pytest.param((("a new school", "a newer school"),), id="plain rewording"),
    ],
)
def test_what_only_looks_like_an_edit_is_no_finding(changes: tuple[tuple[str, str], ...]) -> None:
    assert grave(edited(*changes)) == []


def straight(text: str) -> str:
    return text.replace("“", '"').replace("”", '"').replace("’", "'").replace("—", "-")


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param(lambda text: text, id="itself"),
        pytest.param(straight, id="straight quotes"),
        pytest.param(lambda text: text.replace(" of ", "\u00a0of\u00a0"), id="no-break spaces"),
        pytest.param(lambda text: text.replace("miner ", "mi\u00adner "), id="soft hyphens"),
        pytest.param(lambda text: text.replace(" and ", "\nand "), id="wrapped again"),
        pytest.param(lambda text: unicodedata.normalize("NFD", text.replace("Lem", "Léman")), id="decomposed letters"),
    ],
)
def test_a_copy_in_other_typography_has_no_finding_above_style(copy: Callable[[str], str]) -> None:
    left = unicodedata.normalize("NFC", STORY.replace("Lem", "Léman")) if "\u0301" in copy(STORY) else STORY
    assert grave(findings(left, copy(STORY), headline=True)) == []


def test_typography_is_told_once_a_statement_and_marks_the_signs() -> None:
    found = findings('He called it "the end" - twice.' + REST, "He called it “the end” – twice." + REST)
    assert [(one.rule, len(one.marks_right)) for one in found] == [("typography", 3)]


def test_a_lost_named_source_comes_before_every_fact() -> None:
    found = edited((", according to figures from Brightwater", ""), ("three years", "four years"))
    assert [one.rule for one in found] == ["attribution-dropped", "number-changed"]
    assert "Brightwater" in found[0].message


def test_findings_are_ranked_by_severity() -> None:
    found = edited(("could carry", "will carry"), ("seventh", "eighth"), (" Its roof was repaired in May.", ""))
    assert [one.severity for one in found] == ["fact", "stance", "structure"]
    ranks = [SEVERITIES.index(one.severity) for one in found]
    assert ranks == sorted(ranks)


def test_an_unrelated_edit_leaves_the_ids_alone() -> None:
    first = {one.id for one in edited(("seventh", "eighth"), ("could carry", "will carry"))}
    more = {
        one.id
        for one in edited(("seventh", "eighth"), ("could carry", "will carry"), (" Bakers expect more guests.", ""))
    }
    assert first < more


def test_equal_findings_have_ids_of_their_own() -> None:
    text = "The ferry carried 30 men over. Rain fell. The ferry carried 30 men over."
    left, right = version(text), version(text.replace("30", "40"))
    comparison = label(Alignment(left, right, (), tuple(Bead((i,), (i,), 1.0) for i in range(3))))
    found = find((left, right), (comparison,), Settings())
    assert {one.rule for one in found} == {"number-changed"}
    assert len(found) == 2
    assert len({one.id for one in found}) == 2


def test_one_change_is_not_told_twice() -> None:
    found = edited(("for nine years", "for five years"))
    assert grave(found) == ["quote-altered"]
    assert [STORY.count(one.left.text) for one in found if one.left] == [1]


def test_marks_are_the_changed_words_in_the_frame_of_the_document() -> None:
    (found,) = edited(("could carry", "will carry"))
    assert [STORY[mark.start : mark.end] for mark in found.marks_left] == ["could"]
    assert found.left is not None
    assert found.left.span.holds(found.marks_left[0])
    assert found.left.text == STORY[found.left.span.start : found.left.span.end]


def test_a_block_that_moved_is_one_promotion() -> None:
    *first, tools, teachers = STORY.split("\n\n")
    text = "\n\n".join([*first[:2], teachers, *first[2:], tools])
    assert grave(findings(STORY, text, headline=True)) == ["promoted"]


def test_a_finding_from_a_weak_pair_says_so() -> None:
    left, right = version("Three men left the town." + REST), version("Four men left the town." + REST)
    beads = (Bead((0,), (0,), 0.45), *(Bead((i,), (i,), 1.0) for i in range(1, 4)))
    comparison = label(Alignment(left, right, (), beads))
    (found,) = find((left, right), (comparison,), Settings())
    assert found.rule == "number-changed"
    assert "may not belong together" in found.message


def test_a_quotation_that_moved_to_another_statement_is_not_dropped() -> None:
    left = "The mayor called it “a bridge to nowhere at all” on Monday. Traffic was light on the new road." + REST
    right = "The mayor spoke on Monday. “A bridge to nowhere at all” was what traffic on the new road met." + REST
    assert not {"quote-dropped", "quote-added"} & {one.rule for one in findings(left, right)}


def test_swapped_sides_mirror_dropped_and_added() -> None:
    edits = (", according to figures from Brightwater", ""), (" Its roof was repaired in May.", "")
    text = STORY
    for left, right in edits:
        text = text.replace(left, right)
    assert sorted(grave(findings(text, STORY, headline=True))) == ["attribution-added", "claim-added"]


def test_select_and_ignore_choose_rules() -> None:
    text = STORY.replace("seventh", "eighth").replace("could carry", "will carry")
    left, right = version(STORY, headline=True), version(text, headline=True)
    comparison, _ = compared(STORY, text, headline=True)
    versions = comparison.alignment.left, comparison.alignment.right

    def rules(settings: Settings) -> list[str]:
        return [one.rule for one in find(versions, (comparison,), settings)]

    assert (left, right) == versions
    assert rules(Settings()) == ["number-changed", "hedge-dropped"]
    assert rules(Settings(select=("hedge-dropped",))) == ["hedge-dropped"]
    assert rules(Settings(ignore=("hedge-dropped",))) == ["number-changed"]
    with pytest.raises(SettingsError, match="did you mean hedge-dropped"):
        rules(Settings(select=("hedge-droped",)))


def test_a_rule_that_is_selected_tells_all_it_finds() -> None:
    text = STORY.replace(", according to figures from Brightwater", "").replace(" in northern Ostland", "")
    comparison, all_told = compared(STORY, text, headline=True)
    versions = comparison.alignment.left, comparison.alignment.right

    def told(settings: Settings) -> list[tuple[str, str]]:
        return sorted((one.rule, one.message) for one in find(versions, (comparison,), settings))

    assert sorted(grave(all_told)) == ["attribution-dropped", "place-dropped"]
    assert told(Settings(select=("detail-dropped",))) == [
        ("detail-dropped", "Detail dropped: “according to figures from Brightwater”"),
        ("detail-dropped", "Detail dropped: “in northern Ostland”"),
    ]


def test_what_an_ignored_rule_found_does_not_come_back_under_another_name() -> None:
    comparison, _ = compared(STORY, STORY.replace(", according to figures from Brightwater", ""), headline=True)
    versions = comparison.alignment.left, comparison.alignment.right
    assert grave(find(versions, (comparison,), Settings(ignore=("attribution-dropped",)))) == []
    both = Settings(select=("attribution-dropped", "detail-dropped"))
    assert grave(find(versions, (comparison,), both)) == ["attribution-dropped"]


def test_rules_of_style_tell_what_all_others_leave_over() -> None:
    text = STORY.replace("seventh", "eighth").replace("Teachers in the valley", "The valley’s teachers")
    comparison, _ = compared(STORY, text, headline=True)
    versions = comparison.alignment.left, comparison.alignment.right
    found = find(versions, (comparison,), Settings(select=("reworded",)))
    assert [one.left.text for one in found if one.left] == ["Teachers in the valley have asked for a new school."]


def test_an_unknown_rule_names_the_nearest() -> None:
    assert rule("number-changed").name == "number-changed"
    with pytest.raises(SettingsError, match="did you mean quote-altered"):
        rule("quote-alter")


def test_every_rule_has_a_page() -> None:
    for one in RULES:
        text = plain(page(one.name))
        assert one.name in plain(listing({one.name for one in RULES}))
        assert one.explanation in text
        assert one.silence in text
        assert f"### {one.name}" in document()
    assert FOLDING in document()
    assert len({one.name for one in RULES}) == len(RULES)


#: Two sentences of our own in every language that has a profile, with a quotation, a number and an accent or two.
TOLD = {
    "ar": ["قال الوزير يوم الاثنين إن الجسر سيغلق سنة كاملة.", "وأضاف: «لن ننتظر أكثر من 3 أشهر»."],
    "de": ["Die Brücke über die Lem wird 3 Jahre gesperrt, sagte Jörg Müller.", "„Wir können nicht warten“, sagte er."],
    "en": ["The café by the bridge will close for 3 years, Zoë Müller said.", "“We can’t wait,” she said."],
    "es": ["El puente cerrará durante 3 años, dijo José Núñez.", "«No podemos esperar más», añadió."],
    "fr": ["Le pont sera fermé pendant 3 ans, a dit Zoé Hébert.", "« Nous ne pouvons pas attendre », a-t-elle ajouté."],
    "hi": ["मंत्री ने सोमवार को कहा कि पुल 3 साल तक बंद रहेगा।", "“हम इंतज़ार नहीं कर सकते,” उन्होंने कहा।"],
    "it": ["Il ponte resterà chiuso per 3 anni, ha detto Nicolò Pavè.", "«Non possiamo più aspettare», ha aggiunto."],
    "ja": ["大臣は月曜日、橋を3年間閉鎖すると述べた。", "「もう待てない」と語った。"],
    "nl": ["De brug gaat 3 jaar dicht, zei Zoë de Graaf.", "“We kunnen niet wachten,” zei ze."],
    "pt": ["A ponte ficará fechada por 3 anos, disse João Simões.", "“Não podemos esperar”, afirmou."],
    "ru": ["Мост закроют на 3 года, сказал Андрей Юрьев.", "«Мы не можем ждать», — сказал он."],
    "zh": ["部长周一表示,大桥将关闭3年。", "“我们不能再等了,”他说。"],
}  # fmt: skip


@pytest.mark.parametrize("lang", known())
@pytest.mark.parametrize(
    "copy",
    [
        pytest.param(str, id="itself"),
        pytest.param(straight, id="straight quotes"),
        pytest.param(lambda text: text.replace(" ", "\u00a0"), id="no-break spaces"),
        pytest.param(lambda text: unicodedata.normalize("NFD", text), id="decomposed"),
    ],
)
def test_a_copy_in_any_language_has_no_finding_above_style(lang: str, copy: Callable[[str], str]) -> None:
    left = version_from_sentences([TOLD[lang]], lang=lang)
    right = version_from_sentences([[copy(one) for one in TOLD[lang]]], lang=lang)
    comparison = label(align(left, right, Settings()))
    assert grave(find((left, right), (comparison,), Settings())) == []


@pytest.mark.parametrize("case", cases("findings.tricky"))
def test_tricky_pairs_are_told_or_passed_over(case: Case) -> None:
    left, right = case.given.split("\n->\n")
    expected = [] if case.expected == "none" else case.expected.split("\n")
    assert grave(findings(left + REST, right + REST)) == expected


@pytest.mark.parametrize(
    ("left", "right", "shared"),
    [
        pytest.param("", "a b", 0, id="nothing"),
        pytest.param("a b c", "a b c", 3, id="the same"),
        pytest.param("a b c d", "d c b a", 1, id="turned round"),
        pytest.param("we will not go home today", "we go home", 3, id="words left out"),
        pytest.param("a b a b a", "b a b", 3, id="words told twice"),
        pytest.param("the end", "never mind " * 250 + "the end", 0, id="behind the first four hundred words"),
        pytest.param("never mind", "never mind " * 250 + "the end", 2, id="of more than four hundred words"),
    ],
)
def test_words_in_common_are_counted_in_order(left: str, right: str, shared: int) -> None:
    assert common(left.split(), right.split()) == shared
    assert common(right.split(), left.split()) == shared


def test_nothing_that_the_rules_read_is_left_to_the_collector_of_cycles() -> None:
    def alive() -> int:
        return sum(isinstance(one, Pair) and bool(vars(one)) for one in gc.get_objects())

    gc.disable()
    try:
        before = alive()
        assert findings(STORY, STORY.replace("Monday", "Tuesday").replace("40,000", "50,000"))
        assert alive() <= before
    finally:
        gc.enable()


def test_a_moved_statement_that_was_parted_from_a_caption_has_a_place() -> None:
    left = version(
        "The old bridge fell at noon. Nobody crossed it then. Boats were stopped all day. Trains ran as before.\n\n"
        "The mayor praised the divers of the harbour and the crew of the ferry."
    )
    right = version(
        "The old bridge fell at noon. The mayor praised the divers of the harbour. He also praised the crew of the "
        "ferry.\n\nNobody crossed it then. Boats were stopped all day. Trains ran as before."
    )
    under_picture = replace(right.statements[2], role="caption")
    right = replace(right, statements=(*right.statements[:2], under_picture, *right.statements[3:]))
    beads = (
        Bead((0,), (0,), 1.0),
        *(Bead((i,), (i + 2,), 1.0) for i in (1, 2, 3)),
        Bead((4,), (1, 2), 0.9, moved=True),
    )
    comparison = label(Alignment(left, right, (), beads))
    messages = [found.message for found in find((left, right), (comparison,), Settings()) if found.rule == "promoted"]
    assert messages == ["Promoted: statement 5 of 5 became 2 of 5"]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param("3-2", "4-2", ["Number changed: “3-2” became “4-2”"], id="one number"),
        pytest.param("3-2", "4-1", ["Number changed: “3-2” became “4-1”"], id="both numbers"),
        pytest.param("3-2", "2-3", ["Number changed: “3-2” became “2-3”"], id="turned round"),
        pytest.param("3:2", "4:2", ["Number changed: “3:2” became “4:2”"], id="a colon"),
        pytest.param("3-0 and 4-3", "2-0 and 4-3", ["Number changed: “3-0” became “2-0”"], id="a number told again"),
        pytest.param("3–2", "3:2", [], id="another sign"),
        pytest.param("52 to 48", "52-48", [], id="a score in words"),
        pytest.param("52 to 48", "51-48", ["Number changed: “52” became “51”"], id="changed and in words"),
        pytest.param("on points", "7-4", ["Detail added: “7-4”"], id="a new score"),
    ],
)
def test_a_score_is_one_number(left: str, right: str, expected: list[str]) -> None:
    told = "Brightwater beat the rowers of Halvik {} on Monday night in the old harbour."
    found = findings(told.format(left) + REST, told.format(right) + REST)
    assert [one.message for one in found if one.rule in {"number-changed", "detail-added", "fact-rebound"}] == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("bridge", "bridge", True, id="one word"),
        pytest.param("walk", "walking", True, id="an ending of three letters"),
        pytest.param("walk", "walkways", False, id="of four"),
        pytest.param("closed", "closes", True, id="another ending"),
        pytest.param("cat", "cats", False, id="too short to tell"),
        pytest.param("reopen", "reopened", True, id="longer"),
        pytest.param("", "", False, id="nothing"),
    ],
)
def test_forms_of_a_word_share_all_but_a_short_ending(one: str, other: str, expected: bool) -> None:
    assert alike(one, other) is alike(other, one) is expected
