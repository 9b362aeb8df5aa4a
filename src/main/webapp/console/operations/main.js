// The operators' page: how far the long works are, and how the node does that answers. It changes nothing.

import * as api from '../api.js';
import { button, element } from '../dom.js';
import { announce, banner, clearBanner } from '../notices.js';
import { moment, tick } from '../times.js';
import { showEntrance } from './entrance.js';
import { nodeCard } from './node.js';
import { worksCard } from './works.js';

const PERIOD_MS = 3_000;
// RFC 6750, 2.1.
const BEARER = /^[\w.~+/=-]+$/;

const view = document.getElementById('view');
const operatorPlace = document.getElementById('operator');
// Kept in this page's memory alone: it ends with the page.
let token = null;
let timer = null;

showEntrance(view, enter);
setInterval(() => document.visibilityState === 'visible' && tick(), 1_000);
document.addEventListener('visibilitychange', () => token !== null && document.visibilityState === 'visible' && look());

async function enter(entered) {
  if (!BEARER.test(entered)) {
    banner('This is not a token: a token has letters, digits and the signs . _ ~ + / = - without blanks.', 'bad');
    return;
  }
  token = entered;
  await look();
}

async function look() {
  clearTimeout(timer);
  const used = token;
  try {
    const [progress, reads, readiness] = await Promise.all(
      [api.operations(used, 'progress'), api.operations(used, 'tokens'), api.readiness()]);
    if (used === token) {
      clearBanner();
      show(progress.works, reads, readiness);
    }
  } catch (failure) {
    if (used === token) {
      failed(failure);
    }
  }
  if (token !== null && used === token && document.visibilityState === 'visible') {
    timer = setTimeout(look, PERIOD_MS);
  }
}

function show(works, reads, readiness) {
  if (!operatorPlace.hasChildNodes()) {
    operatorPlace.append(button('Close', { class: 'button quiet', 'data-testid': 'close', click: () => leave('') }));
  }
  view.replaceChildren(
    element('h1', {}, 'Operations'),
    element('p', { class: 'summary', 'data-testid': 'summary' }, 'As of ', moment(new Date()), ', renewed every few seconds.'),
    element('div', { class: 'panels' }, worksCard(works), nodeCard(reads, readiness)));
}

function failed(failure) {
  if (failure instanceof api.SignedOut) {
    leave('This token is not valid here, or has run out. Enter another one.');
  } else if (failure.status === 403) {
    leave(failure.message);
  } else {
    banner(failure.message, 'bad', look);
  }
}

function leave(sentence) {
  token = null;
  clearTimeout(timer);
  operatorPlace.replaceChildren();
  clearBanner();
  showEntrance(view, enter);
  if (sentence) {
    banner(sentence, 'bad');
    announce(sentence);
  }
}
