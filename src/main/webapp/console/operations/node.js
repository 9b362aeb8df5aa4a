// The node that answers: whether it is ready, and how it reads tokens.

import { element } from '../dom.js';

const COUNT = new Intl.NumberFormat('en');

/** A card with what `readiness` (its body) and `reads` (the operators' call for tokens) say. */
export function nodeCard(reads, readiness) {
  const { remembered, listener, lastUsesWaiting } = reads;
  const all = remembered.hits + remembered.misses;
  return element('section', { class: 'card', 'data-testid': 'node' },
    element('h2', {}, 'The node that answers'),
    element('p', { class: 'purpose' }, 'Behind a balancer each answer may come from another one. The counts are of the time since its start.'),
    element('dl', { class: 'facts' },
      fact('Readiness', chip(readiness.status === 'ready' ? 'good' : 'bad', readiness.status), checksOf(readiness.checks)),
      fact('Changes', chip(toneOf(listener), listener.connected ? 'heard' : 'not heard'),
        ` ${COUNT.format(listener.losses)} ${listener.losses === 1 ? 'loss' : 'losses'}, last sign ${COUNT.format(listener.millisecondsSinceLastSign)} ms ago`),
      fact('Memory', `${COUNT.format(remembered.size)} tokens`),
      fact('Reads', all === 0 ? 'none yet' : `${COUNT.format(all)}, ${Math.floor((100 * remembered.hits) / all)} % from memory`),
      fact('Unheard', `${COUNT.format(remembered.hitsWithoutListener)} answered from memory while no change could be heard`),
      fact('Last uses', `${COUNT.format(lastUsesWaiting)} waiting to be written`)));
}

function fact(name, ...what) {
  return element('div', { class: 'fact' }, element('dt', {}, name), element('dd', {}, ...what));
}

function chip(tone, text) {
  return element('span', { class: `state ${tone}` }, text);
}

function toneOf({ alive, connected }) {
  return connected ? 'good' : alive ? 'warn' : 'bad';
}

function checksOf(checks) {
  return ' ' + Object.entries(checks).map(([name, state]) => `${name} ${state}`).join(', ');
}
