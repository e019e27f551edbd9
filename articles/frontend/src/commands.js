// What the toolbar, the keys and the slash menu do.
import { lift, setBlockType, toggleMark, wrapIn } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { liftListItem, sinkListItem, wrapInList } from "prosemirror-schema-list";
import { TextSelection } from "prosemirror-state";
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, isInTable } from "prosemirror-tables";

import { references, sectionKinds, values } from "./offers.js";
import { Picker } from "./picker.js";
import { schema } from "./schema.js";

const { nodes, marks } = schema;

const isIn = (state, type) => {
  for (let depth = state.selection.$from.depth; depth > 0; depth -= 1) {
    if (state.selection.$from.node(depth).type === type) return true;
  }
  return false;
};
// Again on a list takes the list away.
const list = (type) => (state, dispatch) =>
  (isIn(state, type) ? liftListItem(nodes.list_item) : wrapInList(type))(state, dispatch);
const heading = (level) => (state, dispatch) => {
  const { parent } = state.selection.$from;
  const isOne = parent.type === nodes.heading && parent.attrs.level === level;
  return setBlockType(isOne ? nodes.paragraph : nodes.heading, isOne ? {} : { level })(state, dispatch);
};
const quote = (state, dispatch) => (isIn(state, nodes.blockquote) ? lift : wrapIn(nodes.blockquote))(state, dispatch);

const insert = (node) => (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(node, false).scrollIntoView());
  return true;
};

// At the block with the caret: in place of an empty one, else behind it. The caret goes to its first words.
const insertBlock = (node) => (state, dispatch) => {
  const { $from } = state.selection;
  const isEmpty = $from.depth === 1 && !$from.parent.childCount;
  const behind = $from.depth ? $from.after(1) : $from.pos;
  const from = isEmpty ? $from.before(1) : behind;
  const tr = state.tr.replaceWith(from, behind, node);
  tr.setSelection(TextSelection.near(tr.doc.resolve(from + 1)));
  dispatch?.(tr.scrollIntoView());
  return true;
};

const table = () => {
  const row = (type) =>
    nodes.table_row.create(
      null,
      [1, 2].map(() => type.create()),
    );
  return nodes.table.create(null, [row(nodes.table_header), row(nodes.table_cell), row(nodes.table_cell)]);
};
const section = ({ slug, heading: words }) =>
  nodes.heading.create({ level: 2, kind: slug === "other" ? "" : slug }, slug === "other" ? null : schema.text(words));

const run = (view, command) => {
  command(view.state, view.dispatch);
  view.focus();
};

const placeOf = (view) => view.coordsAtPos(view.state.selection.from);

// What was typed into a picker and not chosen is typed into the text.
const pick = (view, label, items, prefix = "") =>
  new Picker({
    label,
    items,
    place: placeOf(view),
    leave: (typed) => {
      view.focus();
      if (prefix) view.dispatch(view.state.tr.insertText(prefix + typed));
    },
  });

const pickValue = (view) =>
  pick(
    view,
    "A value of the record",
    values().map(({ words, value }) => ({
      label: value,
      note: words,
      choose: () => run(view, insert(nodes.value.create({ words }))),
    })),
  );

const pickCitation = (view) =>
  pick(
    view,
    "A reference of this page",
    references().map(({ label, title }) => ({
      label,
      note: title,
      choose: () => run(view, insert(nodes.cite.create({ label }))),
    })),
  );

const pickSection = (view) =>
  pick(
    view,
    "The kind of section",
    sectionKinds().map((kind) => ({
      label: kind.heading,
      search: kind.slug,
      choose: () => run(view, insertBlock(section(kind))),
    })),
  );

// Questions are rows of the form; the page comes back with a new one to type in.
const addQuestion = () => document.querySelector("button[name='_redraw'][value='questions']").click();

export const pickAnything = (view) =>
  pick(
    view,
    "Put in…",
    [
      { label: "Value", note: "from the record", choose: () => pickValue(view) },
      { label: "Citation", note: "of a reference", choose: () => pickCitation(view) },
      { label: "Table", choose: () => run(view, insertBlock(table())) },
      { label: "List", search: "bullet points", choose: () => run(view, list(nodes.bullet_list)) },
      { label: "Steps", search: "numbered list", choose: () => run(view, list(nodes.ordered_list)) },
      { label: "Smaller heading", choose: () => run(view, heading(3)) },
      { label: "Question", note: "for the questions below", choose: addQuestion },
      ...sectionKinds().map((kind) => ({
        label: kind.heading,
        note: "section",
        search: kind.slug,
        choose: () => run(view, insertBlock(section(kind))),
      })),
    ],
    "/",
  );

const link = (view) => {
  const { state } = view;
  const { from, to, empty } = state.selection;
  if (state.doc.rangeHasMark(from, to, marks.link)) return run(view, toggleMark(marks.link));
  const choose = (href) => {
    const words = empty ? schema.text(href) : null;
    const { tr } = view.state;
    if (words) tr.insert(from, words);
    view.dispatch(tr.addMark(from, words ? from + href.length : to, marks.link.create({ href })));
    view.focus();
  };
  return new Picker({
    label: "Address of the link",
    free: (href) => ({ label: "Link to", note: href, choose: () => choose(href) }),
    place: placeOf(view),
    leave: () => view.focus(),
  });
};

const inTable = (command) => ({ command, isShown: isInTable });

// The tools in their order: name, key, what it does. One with `isShown` stands there only where it can act.
export const TOOLS = [
  { name: "Section", title: "A new section, of a kind", act: pickSection },
  { name: "Heading", title: "A smaller heading (Ctrl+Alt+3)", command: heading(3) },
  { name: "Bold", title: "Strong (Ctrl+B)", command: toggleMark(marks.strong), mark: marks.strong },
  { name: "Italic", title: "Emphasis (Ctrl+I)", command: toggleMark(marks.em), mark: marks.em },
  { name: "List", title: "List of points (Ctrl+Shift+8)", command: list(nodes.bullet_list), node: nodes.bullet_list },
  {
    name: "Steps",
    title: "Numbered steps (Ctrl+Shift+7)",
    command: list(nodes.ordered_list),
    node: nodes.ordered_list,
  },
  { name: "Table", title: "A table", command: insertBlock(table()), isShown: (state) => !isInTable(state) },
  { name: "Add row", ...inTable(addRowAfter) },
  { name: "Add column", ...inTable(addColumnAfter) },
  { name: "Remove row", ...inTable(deleteRow) },
  { name: "Remove column", ...inTable(deleteColumn) },
  { name: "Link", title: "Link (Ctrl+K)", act: link, mark: marks.link },
  { name: "Value", title: "A value of the record", act: pickValue },
  { name: "Cite", title: "Cite a reference", act: pickCitation },
];

export const keys = {
  "Mod-b": toggleMark(marks.strong),
  "Mod-i": toggleMark(marks.em),
  "Mod-z": undo,
  "Mod-y": redo,
  "Shift-Mod-z": redo,
  "Mod-Alt-3": heading(3),
  "Mod-Alt-4": heading(4),
  "Mod-Alt-0": setBlockType(nodes.paragraph),
  "Shift-Mod-7": list(nodes.ordered_list),
  "Shift-Mod-8": list(nodes.bullet_list),
  "Shift-Mod-9": quote,
  "Mod-]": sinkListItem(nodes.list_item),
  "Mod-[": liftListItem(nodes.list_item),
  "Mod-k": (state, dispatch, view) => {
    link(view);
    return true;
  },
};

export const perform = (view, tool) => (tool.act ? tool.act(view) : run(view, tool.command));

export const isActive = (state, { mark, node }) => {
  if (node) return isIn(state, node);
  if (!mark) return false;
  const { from, to, $from, empty } = state.selection;
  return empty ? Boolean(mark.isInSet(state.storedMarks ?? $from.marks())) : state.doc.rangeHasMark(from, to, mark);
};
