// What a connected card offers to try. Each integration type lists its tries in a file of its own, ./tries/<type>.js, and has one line in TRIES below.
// A try is `{name, label, inputs?, call, show}`:
//   name    in the page's names and tests: `try-<name>`
//   label   the button's words: a deed, "List repositories"
//   inputs  `[{name, label, type?, required?, value?, hint?, options?}]`; type is that of an HTML input (text when left out), `textarea` or `select`;
//           `options(act)` gives a select's `[{value, label}]`, as a promise, when the part is opened and after each try
//   call    `call(act, values)` makes the call: `act(method, path, body?)` with the path below /api/v1/users/{userId}/; gives the answer's JSON.
//           A body that is a File or Blob goes out as it is; anything else as JSON
//   show    `show(answer)` gives what is to be seen of it: nodes made by ./tries/answers.js. Text of people becomes text nodes only
// What goes wrong is told by this file, in the words of the problem.

import * as api from './api.js';
import { button, element } from './dom.js';
import { dropbox } from './tries/dropbox.js';
import { missingScopeSentence } from './sentences.js';
import { formOf } from './tries/form.js';
import { gitHub } from './tries/github.js';
import { googleCalendar } from './tries/google-calendar.js';
import { googleDrive } from './tries/google-drive.js';
import { googleMeet } from './tries/google-meet.js';
import { slack } from './tries/slack.js';

const TRIES = {
  dropbox,
  github: gitHub,
  google_calendar: googleCalendar,
  google_drive: googleDrive,
  google_meet: googleMeet,
  slack,
};

/** The part of a card that offers a type's tries: `{element, show(connected)}`; hidden where there are none or nothing is connected. */
export function triesOf(type, person, { announce, signedOut }) {
  const tries = TRIES[type.type] ?? [];
  const act = (method, path, body) => api.act(person.id, method, path, body);
  const tried = () => Promise.all(parts.map((one) => one.opened()));
  const parts = tries.map((one) => partOf(one, type, act, { announce, signedOut, tried }));
  const part = element('details', { class: 'tries', 'data-testid': 'tries', toggle: () => part.open && parts.forEach((one) => one.opened()) },
    element('summary', {}, 'Try it'), ...parts.map((one) => one.element));
  part.hidden = true;
  return {
    element: part,
    show(connected) {
      part.hidden = !connected || parts.length === 0;
    },
  };
}

function partOf(one, type, act, { announce, signedOut, tried }) {
  const form = formOf(one, type);
  const answer = element('div', { class: 'try-answer', 'data-testid': `answer-${one.name}` });
  const press = button(one.label, { type: 'submit', 'data-testid': `try-${one.name}`, 'aria-label': `${one.label} (${type.name})` });
  const part = element('form', { class: 'try', submit: (event) => { event.preventDefault(); attempt(); } }, ...form.elements, press, answer);

  async function attempt() {
    part.setAttribute('aria-busy', 'true');
    press.disabled = true;
    try {
      show('good', one.show(await one.call(act, form.values())));
      await tried();
    } catch (failure) {
      failed(failure);
    } finally {
      part.removeAttribute('aria-busy');
      press.disabled = false;
      if (document.activeElement === document.body) {
        press.focus();
      }
    }
  }

  async function opened() {
    try {
      await form.fill(act);
    } catch (failure) {
      failed(failure);
    }
  }

  function failed(failure) {
    if (failure instanceof api.SignedOut) {
      signedOut();
    } else if (failure instanceof api.Problem || failure instanceof api.Unreachable) {
      show('bad', [element('p', {}, failure.missesScope ? missingScopeSentence(type.name) : failure.message)]);
    } else {
      throw failure;
    }
  }

  function show(tone, nodes) {
    answer.className = `try-answer ${tone}`;
    answer.replaceChildren(...nodes);
    announce(`${one.label}: ${nodes[0]?.textContent ?? ''}`);
  }

  return { element: part, opened };
}
