"""Two versions -> an alignment, in ordered passes, the cheap and certain ones first.

pinned            pairs that a reviewer named; no pass makes a pair that a reviewer broke
anchor            statements that read alike, by hash
by_role           headlines, bylines, datelines and timestamps, which answer to each other by their role
placed            statements that were edited where they stand, between or beside settled ones
repeated          what else reads alike, in order
edited            statements that share most of their phrases
pair              a few candidates per statement through an index, judged by the model
split_and_merge   strong links read as beads of one or several statements
rescue_moved      beads outside the heaviest chain that keeps its order have moved
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations, product

from compare.align.anchors import anchors, leftover
from compare.align.beads import partition
from compare.align.candidates import candidates
from compare.align.doubts import in_doubt
from compare.align.judge import Model, Weights, judge_pairs, weights
from compare.align.moves import chain
from compare.align.order import Pair
from compare.align.phrases import by_phrases
from compare.align.pins import Barred, named_pairs
from compare.align.places import LONG, in_place
from compare.align.retold import ANEW, APART, mostly_settled, phrases_shared, plainer, same_events
from compare.align.sketch import Sketchbook, sketches
from compare.align.study import UNKNOWN, Studies, Study
from compare.language import load
from compare.model import BY_ROLE, Alignment, Bead, Level, Link, Version, made
from compare.pause import uncollected
from compare.review import Pins
from compare.settings import Settings
from compare.text import Cuts

#: Measures that a reader understands; the others only steer the model.
TOLD = frozenset({"shared-words", "same-order", "longest-run", "names", "numbers", "quote"})


#: Roles that the words of a statement pair with nothing else.
_SETTLED_BY_ROLE = frozenset((*BY_ROLE, "pull-quote"))
#: Least score of a pair that is worth a hint.
NEAR = 0.2
#: Least score of one more partner for a bead, which makes a split or a merge: likelier right than wrong.
JOIN = 0.5
#: The score of a cut-off half, and the content words that it has at least.
HALF, OWN = 0.8, 2
#: The score of a pair that shares most of its phrases (measured: .99 of them are right).
SETTLED = 0.99

NO_PINS = Pins()

Reasons = tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Task:
    """The two versions to align and how; their sketches are made when a pass first asks for them.

    ``links`` is what the passes have found so far.
    """

    left: Version
    right: Version
    settings: Settings
    pins: Pins = NO_PINS
    studies: Studies = field(default_factory=Studies)
    links: Mapping[Pair, Link] = field(default_factory=dict)

    @cached_property
    def free(self) -> tuple[set[int], set[int]]:
        """The indices of the statements of either side that have no link yet."""
        left, right = (set(range(len(version.statements))) for version in (self.left, self.right))
        return left, right

    def body(self, side: int) -> list[int]:
        """The free statements of one side that are paired by their words, in order."""
        statements = (self.left, self.right)[side].statements
        return [index for index in sorted(self.free[side]) if statements[index].role not in _SETTLED_BY_ROLE]

    @cached_property
    def pinned(self) -> frozenset[Pair]:
        """The pairs that the reviewer named."""
        return named_pairs(self.left, self.right, self.pins.pinned)

    @cached_property
    def barred(self) -> Barred:
        """What the passes must leave alone."""
        return Barred(self.pinned, named_pairs(self.left, self.right, self.pins.broken))

    @cached_property
    def studied(self) -> tuple[Study, Study]:
        """What is known of either side alone."""
        return self.studies.of(self.left), self.studies.of(self.right)

    @cached_property
    def sketched(self) -> tuple[Sketchbook, Sketchbook]:
        """The sketches of either side, by statement."""
        apart = {i for i, _ in self.links}, {j for _, j in self.links}
        return sketches(self.left, self.right, load(self.left.lang), apart, self.studied)

    def terms(self, index: int, side: int) -> frozenset[str]:
        """The stems of one statement."""
        return self.studied[side].terms(index)

    @cached_property
    def phrases(self) -> float:
        """The share of their phrases that the two versions have in common."""
        return phrases_shared(*self.studied)

    @cached_property
    def asked(self) -> Weights:
        """The model by which the pairs are chosen that are worth asking about: a story in plain language that keeps
        some phrases keeps words wherever it says the same, so that few pairs are."""
        return weights("versions") if self.reader == "plain" and self.phrases >= APART else self.model

    @cached_property
    def model(self) -> Weights:
        """The weights that the pairs are read by."""
        return weights(self.reader)

    @cached_property
    def reader(self) -> Model:
        """Whose weights these are: the profile's, but a version that is told anew is read as plain language is, or as
        an account of another outlet."""
        left, right = self.studied
        statements = len(self.left.statements) + len(self.right.statements)
        # What is settled is known already; the phrases of a long text are many.
        if self.settings.profile != "versions" or mostly_settled(len(self.links), statements) or self.phrases >= ANEW:
            return self.settings.profile
        if plainer(left, _body(self.left), right, _body(self.right)):
            return "plain"
        return "outlets" if same_events(*self.sketched) else "versions"

    @property
    def long(self) -> bool:
        """Whether there is more to ask the model about than there is time for; accounts of two outlets are short."""
        return self.model.least > 0.0 and min(len(v.statements) for v in (self.left, self.right)) >= LONG


Found = Iterator[tuple[Link, Reasons]]
Pass = Callable[[Task, Mapping[Pair, Link]], Found]


@uncollected
def align(
    left: Version, right: Version, settings: Settings, pins: Pins = NO_PINS, studies: Studies | None = None
) -> Alignment:
    """Align two versions: links many to many, and beads in which every statement stands once.

    *pins* say which statements belong together and which do not; the rest is aligned around them.  *studies* are what
    is known of versions that are aligned several times; they change nothing but the cost.
    """
    links: dict[Pair, Link] = {}
    task = Task(left, right, settings, pins, studies or Studies(), links)
    reasons = run(task, links, (pinned, anchor, by_role, placed, repeated, edited, pair, halves))
    least = settings.match or task.model.link
    near = tuple(links.pop(at) for at in sorted([at for at, found in links.items() if found.score < least]))
    beads = split_and_merge(task, links, reasons)
    return Alignment(left, right, tuple(sorted(links.values())), rescue_moved(left, right, beads), near)


def run(task: Task, links: dict[Pair, Link], passes: Sequence[Pass]) -> dict[Pair, Reasons]:
    """Let each of *passes* add what it finds to *links*, which are those of *task*; the reason for each."""
    reasons: dict[Pair, Reasons] = {}
    barred, (ones, others) = task.barred, task.free
    for find in passes:
        for found, why in find(task, links):
            at = found.left, found.right
            if not barred or find is pinned or at not in barred:
                links[at] = found
                reasons[at] = why
                ones.discard(found.left)
                others.discard(found.right)
    return reasons


def align_all(
    versions: Sequence[Version], settings: Settings, pins: Pins = NO_PINS, cuts: Cuts | None = None
) -> Iterator[tuple[int, int, Alignment]]:
    """Align every two of *versions* that are in one language: (number, number, alignment), lower number first."""
    studies = Studies(versions, cuts)
    for (left, one), (right, other) in combinations(enumerate(versions), 2):
        if one.lang == other.lang or UNKNOWN in {one.lang, other.lang}:
            yield left, right, align(one, other, settings, pins, studies)


def pinned(task: Task, _: Mapping[Pair, Link]) -> Found:
    """Pairs that a reviewer named."""
    for i, j in task.pinned:
        yield Link(i, j, 1.0, "same"), (("pinned", 1.0),)


def anchor(task: Task, _: Mapping[Pair, Link]) -> Found:
    """Statements that read alike."""
    for i, j in anchors(*(study.read for study in task.studied)):
        yield made(Link, (i, j, 1.0, "same")), (("same-wording", 1.0),)


def by_role(task: Task, _: Mapping[Pair, Link]) -> Found:
    """Headlines, bylines, datelines and timestamps that are not anchored, in order."""
    here = [i for i in sorted(task.free[0]) if task.left.statements[i].role in BY_ROLE]
    there = [j for j in sorted(task.free[1]) if task.right.statements[j].role in BY_ROLE]
    for role in BY_ROLE:
        ones = [i for i in here if task.left.statements[i].role == role]
        others = [j for j in there if task.right.statements[j].role == role]
        for i, j in zip(ones, others, strict=False):
            yield Link(i, j, 0.9, "partial"), ((role, 1.0),)


def placed(task: Task, links: Mapping[Pair, Link]) -> Found:
    """Open body statements that were edited where they stand; two outlets do not share places."""
    if task.settings.profile == "outlets":
        return
    found = list(in_place(task.studied[0], task.body(0), task.studied[1], task.body(1), links))
    for i, j, share in found:
        yield Link(i, j, SETTLED, "same"), (("same-place", round(share, 2)),)


def repeated(task: Task, _: Mapping[Pair, Link]) -> Found:
    """Open statements that read alike, wherever they stand."""
    for i, j in list(leftover(task.studied[0].read, task.studied[1].read, *task.free)):
        yield Link(i, j, 1.0, "same"), (("same-wording", 1.0),)


def edited(task: Task, _: Mapping[Pair, Link]) -> Found:
    """Open body statements that share most of their phrases."""
    for i, j, share in by_phrases(task.studied[0], task.body(0), task.studied[1], task.body(1)):
        yield Link(i, j, SETTLED, "same"), (("same-phrases", round(share, 2)),)


def pair(task: Task, links: Mapping[Pair, Link]) -> Found:
    """Candidate pairs of the open body statements that the model finds likely enough."""
    ones, others = task.body(0), task.body(1)
    if not ones or not others:
        return
    left, right = task.sketched
    near = [at for at in _worth_asking(task, ones, others) if at not in task.barred and _both_tell(task, *at)]
    found = {(i, j): task.model.evidence(left[i], right[j]) for i, j in near}
    for (i, j), score in judge_pairs(found, list(links), *task.sketched, task.model).items():
        if score >= NEAR:
            yield Link(i, j, score, _level(task, i, j, score)), _reasons(task.model, found[i, j])


def _worth_asking(task: Task, ones: Sequence[int], others: Sequence[int]) -> Sequence[Pair]:
    """The pairs of open statements that the model is asked about: in a long text only those that are in doubt."""
    left, right = task.sketched
    asked = task.asked
    if task.long:
        return in_doubt(task.studied[0], ones, task.studied[1], others, left.weights, asked.most)
    if len(ones) * len(others) <= asked.every:
        return list(product(ones, others))
    near = candidates([left[i] for i in ones], [right[j] for j in others], asked.most, asked.least)
    return [(ones[i], others[j]) for i, j in near]


def halves(task: Task, links: Mapping[Pair, Link]) -> Found:
    """The other half of a statement that was cut: it stands beside a sure partner, and the uncut one tells all of it.

    Both halves of "... and will be sold abroad" are short of evidence alone; together with their place they are sure.
    """
    strong = [at for at, found in links.items() if found.score >= JOIN]
    sure = [at for at in strong if links[at].score < 1.0]
    taken = {i for i, _ in strong}, {j for _, j in strong}
    for i, j in sure:
        for step in (-1, 1):
            if j + step not in taken[1] and _told_whole(task, (j + step, 1), (i, 0), (j, 1)):
                yield _half(i, j + step)
            if i + step not in taken[0] and _told_whole(task, (i + step, 0), (j, 1), (i, 0)):
                yield _half(i + step, j)


def _half(i: int, j: int) -> tuple[Link, Reasons]:
    return Link(i, j, HALF, "partial"), (("told-whole", 1.0),)


def _told_whole(task: Task, part: tuple[int, int], whole: tuple[int, int], beside: tuple[int, int]) -> bool:
    """Whether every content word of *part* (index, side) stands in *whole*, and not all of them in what is *beside*."""
    statements = (task.left, task.right)[part[1]].statements
    if not 0 <= part[0] < len(statements) or statements[part[0]].role in _SETTLED_BY_ROLE:
        return False
    # Most statements that are asked about were never sketched, and few are told whole: their words are enough.
    book, terms, told = task.sketched[part[1]], task.terms(*part), task.terms(*whole)
    if any(book.weights[term] > 1.0 for term in terms - told):
        return False
    content = {term for term in terms if book.weights[term] > 1.0}
    return len(content) >= OWN and bool(content - task.terms(*beside) - book[part[0]].name_stems)


def _both_tell(task: Task, i: int, j: int) -> bool:
    """A note on what was corrected repeats the story and is no part of it: notes answer to notes."""
    return (task.left.statements[i].role == "note") == (task.right.statements[j].role == "note")


def _body(version: Version) -> list[int]:
    """The statements that are paired by their words, in order."""
    return [index for index, one in enumerate(version.statements) if one.role not in _SETTLED_BY_ROLE]


def _reasons(model: Weights, measures: Sequence[float]) -> Reasons:
    told = [(name, round(value, 2)) for name, value in zip(model.measures, measures, strict=True) if name in TOLD]
    return tuple(sorted((item for item in told if item[1] >= 0.2), key=lambda item: (-item[1], item[0])))


def _level(task: Task, i: int, j: int, score: float) -> Level:
    """Two statements of like length tell the same; a long one tells a short one in part."""
    sizes = sorted(len(s.text) for s in (task.left.statements[i], task.right.statements[j]))
    return "same" if score >= 0.7 and sizes[0] >= 0.5 * sizes[1] else "partial"


def split_and_merge(task: Task, links: Mapping[Pair, Link], reasons: Mapping[Pair, Reasons]) -> list[Bead]:
    """Beads of the links that are strong enough, and a bead of its own for every other statement."""
    least = task.settings.match or task.model.link
    strong = [found for found in links.values() if found.score >= least]
    sure = max(least, JOIN)
    alone, groups = partition(strong, task.left, task.right, lambda link: _joins(task, link, sure))
    beads = [made(Bead, ((i,), (j,), round(score, 4), False, reasons[i, j])) for i, j, score, _ in alone]
    beads += [_bead(ones, others, links, reasons) for ones, others in groups]
    beads += [Bead((i,), ()) for i in _without(task.left, [bead.left for bead in beads])]
    beads += [Bead((), (j,)) for j in _without(task.right, [bead.right for bead in beads])]
    return beads


def _without(version: Version, taken: Sequence[Sequence[int]]) -> list[int]:
    """The statements that stand in none of these."""
    return sorted(set(range(len(version.statements))).difference(*taken))


def _joins(task: Task, link: Link, sure: float) -> bool:
    return link.score >= sure and ((link.left, link.right) in task.pinned or not _speak_apart(task, link))


def _speak_apart(task: Task, link: Link) -> bool:
    """Whether both statements quote and no quoted word is shared: a quotation of its own is not merged away."""
    one, other = (study.quoted(at) for study, at in zip(task.studied, (link.left, link.right), strict=True))
    return bool(one and other) and not set(one) & set(other) - load(task.left.lang).stop_words


def _bead(
    ones: Sequence[int], others: Sequence[int], links: Mapping[Pair, Link], reasons: Mapping[Pair, Reasons]
) -> Bead:
    inner = [links[i, j] for i in ones for j in others if (i, j) in links]
    best = max(inner, key=lambda found: (found.score, -found.left, -found.right))
    score = math.fsum(found.score for found in inner) / len(inner)
    return Bead(tuple(ones), tuple(others), round(score, 4), reasons=reasons[best.left, best.right])


def rescue_moved(left: Version, right: Version, beads: Sequence[Bead]) -> tuple[Bead, ...]:
    """Mark the beads that left their place, and put all in reading order: the chain that kept its order is the frame;
    what is only on the left stands before what is only, or newly, at that place on the right."""
    steady = chain([bead for bead in beads if bead.left and bead.right], left, right)
    still = set(map(id, steady))
    marks = [bead.left[0] for bead in steady], [bead.right[0] for bead in steady]
    aside: dict[int, list[tuple[bool, int, Bead]]] = defaultdict(list)
    for bead in beads:
        if id(bead) in still:
            continue
        if not bead.right:
            aside[bisect_right(marks[0], bead.left[0])].append((False, bead.left[0], bead))
            continue
        moved = bool(bead.left) and left.statements[bead.left[0]].role not in _SETTLED_BY_ROLE
        told = bead._replace(moved=True) if moved else bead
        aside[bisect_right(marks[1], bead.right[0])].append((True, bead.right[0], told))
    ordered = [bead for *_, bead in sorted(aside[0])]
    for number, bead in enumerate(steady, 1):
        ordered.append(bead)
        if number in aside:
            ordered += [found for *_, found in sorted(aside[number])]
    return tuple(ordered)
