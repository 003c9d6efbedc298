"""The life of a claim: followed, dropped and found again; facts changed back; changes announced or silent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.model import Report, Source, Version
from compare.pipeline import compare_history_versions
from compare.report.history.view import look_back
from compare.segment import version_from_sentences
from compare.settings import Settings
from tests import histories

#: A story that goes on around the claim that a case is about.
AROUND = (
    "The harbour board met on Tuesday evening in the old customs house.",
    "Its members spoke for three hours about the new ferry pier.",
    "The meeting was open to the public, and forty people came.",
    "Dredging of the northern channel is to begin in the spring.",
)
FIRE = "A fire in the engine room damaged the pump of the ferry Marigold."


def version(*sentences: str, note: str = "", published: str = "", lang: str = "en") -> Version:
    """A version with a sentence in each paragraph; *note* stands last."""
    made = version_from_sentences([[one] for one in (*sentences, *filter(None, [note]))], lang=lang)
    if note:
        last = replace(made.statements[-1], role="note")
        made = replace(made, statements=(*made.statements[:-1], last))
    source = Source(published=published)
    return replace(made, document=replace(made.document, source=source))


def history(*versions: Version, settings: Settings | None = None) -> Report:
    return compare_history_versions(versions, settings or Settings())


def life(report: Report, words: str) -> list[tuple[str, str]]:
    """The events of the one claim that ever held *words*: version and kind, the first coming left out."""
    assert report.matrix
    assert report.chronicle
    found = [
        at
        for at, claim in enumerate(report.matrix.claims)
        if any(
            words in version.statements[index].text
            for version, cell in zip(report.versions, claim.cells, strict=True)
            if cell
            for index in cell.statements
        )
    ]
    assert len(found) == 1, [report.matrix.claims[at].wording for at in found]
    events = report.chronicle.lives[found[0]].events
    return [(f"v{one.version + 1}", one.kind) for one in events if (one.version, one.kind) != (0, "came")]


def notices(report: Report) -> list[tuple[str, str]]:
    """Rule of the finding and kind of its notice."""
    assert report.chronicle
    rules = {finding.id: finding.rule for finding in report.findings}
    return [(rules[one.finding], one.kind) for one in report.chronicle.notices]


SHORT = "The pump of the ferry was damaged by a fire in the engine room on Monday"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param([[FIRE], [FIRE], [FIRE]], [], id="nothing-happens"),
        pytest.param([[], [FIRE], [FIRE]], [("v2", "came")], id="came"),
        pytest.param([[FIRE], [FIRE], []], [("v3", "dropped")], id="dropped"),
        pytest.param([[FIRE], [], [FIRE]], [("v2", "dropped"), ("v3", "back")], id="dropped-and-back"),
        pytest.param([[FIRE], [], [], [], [FIRE]], [("v2", "dropped"), ("v5", "back")], id="back-after-long"),
        pytest.param(
            [[FIRE], [], [FIRE], [], [FIRE]],
            [("v2", "dropped"), ("v3", "back"), ("v4", "dropped"), ("v5", "back")],
            id="twice",
        ),
        pytest.param(
            [[FIRE], [], [FIRE.replace("damaged the pump", "damaged the main pump")]],
            [("v2", "dropped"), ("v3", "back")],
            id="back-in-other-words",
        ),
        pytest.param(
            [[FIRE], [FIRE.replace("the pump", "a pump")], [FIRE]],
            [("v2", "reworded"), ("v3", "reworded")],
            id="reworded-and-again",
        ),
        pytest.param(
            [
                [f"{SHORT}, and the crew of nine was brought ashore by the lifeboat."],
                [f"{SHORT}.", "The crew of nine was brought ashore by the lifeboat."],
                [f"{SHORT}, and the crew of nine was brought ashore by the lifeboat."],
            ],
            [("v2", "split"), ("v3", "merged")],
            id="split-and-merged",
        ),
        pytest.param(
            [
                [f"{SHORT}, and the crew of nine was brought ashore by the lifeboat."],
                [f"{SHORT}.", "The crew of nine was brought ashore by the lifeboat."],
                [f"{SHORT}."],
            ],
            [("v2", "split"), ("v3", "cut")],
            id="split-and-cut",
        ),
    ],
)
def test_life_of_a_claim(told: Sequence[Sequence[str]], expected: list[tuple[str, str]]) -> None:
    report = history(*(version(*AROUND, *some) for some in told))
    assert life(report, "engine room") == expected


def test_moved_claim_says_so() -> None:
    report = history(version(FIRE, *AROUND), version(*AROUND, FIRE))
    assert life(report, "engine room") == [("v2", "moved")]


@pytest.mark.parametrize(
    "other",
    [
        "A fire in a warehouse of the harbour damaged the roof of the market hall.",
        "The board will speak about the ferry again in March.",
        "Nobody was hurt.",
    ],
    ids=["like-words", "one-word", "short"],
)
def test_another_statement_that_comes_later_is_no_return(other: str) -> None:
    report = history(version(*AROUND, FIRE), version(*AROUND), version(*AROUND, other))
    assert life(report, "engine room") == [("v2", "dropped")]
    assert life(report, other) == [("v3", "came")]


def test_what_is_better_told_by_a_statement_that_stayed_is_no_return() -> None:
    stayed = "A fire in the engine room damaged the pump of the ferry Marigold on Monday night."
    report = history(version(*AROUND, FIRE, stayed), version(*AROUND, stayed), version(*AROUND, stayed))
    assert report.matrix
    assert [claim.cells[2] for claim in report.matrix.claims].count(None) == 1


def test_two_merged_claims_part_again_each_to_its_own() -> None:
    one, other = "The pump was damaged in the fire on Monday", "the crew of nine was brought ashore by the lifeboat"
    apart = (f"{one}.", f"{other.capitalize()}.")
    report = history(version(*AROUND, *apart), version(*AROUND, f"{one}, and {other}."), version(*AROUND, *apart))
    assert report.matrix
    cells = [claim.cells for claim in report.matrix.claims][-2:]
    assert [cell[1].statements for cell in cells if cell[1]] == [(4,), (4,)]
    assert [cell[2].statements for cell in cells if cell[2]] == [(4,), (5,)]


def test_a_fact_of_two_merged_claims_is_told_of_the_claim_whose_words_it_has() -> None:
    strike, pay = (
        "The bus strike in Corvel ended after nine days, the union said.",
        "Drivers will get 4 percent more pay.",
    )
    merged = "The bus strike in Corvel ended after nine days, the union said, and drivers will get 4 percent more pay."
    report = history(
        version(*AROUND, strike, pay),
        version(*AROUND, merged),
        version(*AROUND, merged.replace("nine", "ten").replace("4 percent", "6 percent")),
    )
    assert report.matrix
    told = [[one.sides for one in claim.conflicts] for claim in report.matrix.claims]
    assert [one for one in told if one] == [
        [(("nine", (0, 1)), ("ten", (2,)))],
        [(("4 percent", (0, 1)), ("6 percent", (2,)))],
    ]
    assert report.chronicle
    cited = [event.findings for life in report.chronicle.lives for event in life.events if event.facets == ("number",)]
    assert [len(some) for some in cited] == [1, 1]


def test_the_role_of_merged_claims_is_that_of_the_wording_shown() -> None:
    lead, more = (
        "The bus strike in Corvel ended after nine days, the union said.",
        "Drivers will get 4 percent more pay.",
    )
    merged = "The bus strike in Corvel ended after nine days, the union said, and drivers will get 4 percent more pay."
    view = look_back(history(version(lead, more, *AROUND), version(merged, *AROUND)))
    assert [line.role for line in view.lines] == ["lead", ""]


def test_fact_changed_and_changed_back() -> None:
    told = [f"The repair of the pump will cost {n} million crowns, the owner said." for n in (3, 5, 3)]
    report = history(*(version(*AROUND, one) for one in told))
    assert report.chronicle
    assert report.matrix
    (found,) = report.chronicle.reversals
    assert (found.facet, found.sides) == ("number", (("3 million", 0), ("5 million", 1), ("3 million", 2)))
    claim = report.matrix.claims[found.claim]
    assert [cell.stance for cell in claim.cells if cell] == ["says", "differs", "says"]
    (conflict,) = claim.conflicts
    assert conflict.sides == (("3 million", (0, 2)), ("5 million", (1,)))
    last = report.chronicle.lives[found.claim].events[-1]
    assert (last.kind, last.facets, last.since) == ("reworded", ("number",), 0)


def test_fact_changed_twice_is_no_reversal() -> None:
    told = [f"The repair of the pump will cost {n} million crowns, the owner said." for n in (3, 5, 8)]
    report = history(*(version(*AROUND, one) for one in told))
    assert report.chronicle
    assert report.chronicle.reversals == ()


BEFORE = "The repair of the pump will cost 3 million crowns, the owner said."
AFTER = BEFORE.replace("3", "5")


NAMED = "Correction: The repair will cost 5 million crowns, not 3 million."


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        pytest.param(("", "", ""), "silent", id="no-note"),
        pytest.param(("", NAMED, ""), "announced", id="both"),
        pytest.param(("", "Correction: We gave the cost of the repair as 3 million.", ""), "announced",
                     id="one-and-context"),
        pytest.param(("", "Correction: The owner's name was misspelled.", ""), "unnamed", id="other"),
        pytest.param(("", "", NAMED), "late", id="later"),
        pytest.param(("", "", "Correction: Pier 3 was closed."), "silent", id="later-other"),
        pytest.param(("Update: 3 people were heard.", "Update: 3 people were heard.", ""), "silent", id="older-note"),
    ],
)  # fmt: skip
def test_change_of_a_fact_is_announced_or_silent(notes: tuple[str, str, str], expected: str) -> None:
    told = (BEFORE, AFTER, AFTER)
    report = history(*(version(*AROUND, one, note=note) for one, note in zip(told, notes, strict=True)))
    assert notices(report) == [("number-changed", expected)]


def test_claim_that_only_came_asks_for_no_notice() -> None:
    report = history(version(*AROUND), version(*AROUND, "“We lost the pump,” said captain Ida Holm."))
    assert [finding.rule for finding in report.findings]
    assert notices(report) == []


def test_denial_that_comes_without_a_note_is_a_silent_change() -> None:
    told = "The police have ruled out arson in the fire on the ferry."
    denied = told.replace("have ruled", "have not ruled")
    note = "Correction: The police have not ruled out arson; an earlier version said they had."
    assert notices(history(version(*AROUND, told), version(*AROUND, denied))) == [("polarity-flipped", "silent")]
    assert notices(history(version(*AROUND, told), version(*AROUND, denied, note=note))) == [
        ("polarity-flipped", "announced")
    ]


def test_note_that_is_taken_away_is_told() -> None:
    report = history(version(*AROUND, note="Correction: The pier is new."), version(*AROUND))
    assert report.chronicle
    assert [(step.came, step.gone) for step in report.chronicle.steps] == [((), (4,))]


def test_notes_and_bylines_are_no_claims() -> None:
    report = history(version(*AROUND, note="Correction: The pier is new."), version(*AROUND))
    assert report.matrix
    assert len(report.matrix.claims) == len(AROUND)


def test_rules_that_are_not_shown_leave_the_lives_alone() -> None:
    told = [f"The repair of the pump will cost {n} million crowns, the owner said." for n in (3, 5, 3)]
    versions = [version(*AROUND, one) for one in told]
    whole, less = history(*versions), history(*versions, settings=Settings(ignore=("number-changed",)))
    assert less.findings == ()
    assert less.chronicle
    assert whole.chronicle
    assert less.chronicle.notices == ()
    assert less.chronicle.reversals == whole.chronicle.reversals
    assert [[event.kind for event in one.events] for one in less.chronicle.lives] == [
        [event.kind for event in one.events] for one in whole.chronicle.lives
    ]


@pytest.mark.parametrize(
    ("times", "said"),
    [
        pytest.param(("2026-01-01T08:00:00Z", "2026-01-01T09:00:00Z", "2026-01-01T08:30:00Z"), ["v3"], id="clock"),
        pytest.param(("2026-01-01T08:00:00+02:00", "2026-01-01T07:00:00Z", ""), [], id="zones"),
        pytest.param(("2026-01-02", "2026-01-01", "2026-01-03"), ["v2"], id="days"),
        pytest.param(("2026-01-01", "2026-01-01T05:00:00Z", "2026-01-01"), [], id="same-day"),
        pytest.param(("", "", ""), [], id="none"),
        pytest.param(("Monday", "Sunday", ""), [], id="no-time"),
    ],
)
def test_times_that_contradict_the_order_given_are_noted(times: tuple[str, ...], said: list[str]) -> None:
    told = [f"{AROUND[0]} {n}." for n in range(3)]
    report = history(*(version(one, published=time) for one, time in zip(told, times, strict=True)))
    assert report.chronicle
    assert report.chronicle.times == times
    assert [note.split()[0] for note in report.notes if "earlier time" in note] == said


@pytest.mark.parametrize(
    ("times", "shown", "between"),
    [
        pytest.param(
            ("2026-01-01T08:00:00Z", "2026-01-01T09:30:00Z"),
            ["08:00", "09:30"],
            "from 08:00 to 09:30 on 2026-01-01",
            id="one-day",
        ),
        pytest.param(
            ("2026-01-01T10:00:00+02:00", "2026-01-01T09:30:00Z"),
            ["10:00+02:00", "09:30Z"],
            "from 10:00+02:00 to 09:30Z on 2026-01-01",
            id="zones",
        ),
        pytest.param(
            ("2026-01-01T08:00-05:00", "2026-01-02T09:30-05:00"),
            ["2026-01-01 08:00", "2026-01-02 09:30"],
            "from 2026-01-01 08:00 to 2026-01-02 09:30",
            id="days",
        ),
        pytest.param(("2026-01-01", "2026-01-01"), ["2026-01-01"] * 2, "", id="no-clock"),
    ],
)
def test_times_are_shown_as_short_as_they_can_be_told_apart(
    times: tuple[str, ...], shown: list[str], between: str
) -> None:
    view = look_back(history(*(version(*AROUND, published=time) for time in times)))
    assert [moment.time for moment in view.moments] == shown
    assert (
        view.verdict
        == f"2 versions{between and f' {between}'} tell 4 claims, 4 of them in every version, 4 in the last."
    )


def test_facts_and_claims_that_came_back_are_told_once_with_their_words() -> None:
    told = ("“We lost 40 boats,” the owner said.", "“We lost 60 boats,” the owner said.")
    report = history(
        version(*AROUND, FIRE, told[0]),
        version(*AROUND, told[1]),
        version(*AROUND, FIRE, told[0]),
        version(*AROUND, told[0]),
        version(*AROUND, FIRE, told[0]),
    )
    said = [says for says, _ in look_back(report).said]
    assert said[0].endswith("“40” (v1) → “60” (v2) → “40” (v3), in: “We lost 40 boats,” the owner said.")
    assert [one for one in said if "Dropped and back" in one] == [f"Dropped and back in v3, v5: {FIRE}"]


def test_identical_neighbours_are_named_and_looked_up_each_by_itself() -> None:
    one = version(*AROUND, FIRE)
    report = history(one, one, version(*AROUND), one, one)
    assert [note for note in report.notes if "word for word" in note] == [
        "v2 (version (2)) reads as v1 does, word for word",
        "v5 (version (5)) reads as v4 does, word for word",
    ]
    places = [
        (f.rule, f.left.version if f.left else None, f.right.version if f.right else None) for f in report.findings
    ]
    assert sorted(places) == [("claim-added", None, 3), ("claim-dropped", 1, None)]
    assert life(report, "engine room") == [("v3", "dropped"), ("v4", "back")]


def test_findings_of_two_steps_with_the_same_wording_have_ids_of_their_own() -> None:
    versions = [version(*AROUND, one) for one in (BEFORE, AFTER, BEFORE, AFTER)]
    report = history(*versions)
    ids = [finding.id for finding in report.findings]
    assert len(ids) == len(set(ids)) == 3
    fewer = history(*versions[:3])
    assert {finding.id for finding in fewer.findings} <= set(ids)


def test_version_in_another_language_is_named() -> None:
    french = version("Le conseil du port s'est réuni mardi soir dans la vieille douane de la ville.", lang="fr")
    report = history(version(*AROUND), version(*AROUND), french)
    assert any(note.startswith("v3") and "French" in note for note in report.notes)


def test_title_is_the_latest_headline_or_says_what_it_is() -> None:
    assert histories.report().title == "Trams stay in the depot after water main bursts"
    assert history(version(*AROUND), version(*AROUND)).title == "History"


def test_thirty_versions() -> None:
    report = history(*(version(*AROUND, f"By noon the pump had moved {n * 7} tonnes of water.") for n in range(30)))
    assert report.chronicle
    assert len(report.chronicle.steps) == 29
    assert life(report, "By noon") == [(f"v{at}", "reworded") for at in range(2, 31)]


SENTENCES = (*AROUND, FIRE, BEFORE, AFTER, "Nobody was hurt.", "Nobody was hurt.")


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(st.sampled_from(SENTENCES), max_size=6), min_size=2, max_size=5))
def test_every_statement_tells_a_claim_and_no_cell_is_empty(told: list[list[str]]) -> None:
    report = history(*(version("The headline of the day is this one.", *some) for some in told))
    assert report.matrix
    assert report.chronicle
    for at, one in enumerate(report.versions):
        held = [index for claim in report.matrix.claims if (cell := claim.cells[at]) for index in cell.statements]
        assert set(held) == set(range(len(one.statements)))
    for claim, lived in zip(report.matrix.claims, report.chronicle.lives, strict=True):
        assert len(claim.cells) == len(report.versions)
        assert any(claim.cells)
        there = False
        for at, cell in enumerate(claim.cells):
            kinds = {event.kind for event in lived.events if event.version == at}
            assert ("dropped" in kinds) == (there and cell is None)
            assert bool({"came", "back"} & kinds) >= (cell is not None and not there)
            there = cell is not None


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(st.sampled_from(SENTENCES), max_size=5), min_size=2, max_size=4))
def test_one_version_more_leaves_the_ids_of_claims_alone(told: list[list[str]]) -> None:
    versions = [version("The headline of the day is this one.", *some) for some in told]
    fewer, more = history(*versions), history(*versions, versions[0])
    assert fewer.matrix
    assert more.matrix
    assert [one.id for one in fewer.matrix.claims] == [one.id for one in more.matrix.claims][: len(fewer.matrix.claims)]


#: What the golden history holds: words of a claim, and what became of it.
GOLDEN = [
    pytest.param("Trams stay", [("v4", "reworded")], id="headline-change"),
    pytest.param("trams were standing", [("v2", "reworded"), ("v5", "reworded")], id="changed-and-back"),
    pytest.param("laid in 1931", [("v4", "dropped"), ("v6", "back")], id="dropped-and-back"),
    pytest.param("Mill Square", [("v3", "split"), ("v5", "reworded")], id="split"),
    pytest.param("warned twice", [("v4", "came"), ("v6", "moved")], id="moved"),
    pytest.param("inspection pits", [("v2", "came"), ("v6", "moved"), ("v7", "dropped")], id="dropped"),
]


@pytest.mark.parametrize(("words", "expected"), GOLDEN)
def test_lives_of_the_golden_history(words: str, expected: list[tuple[str, str]]) -> None:
    assert life(histories.report(), words) == expected


def test_golden_history_tells_announced_late_and_silent_changes() -> None:
    told = dict(_told(histories.report()))
    assert [kind for words in ("Lindquist", "2.4 million", "Three", "“60”", "“40”") for kind in _of(told, words)] == [
        "announced", "announced", "late", "silent", "silent",
    ]  # fmt: skip


def _told(report: Report) -> list[tuple[str, str]]:
    assert report.chronicle
    messages = {finding.id: finding.message for finding in report.findings}
    return [(messages[one.finding], one.kind) for one in report.chronicle.notices]


def _of(told: dict[str, str], words: str) -> list[str]:
    return [kind for message, kind in told.items() if message.endswith(f"{words.strip('“”')}”")]
