/* Reading aids of a comparison and a history.  The page is whole without this file: it adds filters, search, copying and
   the lit map. */
(function () {
  "use strict";
  const { $, all, calm, open, arrive, review, keyboard } = storydiff;
  const findings = all(".finding"), rows = all(".row"), runs = all(".run, .more");

  /* --- Where the reader is --- */
  let here = null;
  function go(node) {
    if (here) here.classList.remove("here");
    here = node;
    open(node);
    node.classList.add("here");
    node.tabIndex = -1;
    node.focus({ preventScroll: true });
    node.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  }
  const stops = () => findings.concat(rows.filter((row) => !row.matches(".ghost") && row.dataset.tags !== "kept"))
    .filter((node) => !node.hidden);
  function step(by) {
    const list = stops();
    if (!list.length) return;
    const at = list.indexOf(here);
    go(list[at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(Math.max(at + by, 0), list.length - 1)]);
  }

  /* --- Filters: labels, one rule, search; the state is in the address, so a view can be sent --- */
  const tools = document.querySelector(".scripted"), inline = $("view-inline"), side = $("view-side");
  const buttons = all("[data-show]"), notice = $("narrowed"), clears = all(".clear");
  function state() {
    return {
      show: buttons.filter((b) => b.getAttribute("aria-pressed") === "true").map((b) => b.dataset.show),
      rule: $("rule").value, q: $("search").value.trim(), view: inline && inline.checked ? "inline" : "",
    };
  }
  /* A long page answers at once only if nothing is read or written twice. */
  const follow = all("[data-follows]"), steady = all(".steady .line");
  const lowered = new Map(), held = new Map(runs.map((run) => [run, all(".row, .finding", run)]));
  function wordsOf(node) {
    if (!lowered.has(node)) lowered.set(node, node.textContent.toLocaleLowerCase());
    return lowered.get(node);
  }
  function hide(node, hidden) { if (node.hidden !== hidden) node.hidden = hidden; }
  function apply() {
    const want = state(), needle = want.q.toLocaleLowerCase();
    const meets = (node) => (!want.rule || (node.dataset.rules || "").split(" ").includes(want.rule))
      && (!needle || wordsOf(node).includes(needle));
    let shown = 0;
    for (const row of rows) {
      const tags = row.dataset.tags.split(" ");
      hide(row, !(meets(row) && (!want.show.length || want.show.some((tag) => tags.includes(tag)))));
      shown += !row.hidden && !row.matches(".ghost");
    }
    for (const finding of findings) hide(finding, !meets(finding));
    for (const line of follow) hide(line, $(line.dataset.follows).hidden);
    /* A claim without events has no row: its lifeline is searched itself. */
    for (const line of steady) {
      hide(line, !meets(line) || want.show.length > 0);
      shown += !line.hidden;
    }
    if (steady.length) hide(steady[0].parentElement, steady.every((line) => line.hidden));
    const narrowed = Boolean(want.show.length || want.rule || want.q);
    const folded = [];
    for (const run of runs) {
      const left = held.get(run).some((node) => !node.hidden);
      hide(run, !left);
      if (narrowed && left && !run.open) folded.push(run);
    }
    /* Many runs unfold once the answer stands: they lie below what is in sight. */
    const unfold = () => { for (const run of folded) run.open = true; };
    if (folded.length < 20) unfold(); else requestAnimationFrame(() => setTimeout(unfold));
    const said = shown === 1 ? "1 row shown" : shown ? shown + " rows shown" : "No row has it";
    $("status").textContent = narrowed ? said : "";
    const left = findings.filter((finding) => !finding.hidden).length;
    notice.hidden = !narrowed;
    const by = [...want.show, want.rule].filter(Boolean).map((name) => name.replaceAll("-", " "));
    if (want.q) by.push("“" + want.q + "”");
    notice.querySelector("[role=status]").textContent = "Narrowed to " + by.join(", ") + ": " + left + " of " + findings.length + " findings, "
      + shown + (shown === 1 ? " row." : " rows.");
    for (const button of clears) button.hidden = !narrowed;
    const query = new URLSearchParams();
    for (const [key, value] of Object.entries(want)) if (value.length) query.set(key, value);
    const text = query.toString();
    try { history.replaceState(null, "", (text ? "?" + text : location.pathname) + location.hash); } catch { /* file: in some browsers */ }
  }
  function restore() {
    const query = new URLSearchParams(location.search);
    const show = (query.get("show") || "").split(",");
    for (const b of buttons) b.setAttribute("aria-pressed", String(show.includes(b.dataset.show)));
    $("rule").value = query.get("rule") || "";
    if ($("rule").selectedIndex < 0) $("rule").value = "";
    $("search").value = query.get("q") || "";
    if (inline && query.get("view") === "inline") inline.checked = true;
    if (location.search) apply();
  }

  /* --- Copying a finding as text --- */
  function wording(node) {
    const copy = node.cloneNode(true);
    for (const extra of all(".vh, .perma, .copy, .ack, .why-fine, .reviewer, .n", copy)) extra.remove();
    for (const gone of all("del", copy)) gone.textContent = "[-" + gone.textContent + "-]";
    for (const come of all("ins", copy)) come.textContent = "{+" + come.textContent + "+}";
    return copy.textContent.replace(/\s+/g, " ").trim();
  }
  function plain(finding) {
    const quotes = all("blockquote", finding).map((q) => q.querySelector(".n").textContent.trim() + ": " + wording(q));
    const [severity, rule, says] = [".severity", ".rule", ".says"].map((part) => wording(finding.querySelector(part)));
    return [severity + ", " + rule + ": " + says, ...quotes].join("\n");
  }
  async function copy(finding, button) {
    const text = plain(finding);
    try { await navigator.clipboard.writeText(text); } catch {
      const area = document.body.appendChild(document.createElement("textarea"));
      area.value = text;
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy"; }, 1500);
  }

  /* --- Set up --- */
  if (tools) {
    tools.hidden = false;
    for (const b of buttons) b.addEventListener("click", () => {
      b.setAttribute("aria-pressed", String(b.getAttribute("aria-pressed") !== "true"));
      apply();
    });
    $("rule").addEventListener("change", apply);
    $("search").addEventListener("input", apply);
    /* The first letter of a search is not the one to wait for. */
    (window.requestIdleCallback || setTimeout)(() => rows.concat(findings).forEach(wordsOf));
    for (const button of clears) button.addEventListener("click", () => {
      for (const b of buttons) b.setAttribute("aria-pressed", "false");
      $("rule").value = $("search").value = "";
      apply();
      (notice.contains(button) ? $("h-findings") : $("search")).scrollIntoView({ block: "nearest" });
    });
    for (const radio of [inline, side].filter(Boolean)) radio.addEventListener("change", apply);
    restore();
  }
  review(findings);
  for (const finding of findings) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", () => copy(finding, button));
    finding.querySelector(".gutter").append(button);
  }
  keyboard({
    j: () => step(1), k: () => step(-1),
    i: () => { if (inline) { (inline.checked ? side : inline).checked = true; apply(); } },
    c: () => { if (here && here.matches(".finding")) copy(here, here.querySelector(".copy")); },
    a: () => { if (here && here.matches(".finding")) here.querySelector(".ack").click(); },
  });
  arrive(location.hash);
  addEventListener("beforeprint", () => { for (const node of all("details.run, details.more")) node.open = true; });

  /* The map lights the row under the pointer. */
  const ribbons = new Map();
  for (const link of all(".map a")) {
    const id = link.getAttribute("href").slice(1);
    ribbons.set(id, (ribbons.get(id) || []).concat(link));
  }
  let lit = [];
  document.addEventListener("pointerover", (event) => {
    const row = event.target.closest && event.target.closest(".row");
    for (const link of lit) link.classList.remove("lit");
    const ids = row ? [row.id, ...all(".st[id]", row).map((st) => st.id)] : [];
    lit = ids.flatMap((id) => ribbons.get(id) || []);
    for (const link of lit) link.classList.add("lit");
  });
})();
