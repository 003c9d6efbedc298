"""The values that travel from the readers to the reports.

All are frozen, sequences are tuples; those of which a long text has very many are named tuples, made in half the time.
There is one frame of offsets: every :class:`Span` counts code points of ``Document.text``, half open, so that any
highlight is ``text[start:end]`` and no sentence is ever searched for again.  Text never holds marks: a reporter turns
spans into tags, colours or signs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from compare.chronicle import Chronicle

BlockKind = Literal[
    "headline", "standfirst", "byline", "timestamp", "paragraph", "heading", "quote", "list-item", "caption", "note"
]
Role = Literal["headline", "standfirst", "byline", "dateline", "timestamp", "lead", "body", "heading", "quote",
    "list-item", "caption", "pull-quote", "note"]  # fmt: skip
Facet = Literal["number", "date", "name", "title", "place", "quote", "attribution", "hedge", "negation", "negative",
    "condition", "scope", "open-list", "charged", "cause", "circumstance"]  # fmt: skip
Level = Literal["same", "partial"]
Label = Literal["unchanged", "reworded", "added", "dropped"]
Tag = Literal["equal", "replace", "delete", "insert"]
Severity = Literal["fact", "stance", "structure", "style"]
Kind = Literal["comparison", "outlets", "history"]
#: A cell tells the same as the others or something else; a quotation is carried whole, cut or in other words.
CellStance = Literal["says", "differs", "whole", "cut", "altered"]

#: Severities from the gravest to the lightest.
SEVERITIES: tuple[Severity, ...] = ("fact", "stance", "structure", "style")
#: Roles that tell the story; the others are its apparatus (who, where, when) or its headline.
BODY_ROLES: frozenset[str] = frozenset({"lead", "body", "quote", "list-item"})
#: Who, where and when: no claims of the story.
APPARATUS: tuple[Role, ...] = ("byline", "dateline", "timestamp")
#: Roles that answer to each other whatever their words.
BY_ROLE: tuple[Role, ...] = ("headline", *APPARATUS)
#: Makes a named tuple of all its values at once, in half the time of a call by its name: for loops over long texts.
made = tuple.__new__


class Span(NamedTuple):
    """A half-open range of code points of one ``Document.text``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The wording this span stands for."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Whether *other* lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Source:
    """Where a text came from.  ``path`` is as the user gave it.

    ``published`` and ``modified`` are ISO 8601 dates or date-times, or "".  ``origins`` tell for each of the other
    values that is not empty what says so, as pairs (``"published"``, ``"jsonld"``) in the order of the fields.
    """

    path: str = ""
    format: str = "text"
    sha256: str = ""
    outlet: str = ""
    title: str = ""
    byline: str = ""
    published: str = ""
    modified: str = ""
    origins: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or the like; ``line`` is the 1-based line of the file it begins on (0: unknown)."""

    kind: BlockKind
    span: Span
    line: int = 0


@dataclass(frozen=True, slots=True)
class Furniture:
    """Text of the page that is not the story, set aside and listed with the reason."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """The extracted plain text.  Blocks and furniture, with only white space between them, tile ``text``.

    ``lang`` is a lower-case ISO 639-1 code or "" where the file declares none.  ``notes`` say, one sentence each, what
    the reader could not carry over or had to guess.
    """

    source: Source
    text: str
    blocks: tuple[Block, ...]
    furniture: tuple[Furniture, ...] = ()
    notes: tuple[str, ...] = ()
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """Something a statement mentions.  ``value`` is what is compared: "a dozen" and "12" share one."""

    facet: Facet
    span: Span
    value: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: ``span`` with its marks, ``inner`` without.  It may run over several statements or paragraphs."""

    span: Span
    inner: Span


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence (or clause) of ONE version; ``paragraph`` is the index of its block in ``Document.blocks``."""

    span: Span
    text: str
    role: Role
    paragraph: int


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a story, cut into statements in text order.  ``label`` is its name in a report."""

    document: Document
    statements: tuple[Statement, ...]
    quotations: tuple[Quotation, ...] = ()
    lang: str = "en"
    label: str = ""

    @property
    def text(self) -> str:
        return self.document.text

    @property
    def lead(self) -> Statement | None:
        """The first statement of the first paragraph."""
        return next((s for s in self.statements if s.role == "lead"), None)

    @property
    def headline(self) -> Statement | None:
        return next((s for s in self.statements if s.role == "headline"), None)

    @property
    def body(self) -> tuple[int, ...]:
        """Indices of the statements that tell the story."""
        return tuple(i for i, s in enumerate(self.statements) if s.role in BODY_ROLES)


class Bead(NamedTuple):
    """Statements of the left that answer to statements of the right: indices into ``Version.statements``, ascending.

    ``score`` is the estimated probability (0-1) that the pairing is right; 1-0 and 0-1 beads have score 0.
    ``reasons`` are named pieces of evidence (0-1), strongest first.
    """

    left: tuple[int, ...]
    right: tuple[int, ...]
    score: float = 0.0
    moved: bool = False
    reasons: tuple[tuple[str, float], ...] = ()

    @property
    def kind(self) -> str:
        """``1-1 1-0 0-1 1-2 2-1 n-m``; anything larger than two on one side is ``n-m``."""
        shape = f"{len(self.left)}-{len(self.right)}"
        return shape if shape in {"1-1", "1-0", "0-1", "1-2", "2-1"} else "n-m"

    @property
    def split(self) -> bool:
        """One statement of the left became several."""
        return len(self.left) == 1 and len(self.right) > 1

    @property
    def merged(self) -> bool:
        """Several statements of the left became one."""
        return len(self.left) > 1 and len(self.right) == 1


class Link(NamedTuple):
    """One statement matches one other: many to many, all that was found, also beyond the beads."""

    left: int
    right: int
    score: float
    level: Level


@dataclass(frozen=True, slots=True)
class Alignment:
    """Every statement of both versions is in exactly one bead; beads are in reading order.

    ``near`` are pairs too weak to be links: a hint where to look for a statement that has no partner, never a match.
    """

    left: Version
    right: Version
    links: tuple[Link, ...]
    beads: tuple[Bead, ...]
    near: tuple[Link, ...] = ()


class EditOp(NamedTuple):
    """An edit operation.  ``equal`` means the same code points; an insert has an empty left span, a delete right."""

    tag: Tag
    left: Span
    right: Span


class Change(NamedTuple):
    """What became of a bead.  Moved, split and merged are told by the bead.

    ``ops`` cover each statement of the bead exactly, in order, and never reach over the end of one.  ``diffed`` is
    False where the wordings share too little for a word diff: then ``equal`` operations are shared words to mark.
    ``repeated`` is a pull quote that only one version has: no claim that was added or dropped.
    """

    bead: Bead
    label: Label
    ops: tuple[EditOp, ...]
    diffed: bool = True
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """The changes of one alignment, in the order of its beads."""

    alignment: Alignment
    changes: tuple[Change, ...]

    @property
    def beads(self) -> tuple[Bead, ...]:
        return self.alignment.beads

    @property
    def counts(self) -> dict[str, int]:
        """Beads by label, and of these how many moved, were split or merged; what only repeats does not count."""
        counts = dict.fromkeys(("unchanged", "reworded", "moved", "split", "merged", "added", "dropped"), 0)
        for change in self.changes:
            counts[change.label] += not change.repeated
            for name in ("moved", "split", "merged"):
                counts[name] += getattr(change.bead, name)
        return counts


@dataclass(frozen=True, slots=True)
class Cell:
    """Where one version tells a claim: indices into its statements, ascending; ``score`` (0-1) is how well they fit."""

    statements: tuple[int, ...]
    stance: CellStance = "says"
    score: float = 1.0
    fits: tuple[float, ...] = field(default=(), repr=False)  # with the cell of each version; () where none was measured


@dataclass(frozen=True, slots=True)
class Conflict:
    """What versions tell differently of one claim.  ``sides`` are (wording, versions that have it); no side wins."""

    facet: str
    sides: tuple[tuple[str, tuple[int, ...]], ...]
    finding: str = ""  # the id of the finding that tells of it, in a report on outlets


@dataclass(frozen=True, slots=True)
class Claim:
    """A row of the matrix, with a cell (or None) for each version; ``id`` depends on the wordings only.

    ``wording`` is the clearest of its statements, as it stands in its version.
    """

    id: str
    wording: str
    cells: tuple[Cell | None, ...]
    conflicts: tuple[Conflict, ...] = ()

    @property
    def score(self) -> float:
        """How far the row is trusted (0-1): as far as its least fitting cell."""
        return min((cell.score for cell in self.cells if cell), default=1.0)


@dataclass(frozen=True, slots=True)
class Origin:
    """Versions that share ``runs`` word for word: likely one account told several times, counted as one."""

    versions: tuple[int, ...]
    runs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """A quotation, in its fullest ``wording``, with a cell (or None) for each version; ``speaker`` may be ""."""

    wording: str
    speaker: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class ClaimMatrix:
    """What several versions tell, claim by claim; cells stand in the order of ``versions``."""

    versions: tuple[Version, ...]
    claims: tuple[Claim, ...]
    origins: tuple[Origin, ...] = ()
    sayings: tuple[Saying, ...] = ()


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A place in a version: ``version`` indexes ``Report.versions``, ``statement`` its statements."""

    version: int
    statement: int
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A pointer for a human: what changed, with both wordings, or None on one side.  Never a verdict.

    ``score`` is how far the pair it rests on is trusted (0-1).  ``id`` depends on the rule and the two wordings only.
    ``marks_left``/``marks_right`` are the changed words within the excerpts, in the frame of the documents.
    ``note`` is what a reviewer said when the finding was acknowledged.
    """

    id: str
    rule: str
    severity: Severity
    message: str
    left: Excerpt | None
    right: Excerpt | None
    marks_left: tuple[Span, ...] = ()
    marks_right: tuple[Span, ...] = ()
    score: float = 1.0
    acknowledged: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """All that a reporter gets.  ``signature`` names the version and every setting that can change the result.

    ``matrix`` is there for the kinds ``outlets`` and ``history``, ``chronicle`` for ``history``.
    """

    kind: Kind
    title: str
    versions: tuple[Version, ...]
    comparisons: tuple[Comparison, ...]
    findings: tuple[Finding, ...]
    signature: str
    date: str = ""
    notes: tuple[str, ...] = field(default=())
    matrix: ClaimMatrix | None = None
    chronicle: Chronicle | None = None

    @property
    def counts(self) -> Mapping[str, int]:
        """Counts summed over the comparisons."""
        total: Counter[str] = Counter()
        for comparison in self.comparisons:
            total.update(comparison.counts)
        return total


def tiles(text: str, spans: Iterable[Span]) -> bool:
    """Whether *spans*, in order and without overlap, leave only white space of *text* between them."""
    at = 0
    for span in spans:
        if span.start < at or text[at : span.start].strip():
            return False
        at = span.end
    return not text[at:].strip()
