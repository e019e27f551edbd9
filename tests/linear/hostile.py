"""Texts that somebody writes to keep a server busy: pieces of the dialect again and again, alone and together."""

from itertools import product

_MARKS = (
    "1-|1 |1 mg |1 mg, |1 to |1 to 2 to 3 to |1-2 mg |5 to 1 mg |.5 mg |1.0 mg |10mg |1,000 |1/|½|1%|mg |"
    "10 mg twice a day. |take 1 mg |take up to 1 mg a day for panic, |up to |maximum |a|a |A|A. |a. |"
    "A b. |a, |a? | |\u00a0|\t|é|\u200b|🙂|。|* |*|**|**a** |_|_a_ |a_b_|*a_b*|**1** mg |_1_ to |`|`a` |![|"
    "[a][|![x](|[|[^|[^a]|[a](|[a](b) |](|[1](#a) mg |\\|\\*|<|<a>|<div>|<!--|<p>a</p>|<ul><li>|"
    "<table><tr><td>|</a>|<b|&|&amp;|&#1;|{{|{{a}}|}}|{:|{: uses }|(|(a |((a)) |)|\"|'|a-|a–|a/|"
    "http://a.b |a@b.c |www.a |if you |not |do not stop |stop |used for |is used for panic |"
    "Common side effects: |nausea, |clonazepam |clonazepam and alcohol |Klonopin |opioids |The |the of |"
    "Dr A B |Reviewed by Dr A B, MD |last updated 2019 |January 2019 |[1] |1 in 10 people |studies show |"
    "pregnant women |children |• a |call 911 |click here |every 8 hours |half-life is 30 hours |"
    "more than 1 |never |isn't |sertaline |epileptic crisis |e.g. |i.v. |q.d. |5000 units |## ref "
).split("|")
_LINES = (
    "|## a|# a|### a|## ref|## a {: uses }\n|## {: x }\n|a|a\n|>|>> a|=====|---|~~~|```|- a|- a\n|  - a|"
    "1. a|1) a|\\|    a|\ta|a  |•|* * *|- - -|a:|A:|A B C|HELP|Share|By A B|Sources:|References|"
    "Q: a?\nA: b|a?\n\nb\n|1 mg|1 mg\n|home > a > b|- [ ] a|advertisement|copyright 2024|"
    "## 1 mg\n\n1 mg to 2 mg\n"
).split("|")
_TABLES = ("|a|", "|a|b|", "|a|\n|-|", "| a | b |\n| - | - |\n| 1 | 2 |\n", "|a|\n|-|\n", "|", "| ")
_PAIRED = ("1 mg", "[", "**", "- ", "> ", "|a", "## a\n", "{{", "to ", "a. ", " ", "\n")
SENTENCES = (
    "A b. ",
    "take 1 mg. ",
    "10 mg twice a day. ",
    "Take no more than 6 mg a day. The limit is 10 mg daily. ",
    "It treats depression. Long use can cause depression. ",
    "Clonazepam is sold as Valium. ",
    "Blue lips? It is harmless. ",
)
"""Each of them again and again is one passage, of which a reader could ask all for each sentence."""
TOKENS: tuple[str, ...] = (
    *_MARKS,
    *(f"{line}\n" for line in (*_LINES, *_TABLES)),
    *("".join(pair) for pair in product(_PAIRED, repeat=2)),
    *SENTENCES,
)


WORST = (
    "1-", "1 mg ", "1 mg, ", "1 to 2 to 3 to ", "**1** mg ", "## a\n", "# a\n", "## ref\n", ">\n", "=====\n", "a\n\n",
    "\ta\n", "1. a\n", "- a\n", "![", "[a][", "![x](", "[", "[^", "|a|\n", "|a|\n|-|\n", "A. ", "a, ", "a?\n\nb\n\n",
    " ", "\\\n", "{{", "<b",
)  # fmt: skip
"""Those that once cost the most, and of each kind one."""


def shapes(length: int) -> dict[str, str]:
    """Hostile texts that are no repetition of one piece."""
    root = int(length**0.5)
    return {
        "a table of 900 columns": ("|" + "a|" * 900 + "\n|" + "-|" * 900 + "\n" + "|\n" * length)[:length],
        "a wide table": ("|" + "a|" * 200 + "\n|" + "-|" * 200 + "\n" + ("|" + "b|" * 200 + "\n") * root)[:length],
        "a long table": ("|a|b|\n|-|-|\n" + "|1|2|\n" * length)[:length],
        "a cell of amounts": ("|for|most|\n|-|-|\n|panic|" + "1 mg " * length)[:length] + "|",
        "long heads of columns": _long_heads(length),
        "spaces in a heading": f"## a{' ' * length}b",
        "nested lists": "".join("  " * depth + "- a\n" for depth in range(root)),
        "nested quotations": ">" * length + "a",
        "one line of words": ("word " * length)[:length],
        "other words": " ".join(f"w{number}" for number in range(length // 6)),
        "other headings": "".join(f"## h{number}\n\na\n\n" for number in range(length // 12)),
    }


def _long_heads(length: int) -> str:
    """Each cell is read with what stands above it."""
    columns = range(length // 50 + 1)
    heads, cells = ("|".join(f"{text}{column}" for column in columns) for text in ("head word word ", "1 mg a day, "))
    return f"{heads}\n{'-|' * len(columns)}\n{cells}\n"[:length]


def hostile(length: int, tokens: tuple[str, ...] = TOKENS) -> dict[str, str]:
    repeated = {repr(token): (token * (length // len(token) + 1))[:length] for token in tokens if token}
    return repeated | shapes(length)
