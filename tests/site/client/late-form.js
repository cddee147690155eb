setTimeout(() => {
  const template = document.querySelector("template");
  document.querySelector("[data-late-form]").replaceChildren(template.content.cloneNode(true));
}, 1000);
