// Darker than the device's own darkest: a veil over the room, as dark as it was left on this device.
const KEY = 'alula-brightness';

export function keepBrightness(): void {
  const veil = document.createElement('div');
  veil.className = 'veil';
  document.body.append(veil);
  const dim = (percent: number) => veil.style.setProperty('opacity', String((100 - percent) / 100));
  const field = () => document.querySelector<HTMLInputElement>('[data-brightness]');
  function show(): void {
    const percent = Number(localStorage.getItem(KEY) ?? 100);
    const slider = field();
    if (slider) slider.value = String(percent);
    dim(percent);
  }
  document.addEventListener('input', (event) => {
    const slider = field();
    if (!slider || event.target !== slider) return;
    localStorage.setItem(KEY, slider.value);
    dim(Number(slider.value));
  });
  document.addEventListener('htmx:after:swap', show);
  show();
}
