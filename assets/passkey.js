// Passkeys. Forms with [data-passkey] are hidden until this script finds that the browser can do it;
// everything else on their pages works without.
(() => {
  const PK = window.PublicKeyCredential;
  if (!PK || /^[\d.]+$|:/.test(location.hostname)) return;
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
  const post = async (path, body) => {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body || {}),
    });
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  };
  const listed = (keys) => (keys || []).map((key) => ({ ...key, id: bytes(key.id) }));
  const send = (key, fields) => {
    const response = {};
    for (const name of fields) {
      if (key.response[name]) response[name] = text(key.response[name]);
    }
    return { id: key.id, rawId: text(key.rawId), type: key.type, extensions: {}, response };
  };
  const make = async (form) => {
    const base = form.dataset.prefix + "/kerja/profil/kunci/";
    const { token, publicKey: ask } = await post(base + "mulai");
    ask.challenge = bytes(ask.challenge);
    ask.user.id = bytes(ask.user.id);
    ask.excludeCredentials = listed(ask.excludeCredentials);
    const key = await navigator.credentials.create({ publicKey: ask });
    const credential = send(key, ["attestationObject", "clientDataJSON"]);
    return post(base + "selesai", { token, label: form.elements.label.value, credential });
  };
  const use = async (form) => {
    const base = form.dataset.prefix + "/masuk/kunci/";
    const { token, publicKey: ask } = await post(base + "mulai");
    ask.challenge = bytes(ask.challenge);
    ask.allowCredentials = listed(ask.allowCredentials);
    const key = await navigator.credentials.get({ publicKey: ask });
    const credential = send(key, ["authenticatorData", "clientDataJSON", "signature", "userHandle"]);
    return post(base + "selesai", { token, back: form.dataset.back, credential });
  };
  for (const form of document.querySelectorAll("[data-passkey]")) {
    const error = form.querySelector(".error");
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      error.hidden = true;
      try {
        location.assign((await (form.dataset.passkey === "daftar" ? make : use)(form)).to);
      } catch {
        error.hidden = false;
      }
    });
  }
})();
