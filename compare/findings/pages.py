"""The pages of the rules: the list, one page each, and ``docs/rules.md``, all made from the rules themselves."""

from __future__ import annotations

from collections.abc import Iterable, Set
from itertools import groupby
from typing import Literal, NamedTuple

from compare.findings import FOLDING, RULES, Rule, rule
from compare.model import SEVERITIES, Severity


class Line(NamedTuple):
    """A line of a page; what is wrapped stands below the beginning of *said*, *head* in the colour of a *severity*."""

    head: str
    said: str = ""
    severity: Severity | Literal[""] = ""


def plain(lines: Iterable[Line]) -> str:
    """*lines* as text, each whole."""
    return "".join(f"{line.head}{line.said}\n" for line in lines)


def listing(names: Set[str]) -> list[Line]:
    """The rules of these *names* by severity, one line each."""
    lines = []
    width = max(len(one.name) for one in RULES)
    for severity, rules in groupby((one for one in sorted_rules() if one.name in names), lambda one: one.severity):
        lines.append(Line(severity, severity=severity))
        lines += [Line(f"  {one.name:<{width}}  ", one.title, severity) for one in rules]
    return lines


def page(name: str) -> list[Line]:
    """The page of one rule, in Markdown; raises :class:`compare.errors.SettingsError` for an unknown name."""
    found = rule(name)
    title, *rest = _section(found, "#")
    bullet = "- "
    cut = [(bullet if line.startswith(bullet) else "", line.removeprefix(bullet)) for line in rest]
    return [Line(title, severity=found.severity), *(Line(*parts) for parts in cut)]


def document(accuracy: str = "") -> str:
    """``docs/rules.md``: every rule, then the table of accuracy as ``benchmarks/findings.py`` prints it."""
    lines = [
        "# The finding rules",
        "",
        "Made from the rules themselves by `make rules`; do not edit.",
        "",
        "A finding is a pointer for a human, never a verdict.",
        FOLDING,
        "",
    ]
    for severity in SEVERITIES:
        lines += [f"## {severity.capitalize()}", ""]
        for one in sorted_rules():
            if one.severity == severity:
                lines += [*_section(one, "###"), ""]
    return "\n".join([*lines, accuracy.strip(), ""]) if accuracy else "\n".join(lines)


def sorted_rules() -> tuple[Rule, ...]:
    """The rules by severity, then by name."""
    return tuple(sorted(RULES, key=lambda one: (SEVERITIES.index(one.severity), one.name)))


def _section(one: Rule, heading: str) -> list[str]:
    left, right = one.example
    return [
        f"{heading} {one.name}",
        "",
        f"{one.title} ({one.severity}).",
        one.explanation,
        "",
        f"- Left: {left}",
        f"- Right: {right}",
        "",
        f"To silence it: {one.silence}.",
    ]
