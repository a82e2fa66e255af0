// Stands in for the extension Web eID and its program: answers the messages of a page, and signs with a soft card's key on P-256.
(() => {
  const { key, certificate, mood } = CARD;
  const octets = (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  const base64 = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)));
  const hash = (text) => crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  const answer = (message) => window.postMessage(message, location.origin);

  async function token(nonce) {
    const ecdsa = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
    const login = await crypto.subtle.importKey("pkcs8", octets(key), ecdsa, false, ["sign"]);
    const content = new Uint8Array(64);
    content.set(new Uint8Array(await hash(location.origin)), 0);
    content.set(new Uint8Array(await hash(nonce)), 32);
    return {
      action: "web-eid:authenticate-success",
      format: "web-eid:1.0",
      algorithm: "ES256",
      unverifiedCertificate: certificate,
      signature: base64(await crypto.subtle.sign(ecdsa, login, content)),
      appVersion: "https://web-eid.eu/web-eid-app/releases/2.7.0+965",
    };
  }

  addEventListener("message", async (event) => {
    if (event.source !== window || event.data?.action !== "web-eid:authenticate") return;
    if (mood === "forged") {
      // what another window or site would say must not be heard
      const data = { action: "web-eid:authenticate-failure", error: { code: "ERR_WEBEID_USER_CANCELLED" } };
      dispatchEvent(new MessageEvent("message", { data, source: window, origin: "https://evil.example" }));
      dispatchEvent(new MessageEvent("message", { data, source: null, origin: location.origin }));
    }
    answer({ action: "web-eid:authenticate-ack" });
    answer({ action: "web-eid:warning", warnings: [] });
    if (mood === "silent") return;
    if (mood.startsWith("ERR_")) {
      answer({ action: "web-eid:authenticate-failure", error: { code: mood, message: "…" } });
    } else {
      answer(await token(event.data.challengeNonce));
    }
  });
})();
