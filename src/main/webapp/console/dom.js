// Builds elements. Text only ever becomes text nodes, so that a name in an answer can never become markup.

/** The new element; functions among the attributes become listeners, null and false are left out. */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      node.addEventListener(name, value);
    } else if (value !== null && value !== undefined && value !== false) {
      node.setAttribute(name, value === true ? '' : String(value));
    }
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** Text of people: isolated, so that right-to-left names do not turn the words around them. */
export function isolated(text, attributes = {}) {
  return element('bdi', attributes, text);
}

export function button(label, attributes = {}) {
  return element('button', { type: 'button', class: 'button', ...attributes }, label);
}
