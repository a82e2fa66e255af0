// Asks the browser's extension Web eID to have the card sign, and sends its answer. The extension speaks by messages to this window.

const ACTION = "web-eid:authenticate";
const ANSWERS_WITHIN = 1000; // or there is no extension
const SIGNS_WITHIN = 120_000; // the person at the card

const form = document.querySelector("form[data-web-eid-nonce]");
const asked = new AbortController();
const timers = [];

function send(field, value) {
  stop();
  const input = form.elements[field];
  input.value = value;
  input.disabled = false;
  form.requestSubmit();
}

function stop() {
  asked.abort();
  timers.forEach(clearTimeout);
}

function hear(event) {
  // a frame, another window or another site is not the extension
  if (event.source !== window || event.origin !== location.origin) return;
  const answer = event.data ?? {};
  if (answer.action === ACTION + "-ack") {
    clearTimeout(timers[0]);
  } else if (answer.action === ACTION + "-success") {
    const { format, algorithm, unverifiedCertificate, signature, appVersion } = answer;
    send("token", JSON.stringify({ format, algorithm, unverifiedCertificate, signature, appVersion }));
  } else if (answer.action === ACTION + "-failure") {
    send("error", String(answer.error?.code ?? "ERR_WEBEID_UNKNOWN_ERROR"));
  }
}

if (!isSecureContext) {
  send("error", "ERR_WEBEID_CONTEXT_INSECURE");
} else {
  addEventListener("message", hear, { signal: asked.signal });
  // another button was pressed: what the card still says is not for the next page
  form.addEventListener("submit", stop);
  timers.push(setTimeout(send, ANSWERS_WITHIN, "error", "ERR_WEBEID_EXTENSION_UNAVAILABLE"));
  // the extension's program counts the person's time itself, and needs a moment of its own
  timers.push(setTimeout(send, SIGNS_WITHIN + 10_000, "error", "ERR_WEBEID_ACTION_TIMEOUT"));
  window.postMessage(
    {
      action: ACTION,
      libraryVersion: "2.0.0",
      challengeNonce: form.dataset.webEidNonce,
      lang: document.documentElement.lang,
      userInteractionTimeout: SIGNS_WITHIN,
    },
    location.origin,
  );
}
