// The page: signed out or signed in.

import { takeArrivals } from './address.js';
import * as api from './api.js';
import { element } from './dom.js';
import { announce, banner, clearBanner } from './notices.js';
import { load, showOverview } from './overview.js';
import { showPerson } from './person.js';
import * as session from './session.js';
import { showSignIn } from './sign-in.js';
import { tick } from './times.js';

const view = document.getElementById('view');
const personPlace = document.getElementById('person');
let overview = null;

start(takeArrivals());
setInterval(() => document.visibilityState === 'visible' && tick(), 1_000);

function start({ token, result }) {
  const refused = token !== null && !session.accept(token);
  if (result !== null) {
    session.keepOutcome(result);
  }
  if (session.token() !== null) {
    signedIn();
  } else if (refused) {
    signedOut('The address you opened would have signed you in, but this page had not asked for that. Press Sign in to sign in yourself.', false);
  } else {
    signedOut(result && 'Sign in to see what came of connecting.', false);
  }
}

async function signedIn() {
  const token = session.token();
  view.replaceChildren(element('p', { class: 'loading', role: 'status', 'data-testid': 'loading' }, 'Loading your integrations…'));
  try {
    const person = await api.me();
    const loaded = await load(person);
    if (session.token() === token) {
      showPerson(personPlace, person, signOut);
      show(person, loaded);
    }
  } catch (failure) {
    if (session.token() === token) {
      failedToLoad(failure);
    }
  }
}

function show(person, loaded) {
  overview = showOverview(view, person, loaded, ranOut);
  const outcome = session.takeOutcome();
  if (outcome !== null) {
    overview.tell(outcome);
  }
}

function failedToLoad(failure) {
  if (failure instanceof api.SignedOut) {
    ranOut();
    return;
  }
  view.replaceChildren();
  banner(failure.message, 'bad', () => { clearBanner(); signedIn(); });
  announce(failure.message);
}

function signOut() {
  signedOut('You have signed out.');
}

function ranOut() {
  signedOut('Your sign-in has run out or is not valid here. Sign in again to go on.');
}

function signedOut(sentence, focus = true) {
  overview?.end();
  overview = null;
  session.forget();
  showPerson(personPlace, null);
  clearBanner();
  showSignIn(view, focus);
  if (sentence) {
    banner(sentence, 'note');
    announce(sentence);
  }
}
