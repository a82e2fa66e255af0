// Every page is complete without this file; it only spares the citizen some searching and pressing.

// One click, one request.
for (const form of document.forms) {
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
    event.submitter?.classList.add("busy");
  });
  // the page may come back from the browser's memory, by the back button
  addEventListener("pageshow", () => {
    sent = false;
    form.querySelectorAll(".busy").forEach((button) => button.classList.remove("busy"));
  });
}

document.querySelector("form[data-submit-at-once]")?.submit();

// The search among countries: by any of their names, without regard to marks on letters.
const search = document.querySelector(".search");
if (search) {
  const field = search.querySelector("input");
  const news = search.querySelector(".found");
  const countries = [...document.querySelectorAll(".countries > li")];
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  const matching = (typed) =>
    countries.filter((country) => country.dataset.names.split("|").some((name) => ` ${name}`.includes(` ${typed}`)));
  const look = () => {
    const typed = plain(field.value);
    const found = matching(typed);
    for (const country of countries) country.hidden = !found.includes(country);
    news.textContent = typed && news.dataset.found.replace("#", found.length);
    return found;
  };
  field.addEventListener("input", look);
  // the key that ends a search chooses nobody's country; it leads to the first one that was found
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    look().map((country) => country.querySelector("button:enabled")).find(Boolean)?.focus();
  });
  // what was typed may be back, too
  addEventListener("pageshow", look);
  search.hidden = false;
}

// What was agreed to, or went wrong, can be kept on paper, for whoever has a printer.
for (const place of document.querySelectorAll("[data-print]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button quiet small";
  button.textContent = place.dataset.print;
  button.addEventListener("click", () => print());
  place.append(button);
}
