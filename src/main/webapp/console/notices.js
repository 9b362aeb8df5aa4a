// What the page says outside of cards: to the ear (live region) and in the banner above the view.

import { button, element } from './dom.js';

/** Has a screen reader say the sentence, even where it equals the last one. */
export function announce(sentence) {
  const live = document.getElementById('live');
  live.textContent = '';
  setTimeout(() => { live.textContent = sentence; }, 60);
}

/** Shows a sentence above the view, with "Try again" where there is something to try; `more` follows the sentence. */
export function banner(sentence, tone, again = null, more = []) {
  const place = document.getElementById('banner');
  const focused = place.contains(document.activeElement);
  place.className = `banner ${tone}`;
  place.hidden = false;
  place.replaceChildren(
    element('p', { 'data-testid': 'banner' }, sentence, ...more),
    ...(again ? [button('Try again', { 'data-testid': 'retry', click: again })] : []));
  if (focused) {
    place.querySelector('button')?.focus();
  }
}

export function clearBanner() {
  const place = document.getElementById('banner');
  if (place.contains(document.activeElement)) {
    document.getElementById('main').focus();
  }
  place.hidden = true;
  place.replaceChildren();
}
