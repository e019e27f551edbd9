"""The papers say what the code does, and name nothing that is gone."""

import inspect
import re
from pathlib import Path
from pkgutil import resolve_name

import pytest
from django.core.management import load_command_class

from articles import workflow
from articles.content.record import ROWS
from articles.content.sections import SECTION_KINDS, problems
from articles.importing import read
from articles.importing.record import read_record
from articles.lifecycle import DUTY_RULE, Live, Verb, Waiting
from articles.workflow import people

ROOT = Path(__file__).resolve().parents[1]
PAPERS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
NAMES = [str(paper.relative_to(ROOT)) for paper in PAPERS]
COMMANDS = sorted(file.stem for file in ROOT.glob("articles/management/commands/[a-z]*.py"))
DJANGOS_OWN = set("--help --version --verbosity --settings --pythonpath --traceback --no-color --force-color".split())
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
TICKED = re.compile(r"`([^`]+)`")


def paper(name: str) -> str:
    return (ROOT / name).read_text()


def without_fences(text: str) -> str:
    """As long as the text itself: places in it stay what they are."""
    return FENCE.sub(lambda fence: re.sub(r"[^\n]", " ", fence[0]), text)


def under(name: str, heading: str) -> str:
    """What stands below a heading, up to the next one of its level or above."""
    text, level = paper(name), heading.index(" ")
    below = rf"^{re.escape(heading)}$\n(.*?)(?=^#{{1,{level}}} |\Z)"
    found = re.search(below, without_fences(text), re.MULTILINE | re.DOTALL)
    assert found, f"{name} has no heading {heading}"
    return text[found.start(1) : found.end(1)]


def rows(text: str) -> list[list[str]]:
    """The tables' rows, without their heads."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    rules = {at for at, row in enumerate(cells) if set(row[0]) == {"-"}}
    return [row for at, row in enumerate(cells) if not {at, at + 1} & rules]


def firsts(text: str) -> list[str]:
    """What stands in backticks in the first column."""
    return [name for row in rows(text) for name in TICKED.findall(row[0])]


def fence(name: str, heading: str, language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```$", under(name, heading), re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


def test_every_setting_is_in_the_operators_table_and_in_the_example() -> None:
    declared = set(re.findall(r'env\.[a-z]+\(\s*"([A-Z_]+)"', paper("klonoinfo/settings.py")))
    example = set(re.findall(r"^#?([A-Z_]+)=", paper(".env.example"), re.MULTILINE))
    documented = firsts(under("docs/operators.md", "## Settings"))

    assert len(declared) > 10
    assert declared == example
    assert sorted(documented) == sorted(declared | {"ENV_FILE"})


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_described_with_its_flags_and_an_example(command: str) -> None:
    parser = load_command_class("articles", command).create_parser("manage.py", command)
    flags = {flag for action in parser._actions for flag in action.option_strings if flag.startswith("--")}
    section = under("docs/operators.md", f"### {command}")

    assert set(firsts(section)) == {flag for flag in flags if flag not in DJANGOS_OWN | {"--skip-checks"}}
    assert f"manage.py {command}" in fence("docs/operators.md", f"### {command}", "sh")


def test_no_command_is_described_that_does_not_exist() -> None:
    headings = re.findall(r"^### (\w+)$", under("docs/operators.md", "## Commands"), re.MULTILINE)
    assert sorted(headings) == COMMANDS


def test_states_are_those_of_the_lifecycle() -> None:
    assert firsts(under("docs/developers.md", "## States")) == [*Live, *Waiting]


def test_words_are_names_of_the_code() -> None:
    glossary = rows(under("docs/developers.md", "## Words"))
    names = [name for row in glossary for name in TICKED.findall(row[1]) if "." in name]
    assert len(names) >= len(glossary) > 30
    for name in names:
        resolve_name(f"articles.{name}")


def test_the_way_from_draft_to_page_is_the_codes() -> None:
    steps = rows(under("docs/developers.md", "## From draft to page"))
    assert len(steps) > 15
    for file, function, _ in steps:
        [path] = TICKED.findall(file)
        assert (ROOT / path).is_file()
        room = path.removeprefix("articles/").removesuffix(".py").replace("/", ".")
        for name in TICKED.findall(function):
            resolve_name(f"articles.{room}.{name}")


def test_verbs_are_those_of_the_workflow() -> None:
    functions = {name for name in workflow.__all__ if inspect.isfunction(getattr(workflow, name))}
    on_people = {name for name, found in inspect.getmembers(people, is_verb) if found.__module__ == people.__name__}
    described = firsts(under("docs/developers.md", "## Verbs"))

    assert {"approve", "publish_due"} < functions and "hand_over" in on_people
    assert sorted(described) == sorted(functions | {*Verb} | on_people)


def is_verb(member: object) -> bool:
    """What takes arguments by their names alone."""
    if not inspect.isfunction(member):
        return False
    arguments = inspect.signature(member).parameters.values()
    return {argument.kind for argument in arguments} <= {inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_KEYWORD}


def test_every_mail_is_in_the_operators_table() -> None:
    """Their names are the verbs' past tense, but for "decided", which tells of three."""
    mails = re.findall(r"^def ([a-z]\w+)", paper("articles/notices.py"), re.MULTILINE)
    told = under("docs/operators.md", "## Mail")
    assert {name for name in mails if not re.search(rf"\b{name.replace('_', ' ')}\b", told)} == {"decided"}


def test_section_kinds_are_those_of_the_dialect() -> None:
    described = rows(under("docs/writers.md", "## Kinds of section"))
    assert described == [[f"`{kind.slug}`", kind.heading] for kind in SECTION_KINDS.values()]


def test_example_of_the_dialect_is_right() -> None:
    example = fence("docs/writers.md", "## The marks in a text", "markdown")
    assert problems(example, ["label-2023"]) == []
    assert problems(example, []) != []


def test_example_of_the_front_matter_is_read_whole() -> None:
    front = fence("docs/writers.md", "## Import", "yaml")
    reading = read("example.md", f"{front}\nTake it.\n".encode())
    assert reading.quarantine == ()
    empty = {name for name, value in vars(reading).items() if not value}
    assert empty == {"quarantine"}


def test_example_of_the_file_of_a_record_names_every_kind_of_row() -> None:
    section = under("docs/writers.md", "## The file of a record")
    example = fence("docs/writers.md", "## The file of a record", "yaml")
    assert read_record("example.yaml", example.encode()).revision == 7
    assert [key for key in ROWS if f"`{key}`" not in section and f"\n{key}:" not in example] == []


@pytest.mark.parametrize("name", ["docs/writers.md", "docs/reviewers.md", "README.md"])
def test_bold_words_stand_on_the_screen(name: str) -> None:
    """The … of a bold "Sign version …" is a number or a name there. A bold sentence is no part of the screen."""
    sources = [*ROOT.glob("templates/**/*.html"), *ROOT.glob("articles/**/*.py")]
    screen = " ".join(re.sub(r"<[^>]*>", "", file.read_text()) for file in sources)
    bold = re.findall(r"\*\*([A-Z][^*.]+)\*\*", without_fences(paper(name)))
    pieces = [" ".join(piece.split()) for words in bold for piece in words.split("…")]
    assert len(pieces) > 4
    assert [piece for piece in pieces if piece not in screen] == []


def links() -> list[tuple[str, str]]:
    texts = [(name, re.sub(r"`[^`\n]*`", "", without_fences(paper(name)))) for name in NAMES]
    found = [(name, re.findall(r"\]\(([^)\s]+)\)", text)) for name, text in texts]
    return [(name, target) for name, targets in found for target in targets if not re.match(r"[a-z]+:", target)]


@pytest.mark.parametrize(("name", "target"), links())
def test_link_leads_somewhere(name: str, target: str) -> None:
    path, _, anchor = target.partition("#")
    file = (ROOT / name).parent / path if path else ROOT / name
    assert file.exists()
    if anchor:
        headings = re.findall(r"^#+ (.+)$", without_fences(file.read_text()), re.MULTILINE)
        assert anchor in {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_paper_is_in_an_index() -> None:
    index, decisions = paper("docs/README.md"), paper("docs/decisions/README.md")
    assert [file.name for file in ROOT.glob("docs/[a-z]*.md") if f"]({file.name})" not in index] == []
    assert [file.name for file in ROOT.glob("docs/decisions/0*.md") if f"]({file.name})" not in decisions] == []


@pytest.mark.parametrize("name", NAMES)
def test_make_targets_exist(name: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", paper("Makefile"), re.MULTILINE))
    named = re.findall(r"(?:`|^|[A-Z]+=\S+ )make ([a-z-]+)", paper(name), re.MULTILINE)
    assert set(named) <= targets


def test_readme_shows_the_two_commands_and_a_small_picture() -> None:
    readme = paper("README.md")
    assert {"make run", "make test"} <= set(re.findall(r"^make \w+", readme, re.MULTILINE))
    [picture] = re.findall(r"!\[[^\]]{20,}\]\(([^)]+)\)", readme)
    assert (ROOT / picture).stat().st_size < 200_000
    assert len(re.findall(r"^\d+\. ", under("README.md", "## A tour"), re.MULTILINE)) == 10


@pytest.mark.parametrize(
    "name", ["docs/decisions/0006-contributors.md", "templates/articles/public/how_we_review.html"]
)
def test_decision_and_public_page_say_the_same_of_who_may_sign(name: str) -> None:
    assert DUTY_RULE in paper(name)
