// What the page's own address carries, and the address without it.

const RESULTS = ['connected', 'denied', 'failed'];
const CODE = /^[a-z0-9][a-z0-9_-]{0,39}$/;
const JWT = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/** The page's address without query and fragment: where the sign-in page and the callback return to. */
export function pageUrl() {
  return location.origin + location.pathname;
}

/** Takes the sign-in token and the outcome of a connection off the address; each is null where there is none. */
export function takeArrivals() {
  const arrivals = { token: tokenOf(location.hash), result: resultOf(location.search) };
  forgetArrivals();
  return arrivals;
}

/** An http(s) address, or null: no other scheme of an answer is ever followed. */
export function webAddress(text) {
  try {
    const address = new URL(text, document.baseURI);
    return /^https?:$/.test(address.protocol) ? address : null;
  } catch {
    return null;
  }
}

function tokenOf(fragment) {
  const token = new URLSearchParams(fragment.slice(1)).get('token');
  return token !== null && JWT.test(token) ? token : null;
}

// Anyone can make an address: a code that does not look like one is not shown, lest it be somebody's message.
function resultOf(search) {
  const query = new URLSearchParams(search);
  const result = query.get('result');
  if (!RESULTS.includes(result)) {
    return null;
  }
  const reason = query.get('reason');
  return { type: query.get('integration'), result, reason: CODE.test(reason ?? '') ? reason : null };
}

// A token left in the address would stay in the browser's history.
function forgetArrivals() {
  const address = new URL(location.href);
  ['integration', 'result', 'reason'].forEach((name) => address.searchParams.delete(name));
  if (new URLSearchParams(address.hash.slice(1)).has('token')) {
    address.hash = '';
  }
  if (address.href !== location.href) {
    history.replaceState(history.state, '', address);
  }
}
