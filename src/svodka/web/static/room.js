// Keys, and nothing that a reader without scripts would miss.
"use strict";
(() => {
  const to = { t: "/", l: "/lines", r: "/review", d: "/digests", s: "/sources" };
  let after = 0; // when g was pressed
  const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
  const step = (by) => {
    const all = [...document.querySelectorAll("[data-step], .steps > li, .steps > tr")];
    if (!all.length) return;
    const now = all.findIndex((one) => one.contains(document.activeElement));
    const next = all[Math.min(Math.max(now + by, 0), all.length - 1)];
    (next.querySelector("a, button, input, summary") || next).focus();
    next.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === "/") {
      const find = document.getElementById("find");
      if (find) { event.preventDefault(); find.focus(); find.select(); }
    } else if (event.key === "g") {
      after = event.timeStamp;
    } else if (after && event.timeStamp - after < 1500 && to[event.key]) {
      location.assign(to[event.key]);
    } else if (event.key === "j") {
      step(1);
    } else if (event.key === "k") {
      step(-1);
    } else if (event.key === "?") {
      document.querySelector(".keys").classList.toggle("shown");
    }
  });
  // a select or slider that says so sends its form by itself
  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-sends]");
    if (form) form.requestSubmit();
  });
})();
