// What somebody types is kept on the server while he types: a tab that closes or a session that ends loses nothing.
"use strict";

{ // names of its own: every script of a page shares the others
  const PAUSE = 1_000; // milliseconds after the last letter
  const LONGEST = 5_000; // for who does not stop typing
  const MOST_AT_THE_END = 60_000; // characters that a browser still sends for a page that goes

  function written(form) {
    const text = [...new FormData(form)].filter(([, value]) => typeof value === "string");
    return new URLSearchParams(text); // without files
  }

  function prepare(keeper) {
    const form = keeper.form;
    const said = Object.assign(document.createElement("p"), { className: "hint draft-said" });
    said.setAttribute("role", "status");
    form.append(said);
    const first = written(form).toString();
    let kept = first;
    let since = 0;
    let timer = 0;
    let isOver = false;
    let asking = null;

    function say(text) {
      if (said.textContent !== text) said.textContent = text; // once: not at every letter
    }

    async function keep(isLeaving = false) {
      clearTimeout(timer);
      since = 0;
      const now = written(form);
      if (isOver || now.toString() === kept) return;
      kept = now.toString();
      asking?.abort();
      asking = new AbortController();
      const keepalive = isLeaving && kept.length < MOST_AT_THE_END;
      try {
        const signal = isLeaving ? undefined : asking.signal;
        const answer = await fetch(keeper.dataset.keep, { method: "POST", body: now, redirect: "error", keepalive, signal });
        const isOurs = answer.headers.get("Content-Type")?.startsWith("text/plain");
        say(isOurs ? await answer.text() : keeper.dataset.unkept);
        if (!answer.ok && answer.status !== 401) kept = "";
      } catch (error) {
        if (error.name === "AbortError") return;
        kept = ""; // no network: the next letter tries again
        say(keeper.dataset.unkept);
      }
    }

    function typed() {
      since ||= Date.now();
      clearTimeout(timer);
      timer = setTimeout(keep, Math.max(0, Math.min(PAUSE, since + LONGEST - Date.now())));
    }

    function stop() {
      isOver = true;
      clearTimeout(timer);
      asking?.abort();
    }

    form.addEventListener("input", typed);
    form.addEventListener("change", typed);
    form.addEventListener("submit", stop);
    addEventListener("pagehide", () => keep(true));
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) keep(true);
    });
    for (const away of form.querySelectorAll(".buttons a")) {
      away.addEventListener("click", () => {
        const given = written(form);
        const isTyped = given.toString() !== first || form.previousElementSibling?.matches(".draft");
        stop();
        if (isTyped) fetch(keeper.dataset.drop, { method: "POST", body: given, redirect: "manual", keepalive: true });
      });
    }
  }

  document.querySelectorAll("form [data-keep]").forEach(prepare);
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload(); // a page out of the browser's memory: what was typed there comes from the server
  });
}
