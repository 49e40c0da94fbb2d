// What a page can do better with a script: keys, a palette, a bell that counts along. Without it everything works too.
"use strict";

const body = document.body;
const bell = document.getElementById("bel");
const palette = document.getElementById("palet");
const help = document.getElementById("toetsen");
const EVERY = 30_000; // milliseconds between two questions about the bell
const AWAY = 600_000; // nobody touched the page for so long: stop asking, so that a session can end
const PAUSE = 200; // after the last letter
let touchedAt = Date.now();

document.documentElement.classList.add("has-script");

// The bell

function show(unread) {
  const count = bell.querySelector(".count");
  if (!unread) {
    count?.remove();
    return;
  }
  const shown = count ?? bell.appendChild(Object.assign(document.createElement("span"), { className: "count" }));
  const word = Object.assign(document.createElement("span"), { className: "hidden-text" });
  word.textContent = ` ${bell.dataset.unread}`;
  shown.replaceChildren(unread, word);
}

async function ask() {
  if (document.hidden || Date.now() - touchedAt > AWAY) return;
  try {
    const answer = await fetch(bell.dataset.count, { cache: "no-cache", redirect: "error" });
    if (answer.ok) show((await answer.json()).unread);
  } catch {
    // No network, or signed out: the next page says so.
  }
}

if (bell) {
  setInterval(ask, EVERY);
  document.addEventListener("visibilitychange", ask);
}

// The palette: pages of the menu at once, young people as soon as somebody stops typing

function link(text, place, path) {
  const item = document.createElement("li");
  const anchor = Object.assign(document.createElement("a"), { href: path, textContent: text });
  if (place) {
    const soft = Object.assign(document.createElement("span"), { className: "soft", textContent: ` ${place}` });
    anchor.append(soft);
  }
  item.append(anchor);
  return item;
}

function pages(typed) {
  const words = typed.toLowerCase();
  return [...document.querySelectorAll(".nav a")]
    .filter((one) => one.textContent.toLowerCase().includes(words))
    .map((one) => link(one.textContent, "", one.href));
}

function preparePalette() {
  const form = palette.querySelector(".search");
  const field = form.elements.text;
  const list = document.getElementById("palet-lijst");
  const state = document.getElementById("palet-stand");
  let turn = 0;

  function put(items) {
    list.replaceChildren(...items);
    state.textContent = items.length ? `${items.length} ${state.dataset.some}` : state.dataset.none;
  }

  async function look() {
    const mine = ++turn;
    const found = pages(field.value);
    put(found);
    if (field.value.trim().length < 2) return;
    await new Promise((done) => setTimeout(done, PAUSE));
    if (mine !== turn) return;
    try {
      const answer = await fetch(form.dataset.glance, { method: "POST", body: new FormData(form), redirect: "error" });
      if (!answer.ok || mine !== turn) return;
      const people = (await answer.json()).map((one) => link(one.name, one.place, one.path));
      put([...people, ...found]);
    } catch {
      // Enter sends the form, and that page says what is wrong.
    }
  }

  field.addEventListener("input", look);
  form.addEventListener("submit", (event) => {
    const first = list.querySelector("a");
    if (!first || field.value.trim().length < 2) return;
    event.preventDefault();
    first.click();
  });
  palette.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    move([field, ...list.querySelectorAll("a")], event.key === "ArrowDown" ? 1 : -1);
  });
  return () => {
    if (palette.open) return;
    field.value = "";
    put(pages(""));
    palette.showModal();
    field.focus();
  };
}

const openPalette = palette ? preparePalette() : null;

// Keys

function move(stops, step) {
  if (!stops.length) return;
  const here = stops.indexOf(document.activeElement);
  const next = here < 0 ? (step > 0 ? 0 : stops.length - 1) : (here + step + stops.length) % stops.length;
  stops[next].focus();
}

function list() {
  return [...document.querySelectorAll("main .rows .name, main .note-open, main .palette-list a")];
}

const DEEDS = {
  j: () => move(list(), 1),
  k: () => move(list(), -1),
  n: () => bell.click(),
  "/": () => document.getElementById("zoeken")?.click(),
  "?": () => help.showModal(),
};

document.addEventListener("pointerdown", () => (touchedAt = Date.now()));
document.addEventListener("keydown", (event) => {
  touchedAt = Date.now();
  if (body.dataset.keys !== "on" || event.altKey || event.metaKey || event.isComposing) return;
  if (event.ctrlKey) {
    if (event.key !== "k" || !openPalette) return;
    event.preventDefault();
    openPalette();
    return;
  }
  const isTyping = event.target.closest("input, select, textarea, dialog");
  if (isTyping || !Object.hasOwn(DEEDS, event.key)) return;
  event.preventDefault();
  DEEDS[event.key]();
});
