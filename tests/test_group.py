"""Which articles tell one story: the same answer in any order, in any language, however the work is shared."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from benchmarks.group import measured, outlets
from benchmarks.group_corpus import corpus
from compare.cli import main
from compare.group import Member, group, profile
from compare.group.linkage import Group, link
from compare.group.manifest import kind
from compare.group.profile import Article, resemblance
from compare.group.vectors import UNIT
from compare.site.manifest import stories
from tests.cluster import started
from tests.command import Command, apart
from tests.shared import need

FERRY = (
    "The ferry Kestrel ran aground off Brannock Point on Tuesday with 212 passengers aboard, the coastguard said. "
    "Captain Ilse Moorhen told reporters that a steering fault left the Kestrel without control near the Brannock "
    "lighthouse. Nobody was hurt and tugs from Port Sela were expected to free the vessel at high tide."
)
FERRY_TOLD = (
    "Passengers were taken off the Kestrel in lifeboats after the ferry struck rocks at Brannock Point. "
    "Coastguard officers from Port Sela counted 212 people ashore. Ilse Moorhen, who commands the Kestrel, blamed "
    "the steering; an inquiry will look at the lighthouse records."
)
BUDGET = (
    "Councillors in Tarnfield voted 14 to 9 for a budget that closes two libraries. Treasurer Oduya Benn said the "
    "alternative was a rise in parking fees. Campaigners handed over a petition with 6,000 names before the vote."
)
BUDGET_TOLD = (
    "Two Tarnfield libraries will close under a budget passed by 14 votes to 9. The petition of 6,000 names did not "
    "sway treasurer Oduya Benn, who had ruled out dearer parking."
)
HARVEST = (
    "Apple growers expect the smallest harvest in a decade after frost in April. Orchards on the eastern slopes lost "
    "most of their blossom, an association of farmers reported, and prices are likely to rise before winter."
)
CHESS = (
    "Fourteen-year-old Mirela Stanciu became the youngest winner of the northern chess open, drawing her last game "
    "with the black pieces. She will play the champion in spring."
)
#: Id -> text; f and b tell one story each, the rest stand alone.
DESK = {"f1": FERRY, "f2": FERRY_TOLD, "b1": BUDGET, "b2": BUDGET_TOLD, "h": HARVEST, "c": CHESS}

#: Language -> two accounts of one event, and one of another.
LANGUAGES = {
    "de": (
        "Bei einem Brand im Altenheim Sankt Gallus in Krummbach sind elf Bewohner verletzt worden. Feuerwehrchef Dörte "
        "Hallmann sprach von einem Kabelfehler im Keller.",
        "Elf Verletzte nach dem Feuer im Krummbacher Altenheim Sankt Gallus: Der Brand brach im Keller aus, vermutlich "
        "durch ein defektes Kabel, sagte Dörte Hallmann von der Feuerwehr.",
        "Der Stadtrat von Oberwied hat die Straßenbahn nach Lenzen beschlossen. Der Bau soll im März beginnen und "
        "sieben Jahre dauern.",
    ),
    "fr": (
        "Le pont de Valbrune a été fermé mardi après la découverte de fissures, a annoncé la préfète Odile Carsac. Les "
        "camions passeront par Mirecombe pendant six mois.",
        "Fissures au pont de Valbrune : la circulation est interdite et les camions détournés par Mirecombe, selon la "
        "préfète Odile Carsac. Les travaux doivent durer six mois.",
        "Le vigneron Paul Estève a remporté le concours de Saint-Lormel avec un blanc de 2019, devant quarante autres.",
    ),
    "ru": (
        "В Заречинске остановили завод «Кварц» после утечки хлора, сообщил губернатор Игорь Велесов. Эвакуированы "
        "триста жителей посёлка Липки.",
        "Триста жителей Липок вывезли из-за утечки хлора на заводе «Кварц» в Заречинске. Губернатор Игорь Велесов "
        "приказал остановить производство.",
        "Хоккеисты «Бурана» выиграли кубок области, забив решающий гол на последней минуте матча.",
    ),
    "ar": (
        "أعلنت وزارة الصحة في مدينة النورس إغلاق مستشفى الرحمة بعد حريق أصاب تسعة مرضى، وقال الوزير سامر العطار إن "
        "التحقيق بدأ.",
        "حريق في مستشفى الرحمة بمدينة النورس يصيب تسعة مرضى، والوزير سامر العطار يأمر بإغلاق المستشفى وفتح التحقيق.",
        "فاز فريق الشاطئ ببطولة كرة السلة بعد مباراة طويلة أمام جمهور كبير.",
    ),
    "zh": (
        "青岭市周二宣布关闭滨江化工厂，此前一次氯气泄漏导致十七名工人送医。市长林若溪说调查已经开始。",
        "滨江化工厂发生氯气泄漏，十七名工人送医治疗。青岭市市长林若溪下令关闭工厂并展开调查。",
        "省图书馆新馆昨日开放，首日接待读者八千余人，馆长介绍藏书达到三百万册。",
    ),
    "ja": (
        "白峰町の吊り橋で火曜日、ワイヤーの破断が見つかり、町は通行止めにした。町長の榊原美央は復旧に半年かかると述べた。",
        "ワイヤーが破断した白峰町の吊り橋は通行止めとなり、榊原美央町長によると復旧まで半年かかる見通しだ。",
        "県立動物園で双子のレッサーパンダが生まれ、来月から公開される予定となった。",
    ),
    "hi": (
        "नवगढ़ में मंगलवार को सोनपुर बांध का फाटक टूटने से चालीस गांव डूब गए। कलेक्टर रजनी भास्कर ने सेना बुलाई।",
        "सोनपुर बांध का फाटक टूटा, नवगढ़ के चालीस गांव पानी में; कलेक्टर रजनी भास्कर ने कहा कि सेना पहुंच रही है।",
        "शतरंज प्रतियोगिता में चौदह साल की खिलाड़ी ने खिताब जीतकर सबको चौंका दिया।",
    ),
}


def grouped(texts: dict[str, str], dates: dict[str, str] | None = None, **how: Any) -> set[frozenset[str]]:
    """The ids of each story."""
    found = group(
        (profile(n, id, "", text, "", (dates or {}).get(id, "")) for n, (id, text) in enumerate(texts.items())), **how
    )
    return {frozenset(member.article.id for member in members) for members in found}


def written(path: Path, articles: Iterable[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(one) + "\n" for one in articles), encoding="utf-8")
    return path


def desk(texts: dict[str, str] | None = None) -> list[dict[str, Any]]:
    return [
        {"id": id, "title": f"Title of {id}", "text": text, "outlet": f"outlet {n}", "published": "2026-03-01"}
        for n, (id, text) in enumerate((texts or DESK).items())
    ]


def told(manifest: Path | str) -> list[dict[str, Any]]:
    text = manifest.read_text(encoding="utf-8") if isinstance(manifest, Path) else manifest
    return [json.loads(line) for line in text.splitlines()]


def test_accounts_of_one_event_are_one_story_and_others_stand_alone() -> None:
    assert grouped(DESK) == {frozenset({"f1", "f2"}), frozenset({"b1", "b2"})}


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_stories_are_found_in_any_language(code: str) -> None:
    one, other, apart_from_them = LANGUAGES[code]
    assert grouped({"1": one, "2": other, "3": apart_from_them}) == {frozenset("12")}


def test_languages_may_be_mixed() -> None:
    texts = {f"{code}{n}": text for code, accounts in LANGUAGES.items() for n, text in enumerate(accounts)}
    assert grouped(texts) == {frozenset({f"{code}0", f"{code}1"}) for code in LANGUAGES}


@pytest.mark.parametrize("seed", range(5))
def test_order_of_the_articles_changes_nothing(seed: int) -> None:
    articles = corpus(400)
    expected = _scores(articles)
    random.Random(seed).shuffle(articles)
    assert _scores(articles) == expected


def _scores(articles: Sequence[Any]) -> list[list[tuple[str, float, bool]]]:
    found = group(profile(n, one.id, one.title, one.text, one.outlet, one.published) for n, one in enumerate(articles))
    return [[(member.article.id, member.score, member.copy) for member in members] for members in found]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param(0, {frozenset({"f1", "f2", "f3"})}, id="no window"),
        pytest.param(9, {frozenset({"f1", "f2", "f3"})}, id="all within the window"),
        pytest.param(3, {frozenset({"f1", "f2"})}, id="the third too late"),
        pytest.param(1, set(), id="each too late for the one before"),
    ],
)
def test_articles_of_a_story_lie_within_the_window(days: int, expected: set[frozenset[str]]) -> None:
    texts = {"f1": FERRY, "f2": FERRY_TOLD, "f3": f"{FERRY} {FERRY_TOLD}"}
    dates = {"f1": "2026-03-01", "f2": "2026-03-03", "f3": "2026-03-10T09:00:00+02:00"}
    assert grouped(texts, dates, days=days) == expected


def test_article_without_a_date_goes_with_any() -> None:
    texts = {"f1": FERRY, "f2": FERRY_TOLD}
    assert grouped(texts, {"f1": "2026-03-01"}) == {frozenset(texts)}


@pytest.mark.parametrize(("alike", "stories"), [(0.05, 2), (0.18, 2), (0.99, 0)])
def test_likeness_that_is_asked_for_decides(alike: float, stories: int) -> None:
    assert len(grouped(DESK, alike=alike)) == stories


def test_middling_likeness_does_not_chain() -> None:
    # The middle one is like both ends, the ends share nothing.
    left, right = {1: UNIT}, {2: UNIT}
    middle = {1: round(UNIT * 0.6), 2: round(UNIT * 0.6)}
    groups = [Group([n], dict(vector)) for n, vector in enumerate((left, middle, right))]
    found = link(groups, [(0, 1), (1, 2)], 0.5, 0)
    assert sorted(sorted(one.members) for one in found) == [[0, 1], [2]]


def test_copies_are_told_and_score_high() -> None:
    texts = {"f1": FERRY, "f2": FERRY.replace("Tuesday", "Monday"), "f3": FERRY_TOLD}
    (members,) = group(profile(n, id, "", text) for n, (id, text) in enumerate(texts.items()))
    assert [(member.article.id, member.copy) for member in members] == [("f1", False), ("f2", True), ("f3", False)]
    scores = {member.article.id: member.score for member in members}
    assert scores["f3"] < scores["f1"] <= 1


def test_sketches_see_copies_and_nothing_in_other_texts() -> None:
    sketch = profile(0, "", "", FERRY).sketch
    assert resemblance(sketch, sketch) == 1
    assert resemblance(sketch, profile(0, "", "", BUDGET).sketch) == 0
    assert resemblance(sketch, profile(0, "", "", FERRY.replace("Tuesday", "Monday")).sketch) > 0.6
    assert resemblance((), ()) == 0


def test_typography_makes_no_other_words() -> None:
    plain = profile(0, "", "", 'The mayor\'s aide said "no" -- twice, at 10:30.')
    curly = profile(0, "", "", "The mayor’s aide said “no” — twice, at 10:30.")
    assert plain.terms == curly.terms
    assert plain.sketch == curly.sketch


def test_stop_words_are_no_terms() -> None:
    assert set(profile(0, "", "", "the ferry and the rocks").terms) == {"ferry", "rock"}
    assert set(profile(0, "", "", "die Fähre und der Turm").terms) == {"fähre", "turm"}


@pytest.mark.parametrize(
    ("outlets", "copies", "expected"),
    [
        (("A", "B"), (False, False), "outlets"),
        (("A", "B"), (False, True), "outlets"),
        (("A", "A"), (False, True), "pair"),
        (("A", "A", "A"), (False, True, True), "history"),
        (("A", "A", "A"), (False, True, False), "outlets"),
        (("", "", ""), (False, True, True), "history"),
        (("", ""), (False, False), "outlets"),
    ],
)
def test_kind_of_a_story(outlets: tuple[str, ...], copies: tuple[bool, ...], expected: str) -> None:
    members = [
        Member(Article(n, str(n), "", outlet, "", 0, (0, str(n), "")), 0.5, copy)
        for n, (outlet, copy) in enumerate(zip(outlets, copies, strict=True))
    ]
    assert kind(members) == expected


def test_manifest_has_versions_with_text_outlet_date_and_score(tmp_path: Path, storydiff: Command) -> None:
    source = written(tmp_path / "corpus.jsonl", desk())
    done = storydiff("group", source, "-o", tmp_path / "stories.jsonl")
    assert (done.code, done.err) == (0, "")
    assert done.out == f"{tmp_path / 'stories.jsonl'}: 2 stories of 4 articles, 2 alone\n"
    budget, ferry = told(tmp_path / "stories.jsonl")
    assert (budget["story"], budget["kind"], budget["title"]) == ("b1", "outlets", "Title of b1")
    first = ferry["versions"][0]
    assert 0.18 <= first.pop("score") <= 1
    assert first == {
        "text": f"Title of f1\n\n{FERRY}",
        "outlet": "outlet 0",
        "published": "2026-03-01",
        "label": "outlet 0",
    }


def test_folder_is_a_corpus_and_the_manifest_names_its_files(tmp_path: Path, storydiff: Command) -> None:
    folder = tmp_path / "articles"
    (folder / "later").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    for place, text in {
        "1.txt": f"A ferry runs aground\n\n{FERRY}",
        "later/2.html": f"<html><body><article><h1>Ferry on the rocks</h1><p>{FERRY_TOLD}</p></article></body></html>",
        "3.md": f"# Chess\n\n{CHESS}",
        "4.png": "no article",
        "README.md": f"# A ferry runs aground\n\n{FERRY}",
        ".hidden/5.txt": FERRY,
    }.items():
        (folder / place).write_text(text, encoding="utf-8")
    (tmp_path / "out").mkdir()
    done = storydiff("group", folder, "-o", tmp_path / "out" / "stories.jsonl")
    assert done.out.endswith("stories.jsonl: 1 story of 2 articles, 1 alone, 3 without a date\n")
    (story,) = told(tmp_path / "out" / "stories.jsonl")
    assert [version["path"] for version in story["versions"]] == ["../articles/1.txt", "../articles/later/2.html"]
    assert story["title"] == "A ferry runs aground"


def test_site_takes_the_manifest(tmp_path: Path, storydiff: Command) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for id, text in DESK.items():
        (folder / f"{id}.txt").write_text(f"Title of {id}\n\n{text}\n", encoding="utf-8")
    for source in (folder, written(tmp_path / "corpus.jsonl", desk())):
        assert storydiff("group", source, "-q", "-o", "stories.jsonl").code == 0
        found = list(stories(Path("stories.jsonl")))
        assert [story.error for story in found] == ["", ""]
        assert [(len(story.versions), story.kind) for story in found] == [(2, "outlets"), (2, "outlets")]
        assert all(0.18 <= version.score <= 1 for story in found for version in story.versions)
        assert all(Path(version.path).is_file() for story in found for version in story.versions if version.path)


def test_standard_output_takes_the_manifest(tmp_path: Path, storydiff: Command) -> None:
    done = storydiff("group", written(tmp_path / "corpus.jsonl", desk()), "-o", "-")
    assert [story["story"] for story in told(done.out)] == ["b1", "f1"]


def test_other_fields_of_a_line_are_read_as_from_a_file(tmp_path: Path, storydiff: Command) -> None:
    lines: list[dict[str, Any]] = [
        {"uri": "x", "headline": "Ferry", "body_xhtml": f"<p>{FERRY}</p>", "versioncreated": "2026-03-01T08:00:00Z"},
        {"id": 7, "title": "Ferry", "paragraphs": FERRY_TOLD.split(". ")},
        {"id": "c", "text": CHESS, "title": None, "published": "yesterday"},
    ]
    done = storydiff("group", written(tmp_path / "corpus.jsonl", lines), "-o", "-")
    assert done.code == 0
    (story,) = told(done.out)
    assert len(story["versions"]) == 2
    assert {version.get("published", "") for version in story["versions"]} == {"", "2026-03-01T08:00:00+00:00"}


def test_articles_of_one_id_and_of_none_are_kept_apart(tmp_path: Path, storydiff: Command) -> None:
    twice = [{"id": "x", "text": text} for text in (FERRY, FERRY_TOLD, BUDGET, BUDGET_TOLD)]
    ids = [story["story"] for story in told(storydiff("group", written(tmp_path / "a.jsonl", twice), "-o", "-").out)]
    assert sorted(ids) == ["x", "x (2)"]
    none = [{"text": text} for text in (FERRY, FERRY_TOLD, BUDGET, BUDGET_TOLD)]
    ids = [story["story"] for story in told(storydiff("group", written(tmp_path / "b.jsonl", none), "-o", "-").out)]
    assert len(set(ids)) == 2
    assert all(len(id) == 12 for id in ids)


BAD = [
    pytest.param('{"id": "x", "text"', "is no JSON", id="broken"),
    pytest.param("[1, 2]", "is no object", id="list"),
    pytest.param('{"id": "x", "text": "  "}', "no text", id="no text"),
    pytest.param('{"id": "x", "text": ' + "[" * 100_000, "is no JSON", id="nested too deep"),
    pytest.param('{"id": "\\u001b[2J", "\\u202e": 1}', "no text", id="control signs"),
]


@pytest.mark.parametrize(("line", "cause"), BAD)
def test_bad_article_is_named_and_does_not_stop_the_rest(
    line: str, cause: str, tmp_path: Path, storydiff: Command
) -> None:
    source = written(tmp_path / "corpus.jsonl", desk())
    source.write_text(f"{source.read_text()}\n{line}\n", encoding="utf-8")
    done = storydiff("group", source, "-o", tmp_path / "stories.jsonl")
    assert done.code == 2
    assert len(told(tmp_path / "stories.jsonl")) == 2
    assert done.out.endswith("2 stories of 4 articles, 2 alone, 1 not read\n")
    (told_line,) = done.err.splitlines()
    assert told_line.startswith("storydiff: corpus.jsonl:8: ")
    assert cause in told_line
    assert told_line.isprintable()


def test_bad_articles_are_named_in_their_order(tmp_path: Path, storydiff: Command) -> None:
    source = written(tmp_path / "corpus.jsonl", desk())
    source.write_text(source.read_text() + "{}\n" * 4, encoding="utf-8")
    lines = storydiff("group", source, "-o", "-").err.splitlines()
    assert [line.split(": ")[1] for line in lines] == [f"corpus.jsonl:{number}" for number in (7, 8, 9, 10)]


@pytest.mark.parametrize("title", ["\U0001f389", "\ud800", "…\u0301"])
def test_title_without_a_word_is_a_title(title: str, tmp_path: Path, storydiff: Command) -> None:
    articles = [{"id": str(number), "title": title, "text": text} for number, text in enumerate((FERRY, FERRY_TOLD))]
    done = storydiff("group", written(tmp_path / "corpus.jsonl", articles), "-o", tmp_path / "stories.jsonl")
    assert (done.code, done.err) == (0, "")
    (story,) = told(tmp_path / "stories.jsonl")  # UTF-8, also with half a sign in it
    assert story["title"] == title
    assert storydiff("site", tmp_path / "stories.jsonl", "-o", tmp_path / "site").code == 0


def test_many_bad_articles_are_counted(tmp_path: Path, storydiff: Command) -> None:
    source = written(tmp_path / "corpus.jsonl", desk())
    source.write_text(source.read_text() + "{}\n" * 25, encoding="utf-8")
    done = storydiff("group", source, "-o", "-")
    assert done.code == 2
    assert len(done.err.splitlines()) == 21
    assert done.err.endswith("storydiff: 5 more articles cannot be used\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(("none.jsonl", "-o", "m.jsonl"), "none.jsonl: no such file or folder; give", id="missing"),
        pytest.param(
            ("none.jsonl", "-o", "good.jsonl"), "none.jsonl: no such file or folder; give", id="missing, not target"
        ),
        pytest.param(("corpus.txt", "-o", "m.jsonl"), "corpus.txt: is no folder and no .jsonl file; give", id="suffix"),
        pytest.param(("empty.jsonl", "-o", "m.jsonl"), "empty.jsonl: holds no article; give", id="empty"),
        pytest.param(("bad.jsonl", "-o", "m.jsonl"), "bad.jsonl:1: is no object", id="nothing readable"),
        pytest.param(("good.jsonl", "-o", "m.csv"), "m.csv does not tell a manifest; let it end in .jsonl", id="name"),
        pytest.param(("good.jsonl", "-o", "./good.jsonl"), "good.jsonl is the corpus itself; give", id="overwrites"),
        pytest.param(("good.jsonl", "-o", "none/m.jsonl"), "cannot write none", id="no folder"),
        pytest.param(("good.jsonl", "-o", "-", "--ship"), "--ship is for a cluster", id="ship"),
    ],
)
def test_trouble_is_one_line_and_leaves_nothing(
    arguments: tuple[str, ...], message: str, tmp_path: Path, storydiff: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("corpus.txt").write_text(FERRY, encoding="utf-8")
    Path("empty.jsonl").write_text("\n \n", encoding="utf-8")
    Path("bad.jsonl").write_text("[]\n", encoding="utf-8")
    written(Path("good.jsonl"), desk())
    before = sorted(Path().iterdir())
    done = storydiff("group", *arguments)
    assert (done.code, done.out) == (2, "")
    (line,) = done.err.splitlines()
    assert message in line
    assert sorted(Path().iterdir()) == before


def test_settings_may_stand_in_the_file(tmp_path: Path, storydiff: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    source = written(Path("corpus.jsonl"), desk())
    Path("storydiff.toml").write_text("alike = 0.99\ndays = 1\n", encoding="utf-8")
    assert told(storydiff("group", source, "-o", "-").out) == []
    Path("storydiff.toml").write_text("alike = true\n", encoding="utf-8")
    assert "alike is True; give a number" in storydiff("group", source, "-o", "-").err


def test_hash_seed_and_number_of_processes_change_no_byte(tmp_path: Path) -> None:
    source = written(tmp_path / "corpus.jsonl", [one._asdict() for one in corpus(600)])
    manifests = set()
    for seed, jobs in (("0", "1"), ("1", "2"), ("2", "4")):
        target = tmp_path / f"{jobs}.jsonl"
        done = apart("group", source, "-o", target, "--jobs", jobs, environment={"PYTHONHASHSEED": seed})
        assert (done.returncode, done.stderr) == (0, b"")
        manifests.add(target.read_bytes())
    assert len(manifests) == 1


@pytest.mark.skipif(not find_spec("distributed"), reason="dask is not installed: the extra [cluster]")
def test_cluster_writes_the_same_bytes_with_and_without_the_texts(tmp_path: Path) -> None:
    source = written(tmp_path / "corpus.jsonl", [one._asdict() for one in corpus(600)])
    folder = tmp_path / "folder"
    folder.mkdir()
    for id, text in DESK.items():
        (folder / f"{id}.txt").write_text(f"Title of {id}\n\n{text}\n", encoding="utf-8")
    with started() as cluster:
        for corpus_path in (source, folder):
            found = set()
            for number, how in enumerate(
                ((), ("--scheduler", cluster.address), ("--scheduler", cluster.address, "--ship"))
            ):
                target = tmp_path / f"{corpus_path.name}.{number}.jsonl"
                assert main(["group", str(corpus_path), "-q", "-o", str(target), *how]) == 0
                found.add(target.read_bytes())
            assert len(found) == 1


def test_made_up_corpus_is_grouped() -> None:
    recall, precision = measured(corpus(2000))
    assert recall >= 0.95
    assert precision >= 0.95


@pytest.mark.parametrize("split", ["dev", "train"])
@pytest.mark.parametrize("dated", [True, False], ids=["dated", "undated"])
def test_real_accounts_of_one_event_are_found(split: str, dated: bool) -> None:
    need("gold", f"outlets.{split}.jsonl")
    recall, precision = measured(outlets(split), dated=dated)
    assert recall >= 0.75
    assert precision >= (0.85 if dated else 0.8)
