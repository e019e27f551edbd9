// Nodes to Markdown, in canonical form: what the importer and `export_article` write.
import { Fragment } from "prosemirror-model";
import { MarkdownSerializer, MarkdownSerializerState } from "prosemirror-markdown";

import { read } from "./read.js";
import { schema } from "./schema.js";

const fence = (words) => "`".repeat(Math.max(2, ...[...words.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
const backticks = (node) => {
  const longest = Math.max(0, ...[...node.text.matchAll(/`+/g)].map(([run]) => run.length));
  const marks = "`".repeat(longest + 1);
  return longest || /^ .*\S.* $/.test(node.text) ? [`${marks} `, ` ${marks}`] : [marks, marks];
};

const nodes = {
  paragraph(state, node) {
    state.renderInline(node);
    state.closeBlock(node);
  },
  heading(state, node) {
    state.write(`${"#".repeat(node.attrs.level)} `);
    state.renderInline(node, false);
    if (node.attrs.kind) state.write(` {: ${node.attrs.kind} }`);
    state.closeBlock(node);
  },
  bullet_list(state, node) {
    state.renderList(node, "  ", () => `${node.attrs.mark} `);
  },
  ordered_list(state, node) {
    const width = String(node.attrs.order + node.childCount - 1).length;
    state.renderList(node, " ".repeat(width + 2), (at) => {
      const number = String(node.attrs.order + at);
      return `${number}${node.attrs.mark}${" ".repeat(width + 1 - number.length)}`;
    });
  },
  list_item(state, node) {
    state.renderContent(node);
  },
  blockquote(state, node) {
    state.wrapBlock("> ", null, node, () => state.renderContent(node));
  },
  code_block(state, node) {
    const marks = fence(node.textContent);
    state.write(`${marks}${node.attrs.params}\n`);
    state.text(node.textContent, false);
    state.ensureNewLine();
    state.write(marks);
    state.closeBlock(node);
  },
  horizontal_rule(state, node) {
    state.write("---");
    state.closeBlock(node);
  },
  table(state, node) {
    const rows = [];
    node.forEach((row) => rows.push(tableLine(row, (cell) => cellWords(state, cell))));
    rows.splice(
      1,
      0,
      tableLine(node.firstChild, (cell) => RULES[cell.attrs.align] ?? "---"),
    );
    rows.forEach((row, at) => {
      if (at) state.ensureNewLine();
      state.write(row);
    });
    state.closeBlock(node);
  },
  hard_break(state) {
    state.write("\\\n");
  },
  soft_break(state) {
    state.write("\n");
  },
  cite(state, node) {
    state.write(`[^${node.attrs.label}]`);
  },
  value(state, node) {
    state.write(`{{${node.attrs.words}}}`);
  },
  text(state, node) {
    state.text(node.text, !state.inAutolink);
  },
};

const marks = {
  em: { open: "*", close: "*", mixable: true, expelEnclosingWhitespace: true },
  strong: { open: "**", close: "**", mixable: true, expelEnclosingWhitespace: true },
  link: {
    open(state, mark) {
      state.inAutolink = mark.attrs.auto;
      return mark.attrs.auto ? "<" : "[";
    },
    close(state, mark) {
      state.inAutolink = false;
      if (mark.attrs.auto) return ">";
      const title = mark.attrs.title ? ` "${mark.attrs.title.replace(/["\\]/g, "\\$&")}"` : "";
      return `](${mark.attrs.href.replace(/[()\\]/g, "\\$&")}${title})`;
    },
    mixable: true,
  },
  code: {
    open: (state, mark, parent, at) => backticks(parent.child(at))[0],
    close: (state, mark, parent, at) => backticks(parent.child(at - 1))[1],
    escape: false,
  },
};

const RULES = { left: ":---", right: "---:", center: ":---:" };

function tableLine(row, words) {
  const cells = [];
  row.forEach((cell) => cells.push(words(cell)));
  return `| ${cells.join(" | ")} |`;
}

function cellWords(state, cell) {
  const inside = new State(state.isCautious);
  inside.renderInline(cell, false);
  return inside.out.trim().replace(/\n/g, " ").replace(/\|/g, "\\|");
}

// Escapes every mark where it is cautious, and else none but a backslash: most marks in a text mean nothing.
class State extends MarkdownSerializerState {
  constructor(isCautious) {
    super(serializer.nodes, serializer.marks, { tightLists: true, hardBreakNodeName: "hard_break" });
    this.isCautious = isCautious;
    this.inAutolink = false;
  }

  esc(text, startOfLine) {
    if (!this.isCautious)
      return text
        .replace(/\\(?=[!-/:-@[-`{-~]|$)/g, "\\\\")
        .replace(/^(\d+)([.)])(?=\s|$)/, startOfLine ? "$1\\$2" : "$&");
    return text.replace(/[!-/:-@[-`{-~]/g, "\\$&");
  }
}

const serializer = new MarkdownSerializer(nodes, marks);

const written = (node, isCautious) => {
  const state = new State(isCautious);
  state.renderContent(schema.node("doc", null, [node]));
  return state.out;
};

// As Markdown keeps it: without spaces at the ends of a line and without empty paragraphs beside others.
export const bare = (node) => {
  if (node.isText) return node;
  if (node.isTextblock && !node.type.spec.code) return node.copy(trimmed(node.content));
  const children = [];
  node.forEach((child) => children.push(bare(child)));
  const full = children.filter((child) => child.type.name !== "paragraph" || child.childCount);
  const isItem = node.type.name === "list_item";
  const kept = isItem && children.length && !full.includes(children[0]) ? [children[0], ...full] : full;
  return node.copy(Fragment.from(kept.length ? kept : children.slice(0, 1)));
};

const isBreak = (node) => node?.type.name === "hard_break" || node?.type.name === "soft_break";
const trimmed = (content) => {
  const inside = [];
  content.forEach((child) => inside.push(child));
  const cut = (at, pattern) => {
    while (inside.length) {
      const end = inside.at(at);
      if (!end.isText && !isBreak(end)) return;
      const words = end.isText ? end.text.replace(pattern, "") : "";
      if (words) inside[at < 0 ? inside.length - 1 : 0] = end.isText ? schema.text(words, end.marks) : end;
      else inside.splice(at, 1);
      if (words) return;
    }
  };
  cut(0, /^\s+/);
  cut(-1, /\s+$/);
  return Fragment.fromArray(inside);
};

// One block, with as few backslashes as read back to the same; `isExact` is false where even all of them do not.
export const write = (node) => {
  const wanted = bare(node);
  for (const isCautious of [false, true]) {
    const text = written(wanted, isCautious);
    const again = read(text);
    const isEmpty = wanted.type.name === "paragraph" && !wanted.childCount;
    if (isEmpty || (again.childCount === 1 && bare(again.firstChild).eq(wanted))) return { text, isExact: true };
  }
  return { text: written(wanted, true), isExact: false };
};
