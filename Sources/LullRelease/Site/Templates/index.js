// Marks how far each session was heard, from what this browser remembers. Nothing is sent anywhere.
"use strict";
(() => {
  const { space } = JSON.parse(document.getElementById("data").textContent);
  const show = () => {
    for (const entry of document.querySelectorAll("[data-track]")) {
      let place = null;
      try { place = localStorage.getItem(`${space}:${entry.dataset.track}`); } catch { return; }
      const part = place === null ? 0 : Math.min(1, Number(place) / Number(entry.dataset.seconds));
      entry.style.setProperty("--part", part > 0.97 ? 1 : part || 0);
      entry.classList.toggle("begun", part > 0);
      entry.querySelector("[data-heard]").hidden = !(part > 0.97);
    }
  };
  show();
  // Also on the way back from a session, when the browser shows the page as it left it.
  addEventListener("pageshow", (event) => { if (event.persisted) show(); });
})();
