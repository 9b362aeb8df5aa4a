// Times as people read them: local, and how far away.

import { element } from './dom.js';

const LANGUAGE = navigator.languages.find((language) => language.startsWith('en')) ?? 'en-GB';
const LOCAL = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'medium', timeStyle: 'short' });
const EXACT = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'full', timeStyle: 'long' });
const RELATIVE = new Intl.RelativeTimeFormat(LANGUAGE, { numeric: 'always' });
const UNITS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** The instant of an ISO 8601 text as a Date, or null. */
export function instant(text) {
  const date = new Date(text ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** "in 55 minutes", "3 days ago". */
export function relative(date, now = Date.now()) {
  const seconds = Math.trunc((date.getTime() - now) / 1000);
  if (seconds === 0) {
    return 'now';
  }
  const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= size * 2) ?? UNITS.at(-1);
  return RELATIVE.format(Math.trunc(seconds / length), unit);
}

/** A local time followed by its distance, which `tick` keeps true. */
export function moment(date) {
  const iso = date.toISOString();
  return element('span', {},
    element('time', { datetime: iso, title: EXACT.format(date) }, LOCAL.format(date)),
    ' ', element('span', { class: 'distance' }, '(', element('span', { 'data-relative-to': iso }, relative(date)), ')'));
}

/** Rewrites the distances on the page. */
export function tick() {
  for (const node of document.querySelectorAll('[data-relative-to]')) {
    const text = relative(new Date(node.dataset.relativeTo));
    if (node.textContent !== text) {
      node.textContent = text;
    }
  }
}
