const canvas = document.querySelector("[data-draw]");
const image = new Image();
image.src = canvas.dataset.draw;
await image.decode();
canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
