/** The tooltip of both pages with d3-geo: beside the pointer, never out of the picture. */
const box = document.querySelector(".tooltip");
const [title, note] = box.children;
let size = [0, 0];

export function hideTooltip() {
  box.hidden = true;
}

/** Shows two lines beside a point of a picture so large. */
export function showTooltip([name, more], [x, y], [width, height]) {
  box.hidden = false;
  if (title.textContent !== name || note.textContent !== more) {
    title.textContent = name;
    note.textContent = more;
    box.style.transform = "none";
    size = [box.offsetWidth, box.offsetHeight];
  }
  const beside = (at, extent, room) => {
    const wanted = at + 14 + extent <= room ? at + 14 : at - 14 - extent;
    return Math.round(Math.max(0, Math.min(wanted, room - extent)));
  };
  box.style.transform = `translate(${beside(x, size[0], width)}px, ${beside(y, size[1], height)}px)`;
}
