// What a card may ask of the page itself.
const LOCAL = {
  talk: () => { view("talk"); go(address("request"), false, "pushState"); },
  library: () => { view("library"); go(address("request"), true, "pushState"); },
  side: () => (root.dataset.drawer === "side" ? shut() : drawer("side")),
  close: shut,
  wide: () => { opener = document.activeElement; root.dataset.wide = "1"; },
  brief: () => { if (phone()) drawer("panel"); tab(0); },
  evidence: () => { delete root.dataset.wide; if (phone()) drawer("panel"); tab(1); },
  proposal: () => { if (phone()) drawer("panel"); tab(3); },
  compose: () => one("#box textarea").focus(),
  theme: () => {
    const dark = document.body.classList.toggle("dark");
    localStorage.setItem("lc-theme", dark ? "dark" : "light");
  },
  copy: (button) => {
    navigator.clipboard.writeText(one(".said", button.closest("details")).textContent);
    button.classList.add("done");
  },
  edit: (button) => {
    const place = button.closest(".more, .goal, .msg, .sec");
    place.dataset.editing = "1";
    const field = one("textarea, input", one("form", place));
    field.focus();
    if (field.matches("input")) field.select();
  },
  unedit: (button) => {
    const place = button.closest("[data-editing]");
    delete place.dataset.editing;
    one("[data-local=edit]", place).focus();
  },
  details: (button) => {
    const row = button.closest("li");
    row.toggleAttribute("data-editing");
    button.setAttribute("aria-expanded", String(row.hasAttribute("data-editing")));
    if (row.hasAttribute("data-editing")) one("input", row).focus();
  },
  filter: (button) => {
    all("button", button.parentElement).forEach((other) => other.setAttribute("aria-pressed", String(other === button)));
    const kind = button.dataset.value;
    all(button.parentElement.dataset.rows).forEach((row) => {
      row.classList.toggle("out", kind !== "all" && !row.classList.contains(kind));
      const fold = row.closest(".more-goals");
      if (fold && kind !== "all" && row.classList.contains(kind)) fold.open = true;
    });
  },
  part: (link) => {
    const section = one("#part-" + CSS.escape(link.dataset.value));
    if (section.matches("details")) section.open = true;
    show(section);
    chosen(section);
  },
  cite: (link) => show(one("#source-" + CSS.escape(link.dataset.value))),
  halt: () => {
    const button = one(".pending .halt");
    if (!button || button.disabled) return;
    button.disabled = true;
    window.halt("click", { key: last.key });
    LOCAL.compose();
  },
  shut: (button) => button.closest("dialog").close(),
};

function show(place) {
  if (!place) return;
  place.scrollIntoView({ block: "start" });
  place.focus({ preventScroll: true });
}

// The outline marks the section being read: the last one that begins above a line in the upper part of the screen. Near the end,
// where nothing is left to scroll, the line moves down, so that each section has its turn. A section that was chosen, or has the
// focus, stays marked until it is scrolled away.
let picked = null;
function chosen(section) {
  picked = section && { section, top: section.getBoundingClientRect().top };
  reading();
}

function reading() {
  const outline = one("#proposal .outline"), doc = one("#proposal .doc");
  if (!outline || !doc || !doc.offsetHeight) return;
  const box = outline.closest(".tabitem");
  if (picked && (!picked.section.isConnected || Math.abs(picked.section.getBoundingClientRect().top - picked.top) > 4)) picked = null;
  const { top, height } = box.getBoundingClientRect();
  const left = box.scrollHeight - box.clientHeight - box.scrollTop;
  const line = top + height * 0.25 + Math.max(0, height * 0.75 - left);
  const places = all("a[data-value]", outline).map((link) => [link, one("#part-" + CSS.escape(link.dataset.value))]);
  const begun = places.filter(([, place]) => place && place.getBoundingClientRect().top <= line);
  const current = picked ? places.find(([, place]) => place === picked.section) : begun[begun.length - 1] || places[0];
  if (current) mark(outline, current[0]);
}

function mark(outline, link) {
  if (link.getAttribute("aria-current")) return;
  all("[aria-current]", outline).forEach((other) => other.removeAttribute("aria-current"));
  link.setAttribute("aria-current", "true");
  outline.scrollLeft = link.offsetLeft - (outline.clientWidth - link.offsetWidth) / 2; // where it is a strip above the text
}
