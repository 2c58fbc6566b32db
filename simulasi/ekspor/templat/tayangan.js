"use strict";
// Pages one at a time: arrow keys, page keys, Home and End, a click; without this script the file is one long page.
(() => {
  const pages = [...document.querySelectorAll("main > section")];
  const counter = document.querySelector(".hitung");
  let here = 0;
  const wanted = () => Math.max(0, pages.findIndex((page) => "#" + page.id === location.hash));
  const show = (number) => {
    here = Math.min(Math.max(number, 0), pages.length - 1);
    pages.forEach((page, i) => page.classList.toggle("aktif", i === here));
    counter.textContent = `${here + 1} / ${pages.length}`;
    document.querySelector(".daftar").open = false;
    scrollTo(0, 0);
  };
  const go = (number) => {
    show(number);
    history.replaceState(null, "", "#" + pages[here].id);
  };
  const keys = {
    ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, Enter: 1,
    ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Backspace: -1,
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("details, button, a")) {
      if (event.key === " " || event.key === "Enter") return;
    }
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key in keys) go(here + (event.shiftKey && event.key === " " ? -1 : keys[event.key]));
    else if (event.key === "Home") go(0);
    else if (event.key === "End") go(pages.length - 1);
    else return;
    event.preventDefault();
  });
  document.querySelector("main").addEventListener("click", (event) => {
    if (!event.target.closest("a, button, details") && String(getSelection()) === "") {
      go(here + (event.clientX < innerWidth / 4 ? -1 : 1));
    }
  });
  document.querySelector(".mundur").addEventListener("click", () => go(here - 1));
  document.querySelector(".maju").addEventListener("click", () => go(here + 1));
  addEventListener("hashchange", () => show(wanted()));
  document.documentElement.classList.add("satu-satu");
  show(wanted());
})();
