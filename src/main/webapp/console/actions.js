// What the buttons of a card do.

import { pageUrl, webAddress } from './address.js';
import * as api from './api.js';
import { confirmationSentence, disconnectedSentence } from './sentences.js';
import { triesOf } from './tries.js';

/** The deeds of cards for one person; `after` is called with a card once its integration may have changed. A card that is gone is left alone. */
export function actionsOf(person, { announce, signedOut, after }) {
  const actions = {
    triesOf: (type) => triesOf(type, person, { announce, signedOut }),
    connect: (card) => card.choice.isEmpty()
      ? tell(card, { tone: 'warn', sentence: 'Choose at least one thing that TeamLabs may do, then press again.' })
      : attempt(card, card.view.offer, 'Opening…', connect, actions.connect),
    disconnect: async (card) => {
      if (await confirmed(card)) {
        await attempt(card, 'disconnect', 'Disconnecting…', disconnect, actions.disconnect);
      }
    },
  };

  async function attempt(card, pressed, words, deed, again) {
    await card.run(pressed, words, async () => {
      try {
        await deed(card);
      } catch (failure) {
        failed(card, failure, () => again(card));
      }
    });
  }

  async function connect(card) {
    const request = { returnUrl: pageUrl(), capabilities: card.choice.chosen() };
    const { authorizationUrl } = await api.authorize(person.id, card.type.type, request);
    if (!card.element.isConnected) {
      return;
    }
    const address = webAddress(authorizationUrl);
    if (address === null) {
      throw new api.Problem(502, { detail: 'The service gave no address to go on to. Tell your operator.' });
    }
    location.assign(address);
    await leaving();
    await after(card);
  }

  async function disconnect(card) {
    const { revocation } = await api.disconnect(person.id, card.type.type);
    await after(card);
    tell(card, { tone: 'good', sentence: disconnectedSentence(revocation, card.type.name) });
  }

  function failed(card, failure, again) {
    if (!card.element.isConnected) {
      return;
    }
    if (failure instanceof api.SignedOut) {
      signedOut();
    } else {
      tell(card, { tone: 'bad', sentence: failure.message, retry: failure.again ? again : null });
    }
  }

  function tell(card, outcome) {
    card.tell(outcome);
    announce(outcome.sentence);
  }

  return actions;
}

// The buttons stay disabled until the next page replaces this one, or until this one is shown again by "back".
function leaving() {
  return new Promise((resolve) => {
    addEventListener('pageshow', resolve, { once: true });
    setTimeout(resolve, 20_000);
  });
}

function confirmed(card) {
  const dialog = document.getElementById('confirm');
  document.getElementById('confirm-title').textContent = `Disconnect ${card.type.name}?`;
  document.getElementById('confirm-text').textContent = confirmationSentence(card.type.name, card.integration?.account);
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'disconnect'), { once: true });
  });
}
