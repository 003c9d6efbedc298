"""Stories made by hypothesis: paragraphs of sentences, and edits of them."""

from __future__ import annotations

from hypothesis import strategies as st

TEXT = """
the mayor said on monday that council would close a bridge for three weeks after storm maria flooded harbour quay and
40 houses officials warned residents not to panic he denied it was 12 percent
"""
WORDS = tuple(TEXT.split())

sentence = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(
    lambda found: " ".join(found).capitalize() + "."
)
quoted = st.tuples(sentence, sentence).map(lambda pair: f"{pair[0][:-1]}, “{pair[1][:-1]},” he said.")
paragraphs = st.lists(st.lists(sentence | quoted, min_size=1, max_size=3), min_size=1, max_size=5)


@st.composite
def edited(draw: st.DrawFn) -> tuple[list[list[str]], list[list[str]]]:
    """A story and a version of it: sentences kept, changed, cut, added, moved."""
    left = draw(paragraphs)
    flat = [text for paragraph in left for text in paragraph]
    right = []
    for text in draw(st.permutations(flat)) if draw(st.booleans()) else flat:
        match draw(st.sampled_from(("keep", "keep", "edit", "cut", "add"))):
            case "keep":
                right.append(text)
            case "edit":
                cut = text.split()
                cut[draw(st.integers(0, len(cut) - 1))] = draw(st.sampled_from(WORDS))
                right.append(" ".join(cut))
            case "add":
                right += [text, draw(sentence)]
    size = draw(st.integers(1, 3))
    return left, [right[k : k + size] for k in range(0, len(right), size)] or [["Nothing."]]
