// Where an operator shows a token.

import { element } from '../dom.js';

/** Asks for a token in `view`; `enter(token)` is called with each that is given. */
export function showEntrance(view, enter) {
  const input = element('input', {
    id: 'token', type: 'password', required: true, autocomplete: 'off', spellcheck: 'false',
    'aria-describedby': 'token-hint', 'data-testid': 'token',
  });
  const press = element('button', { class: 'button primary', 'data-testid': 'enter' }, 'Show');
  view.replaceChildren(element('section', { class: 'entrance' },
    element('h1', {}, 'Operations'),
    element('form', { submit: (event) => submit(event, input, press, enter) },
      element('label', { for: 'token' }, 'An operator’s token'),
      input,
      element('p', { id: 'token-hint', class: 'hint' },
        'A service’s token with the scope ', element('code', {}, 'integrations:operate'),
        '. It stays in this page and is gone when you close or reload it.'),
      press)));
  input.focus();
}

async function submit(event, input, press, enter) {
  event.preventDefault();
  press.disabled = true;
  await enter(input.value.trim());
  press.disabled = false;
}
