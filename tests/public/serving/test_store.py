"""The pages that a process keeps: bounded, newest first, and never one that a change has overtaken."""

from dataclasses import dataclass

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from articles.public.serving.page import OVERHEAD, Answer, PreparedPage, prepare
from articles.public.serving.store import PageStore

TAGS = ("site", "records", "medicine-a", "medicine-b")


def make_page(*keys: str, length: int = 10) -> PreparedPage:
    return prepare(Answer("200 OK", [("Surrogate-Key", " ".join(keys))], b"x" * length))


def test_holds_no_more_bytes_than_it_may_and_lets_go_of_what_nobody_asked_for() -> None:
    page = make_page("site")
    store = PageStore(3 * page.size)
    for name in "abc":
        store.put(name, page, store.generation)
    store.get("a")
    store.put("d", page, store.generation)
    assert [name for name in "abcd" if store.get(name)] == ["a", "c", "d"]


def test_a_page_larger_than_all_is_not_kept_and_pushes_nothing_out() -> None:
    small, large = make_page("site"), make_page("site", length=199)
    store = PageStore(small.size + 10)
    store.put("small", small, store.generation)
    store.put("large", large, store.generation)
    assert (store.get("small"), store.get("large")) == (small, None)


def test_a_change_drops_the_pages_that_it_touches() -> None:
    store = PageStore(100 * OVERHEAD)
    for name, keys in {"a": ("medicine-a",), "b": ("medicine-b",), "home": ("site",)}.items():
        store.put(name, make_page(*keys), store.generation)
    assert store.drop(frozenset({"site", "medicine-a"})) == ["home", "a"]
    assert store.get("b") and not store.get("a") and not store.get("home")


def test_a_page_that_was_being_made_while_a_change_came_is_not_kept() -> None:
    store = PageStore(100 * OVERHEAD)
    before = store.generation
    store.drop(frozenset({"medicine-b"}))
    store.put("a", make_page("medicine-a"), before)
    assert store.get("a") is None


@dataclass(frozen=True)
class Kept:
    page: PreparedPage


class Store(RuleBasedStateMachine):
    """Whatever is put, asked for and dropped, the bytes that it counts are those of what it holds."""

    def __init__(self) -> None:
        super().__init__()
        self.store, self.seen = PageStore(10 * OVERHEAD), dict[str, Kept]()

    @rule(name=st.sampled_from("abcdefgh"), keys=st.sets(st.sampled_from(TAGS), min_size=1), length=st.integers(0, 199))
    def put(self, name: str, keys: set[str], length: int) -> None:
        page = make_page(*keys, length=length)
        self.store.put(name, page, self.store.generation)
        self.seen[name] = Kept(page)

    @rule(name=st.sampled_from("abcdefgh"))
    def get(self, name: str) -> None:
        page = self.store.get(name)
        assert page is None or page == self.seen[name].page

    @rule(keys=st.frozensets(st.sampled_from(TAGS), min_size=1))
    def drop(self, keys: frozenset[str]) -> None:
        self.store.drop(keys)
        for name in self.seen:
            page = self.store.get(name)
            assert page is None or keys.isdisjoint(page.keys)

    @rule()
    def clear(self) -> None:
        self.store.clear()
        assert not any(map(self.store.get, self.seen))

    @invariant()
    def is_bounded(self) -> None:
        held = [page.size for name in self.seen if (page := self.store.get(name))]
        assert sum(held) == self.store.size <= 10 * OVERHEAD


TestStore = Store.TestCase
TestStore.settings = settings(max_examples=50, stateful_step_count=30, deadline=None)
