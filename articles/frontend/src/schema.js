// What a text can hold: the dialect of Markdown that `articles/content/dialect.py` reads, as nodes and marks.
import { Schema } from "prosemirror-model";

const ALIGNED = { left: "left", right: "right", center: "center" };
const cell = (tag, role) => ({
  content: "inline*",
  // The first two are asked for by prosemirror-tables; Markdown has no cells that span others.
  attrs: { colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null }, align: { default: "" } },
  tableRole: role,
  isolating: true,
  parseDOM: [{ tag }],
  toDOM: (node) => [tag, ALIGNED[node.attrs.align] ? { "data-align": node.attrs.align } : {}, 0],
});
const leaf = (name, attribute, toDOM) => ({
  group: "inline",
  inline: true,
  atom: true,
  marks: "_",
  attrs: { [attribute]: {} },
  parseDOM: [{ tag: `span[data-${name}]`, getAttrs: (dom) => ({ [attribute]: dom.getAttribute(`data-${name}`) }) }],
  toDOM,
});

export const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: { content: "inline*", group: "block", parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] },
    heading: {
      content: "inline*",
      group: "block",
      defining: true,
      // `kind` is of a section alone, which begins with a heading of level 2.
      attrs: { level: { default: 3 }, kind: { default: "" } },
      parseDOM: [2, 3, 4, 5, 6].map((level) => ({
        tag: `h${level}`,
        getAttrs: (dom) => ({ level, kind: dom.getAttribute("data-kind") ?? "" }),
      })),
      toDOM: (node) => [`h${node.attrs.level}`, node.attrs.kind ? { "data-kind": node.attrs.kind } : {}, 0],
    },
    bullet_list: {
      content: "list_item+",
      group: "block",
      attrs: { tight: { default: true }, mark: { default: "-" } },
      parseDOM: [{ tag: "ul" }],
      toDOM: () => ["ul", 0],
    },
    ordered_list: {
      content: "list_item+",
      group: "block",
      attrs: { order: { default: 1 }, tight: { default: true }, mark: { default: "." } },
      parseDOM: [{ tag: "ol", getAttrs: (dom) => ({ order: dom.start ?? 1 }) }],
      toDOM: (node) => ["ol", node.attrs.order === 1 ? {} : { start: node.attrs.order }, 0],
    },
    list_item: { content: "paragraph block*", defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0] },
    blockquote: {
      content: "block+",
      group: "block",
      defining: true,
      parseDOM: [{ tag: "blockquote" }],
      toDOM: () => ["blockquote", 0],
    },
    code_block: {
      content: "text*",
      group: "block",
      marks: "",
      code: true,
      defining: true,
      attrs: { params: { default: "" } },
      parseDOM: [{ tag: "pre", preserveWhitespace: "full" }],
      toDOM: () => ["pre", ["code", 0]],
    },
    horizontal_rule: { group: "block", parseDOM: [{ tag: "hr" }], toDOM: () => ["hr"] },
    table: {
      content: "table_row+",
      group: "block",
      tableRole: "table",
      isolating: true,
      parseDOM: [{ tag: "table" }],
      toDOM: () => ["table", ["tbody", 0]],
    },
    table_row: {
      content: "(table_cell | table_header)+",
      tableRole: "row",
      parseDOM: [{ tag: "tr" }],
      toDOM: () => ["tr", 0],
    },
    table_cell: cell("td", "cell"),
    table_header: cell("th", "header_cell"),
    hard_break: { group: "inline", inline: true, selectable: false, parseDOM: [{ tag: "br" }], toDOM: () => ["br"] },
    // A line that ends inside a paragraph. Readers get a space.
    soft_break: {
      group: "inline",
      inline: true,
      selectable: false,
      parseDOM: [{ tag: "span[data-line-end]" }],
      toDOM: () => ["span", { "data-line-end": "" }, " "],
    },
    cite: leaf("cite", "label", (node) => [
      "span",
      { "data-cite": node.attrs.label, class: "cites" },
      node.attrs.label,
    ]),
    value: leaf("value", "words", (node) => [
      "span",
      { "data-value": node.attrs.words, class: "pulls" },
      node.attrs.words,
    ]),
    text: { group: "inline" },
  },
  marks: {
    link: {
      attrs: { href: {}, title: { default: null }, auto: { default: false } },
      inclusive: false,
      parseDOM: [
        { tag: "a[href]", getAttrs: (dom) => ({ href: dom.getAttribute("href"), title: dom.getAttribute("title") }) },
      ],
      toDOM: (mark) => ["a", { href: mark.attrs.href, title: mark.attrs.title }],
    },
    em: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: () => ["em"] },
    strong: { parseDOM: [{ tag: "strong" }, { tag: "b" }], toDOM: () => ["strong"] },
    code: { code: true, parseDOM: [{ tag: "code" }], toDOM: () => ["code"] },
  },
});
