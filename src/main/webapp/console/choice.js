// The choice of what TeamLabs may do with an account.

import { element } from './dom.js';

/**
 * A group of check boxes for a type's capabilities: `{element, show(integration, offered), chosen(), isEmpty()}`. Preselected are the defaults and what is
 * granted; a choice that a person has made is left alone.
 */
export function choiceOf(type) {
  const boxes = (type.capabilities ?? []).map((capability) => boxOf(type, capability));
  let touched = false;
  const group = element('details', { class: 'choice', 'data-testid': 'choice', change: () => { touched = true; } },
    element('summary', {}, 'What TeamLabs may do'),
    element('fieldset', {},
      element('legend', { class: 'visually-hidden' }, `What TeamLabs may do with ${type.name}`),
      ...boxes.map((box) => box.element)));
  return {
    element: group,
    show(integration, offered) {
      group.hidden = !offered || boxes.length === 0;
      boxes.forEach((box) => box.show(stateOf(integration, box.capability), touched));
    },
    chosen: () => chosen(boxes),
    isEmpty: () => boxes.length > 0 && boxes.every((box) => !box.input.checked),
  };
}

// Nothing is sent while the choice is the defaults: then the service decides.
function chosen(boxes) {
  const changed = boxes.some((box) => box.input.checked !== Boolean(box.capability.default));
  return changed ? boxes.filter((box) => box.input.checked).map((box) => box.capability.name) : undefined;
}

function boxOf(type, capability) {
  const input = element('input', { type: 'checkbox', name: `${type.type}-capability`, value: capability.name });
  const note = element('span', { class: 'choice-note' });
  return {
    capability,
    input,
    element: element('label', { class: 'choice-item' }, input,
      element('span', {},
        element('span', { class: 'choice-name' }, capability.description || capability.name), note,
        element('span', { class: 'choice-scopes' }, (capability.scopes ?? []).join(' ')))),
    show({ granted, wanted }, touched) {
      note.textContent = granted ? ' granted' : '';
      if (!touched) {
        input.checked = wanted || Boolean(capability.default);
      }
    },
  };
}

// What had been granted before the access was lost is wanted again at reconnecting, but is not granted now.
function stateOf(integration, capability) {
  const had = (integration?.capabilities ?? []).some(({ name, granted }) => granted && name === capability.name);
  return {
    granted: had && integration.connected,
    wanted: had && (integration.connected || integration.reconnectNeeded),
  };
}
