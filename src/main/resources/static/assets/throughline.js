// Small conveniences. Every page works without this file; nothing here evaluates text or needs an inline handler.
(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const typing = (node) => node.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");

  // Marking clauses: a selection inside [data-clause-source] fills begin, end and the preview.
  // The value of data-clause-source is the id of the form. Offsets count UTF-16 units, as a Java String does.
  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) return;
    const range = selection.getRangeAt(0);
    const node = range.commonAncestorContainer;
    const source = (node.nodeType === 1 ? node : node.parentElement)?.closest("[data-clause-source]");
    const form = source && document.getElementById(source.dataset.clauseSource);
    if (!form) return;
    const before = document.createRange();
    before.setStart(source, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const picked = range.toString();
    const words = picked.trim();
    if (!words) return;
    const begin = before.toString().length + picked.indexOf(words);
    form.elements.begin.value = begin;
    form.elements.end.value = begin + words.length;
    const preview = form.querySelector("[data-clause-preview]");
    if (preview && "value" in preview) preview.value = words;
    else if (preview) preview.textContent = words;
    form.dispatchEvent(new Event("input", { bubbles: true }));
  });

  // Confirming a reading: j and k move among .value rows, Enter confirms, x drops, e edits.
  // A row names its <mark> in data-span; the focused row's mark lights up.
  const light = (row) => {
    all(".source mark.is-active").forEach((mark) => mark.classList.remove("is-active"));
    all(".value.is-active").forEach((other) => other.classList.remove("is-active"));
    if (!row) return;
    row.classList.add("is-active");
    const mark = row.dataset.span && document.getElementById(row.dataset.span);
    if (!mark) return;
    mark.classList.add("is-active");
    const box = mark.closest(".source--boxed");
    if (box) box.scrollTop += mark.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
  };
  const go = (row) => {
    if (!row) return;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("focusin", (event) => {
    const row = event.target.closest(".value");
    if (row) light(row);
  });
  document.addEventListener("click", (event) => {
    const mark = event.target.closest(".source mark[id]");
    if (mark) go(document.querySelector(`.value[data-span="${CSS.escape(mark.id)}"]`));
  });
  document.addEventListener("keydown", (event) => {
    const rows = all(".value");
    if (!rows.length || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const row = event.target.closest(".value");
    if (event.key === "Escape" && row) return go(row);
    if (typing(event.target)) return;
    const at = rows.indexOf(row ?? document.querySelector(".value.is-active"));
    const press = (selector) => {
      const control = row?.querySelector(selector);
      if (!control) return;
      event.preventDefault();
      control.click();
      return control;
    };
    if (event.key === "j") go(rows[Math.min(at + 1, rows.length - 1)]);
    else if (event.key === "k") go(rows[Math.max(at - 1, 0)]);
    else if (event.key === "x") press("[data-drop]");
    else if (event.key === "Enter" && event.target === row) press("[data-confirm]") && go(rows[at + 1]);
    else if (event.key === "e" && row) {
      const field = row.querySelector("[data-edit]");
      if (!field) return;
      event.preventDefault();
      field.closest("details")?.setAttribute("open", "");
      field.focus();
      field.select?.();
    }
  });

  // A question before a grave step: <form data-ask="id of a <dialog>">. The dialog's form has method="dialog".
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const dialog = form.dataset.ask && document.getElementById(form.dataset.ask);
    if (!dialog?.showModal || form.dataset.asked) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const submitter = event.submitter;
    dialog.returnValue = "";
    dialog.addEventListener("close", () => {
      if (dialog.returnValue !== "yes") return;
      form.dataset.asked = "yes";
      form.requestSubmit(submitter);
      delete form.dataset.asked;
    }, { once: true });
    dialog.showModal();
  }, true);

  // One submit, one effect; the server's idempotency key is the real guard.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "yes";
    event.submitter?.setAttribute("aria-busy", "true");
    changed.delete(form);
  });
  const ready = () => all("form[data-sent]").forEach((form) => {
    delete form.dataset.sent;
    all("[aria-busy]", form).forEach((button) => button.removeAttribute("aria-busy"));
  });
  addEventListener("pageshow", ready);
  document.addEventListener("htmx:afterRequest", ready);

  // Unsaved changes: <form data-unsaved> shows its [data-unsaved-note] and warns before leaving.
  const changed = new Set();
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-unsaved]");
    if (!form || changed.has(form)) return;
    changed.add(form);
    all("[data-unsaved-note]", form).forEach((note) => { note.hidden = false; });
  });
  // A draft: <form data-draft="/where"> is kept there when its page is left or put aside; chosen files go with the button.
  const typed = new Set();
  const once = () => "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (c) =>
    (+c ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (+c / 4)))).toString(16));
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-draft]");
    if (form) typed.add(form);
  });
  const keep = () => typed.forEach((form) => {
    typed.delete(form);
    if (form.dataset.sent || !form.isConnected) return;
    const fields = new FormData(form);
    fields.delete("files");
    fields.set("_once", once());
    fields.set("held", "1");
    navigator.sendBeacon(form.dataset.draft, fields);
  });
  addEventListener("pagehide", keep);
  document.addEventListener("visibilitychange", () => { if (document.hidden) keep(); });

  addEventListener("beforeunload", (event) => {
    if ([...changed].some((form) => form.isConnected)) event.preventDefault();
  });

  // What went wrong is read first.
  document.querySelector(".error-summary")?.focus();

  // Ordering a list: [data-order] holds the id of a hidden form with one input a row. Rows are [data-order-item] and stay within
  // their [data-order-part]; a handle is dragged, or moved by the arrow keys. The form shows itself once something has moved.
  all("[data-order]").forEach((list) => {
    const form = document.getElementById(list.dataset.order);
    if (!form) return;
    const rows = () => all("[data-order-item]", list);
    const fits = (row, other) => other && row !== other && row.dataset.orderPart === other.dataset.orderPart;
    const settle = () => {
      const inputs = all("input[name=item]", form);
      rows().forEach((row, at) => { inputs[at].value = row.dataset.orderItem; });
      form.hidden = false;
    };
    let held = null;
    all("[data-order-handle]", list).forEach((handle) => {
      const row = handle.closest("[data-order-item]");
      handle.hidden = false;
      handle.addEventListener("keydown", (event) => {
        const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
        if (!step) return;
        event.preventDefault();
        const all = rows();
        const other = all[all.indexOf(row) + step];
        if (!fits(row, other)) return;
        step < 0 ? other.before(row) : other.after(row);
        handle.focus();
        settle();
      });
      handle.addEventListener("pointerdown", (event) => {
        held = row;
        handle.setPointerCapture(event.pointerId);
        row.classList.add("is-held");
      });
      handle.addEventListener("pointermove", (event) => {
        if (held !== row) return;
        const other = document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-order-item]");
        if (!fits(row, other)) return;
        const box = other.getBoundingClientRect();
        event.clientY < box.top + box.height / 2 ? other.before(row) : other.after(row);
        settle();
      });
      const drop = () => { held = null; row.classList.remove("is-held"); };
      handle.addEventListener("pointerup", drop);
      handle.addEventListener("pointercancel", drop);
    });
  });
})();
