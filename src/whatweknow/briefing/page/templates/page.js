"use strict";
(() => {
  const page = document.querySelector(".whatweknow");
  const said = document.getElementById("said");

  // A link into a folded place opens it, where the browser does not do so by itself.
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let fold = target && target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    if (target) target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  if (location.hash) reveal();

  const element = (tag, properties, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };
  if (!said) return;

  // Filters: who of which party, in which outlet.
  const names = (selector) => [...new Set([...said.querySelectorAll(selector)].map((one) => one.textContent))];
  const chosen = {
    party: (saying, value) => saying.closest(".side").querySelector("h3").textContent === value,
    speaker: (saying, value) => (saying.closest(".speaking").querySelector("h4") || {}).textContent === value,
    outlet: (saying, value) => [...saying.querySelectorAll(".outlet")].some((one) => one.textContent === value),
  };
  const select = (name, label, options) => {
    const choice = element("select", { name });
    choice.append(new Option("All", ""), ...options.map((option) => new Option(option)));
    return element("label", {}, label, choice);
  };
  const form = element("form", { className: "filters" },
    select("party", "Party", names(".side > h3")),
    select("speaker", "Speaker", names("h4").sort((a, b) => a.localeCompare(b))),
    select("outlet", "Outlet", names(".outlet").sort((a, b) => a.localeCompare(b))),
    element("button", { type: "reset", textContent: "Show all" }),
    element("label", { className: "check" }, element("input", { type: "checkbox", name: "beside" }), "Open reports beside the brief"),
    element("output"));
  form.setAttribute("aria-label", "Filters");
  said.querySelector(".note").after(form);

  const filter = () => {
    const wanted = Object.entries(chosen).filter(([name]) => form.elements[name].value);
    const holds = (saying) => wanted.every(([name, test]) => test(saying, form.elements[name].value));
    const outlet = form.elements.outlet.value;
    const printed = (witness) => !outlet || witness.querySelector(".outlet").textContent === outlet;
    let shown = 0;
    for (const saying of said.querySelectorAll(".saying")) {
      saying.hidden = !holds(saying);
      if (!saying.hidden) shown += [...saying.querySelectorAll("li[id]")].filter(printed).length;
    }
    for (const group of said.querySelectorAll(".speaking, .side, .more")) {
      group.hidden = !group.querySelector(".saying:not([hidden])");
      if (group.matches(".more")) group.open = wanted.length > 0;
    }
    form.querySelector("output").textContent = wanted.length ? (shown === 1 ? "1 statement" : `${shown} statements`) : "";
  };
  form.addEventListener("change", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());

  // A quotation's report beside the brief, scrolled to the words.
  let beside = null;
  const close = () => {
    if (!beside) return;
    beside.panel.remove();
    beside.link.focus();
    beside = null;
  };
  page.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="sources/"]');
    if (!link || !form.elements.beside.checked || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    close();
    const button = element("button", { type: "button", textContent: "Close the report" });
    button.addEventListener("click", close);
    const panel = element("aside", { className: "beside" }, button, element("iframe", { src: link.href, title: "Stored copy of the report" }));
    panel.setAttribute("aria-label", "Report");
    page.append(panel);
    beside = { panel, link };
    button.focus();
  });
  addEventListener("keydown", (event) => event.key === "Escape" && close());
})();
