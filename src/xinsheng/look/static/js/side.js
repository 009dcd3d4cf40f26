// The acts beside a case stay in sight while the case is read. Taller than the window, they move with the page until
// their last line is seen, and stay there.
const side = document.querySelector(".x-side");

if (side) {
  const margin = 12;
  const stay = () => {
    side.style.top = `${Math.min(margin, window.innerHeight - margin - side.offsetHeight)}px`;
  };
  new ResizeObserver(stay).observe(side);
  window.addEventListener("resize", stay);
}
