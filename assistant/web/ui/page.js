// The only script of the page. It runs in a lasting, empty component, whose `trigger` carries every click on a card to the
// server; it keeps the address in step with the open request, and answers what needs no server: theme, drawers, copying.
const root = document.documentElement;
let last = { text: null, key: "" };
let drafting = false;

function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function address(name) {
  return new URLSearchParams(location.search).get(name) || "";
}

function view(name) {
  root.dataset.view = name;
  delete root.dataset.drawer;
}

window.lc = {
  // One key for one message: a second delivery of the same words before the answer is the same message.
  key(text) {
    if (text !== last.text) last = { text, key: newKey() };
    return last.key;
  },
  done(request, notice) {
    if (!notice) last = { text: null, key: "" };
    if (drafting && !notice) LOCAL.proposal();
    drafting = false;
    if (request === address("request")) return;
    const url = request ? "?request=" + encodeURIComponent(request) : location.pathname;
    history[address("request") ? "pushState" : "replaceState"](null, "", url);
  },
};

const LOCAL = {
  talk: () => view("talk"),
  library: () => view("library"),
  side: () => (root.dataset.drawer = root.dataset.drawer === "side" ? "" : "side"),
  panel: () => (root.dataset.drawer = "panel"),
  close: () => { delete root.dataset.drawer; delete root.dataset.wide; },
  wide: () => (root.dataset.wide = root.dataset.wide ? "" : "1"),
  proposal: () => {
    root.dataset.drawer = "panel";
    const tab = [...document.querySelectorAll("#tabs button[role=tab]")].find((one) => one.textContent.trim() === "Proposal");
    if (tab) tab.click();
  },
  theme: () => {
    const dark = document.body.classList.toggle("dark");
    localStorage.setItem("lc-theme", dark ? "dark" : "light");
  },
  copy: (button) => {
    navigator.clipboard.writeText(button.closest("details").querySelector(".said").textContent);
    button.textContent = "Copied";
  },
};

document.addEventListener("click", (event) => {
  const target = event.target.closest("[data-act], [data-local]");
  if (!target || event.ctrlKey || event.metaKey || event.shiftKey) {
    if (root.dataset.drawer && !event.target.closest("#side, #panel, .bar")) delete root.dataset.drawer;
    return;
  }
  event.preventDefault();
  if (target.dataset.local) return LOCAL[target.dataset.local](target);
  if (target.dataset.confirm && !confirm(target.dataset.confirm)) return;
  const { act, value } = target.dataset;
  if (act === "open") view("talk");
  drafting = act === "draft";
  if (act === "fill") setTimeout(() => document.querySelector("#box textarea").focus(), 300);
  if (act === "pick") setTimeout(() => document.querySelector("#value textarea").focus(), 300);
  trigger("click", { act, value, key: act === "say" ? window.lc.key(value) : "" });
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") LOCAL.close();
});

// A new message is brought into view, however many arrived at once.
let shown = 0;
new MutationObserver(() => {
  const messages = document.querySelectorAll("#chat .msg");
  if (messages.length === shown) return;
  shown = messages.length;
  if (shown) messages[shown - 1].scrollIntoView({ block: "end" });
}).observe(document.body, { childList: true, subtree: true });

window.addEventListener("popstate", () => trigger("click", { act: "open", value: address("request"), key: "" }));

const theme = localStorage.getItem("lc-theme");
if (theme) document.body.classList.toggle("dark", theme === "dark");
view(address("view") === "library" ? "library" : "talk");
