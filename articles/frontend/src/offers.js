// What the page offers for a text: kinds of section, values of the record, references of this page.
const rows = (selector) => [...document.querySelectorAll(selector)];

export const sectionKinds = () =>
  rows("[data-kind-of-section]").map(({ dataset }) => ({ slug: dataset.kindOfSection, heading: dataset.heading }));

export const values = () => rows("[data-pull]").map(({ dataset }) => ({ words: dataset.pull, value: dataset.value }));

const nameOf = (words) => words.trim().split(/\s+/).join(" ").toLowerCase();

export const valueOf = (words) => values().find((one) => nameOf(one.words) === nameOf(words))?.value;

const references = () =>
  rows("[name^='references-'][name$='-label']")
    .filter((field) => field.value.trim() && !field.name.includes("__prefix__"))
    .map((field) => ({
      label: field.value.trim(),
      title: document.getElementsByName(field.name.replace(/label$/, "title"))[0]?.value ?? "",
    }));

export { references };

export const referenceOf = (label) => {
  const all = references();
  const at = all.findIndex((one) => one.label === label);
  return at < 0 ? null : { number: at + 1, ...all[at] };
};
