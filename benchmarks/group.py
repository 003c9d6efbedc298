"""How well and how fast ``storydiff group`` groups: ``python -m benchmarks.group``.

Real articles are the accounts that three outlets gave of each of 24 events (hand-labelled corpora in ``../shared``), in
two portions: figures were looked at on ``train`` only.  They are grouped by themselves, with rewrites made by rule, and
among texts that are about none of the events.  Dates tell events apart, so each is also done without them.  Recall
and precision count pairs of articles.  Beside it stands MinHash (datasketch), the usual way to near copies.

Speed is that of the whole command, on made-up articles (``benchmarks/group_corpus.py``): CPU seconds, articles a
second, the peak of memory, and the exponent by which time grows.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from benchmarks.group_corpus import Told, corpus
from benchmarks.peers import SHARED
from benchmarks.scale import exponent
from compare.group import group, profile

SIZES = (5_000, 10_000, 20_000, 50_000)
DISTRACTORS = ("argrewrite_dev", "argrewrite_train", "porsimples_dev", "porsimples_train", "wikisplit_docs_dev")
Groups = Sequence[Sequence[int]]


def outlets(split: str) -> list[Told]:
    """The accounts of the events of ``outlets.<split>.jsonl``; the story is the number of the event."""
    found = []
    for number, line in enumerate(
        (SHARED / "gold" / f"outlets.{split}.jsonl").read_text(encoding="utf-8").splitlines()
    ):
        event = json.loads(line)
        for outlet, article in event["articles"].items():
            text = "\n\n".join(" ".join(paragraph) for paragraph in article["paragraphs"])
            id = f"{event['event']}-{outlet}"
            found.append(Told(id, article["title"], text, outlet, article["date"], number))
    return found


def rewritten(article: Told, seed: int = 1) -> Told:
    """The article as another desk might run it: a third of the sentences and a sixth of the words out, all turned."""
    made = random.Random(f"{seed} {article.id}")
    paragraphs = []
    for paragraph in article.text.split("\n\n"):
        sentences = [one for one in re.split(r"(?<=[.?!]) ", paragraph) if made.random() > 1 / 3]
        words = [word for word in " ".join(sentences).split() if made.random() > 1 / 6]
        paragraphs.append(" ".join(words))
    made.shuffle(paragraphs)
    text = "\n\n".join(filter(None, paragraphs))
    return article._replace(id=f"{article.id}-rewritten", title="", text=text, outlet=f"{article.outlet} again")


def distractors() -> list[Told]:
    """The other labelled texts, one of each: essays on one question, Portuguese news, encyclopaedia articles."""
    found: list[Told] = []
    for name in DISTRACTORS:
        seen = set()
        for line in (SHARED / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            data = json.loads(line)
            # The drafts of one essay and the levels of one article are one text.
            one = re.sub(r"-(\d+|[A-Z]+-[A-Z]+)$", "", data["id"]) if "wiki" not in name else data["id"]
            if one not in seen:
                seen.add(one)
                found.append(Told(data["id"], "", " ".join(data["a"]), "", "", -1 - len(found)))
    return found


def ours(articles: Sequence[Told], dated: bool) -> Groups:
    """The groups that storydiff finds, by number of the article."""
    met = (
        profile(n, one.id, one.title, one.text, one.outlet, one.published if dated else "")
        for n, one in enumerate(articles)
    )
    return [[member.article.place for member in members] for members in group(met)]


def minhash(articles: Sequence[Told], run: int, least: float) -> Groups:
    """Articles chained by MinHash: runs of so many words, a Jaccard of *least* or more."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=least, num_perm=128)
    parent = list(range(len(articles)))

    def root(number: int) -> int:
        while parent[number] != number:
            number = parent[number]
        return number

    for number, one in enumerate(articles):
        words = re.findall(r"\w+", one.text.casefold())
        sketch = MinHash(num_perm=128)
        sketch.update_batch([" ".join(words[at : at + run]).encode() for at in range(len(words) - run + 1)])
        for other in index.query(sketch):
            parent[root(other)] = root(number)
        index.insert(number, sketch)
    groups = defaultdict(list)
    for number in range(len(articles)):
        groups[root(number)].append(number)
    return list(groups.values())


def scores(articles: Sequence[Told], groups: Groups) -> tuple[float, float]:
    """Recall and precision over pairs of articles; a pair of two distractors (story below 0) does not count."""
    right = wrong = 0
    for members in groups:
        told = Counter(articles[number].story for number in members)
        same = sum(count * (count - 1) // 2 for story, count in told.items() if story >= 0)
        strangers = sum(count for story, count in told.items() if story < 0)
        every = len(members) * (len(members) - 1) // 2 - strangers * (strangers - 1) // 2
        right, wrong = right + same, wrong + every - same
    held = Counter(one.story for one in articles if one.story >= 0)
    return right / sum(count * (count - 1) // 2 for count in held.values()), right / max(right + wrong, 1)


def measured(articles: Sequence[Told], *, dated: bool = True) -> tuple[float, float]:
    """Recall and precision of storydiff on *articles*."""
    return scores(articles, ours(articles, dated))


def real() -> Iterator[str]:
    """The table of real articles."""
    others = distractors()
    yield f"{'real articles':44}{'articles':>9}{'recall':>9}{'precision':>11}"
    for split in ("train", "dev"):
        accounts = outlets(split)
        rewrites = [rewritten(one) for one in accounts]
        for name, articles in (
            ("accounts", accounts),
            ("accounts, rewrites", accounts + rewrites),
            ("accounts, rewrites, other texts", accounts + rewrites + others),
        ):
            ways = [("dates", measured(articles)), ("no dates", measured(articles, dated=False))]
            if find_spec("datasketch"):
                ways += [
                    (f"MinHash {run}-grams {least}", scores(articles, minhash(articles, run, least)))
                    for run, least in ((3, 0.5), (1, 0.3))
                ]
            for way, (recall, precision) in ways:
                yield f"{split}: {name}, {way}".ljust(60)[:60] + f"{len(articles):>6}{recall:>9.2f}{precision:>9.2f}"


def speed(sizes: Iterable[int]) -> Iterator[str]:
    """The table of made-up articles, and the exponent."""
    yield f"{'made-up articles':24}{'CPU s':>8}{'a second':>10}{'peak MB':>9}{'recall':>8}{'precision':>11}"
    points = []
    for size in sizes:
        articles = corpus(size)
        seconds, peak, groups = _command(articles)
        points.append((float(size), seconds))
        recall, precision = scores(articles, groups)
        yield f"{size:<24,}{seconds:>8.1f}{size / seconds:>10,.0f}{peak:>9,}{recall:>8.3f}{precision:>11.3f}"
        if size == 10_000 and find_spec("datasketch"):
            start = time.process_time()
            found = minhash(articles, 3, 0.5)
            seconds = time.process_time() - start
            recall, precision = scores(articles, found)
            yield (
                f"{'  MinHash 3-grams 0.5':24}{seconds:>8.1f}{size / seconds:>10,.0f}{'':>9}{recall:>8.3f}"
                f"{precision:>11.3f}"
            )
    if len(points) > 1:
        yield f"exponent {exponent(points):.2f}"


def _command(articles: Sequence[Told]) -> tuple[float, int, Groups]:
    """CPU seconds, peak in MB and groups of ``storydiff group`` on *articles*, start and writing included."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "corpus.jsonl"), Path(folder, "stories.jsonl")
        with source.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(one._asdict()) + "\n" for one in articles)
        code = "import resource, sys; from compare.cli import main; code = main(); " + (
            "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024); sys.exit(code)"
        )
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [sys.executable, "-c", code, "group", str(source), "-q", "-o", str(target)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        numbers = {one.text: number for number, one in enumerate(articles)}
        stories = map(json.loads, target.read_text(encoding="utf-8").splitlines())
        groups = [[numbers[one["text"].split("\n\n", 1)[1]] for one in story["versions"]] for story in stories]
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, int(done.stdout), groups


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="made-up articles")
    options = parser.parse_args()
    if (SHARED / "gold").is_dir():
        print("\n".join(real()))
        print()
    for line in speed(options.sizes):
        print(line, flush=True)


if __name__ == "__main__":
    main()
