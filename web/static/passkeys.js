// Forms that a passkey answers: the device is asked, its answer goes into the form, and the form goes on its way.
const known = typeof PublicKeyCredential === "function" && "parseRequestOptionsFromJSON" in PublicKeyCredential;
if (known) document.body.classList.add("oc-passkeys");

const ask = {
  get: (asks) => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asks) }),
  create: (asks) => navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asks) }),
};

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-passkey]");
  if (!form || form.elements.credential.value) return;
  event.preventDefault();
  const failed = form.querySelector("[role=alert]");
  failed.hidden = true;
  try {
    const credential = await ask[form.dataset.passkey](JSON.parse(form.dataset.asks));
    form.elements.credential.value = JSON.stringify(credential);
    form.submit();
  } catch {
    failed.hidden = false;
  }
}, true);
