// The parts of a card that tell facts: account, permissions, times.

import { webAddress } from './address.js';
import { element, isolated } from './dom.js';
import { instant, moment } from './times.js';

/** The rows of a card's facts; empty where nothing is known. */
export function facts(integration, view) {
  return [
    row('Account', accountOf(integration, view)),
    row('Permissions', view.held ? scopesOf(integration.scopes) : null),
    row(view.ranOut ? 'Ran out' : 'Valid until', view.held ? expiryOf(integration.expiresAt) : null),
    row('Connected', view.held ? momentOf(integration.connectedAt) : null),
    row('Last used', view.held ? (momentOf(integration.lastUsedAt) ?? 'Not yet') : null),
  ].filter((part) => part !== null);
}

/** A round picture of a person or account; the first letter where there is none or it does not load. */
export function avatar(address, name) {
  const source = address ? webAddress(address) : null;
  const letter = element('span', { class: 'avatar', 'aria-hidden': 'true' }, firstLetter(name));
  if (source === null) {
    return letter;
  }
  const image = element('img', { class: 'avatar', src: source, alt: '', width: 36, height: 36, referrerpolicy: 'no-referrer' });
  image.addEventListener('error', () => image.replaceWith(letter), { once: true });
  return image;
}

function row(term, content) {
  return content && element('div', { class: 'fact' }, element('dt', {}, term), element('dd', {}, content));
}

function accountOf(integration, view) {
  const account = integration?.account;
  if (!account) {
    return view.held ? element('div', { 'data-testid': 'account' }, 'Not known') : null;
  }
  const lines = [...new Set([account.name, account.username, account.email].filter(Boolean))];
  const [first, ...others] = lines.length > 0 ? lines : [account.id ?? 'Not known'];
  return element('div', { class: 'account', 'data-testid': 'account' },
    avatar(account.avatarUrl, first),
    element('div', { class: 'account-lines' },
      isolated(first, { class: 'account-name' }),
      ...others.map((line) => isolated(line, { class: 'account-line' }))));
}

function scopesOf(scopes) {
  const granted = scopes?.granted ?? [];
  const missing = scopes?.missing ?? [];
  const items = [...granted.map((scope) => scopeItem(scope, true)), ...missing.map((scope) => scopeItem(scope, false))];
  return element('div', { 'data-testid': 'scopes' },
    items.length > 0 ? element('ul', { class: 'scopes' }, ...items) : 'None beyond the account itself');
}

function scopeItem(scope, granted) {
  return element('li', { class: granted ? 'scope' : 'scope missing', 'data-granted': String(granted) },
    element('code', {}, ...breakable(scope)),
    element('span', { class: granted ? 'visually-hidden' : 'scope-note' }, granted ? ' granted' : ' missing'));
}

// Scopes that are addresses may break after a slash or dot, before they break anywhere.
function breakable(scope) {
  return scope.split(/(?<=[/.:])/).flatMap((part, index) => (index > 0 ? [element('wbr'), part] : [part]));
}

function expiryOf(expiresAt) {
  const expiry = instant(expiresAt);
  return element('div', { 'data-testid': 'expiry' }, expiry === null ? 'Does not run out' : moment(expiry));
}

function momentOf(text) {
  const date = instant(text);
  return date && moment(date);
}

function firstLetter(name) {
  const [first] = new Intl.Segmenter().segment((name ?? '').trim() || '?');
  return first.segment.toLocaleUpperCase();
}
