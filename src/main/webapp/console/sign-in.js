// The view of those who are not signed in.

import { pageUrl, webAddress } from './address.js';
import * as api from './api.js';
import { button, element } from './dom.js';
import { banner, clearBanner } from './notices.js';
import * as session from './session.js';

/** Shows the sign-in button in `view`; `focus` where the person was just signed out and the focus has nowhere to be. */
export function showSignIn(view, focus = false) {
  const press = button('Sign in', { class: 'button primary', 'data-testid': 'sign-in', disabled: true });
  view.replaceChildren(element('section', { class: 'welcome' },
    element('h1', {}, 'Connect your tools to TeamLabs'),
    element('p', {}, 'See what TeamLabs is connected to on your behalf, connect more, and cut what you no longer want.'),
    press));
  prepare(press, focus);
}

async function prepare(press, focus) {
  try {
    const { signInUrl } = await api.settings();
    const address = signInUrl ? webAddress(signInUrl) : null;
    if (address === null) {
      banner('Nobody can sign in here: the address of the sign-in page is not set. Tell your operator.', 'bad');
      return;
    }
    enable(press, address, focus);
  } catch (failure) {
    const sentence = failure.message || 'The service did not say where to sign in. Tell your operator.';
    banner(sentence, 'bad', () => { clearBanner(); prepare(press, true); });
  }
}

function enable(press, address, focus) {
  press.disabled = false;
  press.addEventListener('click', () => {
    address.searchParams.set('returnUrl', pageUrl());
    session.begin();
    location.assign(address);
  });
  if (focus) {
    press.focus();
  }
}
