// Keys for lists and records. Every page works without this file; the list of keys stands in the dialog #keys, which says
// what there is in the reader's language. Single keys can be turned off there and are off wherever somebody types.
(() => {
  "use strict";
  const dialog = document.getElementById("keys");
  if (!dialog?.showModal) return;
  const said = document.getElementById("keys-said");
  const STORE = "throughline.keys";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const read = () => { try { return localStorage.getItem(STORE); } catch { return null; } };
  const write = (value) => { try { localStorage.setItem(STORE, value); } catch { /* a private window keeps nothing */ } };
  let on = read() !== "off";

  const shown = (node) => node.getClientRects().length > 0;
  // A row is what leads somewhere: of a table, a queue or a list of clauses.
  const link = (row) => row.querySelector("th a[href], .queue__title a[href], .clause__text a[href]") ?? row.querySelector("a[href]");
  const rows = () => all("main :is(.table tbody > tr, .queue > li, .clauses > li)").filter((row) => link(row) && shown(row));
  let last = null;
  document.addEventListener("focusin", (event) => {
    const row = event.target.closest("main :is(.table tbody > tr, .queue > li, .clauses > li)");
    if (row) last = row;
  });
  const move = (step) => {
    const list = rows();
    if (!list.length) return false;
    const at = list.indexOf(document.activeElement.closest("tr, li") ?? last);
    const from = at < 0 && last ? list.indexOf(last) : at;
    const row = list[Math.min(Math.max(from + step, 0), list.length - 1)];
    link(row).focus({ preventScroll: true, focusVisible: true });
    row.scrollIntoView({ block: "nearest" });
    return true;
  };
  const choose = () => {
    const row = document.activeElement.closest("tr, li");
    const box = row?.querySelector("input[type=checkbox]:not(:disabled)");
    if (!box) return false;
    box.click();
    const form = box.form ?? document;
    const count = all(`input[type=checkbox][name="${CSS.escape(box.name)}"]:checked`, form).length;
    said.textContent = `${box.checked ? dialog.dataset.chosen : dialog.dataset.left} ${count}`;
    return true;
  };
  const search = () => {
    const field = document.querySelector(
      "main [role=search] :is(input[type=search], input:not([type]), input[type=text])")
      ?? document.querySelector("main :is([role=search], .filters) :is(select, input:not([type=hidden]))");
    if (!field) return false;
    field.closest("details")?.setAttribute("open", "");
    field.focus();
    field.select?.();
    return true;
  };
  const press = (selector) => {
    const control = document.querySelector(selector);
    if (!control) return false;
    control.click();
    return true;
  };

  let going = 0;
  const goes = (key) => press(`#keys a[data-go="${CSS.escape(key)}"]`);
  const act = {
    j: () => move(1),
    k: () => move(-1),
    x: choose,
    "/": search,
    e: () => press("main [data-key=e]"),
    "?": () => { dialog.showModal(); return true; },
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented || dialog.open) return;
    if (event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable], dialog")) return;
    // A reading has keys of its own; see throughline.js.
    if (document.querySelector("main .value") && "jkxe".includes(event.key)) return;
    if (event.key === "?" || (on && event.key in act)) {
      if (going && event.timeStamp - going < 1500 && event.key !== "?") { going = 0; return; }
      if (act[event.key]()) event.preventDefault();
      return;
    }
    if (!on) return;
    if (going && event.timeStamp - going < 1500) {
      going = 0;
      if (goes(event.key)) event.preventDefault();
    } else if (event.key === "g") going = event.timeStamp;
    else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && rows().some((row) => link(row) === document.activeElement)) {
      if (move(event.key === "ArrowDown" ? 1 : -1)) event.preventDefault();
    }
  });

  all("[data-keys]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => dialog.showModal());
  });
  const single = dialog.querySelector("[data-keys-on]");
  single.checked = on;
  single.addEventListener("change", () => {
    on = single.checked;
    write(on ? "on" : "off");
  });
})();
