const canvas = document.querySelector("[data-draw]");
const image = new Image();
image.src = canvas.dataset.draw;
await image.decode();
canvas.width = image.naturalWidth;
canvas.height = image.naturalHeight;
canvas.getContext("2d").drawImage(image, 0, 0);
