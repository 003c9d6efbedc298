"""A static site of many stories: what is an input, what is written, what a second run does, what stops none of it."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import html5lib
import pytest

from compare.errors import ReadError, WriteError
from compare.settings import Settings
from compare.site.build import Site, look, make
from compare.site.disk import Disk
from compare.site.manifest import stories
from compare.site.names import folder_name
from compare.site.stories import Given, told_kind
from tests.command import Command
from tests.sites import HOSTILE, bytes_of, dead_links, folder, made, manifest
from tests.stories import ROOT

ATOM = "{http://www.w3.org/2005/Atom}"


def site(source: Path, out: Path, **options: Any) -> Site:
    return Site(source, out, options.pop("settings", Settings()), **options)


def told(source: Path) -> list[tuple[str, str]]:
    """Id and error of each story."""
    return [(story.id, story.error) for story in stories(source)]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return manifest(tmp_path / "stories.jsonl", [made(number) for number in range(6)])


# --- What is an input ---


def test_folder_gives_a_story_for_each_sub_folder_in_the_order_of_its_numbers(tmp_path: Path) -> None:
    source = folder(tmp_path / "in", 11)
    (source / ".hidden").mkdir()
    (source / "story-0/README.md").write_text("no version", encoding="utf-8")
    assert [story.id for story in stories(source)] == [f"story-{number}" for number in range(11)]
    assert [one.path for one in next(iter(stories(source))).versions] == ["story-0/01.txt", "story-0/02.txt"]


def test_story_toml_says_title_kind_and_versions(tmp_path: Path) -> None:
    source = folder(tmp_path / "in", 1)
    (source / "story-0/story.toml").write_text(
        'title = "The ferry"\nkind = "pair"\n[[versions]]\npath = "02.txt"\noutlet = "Mirror"\n'
        'published = 2026-03-01\n[[versions]]\npath = "01.txt"\n',
        encoding="utf-8-sig",  # as some editors write it
    )
    (story,) = stories(source)
    assert (story.title, story.kind) == ("The ferry", "pair")
    assert story.versions[0] == Given("story-0/02.txt", outlet="Mirror", published="2026-03-01")
    assert story.versions[1].path == "story-0/01.txt"


@pytest.mark.parametrize(
    ("says", "cause"),
    [
        pytest.param('title = "x"\nknid = "pair"\n', 'story.toml:2: unknown key "knid"; did you mean kind?', id="key"),
        pytest.param(
            '\n[[versions]]\npath = "01.txt"\noutlt = "x"\n',
            'story.toml:4: unknown key "outlt"; did you mean outlet?',
            id="key-of-a-version",
        ),
        pytest.param('kind = "pare"', "unknown kind 'pare'", id="kind"),
        pytest.param("title = ", "story.toml: ", id="no-toml"),
        pytest.param('[[versions]]\npath = "../story-1/01.txt"', "leaves the folder", id="path-out"),
        pytest.param('[[versions]]\npath = "/etc/passwd"', "leaves the folder", id="absolute"),
        pytest.param("versions = 3", "versions is no list", id="versions"),
        pytest.param('[[versions]]\npath = "01.txt"\npublished = "soon"', 'published "soon" is no date', id="date"),
        pytest.param("title = 3", "title is int, not text", id="title"),
    ],
)
def test_bad_story_toml_is_named_with_its_cause_and_stops_no_other(tmp_path: Path, says: str, cause: str) -> None:
    source = folder(tmp_path / "in", 2)
    (source / "story-0/story.toml").write_text(says, encoding="utf-8")
    first, second = told(source)
    assert cause in first[1]
    assert str(tmp_path) not in first[1]
    assert second[1] == ""


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        pytest.param(
            '{"story": "a", "versons": []}', 'm.jsonl:2: unknown key "versons"; did you mean versions?', id="key"
        ),
        pytest.param(
            '{"story": "a", "versions": [{"pth": "x"}]}',
            'm.jsonl:2: unknown key "pth"; did you mean path?',
            id="inner-key",
        ),
        pytest.param('{"story": "a"', "m.jsonl:2: is no JSON", id="no-json"),
        pytest.param("[1]", "m.jsonl:2: is no object", id="list"),
        pytest.param('{"versions": []}', "m.jsonl:2: no story id", id="no-id"),
        pytest.param('{"story": "a"}', "m.jsonl:2: no list of versions", id="no-versions"),
        pytest.param('{"story": "a", "versions": ["x"]}', "a version is no object", id="version"),
        pytest.param('{"story": "a", "versions": [{}]}', "neither path nor text", id="nothing"),
        pytest.param('{"story": "a", "versions": [{"path": "x", "text": "y"}]}', "both path and text", id="both"),
        pytest.param('{"story": "a", "versions": [{"path": "x", "score": 2}]}', "score is 2", id="score"),
        pytest.param('{"story": "a", "kind": "duel", "versions": []}', "unknown kind 'duel'", id="kind"),
        pytest.param("[" * 100_000, "m.jsonl:2: is no JSON", id="deep"),
    ],
)
def test_bad_line_of_a_manifest_is_named_and_stops_no_other(tmp_path: Path, line: str, cause: str) -> None:
    source = tmp_path / "m.jsonl"
    source.write_text(f"{json.dumps(made(0))}\n{line}\n\n{json.dumps(made(1))}\n", encoding="utf-8")
    first, bad, last = told(source)
    assert cause in bad[1]
    assert (first, last) == (("story-0", ""), ("story-1", ""))


def test_csv_manifest_groups_rows_by_story(tmp_path: Path) -> None:
    source = tmp_path / "m.csv"
    source.write_text(
        "\ufeffstory,kind,text,path,outlet,published\n"
        'ferry,pair,"The ferry sank.\n\nAll were saved.",,Courier,2026-01-01\nferry,,,b.txt,Mirror,\n'
        "\nport,,x,,,\nport,,y,,,tomorrow\nroad,,x,,,,too many\n",
        encoding="utf-8",
    )
    ferry, port, road = stories(source)
    assert (ferry.kind, len(ferry.versions), ferry.versions[1]) == ("pair", 2, Given("b.txt", outlet="Mirror"))
    assert 'm.csv:8: published "tomorrow" is no date' in port.error
    assert "m.csv:9: 7 cells under 6 columns" in road.error


@pytest.mark.parametrize(
    ("name", "text", "cause"),
    [
        pytest.param("m.csv", "story,txt\na,b\n", 'm.csv:1: unknown key "txt"; did you mean text?', id="column"),
        pytest.param("m.csv", "text\nb\n", 'm.csv:1: no column "story"', id="no-story"),
        pytest.param("m.csv", 'story,text\na,"b\n', "is no CSV", id="quote"),
        pytest.param("m.csv", "", 'no column "story"', id="empty"),
        pytest.param("m.txt", "x", "is no folder and no manifest", id="suffix"),
        pytest.param("missing", None, "no such file or folder", id="missing"),
        pytest.param("m.jsonl", b"\xff\xfe\x00", "is not UTF-8", id="bytes"),
    ],
)
def test_input_that_cannot_be_used_at_all(tmp_path: Path, name: str, text: str | bytes | None, cause: str) -> None:
    if text is not None:
        (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(ReadError, match=cause.replace("?", r"\?")):
        list(stories(tmp_path / name))


@pytest.mark.parametrize(
    ("names", "outlets", "kind"),
    [
        pytest.param(("01.txt", "02.txt"), ("", ""), "pair", id="two"),
        pytest.param(("a.txt", "b.txt"), ("A", "B"), "outlets", id="two-outlets"),
        pytest.param(("1.txt", "2.txt"), ("A", "B"), "pair", id="two-in-order"),
        pytest.param(("v1.txt", "v2.txt", "v3.txt"), ("", "", ""), "history", id="numbered"),
        pytest.param(("2026-01-01.txt", "2026-01-02.txt", "2026-02-01.txt"), ("A", "A", "A"), "history", id="dates"),
        pytest.param(("courier.txt", "mirror.txt", "post.txt"), ("", "", ""), "outlets", id="named"),
        pytest.param(("1.html", "2.html", "3.html"), ("A", "B", "C"), "outlets", id="outlets-win"),
        pytest.param(("a.html", "b.html", "c.html"), ("A", "a", "A"), "history", id="one-outlet"),
    ],
)
def test_kind_is_told_from_number_names_and_outlets(
    names: tuple[str, ...], outlets: tuple[str, ...], kind: str
) -> None:
    assert told_kind([Given(f"story/{name}") for name in names], outlets) == kind


def test_times_put_versions_in_order_where_the_names_do_not(tmp_path: Path) -> None:
    source = tmp_path / "in"
    for story, names in {"named": ("draft.md", "after.md"), "numbered": ("1.md", "2.md")}.items():
        (source / story).mkdir(parents=True)
        for name, moment in zip(names, ("2026-01-02T10:00+02:00", "2026-01-02T09:00Z"), strict=True):
            text = f"---\noutlet: Courier\ndate: {moment}\n---\n\n# Storm\n\nIt is {name}.\n"
            (source / story / name).write_text(text, encoding="utf-8")
    (source / "numbered/1.md").rename(source / "numbered/3.md")
    make(site(source, tmp_path / "out"))
    told = {
        story["id"]: story["versions"] for story in json.loads((tmp_path / "out/site.json").read_bytes())["stories"]
    }
    assert [one["published"][11:16] for one in told["named"]] == ["10:00", "09:00"]
    assert [one["published"][11:16] for one in told["numbered"]] == ["09:00", "10:00"]


# --- Names ---


def test_hostile_ids_give_distinct_safe_names() -> None:
    names = [folder_name(id) for id in HOSTILE]
    assert len({unicodedata.normalize("NFKC", name).casefold() for name in names}) == len(HOSTILE) == 27
    for name in names:
        assert name.isascii()
        assert 0 < len(name) <= 60
        assert name == name.lower()
        assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
        assert name not in {"con", "nul", "com1", "index", "assets"}


def test_plain_ids_stay_as_they_are_unless_they_look_like_a_digest() -> None:
    assert folder_name("court-rewrite-2") == "court-rewrite-2"
    taken = folder_name("Court")
    assert folder_name(taken) != taken


def test_hostile_ids_build_pages_and_nothing_outside_the_folder(tmp_path: Path) -> None:
    bodies = [{**made(number), "story": id} for number, id in enumerate(HOSTILE)]
    source = manifest(tmp_path / "in.jsonl", bodies)
    out = tmp_path / "deep" / "er" / "out"
    assert make(site(source, out)).failed == ()
    assert len(list((out / "stories").iterdir())) == 27
    assert {one.name for one in tmp_path.iterdir()} == {"in.jsonl", "deep"}
    assert [one.name for one in (tmp_path / "deep/er").iterdir()] == ["out"]
    assert list(dead_links(out)) == []
    index = (out / "index.html").read_text(encoding="utf-8")
    assert "<script>alert" not in index
    assert "\x1b" not in index
    assert "\u202e" not in index


def test_id_that_stands_twice_is_named(tmp_path: Path) -> None:
    source = manifest(tmp_path / "in.jsonl", [made(0), made(0), made(0)])
    outcome = make(site(source, tmp_path / "out"))
    assert outcome.built == 1
    assert [id for id, _ in outcome.failed] == ["story-0 (again, 2)", "story-0 (again, 3)"]


# --- What is written ---


def test_site_holds_index_pages_lists_data_feed_and_assets(small: Path, tmp_path: Path) -> None:
    make(site(small, tmp_path / "out", title="Corrections"))
    files = set(bytes_of(tmp_path / "out"))
    assert {"index.html", "site.json", "feed.xml", "findings/index.html", "stories/story-3/index.html"} <= files
    assert len([name for name in files if name.startswith("assets/site-")]) == 2
    data = json.loads((tmp_path / "out/site.json").read_text(encoding="utf-8"))
    assert [story["id"] for story in data["stories"]] == [f"story-{number}" for number in range(6)]
    assert all(one["at"] == f"#f-{one['id']}" for story in data["stories"] for one in story["findings"])
    assert set(data["files"]) | {"site.json"} == {name for name in files if not name.startswith("stories/")}
    assert "<h1>Corrections</h1>" in (tmp_path / "out/index.html").read_text(encoding="utf-8")


def test_every_link_leads_somewhere_inside(small: Path, tmp_path: Path) -> None:
    make(site(small, tmp_path / "out"))
    assert list(dead_links(tmp_path / "out")) == []
    (tmp_path / "out/stories/story-2/index.html").unlink()
    assert any("stories/story-2/index.html" in one for one in dead_links(tmp_path / "out"))


def test_pages_are_valid_and_locked(small: Path, tmp_path: Path) -> None:
    make(site(small, tmp_path / "out"))
    for page in (tmp_path / "out").rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
        assert "default-src &#39;none&#39;" in text
        assert "unsafe-inline" not in text
    index = (tmp_path / "out/index.html").read_text(encoding="utf-8")
    assert "<style" not in index
    assert "style=" not in index


def test_index_has_the_most_serious_story_first_and_names_its_findings(tmp_path: Path) -> None:
    light, grave = made(0), made(1)
    grave["versions"] = [
        {"text": f"Storm\n\nThe mayor said {count} people were hurt in the storm."} for count in (14, 41)
    ]
    make(site(manifest(tmp_path / "in.jsonl", [light, grave]), tmp_path / "out"))
    index = (tmp_path / "out/index.html").read_text(encoding="utf-8")
    assert index.index("stories/story-1/index.html") < index.index("stories/story-0/index.html")
    assert "Number changed: “14” became “41”" in index


def test_index_tells_a_change_once_that_stands_in_headline_and_lead(tmp_path: Path) -> None:
    story = made(0)
    story["versions"] = [
        {"text": f"Storm hurts {count} people\n\nThe mayor said {count} people were hurt in the storm."}
        for count in (14, 41)
    ]
    make(site(manifest(tmp_path / "in.jsonl", [story]), tmp_path / "out"))
    index = (tmp_path / "out/index.html").read_text(encoding="utf-8")
    assert index.count("Number changed: “14” became “41”") == 1
    assert "and 1 more" in index


def test_index_counts_what_a_history_changed_without_a_note(tmp_path: Path) -> None:
    note = "\n\nCorrection: 41 people were hurt, not 14."
    texts = [
        f"Storm\n\nThe mayor said {count} people were hurt in the storm.\n\nThe harbour is closed.{note}"
        for count, note in ((14, ""), (41, note), (45, note))
    ]
    story = {"story": "storm", "kind": "history", "versions": [{"text": text} for text in texts]}
    make(site(manifest(tmp_path / "in.jsonl", [story]), tmp_path / "out"))
    (told_of,) = json.loads((tmp_path / "out/site.json").read_text(encoding="utf-8"))["stories"]
    assert told_of["counts"]["changed silently"] == 1
    assert "1\u00a0changed silently" in (tmp_path / "out/index.html").read_text(encoding="utf-8")


def test_findings_of_a_rule_with_many_have_pages_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compare.site.lists._FIRST", 2)
    monkeypatch.setattr("compare.site.lists._FULL", 3)
    out = tmp_path / "out"
    make(site(manifest(tmp_path / "in.jsonl", [made(number) for number in range(12)]), out))
    data = json.loads((out / "site.json").read_text(encoding="utf-8"))
    rules = [finding["rule"] for story in data["stories"] for finding in story["findings"]]
    most = max(sorted(set(rules)), key=rules.count)
    pages = [out / f"findings/{most}.html", *sorted(out.glob(f"findings/{most}-*.html"))]
    assert len(pages) == -(-rules.count(most) // 3) > 1
    assert sum(page.read_text(encoding="utf-8").count("<li>") for page in pages) == rules.count(most)
    assert list(dead_links(out)) == []


def test_feed_tells_findings_with_the_dates_of_their_stories(small: Path, tmp_path: Path) -> None:
    make(site(small, tmp_path / "out"))
    feed = ElementTree.parse(tmp_path / "out/feed.xml").getroot()
    moments = [one.findtext(f"{ATOM}updated") or "" for one in feed.iter(f"{ATOM}entry")]
    days = {made(number)["versions"][0]["published"] for number in range(6)}
    assert moments == sorted(moments, reverse=True)
    assert {moment[:10] for moment in moments} <= days
    assert feed.findtext(f"{ATOM}updated") == max(moments)
    ids = [one.findtext(f"{ATOM}id") for one in feed.iter(f"{ATOM}entry")]
    assert len(ids) == len(set(ids)) > 6


@pytest.mark.parametrize(("date", "moment"), [("2026-05-04", "2026-05-04T00:00:00Z"), ("", "1970-01-01T00:00:00Z")])
def test_feed_of_undated_stories_has_the_date_of_the_run_or_none(tmp_path: Path, date: str, moment: str) -> None:
    story = made(0)
    for version in story["versions"]:
        del version["published"]
    make(site(manifest(tmp_path / "in.jsonl", [story]), tmp_path / "out", date=date))
    feed = ElementTree.parse(tmp_path / "out/feed.xml").getroot()
    assert {one.text for one in feed.iter(f"{ATOM}updated")} == {moment}


def test_feed_has_full_addresses_where_the_site_has_one(small: Path, tmp_path: Path) -> None:
    make(site(small, tmp_path / "plain"))
    make(site(small, tmp_path / "out", base_url="https://example.org/corrections/"))
    feed = ElementTree.parse(tmp_path / "out/feed.xml").getroot()
    links = [one.get("href") or "" for one in feed.iter(f"{ATOM}link")]
    assert links[:2] == [f"https://example.org/corrections/{name}" for name in ("feed.xml", "index.html")]
    assert {one[: one.index("stories/")] for one in links[2:]} == {"https://example.org/corrections/"}
    plain, based = bytes_of(tmp_path / "plain"), bytes_of(tmp_path / "out")
    assert {name for name in plain if plain[name] != based[name]} == {"feed.xml", "site.json"}
    assert json.loads(based["site.json"])["base_url"] == "https://example.org/corrections/"
    assert "base_url" not in json.loads(plain["site.json"])


def test_another_address_is_written_at_once(small: Path, tmp_path: Path) -> None:
    make(site(small, tmp_path / "out"))
    outcome = make(site(small, tmp_path / "out", base_url="https://example.org/"))
    assert outcome.built == 0
    assert "https://example.org/feed.xml" in (tmp_path / "out/feed.xml").read_text(encoding="utf-8")


def test_same_bytes_whatever_the_way(small: Path, tmp_path: Path) -> None:
    make(site(small, tmp_path / "loop"))
    for name, options in {
        "chunk-1": {"chunk": 1},
        "chunk-100": {"chunk": 100},
        "pool-1": {"jobs": 1},
        "pool-2": {"jobs": 2},
        "pool-4": {"jobs": 4, "chunk": 1},
    }.items():
        make(site(small, tmp_path / name, **options))
        assert bytes_of(tmp_path / name) == bytes_of(tmp_path / "loop"), name


def test_same_bytes_from_names_of_files_and_from_their_content(tmp_path: Path) -> None:
    source = folder(tmp_path / "in", 3)
    (source / "story-1/02.txt").write_bytes(b"")
    make(site(source, tmp_path / "names"))
    make(site(source, tmp_path / "content", ship=True))
    assert bytes_of(tmp_path / "names") == bytes_of(tmp_path / "content")
    assert str(tmp_path).encode() not in b"".join(bytes_of(tmp_path / "names").values())


ACCOUNTS = [
    {"outlet": outlet, "text": f"Ferry sinks\n\nThe ferry sank off the {place} coast and {count} people were saved."}
    for outlet, place, count in (("Courier", "north", 14), ("Mirror", "north", 17), ("Post", "rocky north", 14))
]


def test_accounts_of_outlets_get_a_matrix_and_their_conflicts_are_led_to(tmp_path: Path) -> None:
    story = {"story": "ferry", "versions": ACCOUNTS}
    outcome = make(site(manifest(tmp_path / "in.jsonl", [story, made(0)]), tmp_path / "out"))
    assert outcome.failed == ()
    record = json.loads((tmp_path / "out/stories/ferry/story.json").read_bytes())
    assert (record["kind"], record["counts"]["in conflict"]) == ("outlets", 1)
    assert [one["outlet"] for one in record["versions"]] == ["Courier", "Mirror", "Post"]
    assert {one["rule"] for one in record["findings"]} == {"claim-conflict"}
    assert all(one["at"].startswith("#f-") for one in record["findings"])
    assert list(dead_links(tmp_path / "out")) == []
    page = (tmp_path / "out/stories/ferry/index.html").read_text(encoding="utf-8")
    assert '<a href="../../index.html">All stories</a>' in page
    html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)


def test_history_tells_the_lives_of_its_claims_and_leads_back(tmp_path: Path) -> None:
    texts = [
        f"Ferry sinks\n\nThe ferry sank at {hour} and {count} people were saved." for hour, count in ((9, 14), (9, 17))
    ]
    texts.append(f"{texts[1]}\n\nThe captain was questioned on Friday.")
    versions = [{"text": text, "outlet": "Courier", "published": f"2026-01-0{n}"} for n, text in enumerate(texts, 1)]
    outcome = make(site(manifest(tmp_path / "in.jsonl", [{"story": "ferry", "versions": versions}]), tmp_path / "out"))
    assert outcome.failed == ()
    record = json.loads((tmp_path / "out/stories/ferry/story.json").read_bytes())
    assert (record["kind"], record["counts"]["added"]) == ("history", 1)
    assert {"number-changed", "claim-added"} <= {one["rule"] for one in record["findings"]}
    assert all(one["at"] for one in record["findings"])
    assert list(dead_links(tmp_path / "out")) == []
    page = (tmp_path / "out/stories/ferry/index.html").read_text(encoding="utf-8")
    assert '<a href="../../index.html">All stories</a>' in page
    html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)


def test_story_has_the_date_of_its_last_change(tmp_path: Path) -> None:
    (tmp_path / "in/ferry").mkdir(parents=True)
    for name, changed in (("1.json", "2026-01-02T08:00:00Z"), ("2.json", "2026-01-03T07:00:00+02:00")):
        page = {"title": "Ferry", "text": f"It sank {name}.", "published": "2026-01-02T07:00Z", "modified": changed}
        (tmp_path / "in/ferry" / name).write_text(json.dumps(page), encoding="utf-8")
    make(site(tmp_path / "in", tmp_path / "out"))
    assert "<time>2026-01-03 07:00</time>" in (tmp_path / "out/index.html").read_text(encoding="utf-8")
    assert "<updated>2026-01-03T07:00:00+02:00</updated>" in (tmp_path / "out/feed.xml").read_text(encoding="utf-8")


# --- A second run ---


def test_second_run_builds_nothing_and_writes_nothing(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(site(small, tmp_path / "out"))
    before = bytes_of(tmp_path / "out")
    monkeypatch.setattr(Disk, "write", lambda *_: pytest.fail("something was written"))
    assert make(site(small, tmp_path / "out"))[:3] == (6, 0, 0)
    assert bytes_of(tmp_path / "out") == before


def test_only_what_changed_is_built_and_what_has_gone_is_removed(tmp_path: Path) -> None:
    source, out = folder(tmp_path / "in", 4), tmp_path / "out"
    make(site(source, out))
    with (source / "story-1/02.txt").open("a", encoding="utf-8") as file:
        file.write("\n\nThe ferry was late.\n")
    (source / "story-0/01.txt").touch()
    (source / "story-3").rename(source / "story-9")
    plan = look(site(source, out))
    assert [(due.id, due.why) for due in plan.due.values()] == [("story-1", "changed"), ("story-9", "new")]
    assert plan.gone == ("story-3",)
    assert make(site(source, out))[:3] == (4, 2, 1)
    make(site(source, tmp_path / "fresh"))
    assert bytes_of(out) == bytes_of(tmp_path / "fresh")
    assert not (out / "stories/story-3").exists()


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"settings": Settings(ignore=("reworded",))}, id="settings"),
        pytest.param({"date": "2026-01-01"}, id="date"),
    ],
)
def test_other_settings_build_all_again(small: Path, tmp_path: Path, other: dict[str, Any]) -> None:
    make(site(small, tmp_path / "out"))
    assert len(look(site(small, tmp_path / "out", **other)).due) == 6
    make(site(small, tmp_path / "out", **other))
    make(site(small, tmp_path / "fresh", **other))
    assert bytes_of(tmp_path / "out") == bytes_of(tmp_path / "fresh")


def test_other_version_builds_all_again(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(site(small, tmp_path / "out"))
    monkeypatch.setattr("compare.site.plan.__version__", "99")
    assert len(look(site(small, tmp_path / "out")).due) == 6


def test_other_title_writes_the_index_and_no_story(small: Path, tmp_path: Path) -> None:
    make(site(small, tmp_path / "out"))
    assert make(site(small, tmp_path / "out", title="Other")).built == 0
    assert "<h1>Other</h1>" in (tmp_path / "out/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["index.html", "feed.xml", "stories/story-2/index.html", "stories/story-2/story.json"])
def test_file_that_was_deleted_comes_back(small: Path, tmp_path: Path, name: str) -> None:
    make(site(small, tmp_path / "out"))
    before = bytes_of(tmp_path / "out")
    (tmp_path / "out" / name).unlink()
    make(site(small, tmp_path / "out"))
    assert bytes_of(tmp_path / "out") == before


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": 1}', '{"format": 9}', "null"])
def test_broken_record_is_made_again(small: Path, tmp_path: Path, content: str) -> None:
    make(site(small, tmp_path / "out"))
    before = bytes_of(tmp_path / "out")
    (tmp_path / "out/stories/story-2/story.json").write_text(content, encoding="utf-8")
    (tmp_path / "out/site.json").write_text(content, encoding="utf-8")
    make(site(small, tmp_path / "out"))
    assert bytes_of(tmp_path / "out") == before


def test_what_a_user_put_there_is_left(small: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    make(site(small, out))
    (out / "CNAME").write_text("example.org", encoding="utf-8")
    (out / "stories/story-5/notes.txt").write_text("mine", encoding="utf-8")
    manifest(small, [made(number) for number in range(5)])
    make(site(small, out))
    assert (out / "CNAME").exists()
    assert (out / "stories/story-5/notes.txt").exists()


# --- Trouble ---


def test_bad_stories_are_named_on_the_index_and_the_rest_is_built(tmp_path: Path) -> None:
    source, out = folder(tmp_path / "in", 4), tmp_path / "out"
    (source / "story-0/02.txt").unlink()
    (source / "story-1/02.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    (source / "story-2/story.toml").write_text('kind = "pair"\ntytle = "x"', encoding="utf-8")
    outcome = make(site(source, out))
    assert (outcome.stories, outcome.built) == (4, 1)
    index = (out / "index.html").read_text(encoding="utf-8")
    for id, cause in outcome.failed:
        assert f"<strong>{id}</strong>" in index
        assert str(tmp_path) not in cause
    assert "holds one version" in index
    assert "looks like a PNG image" in index
    assert "story.toml:2: unknown key" in index
    assert list(dead_links(out)) == []
    html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(index)


def test_story_that_breaks_loses_its_page_and_gets_it_back(tmp_path: Path) -> None:
    source, out = folder(tmp_path / "in", 2), tmp_path / "out"
    make(site(source, out))
    before = bytes_of(out)
    whole = (source / "story-1/02.txt").read_bytes()
    (source / "story-1/02.txt").write_bytes(b" ")
    assert len(make(site(source, out)).failed) == 1
    assert not (out / "stories/story-1/index.html").exists()
    assert list(dead_links(out)) == []
    (source / "story-1/02.txt").write_bytes(whole)
    make(site(source, out))
    assert bytes_of(out) == before


def test_crash_of_ours_sinks_one_story(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from compare.site import page

    def crash(versions: Any, settings: Settings, date: str) -> Any:
        if "Story-3" in versions[0].text:
            raise ZeroDivisionError("oops")
        return pair(versions, settings, date)

    pair = page.KINDS["pair"]
    monkeypatch.setitem(page.KINDS, "pair", crash)
    bodies = [made(number) for number in range(5)]
    bodies[3]["versions"][0]["text"] = "Story-3"
    outcome = make(site(manifest(small, bodies), tmp_path / "out"))
    assert outcome.built == 4
    assert "internal error (ZeroDivisionError: oops)" in outcome.failed[0][1]


@pytest.mark.parametrize(
    "path", ["http://127.0.0.1:9/x", "HEAD:README.md", "missing.txt", "-", "sub", "/dev/zero", "a\x00b"]
)
def test_manifest_names_files_and_nothing_else(tmp_path: Path, path: str) -> None:
    (tmp_path / "sub").mkdir()
    story = {"story": "a", "kind": "pair", "versions": [{"path": path}, {"text": "The ferry sank."}]}
    outcome = make(site(manifest(tmp_path / "in.jsonl", [story, made(1)]), tmp_path / "out"))
    assert outcome.built == 1
    assert [id for id, _ in outcome.failed] == ["a"]


def test_two_runs_at_once_do_not_meet(small: Path, tmp_path: Path) -> None:
    disk = Disk(tmp_path / "out")
    with disk.locked(), pytest.raises(WriteError, match="another run is building"):
        make(site(small, tmp_path / "out"))
    assert make(site(small, tmp_path / "out")).built == 6


def test_index_that_is_not_ours_is_left(small: Path, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<h1>My page</h1>", encoding="utf-8")
    with pytest.raises(WriteError, match=r"holds an index\.html that is no site of ours"):
        make(site(small, tmp_path))
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == "<h1>My page</h1>"
    assert not (tmp_path / "stories").exists()


def test_missing_input_makes_no_folder(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file or folder"):
        make(site(tmp_path / "none", tmp_path / "out"))
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("place", ["in", "in/public", "in/story-0", "."])
def test_site_and_input_never_lie_in_one_another(storydiff: Command, tmp_path: Path, place: str) -> None:
    source = folder(tmp_path / "in", 1)
    if place == ".":
        source = source.rename(tmp_path / "stories")
    before = bytes_of(tmp_path)
    done = storydiff("site", source, "-o", place)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "lie in one another; give another folder with -o" in done.err
    assert bytes_of(tmp_path) == before


# --- The command ---


def test_command_builds_and_says_where(storydiff: Command, small: Path, tmp_path: Path) -> None:
    done = storydiff("site", small, "-o", "out")
    assert (done.code, done.err) == (0, "")
    assert done.out == "out/index.html: 6 of 6 stories built\n"
    assert storydiff("site", small, "-o", "out", "-q")[:2] == (0, "")


def test_command_names_each_bad_story_and_exits_2(storydiff: Command, tmp_path: Path) -> None:
    bad = [{"story": f"bad {number}", "versions": []} for number in range(25)]
    done = storydiff("site", manifest(tmp_path / "in.jsonl", [made(0), *bad]), "-o", "out")
    assert done.code == 2
    assert "storydiff: story bad 3: holds no version that can be read; give it two or more\n" in done.err
    assert done.err.endswith("5 more were not built; the index names them\n")
    assert done.out == "out/index.html: 1 of 26 stories built\n"


def test_check_tells_and_writes_nothing(storydiff: Command, small: Path, tmp_path: Path) -> None:
    assert storydiff("site", small, "-o", "out", "--check").out.endswith("6 of 6 stories to build\n")
    assert not (tmp_path / "out").exists()
    storydiff("site", small, "-o", "out", "-q")
    manifest(small, [made(1), made(2, seed=8), made(7)])
    done = storydiff("site", small, "-o", "out", "--check")
    assert done.out.splitlines() == [
        "build  story-2 (changed)",
        "build  story-7 (new)",
        *(f"remove story-{number}" for number in (0, 3, 4, 5)),
        "2 of 3 stories to build",
    ]
    assert done.code == 0


@pytest.mark.parametrize(
    ("arguments", "cause"),
    [
        pytest.param(["missing", "-o", "out"], "missing: no such file or folder", id="no-input"),
        pytest.param(["in.jsonl"], "missing option '-o'", id="no-output"),
        pytest.param(["in.jsonl", "-o", "out", "--select", "nope"], "unknown rule 'nope'", id="rule"),
        pytest.param(["in.jsonl", "-o", "out", "--ship"], "--ship is for a cluster", id="ship"),
        pytest.param(["in.jsonl", "-o", "out", "--check", "--watch"], "give one of them", id="check-and-watch"),
        pytest.param(["in.jsonl", "-o", "in.jsonl"], "cannot write in.jsonl", id="output-is-a-file"),
    ],
)
def test_bad_usage_is_one_line_and_2(storydiff: Command, small: Path, arguments: list[str], cause: str) -> None:
    small.rename("in.jsonl")
    done = storydiff("site", *arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.count("\n") == 1
    assert cause in done.err


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("example.org/corrections", id="no-scheme"),
        pytest.param("ftp://example.org/", id="other-scheme"),
        pytest.param("https:///corrections", id="no-host"),
        pytest.param("https://example.org/?a=1", id="query"),
        pytest.param("https://example.org/#top", id="fragment"),
        pytest.param("https://example.org/a b", id="blank"),
        pytest.param("https://example.org/\n", id="line-feed"),
        pytest.param("https://me:secret@example.org/", id="password"),
        pytest.param("https://example.org:99999/", id="port"),
        pytest.param('https://example.org/"><x', id="markup"),
    ],
)
def test_address_of_a_site_that_is_none_is_refused(storydiff: Command, small: Path, address: str) -> None:
    done = storydiff("site", small, "-o", "out", "--base-url", address)
    assert done.code == 2
    assert "is not like https://example.org/corrections/" in done.err
    assert not Path("out").exists()


def test_address_of_a_site_needs_no_slash_at_its_end(storydiff: Command, small: Path) -> None:
    assert storydiff("site", small, "-o", "out", "-q", "--base-url", "HTTPS://example.org/corrections").code == 0
    assert 'href="HTTPS://example.org/corrections/feed.xml"' in Path("out/feed.xml").read_text(encoding="utf-8")


def test_settings_of_other_commands_may_stand_in_the_file(storydiff: Command, small: Path) -> None:
    Path("storydiff.toml").write_text('fail-on = ["any"]\nwidth = 90\ntitle = "Desk"\n', encoding="utf-8")
    assert storydiff("site", small, "-o", "out").code == 0
    assert "<h1>Desk</h1>" in Path("out/index.html").read_text(encoding="utf-8")


def test_committed_sample_is_a_site_with_all_kinds_and_no_dead_link() -> None:
    sample = ROOT / "reports/sample"
    data = json.loads((sample / "site.json").read_bytes())
    assert {story["kind"] for story in data["stories"]} == {"pair", "outlets", "history"}
    assert not any(story["error"] for story in data["stories"])
    assert all((sample / name).is_file() for name in data["files"])
    assert list(dead_links(sample)) == []
