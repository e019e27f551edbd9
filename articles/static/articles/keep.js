// Keeps what a reviewer typed and ticked until its own form is sent: in this tab only, for this person and this
// text only, and never a password.
const page = document.querySelector("[data-keep]");
const isBox = (field) => ["checkbox", "radio"].includes(field.type);
const keyOf = (field) => `${page.dataset.keep} ${field.id}`;
const fields = [...page.querySelectorAll("input, textarea")].filter(
  (field) => field.id && !["password", "hidden"].includes(field.type)
);

const restore = (field, kept) => {
  if (isBox(field)) field.checked = kept === "true";
  else field.value = kept;
  for (let fold = field.closest("details"); kept && fold; fold = fold.parentElement.closest("details")) {
    fold.open = true;
  }
};

const keep = (field) => {
  const now = isBox(field) ? String(field.checked) : field.value;
  const before = isBox(field) ? String(field.defaultChecked) : field.defaultValue;
  if (now === before) sessionStorage.removeItem(keyOf(field));
  else sessionStorage.setItem(keyOf(field), now);
};

for (const field of fields) {
  const kept = sessionStorage.getItem(keyOf(field));
  if (kept !== null) restore(field, kept);
}
page.addEventListener("input", () => fields.forEach(keep));
page.addEventListener("submit", (event) => {
  for (const field of fields) if (field.form === event.target) sessionStorage.removeItem(keyOf(field));
});
