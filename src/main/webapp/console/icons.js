// The pictures of the integration types, by the catalogue's icon name.

import { element } from './dom.js';

const DRAWN = ['FaGithub', 'FaCalendarAlt', 'FaVideo', 'FaGoogleDrive', 'FaDropbox', 'FaSlack'];

/** A decorative image; the name stands beside it. */
export function icon(name) {
  const file = DRAWN.includes(name) ? name : 'fallback';
  const source = new URL(`icons/${file}.svg`, import.meta.url);
  return element('img', { class: 'icon', src: source, alt: '', width: 40, height: 40, 'data-icon': file });
}
