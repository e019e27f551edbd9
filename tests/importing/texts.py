from hypothesis import strategies as st

# Shapes that the readers look for, so that generated files are full of them.
LINES = st.sampled_from(
    [
        "",
        "Side effects",
        "What is it for?",
        "It is taken once a day.",
        "• first point",
        "  – second point",
        "o third point",
        "1. step one",
        "2) step two",
        "FAQ",
        "Q: May I drive?",
        "A: Not at first.",
        "Reader Poll",
        "Total votes: 12",
        "Related articles",
        "Leave a comment",
        "Share this",
        "Disclaimer",
        "blue oval pills",
        "© 2020 Example Clinic",
        "Medicine facts | Example Clinic",
        "# Title",
        "## Uses",
        "[text](javascript:x)",
        "![a box](box.png)",
        "[text](https://example.org/a_b)",
        "See https://example.org/x_y*z.",
        "---",
        "===",
        "```",
        "> said",
        "| a | b |",
        "\\*",
    ]
)
LINE = st.one_of(LINES, st.text(max_size=30), st.lists(LINES, max_size=3).map(" ".join))
TEXT = st.one_of(st.text(max_size=60), st.lists(LINE, max_size=14).map("\n".join))

TAGS = st.sampled_from(
    "p div h1 h2 h3 ul ol li a b strong em i table tr td th nav footer header aside form br img span sup pre title dl"
    " dt dd details summary script style button label figure figcaption section".split()
)
PIECE = st.one_of(
    TAGS.map("<{}>".format),
    TAGS.map("</{}>".format),
    LINES,
    st.text(max_size=8),
    st.sampled_from(
        [
            '<a href="javascript:x">',
            '<a href="https://example.org/(y)">',
            "<a href=/here>",
            '<div class="share-buttons">',
            '<p class="caption">',
            '<img alt="a box">',
            "<!-- unseen -->",
            "<!",
            '<a "',
            "&amp;",
            "&lt;b",
            "&#0;",
        ]
    ),
)
PAGE = st.lists(PIECE, max_size=30).flatmap(lambda parts: st.sampled_from(["".join(parts), " ".join(parts)]))

FRONT = st.lists(
    st.sampled_from(
        [
            "title: a",
            "kind: dosing",
            "# note",
            "tags: [x, y]",
            "author: {name: z}",
            "slug: ~",
            "questions:\n  - question: q\n    answer: r\n    by: s",
            "references:\n  - label: l # why",
            "references: none",
            "short_answer: |\n  two\n  lines",
            "review_months: 12",
            "review_months: often",
        ]
    ),
    max_size=8,
).map("\n".join)
