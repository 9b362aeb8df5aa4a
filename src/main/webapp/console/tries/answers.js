// What is shown of an answer. Whatever an answer holds is text, and is followed only where it is an http(s) address.

import { webAddress } from '../address.js';
import { element, isolated } from '../dom.js';

/** A sentence; the rest are nodes or words that follow it. */
export function sentence(words, ...rest) {
  return element('p', {}, words, ...rest);
}

/** A link to what somebody made or named; plain text where the address is none. */
export function linked(text, address) {
  const target = address ? webAddress(address) : null;
  return target === null
    ? isolated(text)
    : element('a', { href: target, target: '_blank', rel: 'noopener noreferrer' }, isolated(text));
}

/** A list of `{text, address?, note?}`. */
export function list(items) {
  return element('ul', { class: 'try-list' }, ...items.map(({ text, address, note }) => element('li', {},
    linked(text, address), note ? element('span', { class: 'try-note' }, ` ${note}`) : null)));
}
