// The long works of the background and how far they are.

import { element } from '../dom.js';

const COUNT = new Intl.NumberFormat('en');

/** A card with a bar for each work, `{name, done, left, message}`. */
export function worksCard(works) {
  return element('section', { class: 'card', 'data-testid': 'works' },
    element('h2', {}, 'Long works'),
    works.length === 0
      ? element('p', { class: 'purpose', 'data-testid': 'no-works' }, 'This installation has no long works.')
      : element('ul', { class: 'works', role: 'list' }, ...works.map(workItem)));
}

function workItem({ name, done, left, message }) {
  const finished = left === 0;
  const id = `work-${name}`;
  return element('li', { class: 'work', 'data-testid': id, 'data-left': left },
    element('div', { class: 'work-head' },
      element('span', { id, class: 'work-name' }, nameOf(name)),
      element('span', { class: `state ${finished ? 'good' : 'idle'}` }, finished ? 'nothing left' : shareOf(done, left))),
    element('progress', { 'aria-labelledby': id, max: Math.max(1, done + left), value: finished ? Math.max(1, done) : done }),
    element('p', { class: 'purpose' }, message),
    element('p', { class: 'purpose' }, `${COUNT.format(done)} done, ${COUNT.format(left)} left`));
}

// Rounded down: what is not done is never shown as 100 %. Some works know only what is left.
function shareOf(done, left) {
  return done === 0 ? `${COUNT.format(left)} left` : `${Math.floor((100 * done) / (done + left))} %`;
}

function nameOf(name) {
  const words = name.replaceAll(/[-_]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
