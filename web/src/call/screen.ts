// A picture on its screen.

/** A picture, or none. */
export function shows(screen: HTMLVideoElement, stream: MediaStream | undefined): void {
  if (screen.srcObject === (stream ?? null)) return;
  screen.srcObject = stream ?? null;
  screen.toggleAttribute('data-shows', stream !== undefined);
  // A browser that wants a tap first shows the picture with the next one.
  if (stream) void screen.play().catch(() => undefined);
}
