/* What every page with findings has: keys and their help, and the review: findings are acknowledged here and taken home
   as the file that --review takes. */
const storydiff = (function () {
  "use strict";
  const $ = (id) => document.getElementById(id);
  const all = (css, from) => Array.from((from || document).querySelectorAll(css));
  const store = {
    get: (key) => { try { return localStorage.getItem(key); } catch { return null; } },
    set: (key, value) => { try { localStorage.setItem(key, value); } catch { /* private window: not kept */ } },
  };
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;

  /* --- Arriving at a place, which may lie in what is folded --- */
  function open(node) {
    for (let up = node.parentElement; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
  }
  function arrive(hash) {
    const target = hash && $(decodeURIComponent(hash.slice(1)));
    if (!target) return;
    open(target);
    target.scrollIntoView({ block: "center" });
  }
  addEventListener("hashchange", () => arrive(location.hash));
  /* In the frame of a notebook the page has no address of its own: a link would lead to the notebook. */
  if (location.protocol === "about:") document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]:not([download])');
    if (!link) return;
    event.preventDefault();
    arrive(link.getAttribute("href"));
  });

  /* --- Review: a button on each finding, a note, the file.  A finding tells its message itself where it shows none. --- */
  let findings = [];
  let address = "", touched = false;
  function reviewable(finding) {
    const button = document.createElement("button"), note = document.createElement("input");
    button.type = "button";
    button.className = "ack";
    note.className = "why-fine";
    note.placeholder = "Note (optional)";
    note.setAttribute("aria-label", "Note on the acknowledged finding");
    note.value = finding.dataset.note || "";
    /* Here the field tells the note, on paper a line of words does. */
    const line = finding.querySelector(".reviewer") || document.createElement("span");
    line.className = "reviewer paper";
    const show = () => {
      const on = "note" in finding.dataset;
      line.textContent = !on ? "" : finding.dataset.note ? "acknowledged: " + finding.dataset.note : "acknowledged";
      button.textContent = on ? "Acknowledged" : "Acknowledge";
      button.setAttribute("aria-pressed", String(on));
      note.hidden = !on;
    };
    button.addEventListener("click", () => {
      if ("note" in finding.dataset) delete finding.dataset.note; else finding.dataset.note = note.value;
      touched = true;
      show();
      tally();
    });
    note.addEventListener("input", () => { finding.dataset.note = note.value; touched = true; show(); tally(); });
    finding.querySelector(".gutter").append(button);
    finding.querySelector(".says").append(" ", note, line);
    show();
  }
  function tally() {
    const reviewed = $("reviewed"), file = $("review-file");
    const done = findings.filter((finding) => "note" in finding.dataset);
    const told = done.map((finding) => ({
      id: finding.id.slice(2), note: finding.dataset.note, rule: finding.dataset.rules,
      message: finding.dataset.message || finding.querySelector(".message").textContent,
    }));
    const text = JSON.stringify({ format: 1, acknowledged: told }, null, 1) + "\n";
    if (address) URL.revokeObjectURL(address);
    address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    file.href = address;
    reviewed.hidden = !touched && !done.length;
    reviewed.querySelector("[role=status]").textContent = done.length + " of " + findings.length + " acknowledged.";
  }
  function review(list) {
    findings = list;
    findings.forEach(reviewable);
    if (findings.length) tally();
  }

  /* --- Keys, which can be switched off --- */
  function keyboard(own) {
    const help = $("help"), on = $("keys-on");
    /* What is found lies below the field: at the foot of the window it would be out of sight. */
    const search = () => { $("search").focus({ preventScroll: true }); $("search").scrollIntoView({ block: "center", behavior: "instant" }); };
    const keys = { ...own, "?": () => help.showModal(), "/": search };
    on.checked = store.get("storydiff-keys") !== "off";
    on.addEventListener("change", () => store.set("storydiff-keys", on.checked ? "on" : "off"));
    if ($("help-open")) $("help-open").addEventListener("click", () => help.showModal());
    $("help-close").addEventListener("click", () => help.close());
    document.addEventListener("keydown", (event) => {
      const typing = event.target.matches("input:not([type=radio]):not([type=checkbox]), select, textarea");
      if (event.key === "Escape" && typing) event.target.blur();
      if (typing || help.open || !on.checked || event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
      event.preventDefault();
      keys[event.key]();
    });
  }

  return { $, all, calm, open, arrive, review, keyboard };
})();
