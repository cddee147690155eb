// Six boxes that act as one field: the caret moves on with each digit and back with Backspace; a paste spreads.
for (const group of document.querySelectorAll("[data-boxes]")) {
  const boxes = [...group.querySelectorAll("input[maxlength]")];
  const whole = group.querySelector("input[type=hidden]");
  const join = () => (whole.value = boxes.map((box) => box.value).join(""));
  boxes.forEach((box, at) => {
    box.addEventListener("input", () => {
      box.value = box.value.replace(/\D/g, "").slice(-1);
      if (box.value) boxes[at + 1]?.focus();
      join();
    });
    box.addEventListener("keydown", (event) => {
      if (event.key === "Backspace" && !box.value) boxes[at - 1]?.focus();
    });
    box.addEventListener("paste", (event) => {
      event.preventDefault();
      const digits = event.clipboardData.getData("text").replace(/\D/g, "");
      [...digits].slice(0, boxes.length - at).forEach((digit, n) => (boxes[at + n].value = digit));
      boxes[Math.min(at + digits.length, boxes.length - 1)].focus();
      join();
    });
  });
}
