// Who is signed in, at the top of the page.

import { button, element, isolated } from './dom.js';
import { avatar } from './facts.js';

/** The name to show: first and last name in whatever script, else the e-mail, else the id. */
export function nameOf(person) {
  return [person.firstName, person.lastName].filter(Boolean).join(' ') || person.email || person.id;
}

/** Shows the person and the sign-out button in `place`; nobody where `person` is null. */
export function showPerson(place, person, signOut) {
  if (person === null) {
    place.replaceChildren();
    return;
  }
  const name = nameOf(person);
  const second = [person.email === name ? null : person.email, person.role].filter(Boolean);
  place.replaceChildren(
    element('div', { class: 'me', 'data-testid': 'me', 'data-user': person.id },
      avatar(null, name),
      element('div', { class: 'account-lines' },
        isolated(name, { class: 'account-name' }),
        element('span', { class: 'account-line' }, ...second.flatMap((part, index) => [index > 0 ? ' · ' : '', isolated(part)])))),
    button('Sign out', { class: 'button quiet', 'data-testid': 'sign-out', click: signOut }));
}
