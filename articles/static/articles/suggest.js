// Arrow keys lead from a search field into its suggestions and back, Escape closes them and keeps what was typed.
const list = document.querySelector("#suggestions");
const form = list.closest("form");
const field = form.querySelector("input");

form.addEventListener("keydown", (event) => {
  const stops = [field, ...list.querySelectorAll("a")];
  const at = stops.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (stops.length === 1 || at === -1) return;
  if (step) stops[(at + step + stops.length) % stops.length].focus();
  else if (event.key === "Escape") {
    field.focus();
    list.replaceChildren();
  } else return;
  event.preventDefault();
});
