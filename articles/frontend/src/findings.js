// Marks under the words that the checks are about and behind those that reviewers ask about, and the ways to them.
import { Plugin, PluginKey, TextSelection } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";

import { rangeOf, rangeOfQuote } from "./places.js";

const key = new PluginKey("findings");

export const findingMarks = () =>
  new Plugin({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, marks) => tr.getMeta(key) ?? marks.map(tr.mapping, tr.doc),
    },
    props: { decorations: (state) => key.getState(state) },
  });

// The findings of the panel that are about words of this field, gravest first.
const links = (panel, field) => [...panel.querySelectorAll(`a[href="#${field.id}"][data-words]`)];

export const drawFindings = (view, source, panel, field) => {
  const pieces = source.pieces(view.state.doc);
  const marks = links(panel, field).flatMap((link) => {
    const range = rangeOf(pieces, field.value, link.dataset.words, Number(link.dataset.start));
    if (!range) return [];
    const severity = link.closest("[data-severity]")?.dataset.severity ?? "info";
    return [Decoration.inline(range.from, range.to, { class: `under under-${severity}` }, { link })];
  });
  view.dispatch(view.state.tr.setMeta(key, DecorationSet.create(view.state.doc, marks)).setMeta("addToHistory", false));
};

const commentKey = new PluginKey("comments");

// Behind the words of each open comment, which stand in links of the page with `data-quote`.
export const commentMarks = () =>
  new Plugin({
    key: commentKey,
    state: {
      init: (_, { doc }) => {
        const links = [...document.querySelectorAll("a[data-quote]")];
        const marks = links.flatMap(({ dataset }) => {
          const place = rangeOfQuote(doc, dataset.quote);
          return place ? [Decoration.inline(place.from, place.to, { class: "commented", title: dataset.comment })] : [];
        });
        return DecorationSet.create(doc, marks);
      },
      apply: (tr, marks) => marks.map(tr.mapping, tr.doc),
    },
    props: { decorations: (state) => commentKey.getState(state) },
  });

export const select = (view, range) => {
  const selection = TextSelection.create(view.state.doc, range.from, range.to);
  view.dispatch(view.state.tr.setSelection(selection).scrollIntoView());
  view.focus();
};

// To the next finding behind the caret, or the one before it; round at the ends.
export const goToFinding = (view, step) => {
  const all = key
    .getState(view.state)
    .find()
    .sort((one, other) => one.from - other.from || one.to - other.to);
  if (!all.length) return null;
  const { from, to } = view.state.selection;
  const next =
    step > 0
      ? (all.find((one) => one.from > from || (one.from === from && one.to > to)) ?? all[0])
      : (all.findLast((one) => one.from < from) ?? all.at(-1));
  select(view, next);
  return next.spec.link;
};

export const linkAt = (view) => {
  const { from, to } = view.state.selection;
  return key.getState(view.state).find(from, to).at(0)?.spec.link ?? null;
};
