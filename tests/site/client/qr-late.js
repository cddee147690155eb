// As a single-page app does: the address changes, then the view.
const view = document.querySelector("[data-late]");
setTimeout(() => {
  history.pushState(null, "", "#code");
  const image = Object.assign(new Image(), { className: "qr", alt: "QR code for your authenticator" });
  image.src = view.dataset.late;
  view.replaceChildren(image);
}, 1000);
