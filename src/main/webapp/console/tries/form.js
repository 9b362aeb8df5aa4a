// The inputs of a try.

import { element } from '../dom.js';

/** `{elements, values(), fill(act)}`; `fill` loads the options of selects, once, and again after it failed. */
export function formOf(one, type) {
  const fields = (one.inputs ?? []).map((input) => fieldOf(input, `try-${type.type}-${one.name}-${input.name}`));
  return {
    elements: fields.map((field) => field.element),
    values: () => Object.fromEntries(fields.map(({ name, control }) => [name, valueOf(control)])),
    fill: (act) => Promise.all(fields.map((field) => field.fill(act))),
  };
}

function fieldOf({ name, label, type = 'text', required = false, value = null, hint = null, options = null }, id) {
  const control = controlOf(type, { id, name, required, placeholder: hint, 'data-testid': id });
  if (value !== null) {
    control.value = value;
  }
  let filled = options === null;
  return {
    name,
    control,
    element: element('p', { class: 'try-input' }, element('label', { for: id }, label), control),
    async fill(act) {
      if (!filled) {
        filled = true;
        try {
          control.replaceChildren(...(await options(act)).map((option) => element('option', { value: option.value }, option.label)));
        } catch (failure) {
          filled = false;
          throw failure;
        }
      }
    },
  };
}

function controlOf(type, attributes) {
  switch (type) {
    case 'textarea': return element('textarea', { ...attributes, rows: 3 });
    case 'select': return element('select', { ...attributes, placeholder: null });
    default: return element('input', { ...attributes, type });
  }
}

function valueOf(control) {
  switch (control.type) {
    case 'checkbox': return control.checked;
    case 'file': return control.files[0] ?? null;
    default: return control.value;
  }
}
