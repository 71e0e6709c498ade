// A sitting's pages on a bad network. Every entry is an operation with an id of its own, kept on the device until the
// server has said that it is done, and sent again until then; the server does each once. Words in [data-draft] fields are
// kept as they are typed. Others' changes are asked for every few seconds and put into the [data-live] parts.
// Without this file the same forms are sent as forms.
(() => {
  "use strict";
  const sync = document.querySelector("[data-sync]");
  if (!sync) return;
  const { reader, meeting, news } = sync.dataset;
  const PREFIX = `throughline.sitting.${meeting}.${reader}.`;
  const EVERY = 3000; // asks for news
  const TYPED = 1500; // after the last key
  const LONGEST = 5000; // while somebody goes on typing
  const TIMEOUT = 8000;
  const text = (key, ...values) => values.reduce((words, value, i) => words.replace(`{${i}}`, value), sync.dataset[`t${key}`] ?? "");
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const board = () => document.querySelector("[data-board]");
  // Also where the page is not served safely, and crypto.randomUUID is missing.
  const uuid = () => "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (c) => (c ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (c / 4)))).toString(16));

  // ---- What is kept on this device. One key for each operation, so that two tabs never overwrite one another.
  const memory = new Map(); // where the device keeps nothing, the page does
  const keep = (key, value) => {
    try { localStorage.setItem(key, JSON.stringify(value)); } catch { memory.set(key, value); state("full"); }
  };
  const drop = (key) => { memory.delete(key); try { localStorage.removeItem(key); } catch { /* kept nothing */ } };
  const kept = (kind) => {
    const found = new Map([...memory].filter(([key]) => key.startsWith(PREFIX + kind)));
    try {
      for (let i = 0; i < localStorage.length; i++) {
        const key = localStorage.key(i);
        if (key.startsWith(PREFIX + kind)) found.set(key, JSON.parse(localStorage.getItem(key)));
      }
    } catch { /* what cannot be read was not kept */ }
    return [...found].sort(([one], [other]) => (one < other ? -1 : 1));
  };
  let last = 0;
  const place = () => { last = Math.max(Date.now(), last + 1); return String(last).padStart(15, "0"); };

  // ---- Saying how it stands.
  const saying = sync.querySelector("[data-sync-state]");
  const signedOut = sync.querySelector("[data-sync-signed-out]");
  const refused = sync.querySelector("[data-sync-refused]");
  let offline = false;
  const state = (forced) => {
    const waiting = kept("op.").length + kept("draft.").length;
    const how = forced ?? (offline || !signedOut.hidden ? (waiting ? "waiting" : "offline") : waiting ? "sending" : "saved");
    saying.textContent = text(how[0].toUpperCase() + how.slice(1), waiting);
    sync.dataset.state = how;
  };
  const sayRefused = (sentence, what) => {
    const line = document.createElement("li");
    line.className = "banner banner--refusal";
    const words = document.createElement("p");
    words.textContent = `${text("Refused")} ${sentence}`;
    line.append(words);
    if (what) {
      const quote = document.createElement("p");
      quote.className = "small sync__words";
      quote.textContent = what;
      line.append(quote);
    }
    const away = document.createElement("button");
    away.className = "button button--small";
    away.type = "button";
    away.textContent = text("Dismiss");
    away.addEventListener("click", () => line.remove());
    line.append(away);
    refused.append(line);
  };

  // ---- Sending, one after another.
  const ask = async (url, options = {}) => {
    const cancel = new AbortController();
    const timer = setTimeout(() => cancel.abort(), TIMEOUT);
    try {
      const answer = await fetch(url, { ...options, signal: cancel.signal, credentials: "same-origin" });
      return { status: answer.status, words: answer.status === 204 ? "" : await answer.text() };
    } finally { clearTimeout(timer); }
  };
  const parse = (words) => new DOMParser().parseFromString(words, "text/html");
  const post = async (entry) => {
    const body = new URLSearchParams(entry.fields);
    body.set("op", entry.op);
    body.set("at", entry.at);
    body.set("sent", new Date().toISOString());
    body.set("live", "yes");
    body.set("_csrf", board()?.dataset.csrf ?? "");
    const { status, words } = await ask(entry.url, { method: "POST", body });
    const said = parse(words).querySelector("[data-answer]");
    if (said?.dataset.answer === "done") return { done: true };
    if (said) return { done: true, why: said.textContent };
    if (status === 404) return { done: true, why: text("Gone") };
    if (status >= 500 || status === 429 || status === 408) throw new Error(`answers ${status}`);
    return { done: false }; // signed out, or signed in anew
  };
  let sending = false;
  let pause = 1000;
  let timer;
  const flush = async () => {
    clearTimeout(timer);
    if (sending) return;
    sending = true;
    let renewed = false;
    try {
      for (;;) {
        const [key, entry] = kept("op.")[0] ?? kept("draft.")[0] ?? [];
        if (!key) break;
        state();
        const answer = await post(entry);
        offline = false;
        if (!answer.done) {
          if (renewed || !(await refresh(true))) { signedOut.hidden = false; throw new Error("signed out"); }
          renewed = true;
          continue;
        }
        signedOut.hidden = true;
        if (answer.why) sayRefused(answer.why, entry.says);
        // A draft typed further meanwhile is another one.
        const now = kept("").find(([each]) => each === key)?.[1];
        if (!now || now.op === entry.op) drop(key);
        settled(entry, answer);
        pause = 1000;
      }
      await refresh(false);
    } catch (e) {
      if (signedOut.hidden) offline = true;
      pause = Math.min(pause * 2, 8000);
      timer = setTimeout(flush, pause);
    } finally {
      sending = false;
      state();
    }
  };
  const settled = (entry, answer) => {
    all(`[data-waits="${entry.op}"]`).forEach((form) => {
      delete form.dataset.waits;
      if (answer.why) delete form.dataset.entered; // what was typed stays until it is put right
      form.querySelector(".waits")?.remove();
    });
    if (!answer.why && entry.then) location.href = entry.then;
  };

  // ---- News.
  // Somebody is filling in a form there; one whose entry is kept already waits for nobody.
  const busy = (part) => all("input:not([type=hidden]), textarea, select", part).some((field) =>
    field.form?.dataset.entered === undefined
      && (field === document.activeElement || (!field.dataset.draft && changed(field))));
  const changed = (field) => field.tagName === "SELECT"
    ? field.selectedIndex !== Math.max(0, [...field.options].findIndex((option) => option.defaultSelected))
    : field.type === "checkbox" || field.type === "radio" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
  const bare = (part) => part.innerHTML.replace(/(name="_(?:csrf|once)" value=")[^"]*/g, "$1").replace(/ (?:open|data-waits)="[^"]*"/g, "");
  const shown = new Map(all("[data-live]").map((part) => [part.id, bare(part)]));
  const put = (page) => {
    const fresh = page.querySelector("[data-board]");
    const here = board();
    if (!fresh || !here) return false;
    if (fresh.dataset.csrf) here.dataset.csrf = fresh.dataset.csrf;
    let whole = true;
    const parts = all("[data-live]", fresh);
    const parents = new Set(all("[data-live]", here).map((part) => part.parentElement));
    const where = document.activeElement;
    const came = where?.closest("form")?.getAttribute("action");
    for (const parent of parents) {
      // Parts that have come or gone take their place in the order of the page.
      const mine = [...parent.children].filter((each) => each.matches("[data-live]"));
      const theirs = parts.filter((part) => (document.getElementById(part.id)?.parentElement ?? null) === parent
        || (!document.getElementById(part.id) && part.parentElement.className && part.parentElement.className === parent.className));
      const gone = mine.filter((part) => !theirs.some((each) => each.id === part.id));
      if (gone.some(busy)) { whole = false; continue; }
      gone.forEach((part) => { shown.delete(part.id); part.remove(); });
      let before = null;
      theirs.forEach((part) => {
        const old = document.getElementById(part.id);
        const next = bare(part);
        if (old && ((shown.get(part.id) === next && old.hidden === part.hidden) || busy(old))) {
          if (shown.get(part.id) !== next) whole = false;
          before = old;
          return;
        }
        if (old) {
          all("details[open][id]", old).forEach((each) => part.querySelector(`#${CSS.escape(each.id)}`)?.setAttribute("open", ""));
          old.replaceWith(part);
        } else if (before) before.after(part);
        else parent.prepend(part);
        shown.set(part.id, next);
        restore(part);
        before = part;
      });
    }
    if (where && !where.isConnected) {
      const same = where.id ? document.getElementById(where.id) : came && document.querySelector(`form[action="${CSS.escape(came)}"] button`);
      same?.focus({ preventScroll: true });
    }
    if (whole) here.dataset.revision = fresh.dataset.revision;
    all("form[data-sent]").forEach((form) => delete form.dataset.sent);
    return true;
  };
  const refresh = async (anyway) => {
    const since = anyway ? "" : board()?.dataset.revision ?? "";
    const { status, words } = await ask(`${news}?since=${since}`);
    if (status === 204) { signedOut.hidden = true; return true; }
    if (status >= 500) throw new Error(`answers ${status}`);
    const put_ = status === 200 && put(parse(words));
    signedOut.hidden = put_ || reader === "0";
    return put_;
  };
  let asking = false;
  const listen = async () => {
    if (!asking && !sending && document.visibilityState === "visible") {
      asking = true;
      try {
        if (await refresh(false)) {
          const was = offline;
          offline = false;
          if (was || kept("").length) flush();
        }
      } catch { offline = true; } finally { asking = false; state(); }
    }
  };
  setInterval(listen, EVERY);
  addEventListener("online", flush);
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") flush(); });

  // ---- Entries.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-op]") || event.defaultPrevented) return;
    event.preventDefault();
    event.stopImmediatePropagation(); // the page stays; one submit at a time is for pages that go
    const fields = [...new FormData(form, event.submitter)].filter(([name]) => name !== "_csrf" && name !== "_once");
    const says = form.querySelector("textarea")?.value ?? "";
    const entry = {
      op: uuid(),
      at: new Date().toISOString(),
      url: event.submitter?.getAttribute("formaction") ?? form.getAttribute("action"),
      fields,
      says,
      then: form.dataset.then,
    };
    all("[data-draft]", form).forEach((field) => forget(field));
    keep(`${PREFIX}op.${place()}.${entry.op}`, entry);
    form.dataset.waits = entry.op;
    form.dataset.entered = "";
    if (form.dataset.clears !== undefined) {
      form.reset();
      all("textarea", form).forEach((field) => { field.value = ""; field.defaultValue = ""; });
      form.querySelector("textarea")?.focus();
    } else if (!form.querySelector(".waits")) {
      const note = document.createElement("span");
      note.className = "waits small";
      note.textContent = text("Kept");
      (event.submitter ?? form.lastElementChild).after(note);
    }
    form.closest("details.person__more, details.act")?.removeAttribute("open");
    state();
    flush();
  }, true);

  // ---- Drafts: on the device with every key, on the server a moment later.
  const timers = new WeakMap();
  const draftKey = (field) => `${PREFIX}draft.${field.dataset.draft}.${field.dataset.field}`;
  const typing = new WeakMap();
  const unsentKey = (field) => `${PREFIX}typed.${field.dataset.draft}.${field.dataset.field}`;
  const queueDraft = (field) => {
    clearTimeout(timers.get(field));
    typing.delete(field);
    keep(draftKey(field), {
      op: uuid(),
      at: new Date().toISOString(),
      url: field.dataset.draft,
      fields: [["field", field.dataset.field], ["text", field.value]],
    });
    drop(unsentKey(field));
    flush();
  };
  const forget = (field) => {
    clearTimeout(timers.get(field));
    typing.delete(field);
    drop(draftKey(field));
    drop(unsentKey(field));
  };
  document.addEventListener("input", (event) => {
    const field = event.target;
    delete field.form?.dataset.entered;
    if (!field.dataset?.draft) return;
    keep(unsentKey(field), { words: field.value });
    clearTimeout(timers.get(field));
    const since = typing.get(field) ?? Date.now();
    typing.set(field, since);
    timers.set(field, setTimeout(() => queueDraft(field), Math.max(0, Math.min(TYPED, since + LONGEST - Date.now()))));
    state("sending");
  });
  // What was typed and had not reached the server when the page went away stands in its field again.
  const restore = (root) => all("[data-draft]", root).forEach((field) => {
    const typed = kept("typed.").find(([key]) => key === unsentKey(field))?.[1];
    const queued = kept("draft.").find(([key]) => key === draftKey(field))?.[1];
    if (typed) { field.value = typed.words; queueDraft(field); }
    else if (queued) field.value = queued.fields.find(([name]) => name === "text")[1];
  });
  sync.hidden = false;
  restore(document);
  state();
  flush();
})();
