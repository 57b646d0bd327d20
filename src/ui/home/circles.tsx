/** The sign of the app: me, my table, the room, each within the other. */
export const Circles = () => (
  <svg class="home-circles" viewBox="0 0 64 64" aria-hidden="true" focusable="false">
    <circle class="home-circles-room" cx="32" cy="32" r="30" />
    <circle class="home-circles-table" cx="32" cy="38" r="20" />
    <circle class="home-circles-me" cx="32" cy="45" r="9" />
  </svg>
)
