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
