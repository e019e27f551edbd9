// Markdown to nodes, by the same rules as the server's reader (`articles/content/dialect.py`).
import MarkdownIt from "markdown-it";
import { MarkdownParser } from "prosemirror-markdown";

import { schema } from "./schema.js";

const CITATION = /\[\^([^[\]\s]+)\]/y;
const PLACEHOLDER = /\{\{([^{}]{0,200})\}\}(?!\})/y;
const KIND = /\{:([^{}]*)\}$/;

const leafRule = (name, pattern, isMeant) => (state, silent) => {
  pattern.lastIndex = state.pos;
  const match = isMeant(state) && pattern.exec(state.src);
  if (!match) return false;
  if (!silent) state.push(name, "", 0).info = match[1];
  state.pos = pattern.lastIndex;
  return true;
};

// "## Heading {: kind }" begins a section of that kind.
const sectionKinds = (state) => {
  state.tokens.forEach((token, at) => {
    if (token.type !== "heading_open" || token.tag !== "h2" || token.level) return;
    const inside = state.tokens[at + 1];
    const mark = KIND.exec(inside.content.trimEnd());
    if (!mark) return;
    token.attrSet("kind", mark[1].trim());
    inside.content = inside.content.slice(0, mark.index).trimEnd();
  });
};

const markdown = new MarkdownIt("commonmark", { html: false }).enable("table").disable(["reference", "lheading"]);
// What the library remembers of backticks while it looks for the end of a link is wrong for those before that.
const backticks = markdown.inline.ruler.__rules__.find(({ name }) => name === "backticks").fn;
markdown.inline.ruler.at("backticks", (state, silent) => {
  state.backticksScanned = false;
  return backticks(state, silent);
});
markdown.validateLink = () => true; // the server says which links may be followed
markdown.inline.ruler.before(
  "link",
  "cite",
  leafRule("cite", CITATION, () => true),
);
markdown.inline.ruler.before(
  "escape",
  "value",
  leafRule("value", PLACEHOLDER, ({ src, pos }) => src[pos - 1] !== "{"),
);
markdown.core.ruler.before("inline", "section_kinds", sectionKinds);
for (const leaf of ["cite", "value"]) {
  markdown.renderer.rules[leaf] = (tokens, at) =>
    `<span data-${leaf}="${markdown.utils.escapeHtml(tokens[at].info)}"></span>`;
}

const align = (token) => /text-align:(\w+)/.exec(token.attrGet("style") ?? "")?.[1] ?? "";
const isTight = (tokens, at) => {
  const paragraph = tokens.slice(at + 1).find((token) => token.type === "paragraph_open");
  return paragraph?.hidden ?? true;
};
const list = (block) => ({
  block,
  getAttrs: (token, tokens, at) => ({
    tight: isTight(tokens, at),
    mark: token.markup,
    ...(block === "ordered_list" ? { order: Number(token.attrGet("start") ?? 1) } : {}),
  }),
});

const parser = new MarkdownParser(schema, markdown, {
  paragraph: { block: "paragraph" },
  heading: {
    block: "heading",
    getAttrs: (token) => ({ level: Number(token.tag[1]), kind: token.attrGet("kind") ?? "" }),
  },
  bullet_list: list("bullet_list"),
  ordered_list: list("ordered_list"),
  list_item: { block: "list_item" },
  blockquote: { block: "blockquote" },
  code_block: { block: "code_block", noCloseToken: true },
  fence: { block: "code_block", noCloseToken: true, getAttrs: (token) => ({ params: token.info }) },
  hr: { node: "horizontal_rule" },
  table: { block: "table" },
  thead: { ignore: true },
  tbody: { ignore: true },
  tr: { block: "table_row" },
  th: { block: "table_header", getAttrs: (token) => ({ align: align(token) }) },
  td: { block: "table_cell", getAttrs: (token) => ({ align: align(token) }) },
  hardbreak: { node: "hard_break" },
  softbreak: { node: "soft_break" },
  cite: { node: "cite", getAttrs: (token) => ({ label: token.info }) },
  value: { node: "value", getAttrs: (token) => ({ words: token.info }) },
  em: { mark: "em" },
  strong: { mark: "strong" },
  code_inline: { mark: "code", noCloseToken: true },
  link: {
    mark: "link",
    getAttrs: (token) => ({
      href: token.attrGet("href"),
      title: token.attrGet("title") || null,
      auto: token.info === "auto",
    }),
  },
});

// A document, or an error that says what it cannot hold.
export const read = (text) => parser.parse(text);

// As readers get it, but for where lines end. Two texts that are written so alike say the same.
export const rendered = (text) => markdown.render(text).replace(/\s+/g, " ");

// The lines of each block at the top: [first, after the last], from 0.
export const blockLines = (text) =>
  markdown
    .parse(text, {})
    .filter((token) => !token.level && token.nesting >= 0 && token.map)
    .map((token) => token.map);
