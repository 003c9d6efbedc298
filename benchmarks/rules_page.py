"""Compose ``docs/rules.md``: every rule as it tells itself, then how well findings hold.

python -m benchmarks.rules_page > docs/rules.md
"""

from __future__ import annotations

from pathlib import Path

from compare.findings.pages import document

FOLDER = Path(__file__).parent
_ACCURACY = """\
## How well findings hold

Two measures, both from `python -m benchmarks.findings`.

The first edits stories in one place and looks for exactly one finding above style, of the expected rule; the copies
marked *silent* must have none.
The stories are our own and, where they are at hand, eighteen labelled news articles.

The second takes pairs of statements of different outlets that readers matched, and asks whether a facet they marked as
in conflict is told, and no other.
Two readers agree with each other at F1 .69 there.
`outlets.dev` was read twice, `outlets.train` once: about half of its false alarms in quotes are quotations that do
differ word by word and were not marked.
The rules were written on `outlets.train`.
Of `outlets.dev` only the totals were looked at, but often, and some changes were kept or dropped by them: expect a
little less of stories that nobody has seen.

{tables}
### What is missed, and why

- A source that is named by what it is ("a handful of insiders", "many party leaders") is found only where its noun is
  in the list of sources.
- "$43,000 watch" and "$43,350 gold-plated men's watch" are paired by the words after the number; "charges" and "one
  count" are not.
- A person told by what they are ("the daughter of the woman he beat") is no name to a program that knows no persons.
- A hedge is told only where the hedged word stands on both sides: "could assume the chairmanship" and "would likely
  become chairman" pass as one.
- Dates are compared as written where a version does not say when it was published: "earlier this year" and "since the
  1980s" have nothing in common to compare.
- Opposites are a list of ours: "near" and "at", "pleaded guilty" and "was found guilty" pass as one, and so do "both
  men" and "one of the men".
- A source that is lost while less than half of what it told stays is told with the statement, not as a lost source.
- Who "he" is is not looked up: a pronoun may stand for any name of the other side.
- What two outlets quote in parts ("farmer from Iowa") of one longer quotation is kept, not altered.
"""


def page() -> str:
    """The page with the tables as they were last kept."""
    tables = (FOLDER / "findings.md").read_text(encoding="utf-8")
    return document(_ACCURACY.format(tables=tables))


if __name__ == "__main__":
    print(page(), end="")
