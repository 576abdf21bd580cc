// The scripts of the page run in a lasting, empty component, whose `trigger` carries every click on a card to the server. They
// keep the address in step with the open request and answer what needs no server: theme, drawers, filters, copying.
const root = document.documentElement;
const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const phone = () => matchMedia("(max-width: 800px)").matches;
const tabs = "BroadcastChannel" in window ? new BroadcastChannel("learning-consultant") : null;
let last = { text: null, key: "" };
let slow = null; // what takes its time: its name, the request it is for, the section it is about
let quiet = true; // the event under way changes nothing that another tab would have to see
let touched = ""; // the section of the proposal that was just changed: it keeps the focus
let opener = null; // what had the focus before a drawer was opened

function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function address(name) {
  return new URLSearchParams(location.search).get(name) || "";
}

function go(request, library, way) {
  const wanted = new URLSearchParams([...(request ? [["request", request]] : []), ...(library ? [["view", "library"]] : [])]);
  const url = wanted.size ? "?" + wanted : location.pathname;
  if (url !== (location.search || location.pathname)) history[way](null, "", url);
}

function view(name) {
  root.dataset.view = name;
  shut();
}

function drawer(name) {
  opener = document.activeElement;
  root.dataset.drawer = name;
  if (!phone()) return;
  for (const place of all("#talk, #library, #side, #panel")) place.inert = place.id !== name;
  const first = one("button, a", one("#" + name));
  if (first) first.focus();
}

function shut() {
  const was = root.dataset.drawer || root.dataset.wide;
  delete root.dataset.drawer;
  delete root.dataset.wide;
  for (const place of all("#talk, #library, #side, #panel")) place.inert = false;
  if (was && opener && opener.isConnected) opener.focus();
}

function tab(at) {
  const buttons = all("#tabs > .tab-wrapper button[role=tab]");
  if (buttons[at]) buttons[at].click();
}

// What was just sent stands in the talk at once, with the shape of an answer below it.
function pending(text) {
  const me = Object.assign(document.createElement("div"), { className: "msg me", textContent: text });
  const bars = Object.assign(document.createElement("div"), { className: "ghost", innerHTML: "<i></i><i></i><i></i>" });
  const place = Object.assign(document.createElement("div"), { className: "lc pending", ariaLive: "off" });
  const { words, stop } = one("#reading").dataset;
  const halt = Object.assign(document.createElement("button"), { type: "button", className: "btn line tiny halt", textContent: stop });
  halt.dataset.local = "halt";
  place.append(me, bars, halt);
  place.dataset.after = all("#chat .msg.me").length;
  one("#reading").textContent = words;
  (one("#chat .message-wrap") || one("#welcome")).append(place);
  place.scrollIntoView({ block: "end" });
}

// The reply while it is written stands where its whole will stand; whoever scrolled up to read is left there.
function written() {
  const fresh = one("#stream .written"), place = one(".pending");
  if (place && all("#chat .message .msg.me").length > place.dataset.after) place.hidden = true; // the whole stands there
  if (!fresh || !place || place.dataset.text === fresh.textContent) return;
  place.dataset.text = fresh.textContent;
  const box = place.closest(".panel-wrap") || document.body;
  const low = box.scrollHeight - box.scrollTop - box.clientHeight < 120;
  one(".ghost, .written", place).replaceWith(fresh.cloneNode(true));
  if (low) place.scrollIntoView({ block: "end" });
}

window.lc = {
  // One key for one message: a second delivery of the same words before the answer is the same message.
  key(text) {
    if (text !== last.text) last = { text, key: newKey() };
    return last.key;
  },
  // Goals that are ticked go with the message: whoever ticks and then writes means both.
  ticked(text) {
    const choices = all(".choosing :checked").map((box) => box.value);
    return text.trim() ? [...choices, text].join("\n") : text;
  },
  sending(text) {
    quiet = false;
    if (text.trim()) {
      all(".pending").forEach((old) => old.remove());
      pending(text);
    }
    return window.lc.key(text);
  },
  // The work that took its time is done: the request is filled anew if it is still the one looked at.
  finished(notice) {
    const { name, request, section } = slow;
    all(".working").forEach((line) => { line.hidden = true; });
    slow = null;
    if (notice || name === "check_model") return;
    if (tabs) tabs.postMessage(request);
    if (address("request") !== request) return;
    again();
    if (name === "draft") LOCAL.proposal();
    else setTimeout(() => show(one("#part-" + CSS.escape(section))), 800);
  },
  done(language, request, notice) {
    all(".pending").forEach((old) => old.remove());
    if (!notice) last = { text: null, key: "" };
    if (language) root.lang = language;
    delete root.dataset.asked;
    one("#reading").textContent = "";
    const section = touched;
    touched = "";
    if (section) setTimeout(() => one("#part-" + CSS.escape(section))?.focus(), 100);
    go(request, root.dataset.view === "library", address("request") ? "pushState" : "replaceState");
    const time = one("#hints time");
    if (time) time.textContent = new Date().toLocaleTimeString(language || [], { hour: "2-digit", minute: "2-digit", hour12: false });
    const title = one("#bar h2");
    if (title) document.title = (request ? title.textContent + " · " : "") + one("#top h1").textContent;
    if (!quiet && tabs) tabs.postMessage(request);
    quiet = true;
  },
};
