// Clicks, forms, keys, and what has to happen after the page was filled anew.
function act(name, value, fields) {
  if (name === "open") view("talk");
  if (name === "open" && value !== address("request")) tab(0); // another request begins with its brief
  quiet = ["open", "earlier", "fill", "read", "read_goal", "read_passage", "speak", "model", "sent", "view", "look"].includes(name);
  if (name === "fill") { view("talk"); setTimeout(LOCAL.compose, 300); }
  if (name === "undo") setTimeout(LOCAL.compose, 300);
  touched = ["rewrite", "leave_out_section", "put_back"].includes(name) ? value : "";
  if (SLOW.includes(name)) return takeTime(name, value, fields);
  if (name === "say") window.turns("click", { value, fields: {}, key: window.lc.sending(value) });
  else trigger("click", { act: name, value, fields: fields || {}, key: "" });
}

const SLOW = ["draft", "revise", "check_model"];
function takeTime(name, value, fields) {
  if (slow) return;
  slow = { name, request: address("request"), section: value };
  setTimeout(() => { if (slow) one(`.working[data-for=${slow.name}]`).hidden = false; }, 400);
  all("[data-editing]").forEach((place) => { delete place.dataset.editing; });
  window.slow("click", { act: name, value, fields: fields || {}, key: "" });
}

document.addEventListener("click", (event) => {
  const target = event.target.closest("button[data-act], a[data-act], [data-local]");
  if (!target || event.ctrlKey || event.metaKey || event.shiftKey) {
    if (["side", "panel"].includes(root.dataset.drawer) && phone() && !event.target.closest("#side, #panel, .bar")) shut();
    return;
  }
  event.preventDefault();
  if (target.dataset.local) return LOCAL[target.dataset.local](target);
  act(target.dataset.act, target.dataset.value);
});

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-act]");
  if (!form) return;
  event.preventDefault();
  const given = new FormData(form), ticked = given.getAll("choice"); // ticked answers are sent together, as one
  act(form.dataset.act, ticked.join("\n") || form.dataset.value, Object.fromEntries(given));
});

document.addEventListener("change", (event) => {
  const choosing = event.target.closest(".choosing");
  if (choosing) one("[type=submit]", choosing).disabled = !one(":checked", choosing);
});

document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-language]")) return;
  localStorage.setItem("lc-language", event.target.value);
  act("speak", event.target.value);
});

document.addEventListener("input", (event) => {
  const wanted = event.target.dataset.filter;
  if (!wanted) return;
  const words = event.target.value.toLocaleLowerCase().split(/\s+/);
  const rows = all(wanted);
  rows.forEach((row) => { row.hidden = !words.every((word) => row.textContent.toLocaleLowerCase().includes(word)); });
  const none = one(".none-found");
  if (none && wanted === ".req") none.hidden = rows.some((row) => !row.hidden);
});

const KEYS = { n: () => act("open", ""), "/": LOCAL.compose, b: LOCAL.brief, p: LOCAL.proposal };
document.addEventListener("keydown", (event) => {
  const typing = event.target.matches("input, textarea, select, [contenteditable]");
  const form = event.target.closest("form[data-act]");
  if (event.key === "Escape") {
    if (form && form.closest("[data-editing]") && one("[data-local=unedit]", form)) return LOCAL.unedit(event.target);
    if (one("dialog[open]")) return;
    if (one(".pending")) LOCAL.halt();
    else shut();
  } else if (form && !form.matches(".long") && event.target.matches("textarea") && event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    form.requestSubmit();
  } else if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey && KEYS[event.key] && !one("dialog[open]")) {
    event.preventDefault();
    KEYS[event.key]();
  }
});

let byHand = 0; // when the person last scrolled: from then on nothing is moved for them
for (const hand of ["wheel", "touchmove", "keydown"]) {
  document.addEventListener(hand, () => { byHand = performance.now(); }, { capture: true, passive: true });
}

// The section being read: on every scroll, at most once a frame, and where the focus goes.
let framed = false;
document.addEventListener("scroll", (event) => {
  if (framed || !event.target.contains(one("#proposal .doc"))) return;
  framed = true;
  requestAnimationFrame(() => { framed = false; reading(); });
}, { capture: true, passive: true });
addEventListener("resize", () => reading());
document.addEventListener("focusin", (event) => {
  const section = event.target.closest("#proposal .doc > .sec, #proposal .doc > .further");
  if (!section || !event.target.matches(":focus-visible")) return;
  const focused = byHand;
  requestAnimationFrame(() => { if (byHand === focused) chosen(section); }); // not where the person has moved on in the meantime
});

// After the page was filled: the newest message in view, what was unfolded stays so, a document opens over the work.
const kept = new Set();
document.addEventListener("toggle", (event) => {
  const name = event.target.dataset && event.target.dataset.keep;
  if (name) kept[event.target.open ? "add" : "delete"](name);
}, true);

let shown = 0;
let newest = "";
new MutationObserver(() => {
  written();
  reading();
  all("details[data-keep]:not([open])").forEach((fold) => { if (kept.has(fold.dataset.keep)) fold.open = true; });
  const page = one("#reader dialog:not([open])");
  if (page && !page.dataset.seen) {
    page.dataset.seen = "1";
    page.showModal();
    const mark = one("mark", page);
    if (mark) mark.scrollIntoView({ block: "center", inline: "start" });
  }
  const told = one("#toast .toast:not([data-seen])");
  if (told) {
    told.dataset.seen = "1";
    setTimeout(() => told.remove(), 9000);
  }
  for (const field of all("#date input:not([type=date])")) field.type = "date";
  for (const scrolled of all("#chat .panel-wrap:not([tabindex])")) scrolled.tabIndex = 0; // read by keyboard too
  for (const named of all(".upload-container[aria-label]")) named.removeAttribute("aria-label");
  const messages = all("#chat .msg");
  const text = messages.length ? messages[messages.length - 1].textContent : "";
  if (messages.length === shown && text === newest) return;
  [shown, newest] = [messages.length, text];
  const begun = performance.now();
  const newestShown = () => {
    const message = all("#chat .msg")[shown - 1];
    if (!message || all("#chat .msg").length !== shown || byHand > begun) return;
    const tall = message.offsetHeight > one("#chat").clientHeight - 60; // then the question above its cards, not their end
    message.scrollIntoView({ block: tall ? "start" : "end" });
  };
  newestShown();
  setTimeout(newestShown, 250); // the choices below the talk take their place a moment later
  setTimeout(newestShown, 600); // and the Chatbot scrolls to its end once more
}).observe(document.body, { childList: true, subtree: true });

// Another tab, a person who comes back, a server that was away: the page is filled from the database again.
function again() {
  if (!one("[data-editing], .pending, dialog[open]")) trigger("click", { act: "open", value: address("request"), fields: {}, key: "" });
}
if (tabs) tabs.onmessage = (event) => { if (event.data === address("request")) again(); };
let left = 0;
document.addEventListener("visibilitychange", () => {
  if (document.hidden) left = Date.now();
  else if (address("request") && Date.now() - left > 5000) again();
});
window.addEventListener("offline", () => (root.dataset.offline = "1"));
window.addEventListener("online", () => { delete root.dataset.offline; again(); });
window.addEventListener("popstate", () => {
  view(address("view") === "library" ? "library" : "talk");
  again();
});

const theme = localStorage.getItem("lc-theme");
if (theme) document.body.classList.toggle("dark", theme === "dark");
view(address("view") === "library" ? "library" : "talk");
