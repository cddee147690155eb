const image = document.querySelector("[data-blob]");
const picture = await (await fetch(image.dataset.blob)).blob();
image.src = URL.createObjectURL(picture);
