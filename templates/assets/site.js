/* Search, filters and order of the index.  The page is whole without this file: then every story stands in the table. */
(function () {
  "use strict";
  const $ = (id) => document.getElementById(id);
  const table = $("table");
  if (!table) return;
  const STEP = 100;
  const body = table.tBodies[0], heads = Array.from(table.tHead.rows[0].cells);
  const fields = ["search", "kind", "severity", "rule"].map($).filter(Boolean);
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();
  /* Read once: what is searched for is never looked up in the page again. */
  const stories = Array.from(body.rows, (node, place) => ({
    node, place, kind: node.dataset.kind, rules: node.dataset.rules.split(" "), text: fold(node.textContent),
    cells: Array.from(node.cells, (cell) => cell.textContent.trim()),
  }));
  let order = "", down = true, met = stories, shown = 0;

  function meets(story, words, want) {
    return (!want.kind || story.kind === want.kind)
      && (!want.severity || story.cells[2 + Number(want.severity)] !== "")
      && (!want.rule || story.rules.includes(want.rule))
      && words.every((word) => story.text.includes(word));
  }
  function state() {
    return Object.fromEntries(fields.map((field) => [field.id, field.value.trim()]));
  }
  function compare(one, other) {
    const at = Number(order), left = one.cells[at], right = other.cells[at];
    const by = heads[at].classList.contains("number") ? Number(left) - Number(right) : left < right ? -1 : left > right ? 1 : 0;
    return (down ? -by : by) || one.place - other.place;
  }
  function lay(count) {
    shown = Math.min(count, met.length);
    body.replaceChildren(...met.slice(0, shown).map((story) => story.node));
    const left = met.length - shown, more = $("more");
    more.parentElement.hidden = !left;
    more.textContent = `Show ${Math.min(left, STEP).toLocaleString("en")} more of ${left.toLocaleString("en")}`;
    $("status").textContent = met.length === stories.length ? "" : `${met.length.toLocaleString("en")} of ${stories.length.toLocaleString("en")} stories`;
  }
  function apply() {
    const want = state(), words = fold(want.search).split(/\s+/).filter(Boolean);
    met = stories.filter((story) => meets(story, words, want));
    if (order !== "") met.sort(compare);
    lay(STEP);
  }
  /* The state is in the address, so a view can be sent. */
  function keep() {
    const query = new URLSearchParams(Object.entries(state()).filter(([, value]) => value));
    if (order !== "") query.set("order", (down ? "-" : "") + order);
    const text = query.toString();
    try { history.replaceState(null, "", text ? "?" + text : location.pathname); } catch { /* file: in some browsers */ }
  }
  function arrive() {
    const query = new URLSearchParams(location.search);
    for (const field of fields) if (query.has(field.id)) field.value = query.get(field.id);
    const found = /^(-?)(\d+)$/.exec(query.get("order") || "");
    if (found && heads[Number(found[2])]) sort(Number(found[2]), Boolean(found[1]));
    apply();
  }
  function sort(at, downward) {
    order = String(at);
    down = downward;
    for (const head of heads) head.removeAttribute("aria-sort");
    heads[at].setAttribute("aria-sort", down ? "descending" : "ascending");
  }

  heads.forEach((head, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    const first = at > 0 && at < heads.length - 2;
    button.addEventListener("click", () => {
      sort(at, order === String(at) ? !down : first);
      apply();
      keep();
    });
  });
  for (const field of fields) field.addEventListener("input", () => { apply(); keep(); });
  document.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  $("more").addEventListener("click", () => { const at = shown; lay(shown + STEP); met[at].node.querySelector("a").focus(); });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || /INPUT|SELECT/.test(event.target.tagName)) return;
    event.preventDefault();
    $("search").focus();
  });
  for (const node of document.querySelectorAll(".scripted")) node.hidden = false;
  arrive();
})();
