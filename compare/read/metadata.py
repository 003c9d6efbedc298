"""What an HTML page states about itself: JSON-LD, then OpenGraph and meta tags, then marked-up elements.

A value is taken as stated or not at all: no date is read off a footer, no name out of an address.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from compare.model import Source
from compare.read.base import iso_moment, language_code, stating
from compare.text import keys

#: schema.org types that are a story.
_STORIES = frozenset({
    "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle",
    "OpinionNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle", "BlogPosting", "LiveBlogPosting", "Report",
    "SatiricalArticle",
})  # fmt: skip
_MOST_NODES = 5000


#: Meta tags that tell a moment, the surest first; ``og`` marks those of the OpenGraph vocabulary.
_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
    "dcterms.created", "parsely-pub-date", "pubdate",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "lastmod")
_AUTHOR = ("author", "article:author", "dc.creator")
_TITLE = ("og:title", "twitter:title")
#: What marks an element as the moment of publication, and of the last change.
_MARKED = frozenset({"datepublished", "published", "entry-date", "dt-published"})
_CHANGED = frozenset({"datemodified", "updated", "dt-updated"})

#: As pages write it: a truth value, or its name.
_FREE = {"true": True, "false": False}

#: A value and what says so: ``jsonld``, ``og``, ``meta``, ``time`` (a marked element) or ``title`` (of the window).
Said = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Stated:
    """What a page states; "" where it does not.  ``titles`` are all wordings of its title, the surest first.

    ``free`` is whether all may read it, None where the page does not say.
    """

    titles: tuple[str, ...] = ()
    byline: str = ""
    outlet: str = ""
    lang: str = ""
    free: bool | None = None
    values: tuple[tuple[str, Said], ...] = ()

    def fill(self, source: Source) -> Source:
        """*source* with all that is stated, and with what says so."""
        for name, (value, origin) in self.values:
            source = stating(source, origin, **{name: value})
        return source


def stated(root: Any) -> Stated:
    """What the page under the lxml element *root* states about itself."""
    metas = _metas(root)
    page_title = _clean("".join(root.xpath("string(//head/title | //title[1])")))
    heads = [_clean(head.text_content()) for head in root.iter("h1")]
    story, nodes = _story(root, [metas.get("og:title", ""), page_title, *heads])
    titles = ((_text(story.get("headline")), "jsonld"), *_named(metas, _TITLE), (page_title, "title"))
    author = next(_named(metas, _AUTHOR), ("", ""))
    values = {
        "title": _first(*titles),
        "byline": _first((_names(story.get("author"), nodes), "jsonld"), ("", "") if "://" in author[0] else author),
        "outlet": _first((_names(story.get("publisher"), nodes), "jsonld"), *_named(metas, ("og:site_name",))),
        "published": _moment(
            (_text(story.get("datePublished")), "jsonld"), *_named(metas, _PUBLISHED), *_times(root, _MARKED)
        ),
        "modified": _moment(
            (_text(story.get("dateModified")), "jsonld"), *_named(metas, _MODIFIED), *_times(root, _CHANGED)
        ),
    }
    return Stated(
        titles=tuple(dict.fromkeys(title for title, _ in titles if title)),
        byline=values["byline"][0],
        outlet=values["outlet"][0],
        lang=_language(root, story, metas),
        free=_FREE.get(str(story.get("isAccessibleForFree")).lower()),
        values=tuple((name, said) for name, said in values.items() if said[0]),
    )


def _first(*told: Said) -> Said:
    return next((said for said in told if said[0]), ("", ""))


def _moment(*told: Said) -> Said:
    return _first(*((iso_moment(value), origin) for value, origin in told))


def _named(metas: dict[str, str], names: Sequence[str]) -> Iterator[Said]:
    """The meta tags of *names* that say something."""
    for name in names:
        if value := metas.get(name):
            yield value, "og" if name.startswith(("og:", "article:")) else "meta"


def _clean(text: str) -> str:
    return " ".join(text.split())


def _text(value: Any) -> str:
    return _clean(value) if isinstance(value, str) else ""


def _metas(root: Any) -> dict[str, str]:
    """Meta tags by lower-case name; the first of a name counts."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
        found.setdefault(name.strip().lower(), _clean(meta.get("content") or ""))
    return found


def _language(root: Any, story: dict[str, Any], metas: dict[str, str]) -> str:
    page = next(root.iter("html"), root)
    told = (
        page.get("lang"),
        page.get("{http://www.w3.org/XML/1998/namespace}lang") or page.get("xml:lang"),
        story.get("inLanguage"),
        metas.get("content-language"),
        metas.get("og:locale"),
    )
    return next(filter(None, (language_code(tag) for tag in told if isinstance(tag, str))), "")


def _times(root: Any, marked: frozenset[str]) -> Iterator[Said]:
    """Moments of ``<time>`` elements that are *marked* as what is asked for."""
    for time in root.iter("time"):
        marks = {str(time.get("itemprop") or "").lower(), *str(time.get("class") or "").lower().split()}
        if marks & marked or (marked is _MARKED and time.get("pubdate") is not None):
            yield time.get("datetime") or "", "time"


def _story(root: Any, heads: Sequence[str]) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """The JSON-LD node of the story, and all nodes by their ``@id``.

    A page may list other stories too: of several the one whose headline stands on the page, and none if none does.
    """
    nodes = [node for script in root.iter("script") if _is_data(script) for node in _nodes(_parsed(script))]
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    stories = [node for node in nodes if _types(node) & _STORIES and _text(node.get("headline"))]
    shown = [keys(head) for head in heads if head]
    named = [node for node in stories if _shown(keys(_text(node["headline"])), shown)]
    return (named or stories if len(stories) < 2 else named or [{}])[0] if stories else {}, by_id


def _shown(headline: Sequence[str], heads: Sequence[Sequence[str]]) -> bool:
    return bool(headline) and any(head[: len(headline)] == headline for head in heads)


def _is_data(script: Any) -> bool:
    return str(script.get("type") or "").split(";")[0].strip().lower() == "application/ld+json"


def _parsed(script: Any) -> Any:
    wording = (script.text or "").strip().removeprefix("<!--").removesuffix("-->")
    wording = (
        wording.replace("//<![CDATA[", "").replace("//]]>", "").strip().removeprefix("<![CDATA[").removesuffix("]]>")
    )
    try:
        return json.loads(wording, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Nodes at the top, in ``@graph`` and as main entity; not what a story only refers to."""
    waiting = [value]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting = [*one, *waiting]
        elif isinstance(one, dict):
            yield one
            waiting = [one[key] for key in ("@graph", "mainEntity") if key in one] + waiting


def _types(node: dict[str, Any]) -> set[str]:
    kind = node.get("@type")
    found = kind if isinstance(kind, list) else [kind]
    return {str(one).rsplit("/", 1)[-1] for one in found}


def _names(value: Any, by_id: dict[str, dict[str, Any]]) -> str:
    """Names of persons or organisations, in their order."""
    found = []
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            node = one if "name" in one else by_id.get(str(one.get("@id")), {})
            name = node.get("name")
            found += [_text(each) for each in (name if isinstance(name, list) else [name])]
        else:
            found.append("" if "://" in _text(one) else _text(one))
    return ", ".join(dict.fromkeys(filter(None, found)))
