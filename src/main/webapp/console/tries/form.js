// The inputs of a try.

import { element } from '../dom.js';

/** `{elements, values(), fill(act)}`; `fill` loads the options of selects, anew each time: what a try made can be chosen. */
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
  return {
    name,
    control,
    element: element('p', { class: 'try-input' }, element('label', { for: id }, label), control),
    async fill(act) {
      if (options === null) {
        return;
      }
      const chosen = control.value;
      control.replaceChildren(...(await options(act)).map((option) => element('option', { value: option.value }, option.label)));
      if ([...control.options].some((option) => option.value === chosen)) {
        control.value = chosen;
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
