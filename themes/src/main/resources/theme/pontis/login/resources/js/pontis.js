// Every page is complete without this file; it only spares the citizen some typing and waiting.

// A reload asks for the page again and does not send the form again: session_code is what makes an address an action.
const here = new URL(location);
if (here.searchParams.has("session_code")) {
  here.searchParams.delete("session_code");
  history.replaceState(null, "", here);
}

// One click, one request: a second one would look like a second guess.
for (const form of document.forms) {
  let sent = false;
  form.addEventListener("submit", (event) => {
    // a download leaves the page as it is
    if (event.submitter && "download" in event.submitter.dataset) return;
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

const follow = document.querySelector("a[data-follow-at-load]");
if (follow) addEventListener("load", () => location.replace(follow.href));

// The code straight from the message, in browsers that know origin-bound codes (WebOTP). The citizen still continues herself.
const code = document.querySelector("input[autocomplete='one-time-code']");
if (code && "OTPCredential" in window) {
  const leaving = new AbortController();
  code.form.addEventListener("submit", () => leaving.abort());
  navigator.credentials
    .get({ otp: { transport: ["sms"] }, signal: leaving.signal })
    .then((received) => (code.value = received.code))
    .catch(() => {}); // no message, no permission or no such device: the citizen types
}

// Counts down to the moment another code may be asked for. The button stays usable: the server decides.
const when = document.querySelector("[data-seconds]");
if (when) {
  const ready = performance.now() + when.dataset.seconds * 1000;
  const tick = () => {
    const left = Math.ceil((ready - performance.now()) / 1000);
    when.textContent = left > 0 ? when.dataset.waiting.replace("#", left) : when.dataset.ready;
    if (left > 0) setTimeout(tick, 1000);
  };
  tick();
}

// A long password is easier to type when one can look at it.
for (const field of document.querySelectorAll("input[data-show]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button small";
  button.textContent = field.dataset.show;
  button.setAttribute("aria-controls", field.id);
  button.addEventListener("click", () => {
    const hidden = field.type === "password";
    field.type = hidden ? "text" : "password";
    button.textContent = hidden ? field.dataset.hide : field.dataset.show;
  });
  field.form.addEventListener("submit", () => (field.type = "password"));
  field.after(button);
}

// Says in good time that a time limit is near, once, and when it is over (WCAG 2.2, 2.2.1: at least 20 seconds before).
const WARNING = 120;
for (const limit of document.querySelectorAll("[data-left]")) {
  const news = limit.querySelector(".time-news");
  const more = limit.querySelector("[name=more]");
  const say = (text) => {
    // an unchanged text would not be read out again
    if (news.textContent !== text) news.textContent = text;
  };
  let seconds, end, warned;
  const start = (data) => {
    seconds = Number(data.left);
    end = Date.now() + seconds * 1000;
    warned = false;
  };
  start(limit.dataset);
  // by the clock and not by counting: a device that slept has missed the ticks
  const timer = setInterval(() => {
    const left = (end - Date.now()) / 1000;
    if (left <= 0) {
      say(limit.dataset.over);
      clearInterval(timer);
    } else if (left <= Math.min(WARNING, seconds / 2) && !warned) {
      warned = true;
      say(limit.dataset.soon);
    }
  }, 1000);
  // More time without leaving the page: any request for it starts the time anew. What was typed stays.
  more?.addEventListener("click", async (event) => {
    if (Date.now() >= end) return; // the server knows where to go on
    event.preventDefault();
    const page = new URL(more.form.action);
    page.searchParams.delete("session_code");
    try {
      const text = await (await fetch(page)).text();
      const fresh = new DOMParser().parseFromString(text, "text/html");
      const same = fresh.body.dataset.pageId === document.body.dataset.pageId;
      const renewed = same && fresh.querySelector("[data-left]:has([name=more])");
      if (!renewed) return location.replace(page);
      Object.assign(limit.dataset, renewed.dataset);
      limit.querySelector("#time-limit").textContent = renewed.querySelector("#time-limit").textContent;
      start(limit.dataset);
      say(limit.dataset.given);
    } catch {
      more.form.requestSubmit(more); // as without this script
    }
  });
}

// While somebody is waited for, asks whether there is news and leaves the page alone until there is: nothing flickers, no focus
// is lost, and nobody who has it read aloud hears it begin again.
const { again, againAt } = document.body.dataset;
if (again) {
  const leaving = new AbortController();
  let timer;
  const later = () => (timer = setTimeout(ask, again * 1000));
  const ask = async () => {
    try {
      const answer = await fetch(againAt, { headers: { Accept: "application/json" }, signal: leaving.signal });
      if (!(await answer.json()).news) return later();
    } catch (failure) {
      // no network for a moment; whatever is no JSON, the citizen should see
      if (!(failure instanceof SyntaxError)) return leaving.signal.aborted || later();
    }
    location.replace(againAt);
  };
  // a form that is on its way is not overtaken
  addEventListener("submit", () => {
    leaving.abort();
    clearTimeout(timer);
  });
  later();
}

// A page about a problem can be kept on paper, for whoever has a printer.
for (const place of document.querySelectorAll("[data-print]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button quiet small";
  button.textContent = place.dataset.print;
  button.addEventListener("click", () => print());
  place.append(button);
}
