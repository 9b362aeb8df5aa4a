// The card of one integration type. It is updated in place, so that focus, open parts and choices outlive a refresh.

import { choiceOf } from './choice.js';
import { button, element } from './dom.js';
import { facts } from './facts.js';
import { icon } from './icons.js';
import { describe, offerLabel } from './states.js';

export class Card {
  #outcome = null;
  #shown = '';
  #busy = null;

  /** `actions.connect(card)` and `actions.disconnect(card)` are called when a person presses; `actions.triesOf(type)` gives what there is to try. */
  constructor(type, actions) {
    this.type = type;
    this.actions = actions;
    this.choice = choiceOf(type);
    this.tries = actions.triesOf(type);
    this.#build();
  }

  #build() {
    const titleId = `title-${this.type.type}`;
    this.title = element('h2', { id: titleId, tabindex: '-1' }, this.type.name);
    this.state = element('p', { class: 'state', 'data-testid': 'state' });
    this.facts = element('dl', { class: 'facts' });
    this.message = element('div', { class: 'message', 'data-testid': 'message' });
    this.buttons = element('div', { class: 'actions' });
    this.element = element('li', { class: 'card', 'data-testid': `card-${this.type.type}`, 'aria-labelledby': titleId },
      element('div', { class: 'card-head' }, icon(this.type.icon),
        element('div', {}, this.title, this.state)),
      element('p', { class: 'purpose' }, this.type.description),
      this.message, this.facts, this.choice.element, this.tries.element, this.buttons);
  }

  /** Shows the integration as the service tells it. */
  show(integration) {
    this.integration = integration;
    this.view = describe(this.type, integration);
    if (this.#outcome !== null && this.#outcome.status !== this.view.status) {
      this.#outcome = null;
    }
    this.#render();
  }

  /** Tells what came of the person's deed, until the state changes or they press again: `{tone, sentence, retry?}`. */
  tell(outcome) {
    this.#outcome = outcome && { ...outcome, status: this.view.status };
    this.#render();
  }

  /** Runs a deed with the buttons disabled; `words` stand on the pressed one. */
  async run(pressed, words, deed) {
    this.#busy = { pressed, words };
    this.tell(null);
    try {
      await deed();
    } finally {
      this.rest(pressed);
    }
  }

  /** Enables the buttons again and gives the focus back where disabling took it. */
  rest(pressed) {
    this.#busy = null;
    this.#render();
    if (pressed && (document.activeElement === document.body || document.activeElement === null)) {
      (this.buttons.querySelector(`[data-testid="${pressed}"]`) ?? this.title).focus();
    }
  }

  #render() {
    const next = JSON.stringify([this.integration, this.view, this.#outcome, this.#busy]);
    if (next === this.#shown) {
      return;
    }
    this.#shown = next;
    const focused = this.element.contains(document.activeElement) ? document.activeElement.dataset.testid : null;
    this.element.dataset.status = this.view.status;
    this.element.setAttribute('aria-busy', String(this.#busy !== null));
    this.state.className = `state ${this.view.tone}`;
    this.state.textContent = this.view.words;
    this.facts.replaceChildren(...facts(this.integration, this.view));
    this.message.replaceChildren(...this.#sentences());
    this.choice.show(this.integration, this.view.offer !== null);
    this.tries.show(this.view.connected);
    this.buttons.replaceChildren(...this.#offers());
    this.#refocus(focused);
  }

  // While a deed runs there is no button to go to; `rest` gives the focus back.
  #refocus(testid) {
    if (testid && this.#busy === null && !this.element.contains(document.activeElement)) {
      (this.element.querySelector(`[data-testid="${testid}"]:not(:disabled)`) ?? this.title).focus();
    }
  }

  #sentences() {
    const error = this.integration?.lastError;
    const times = this.integration?.errorCount > 1 ? `, ${this.integration.errorCount} times in a row` : '';
    return [
      this.#outcome && element('p', { class: `outcome ${this.#outcome.tone}` }, this.#outcome.sentence,
        this.#outcome.retry ? button('Try again', { 'data-testid': 'retry', click: this.#outcome.retry }) : null),
      error && element('p', { class: 'last-error' }, `${error.message || 'The last call failed.'} (${error.code}${times})`),
      this.view.advice && element('p', { class: 'advice' }, this.view.advice),
    ].filter(Boolean);
  }

  #offers() {
    const { offer, held, urgent } = this.view;
    return [
      offer && this.#button(offer, offerLabel(this.view), urgent ? 'button primary' : 'button', () => this.actions.connect(this)),
      held && this.#button('disconnect', 'Disconnect', 'button quiet', () => this.actions.disconnect(this)),
    ].filter(Boolean);
  }

  #button(testid, label, style, press) {
    const text = this.#busy?.pressed === testid ? this.#busy.words : label;
    return button(text, {
      class: style,
      'data-testid': testid,
      'aria-label': `${text} ${this.type.name}`,
      disabled: this.#busy !== null,
      click: press,
    });
  }
}
