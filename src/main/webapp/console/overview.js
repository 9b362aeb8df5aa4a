// The view of a signed-in person: the cards, kept fresh.

import { actionsOf } from './actions.js';
import * as api from './api.js';
import { Card } from './card.js';
import { element } from './dom.js';
import { announce, banner, clearBanner } from './notices.js';
import { keepFresh } from './refresher.js';
import { outcomeSentence } from './sentences.js';
import { isAvailable, offerLabel } from './states.js';
import { instant, moment } from './times.js';

/** What the overview shows first: `{types, integrations}`. */
export async function load(person) {
  const [types, integrations] = await Promise.all([api.types(), api.integrations(person.id)]);
  return { types, integrations };
}

/** Shows the cards in `view`; later failures show in the banner. `{tell(outcome), end()}`. */
export function showOverview(view, person, { types, integrations }, signedOut) {
  let latest = 0;
  let ended = false;
  let stale = false;
  let shownAt = new Date();
  const cards = new Map();
  const summary = element('p', { class: 'summary', 'data-testid': 'summary' });
  const actions = actionsOf(person, { announce, signedOut, after: refresh });

  function show(list) {
    const byType = new Map(list.map((integration) => [integration.type, integration]));
    cards.forEach((card, type) => card.show(byType.get(type) ?? null));
    summary.textContent = summaryOf([...cards.values()].filter((card) => isAvailable(card.type)).map((card) => card.view));
    shownAt = new Date();
  }

  async function refresh() {
    const turn = ++latest;
    try {
      const list = await api.integrations(person.id);
      if (turn === latest && !ended) {
        show(list);
        recovered();
      }
    } catch (failure) {
      if (turn === latest && !ended) {
        failed(failure);
      }
    }
  }

  function failed(failure) {
    if (failure instanceof api.SignedOut) {
      signedOut();
      return;
    }
    banner(failure.message, 'bad', refresh, [' What you see is from ', moment(shownAt), '.']);
    if (!stale) {
      announce(failure.message);
    }
    stale = true;
  }

  function recovered() {
    if (stale) {
      clearBanner();
    }
    stale = false;
  }

  const inOrder = [...types.filter(isAvailable), ...types.filter((type) => !isAvailable(type))];
  inOrder.forEach((type) => cards.set(type.type, new Card(type, actions)));
  show(integrations);
  view.replaceChildren(
    element('h1', {}, 'Your integrations'), summary,
    element('ul', { class: 'cards', role: 'list', 'data-testid': 'cards' }, ...[...cards.values()].map((card) => card.element)));
  const stop = keepFresh(refresh, () => nextExpiry(cards));
  return {
    tell: (outcome) => tellOutcome(outcome, cards),
    end: () => {
      ended = true;
      stop();
    },
  };
}

function tellOutcome(outcome, cards) {
  const card = cards.get(outcome.type);
  const view = card?.view;
  const told = outcomeSentence(outcome, card?.type.name ?? 'This integration', offerLabel(view), Boolean(view?.connected));
  announce(told.sentence);
  if (card) {
    card.tell(told);
    card.element.scrollIntoView({ block: 'center' });
  } else {
    banner(told.sentence, told.tone);
  }
}

function summaryOf(views) {
  const connected = views.filter((view) => view.connected).length;
  const attention = views.filter((view) => view.tone === 'bad' || view.tone === 'warn').length;
  const needs = attention === 0 ? '' : ` ${attention} ${attention === 1 ? 'needs' : 'need'} your attention.`;
  return `${connected} of ${views.length} connected.${needs}`;
}

function nextExpiry(cards) {
  const times = [...cards.values()]
    .filter((card) => card.view.held)
    .map((card) => instant(card.integration.expiresAt)?.getTime() ?? Infinity)
    .filter((time) => time > Date.now());
  return Math.min(Infinity, ...times);
}
