// Day or dusk, remembered in a cookie so that the next page already comes in the right light.
type Light = 'day' | 'dusk';

function shown(): Light {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === 'day' || chosen === 'dusk') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dusk' : 'day';
}

export function offerThemes(): void {
  const name = (button: HTMLButtonElement) => { button.textContent = (shown() === 'day' ? button.dataset.dusk : button.dataset.day) ?? ''; };
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-theme-switch]')) {
    button.hidden = false;
    name(button);
    button.addEventListener('click', () => {
      const light: Light = shown() === 'day' ? 'dusk' : 'day';
      document.documentElement.dataset.theme = light;
      document.cookie = `theme=${light}; path=/; max-age=31536000; samesite=lax`;
      document.querySelectorAll<HTMLButtonElement>('[data-theme-switch]').forEach(name);
    });
  }
}
