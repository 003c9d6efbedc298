"""The pages of the rules: the list, one page each, and ``docs/rules.md``, all made from the rules themselves."""

from __future__ import annotations

from compare.findings import FOLDING, RULES, Rule, rule
from compare.model import SEVERITIES


def listing() -> str:
    """All rules by severity, one line each."""
    width = max(len(one.name) for one in RULES)
    lines: list[str] = []
    for severity in SEVERITIES:
        lines.append(severity)
        lines += [f"  {one.name:<{width}}  {one.title}" for one in sorted_rules() if one.severity == severity]
    return "\n".join(lines) + "\n"


def page(name: str) -> str:
    """The page of one rule, in Markdown; raises :class:`compare.errors.SettingsError` for an unknown name."""
    return "\n".join(_section(rule(name), "#")) + "\n"


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
