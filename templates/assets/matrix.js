/* Reading aids of the claim matrix.  The page is whole without this file: it adds keys and search. */
(function () {
  "use strict";
  const { $, all, calm, arrive, review, keyboard } = storydiff;
  const rows = all(".claim"), shows = all("input[name=show]");

  /* --- Where the reader is --- */
  let here = null;
  function go(node) {
    if (here) here.classList.remove("here");
    here = node;
    node.classList.add("here");
    node.tabIndex = -1;
    node.focus({ preventScroll: true });
    node.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  }
  function step(by) {
    const list = all(".stop").filter((node) => node.offsetParent !== null || node.getClientRects().length);
    if (!list.length) return;
    const at = list.indexOf(here);
    go(list[at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(Math.max(at + by, 0), list.length - 1)]);
  }

  /* --- Search and filter; the state is in the address, so a view can be sent --- */
  function apply() {
    const needle = $("search").value.trim().toLocaleLowerCase();
    const told = (row) => all("th, td > p", row).map((node) => node.textContent).join(" ").toLocaleLowerCase();
    for (const row of rows) row.hidden = Boolean(needle) && !told(row).includes(needle);
    const chosen = shows.find((radio) => radio.checked).id.slice(5);
    const shown = rows.filter((row) => row.getClientRects().length).length;
    $("status").textContent = needle || chosen !== "every" ? (shown === 1 ? "1 claim shown" : shown + " claims shown") : "";
    const query = new URLSearchParams();
    if (chosen !== "every") query.set("show", chosen);
    if (needle) query.set("q", $("search").value.trim());
    const text = query.toString();
    try { history.replaceState(null, "", (text ? "?" + text : location.pathname) + location.hash); } catch { /* file: in some browsers */ }
  }
  function restore() {
    const query = new URLSearchParams(location.search);
    const radio = $("show-" + (query.get("show") || "every"));
    if (radio && shows.includes(radio)) radio.checked = true;
    $("search").value = query.get("q") || "";
    if (location.search) apply();
  }

  /* --- Set up --- */
  document.querySelector(".scripted").hidden = false;
  $("search").addEventListener("input", apply);
  for (const radio of shows) radio.addEventListener("change", apply);
  restore();
  review(all(".conflict[data-rules]"));
  keyboard({
    j: () => step(1), k: () => step(-1),
    f: () => {
      shows[(shows.findIndex((radio) => radio.checked) + 1) % shows.length].checked = true;
      apply();
    },
    o: () => {
      const contexts = here ? all(".ctx", here) : [];
      const open = contexts.some((node) => !node.open);
      for (const node of contexts) node.open = open;
    },
    a: () => {
      const buttons = here ? all(".ack", here) : [];
      const open = buttons.filter((button) => button.getAttribute("aria-pressed") === "false");
      for (const button of open.length ? open : buttons) button.click();
    },
  });
  arrive(location.hash);
})();
