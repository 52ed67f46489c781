/** No window is kept waiting longer: one in the background is not painted at all. */
const patience = 500;

/** Runs `task` once, after the page has been painted. */
export function once_painted(task: () => void): void {
  let is_due = true;
  const run = () => {
    if (is_due) task();
    is_due = false;
  };
  setTimeout(run, patience);
  // The frame is painted after its callbacks; a task after that finds it on screen.
  requestAnimationFrame(() => setTimeout(run));
}
