// Joins a record to the words it rests on: hover or focus one, and the other lights up.
"use strict";
(() => {
  /** @param {Element} article @param {string} id @param {boolean} on */
  const light = (article, id, on) => {
    for (const word of article.querySelectorAll(`[data-r~="${id}"], [data-id="${id}"]`)) word.classList.toggle("on", on);
  };
  /** @param {Event} event @param {boolean} on */
  const change = (event, on) => {
    const target = event.target instanceof Element ? event.target.closest("[data-id], [data-r]") : null;
    const article = target && target.closest("article");
    if (!target || !article) return;
    const ids = target.getAttribute("data-id") || target.getAttribute("data-r") || "";
    for (const id of ids.split(" ")) if (id) light(article, id, on);
  };
  for (const name of ["mouseover", "focusin"]) document.addEventListener(name, (e) => change(e, true));
  for (const name of ["mouseout", "focusout"]) document.addEventListener(name, (e) => change(e, false));
})();
