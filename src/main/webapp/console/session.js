// The sign-in of this tab. It ends with the tab; nothing is kept in a place that other tabs or later visits read.

const TOKEN = 'teamlabs.token';
const BEGUN = 'teamlabs.sign-in-begun';
const OUTCOME = 'teamlabs.outcome';
const TEN_MINUTES = 600_000;

export function token() {
  return sessionStorage.getItem(TOKEN);
}

export function forget() {
  sessionStorage.removeItem(TOKEN);
}

/** Notes that this tab is on its way to the sign-in page. */
export function begin() {
  sessionStorage.setItem(BEGUN, String(Date.now()));
}

/**
 * Keeps a token that came back from the sign-in page; false where this tab had not gone there. Somebody could else send
 * an address with a token of their own, and the reader would connect accounts to the sender's user (login CSRF, RFC 6749
 * section 10.12).
 */
export function accept(arrived) {
  const begun = Number(sessionStorage.getItem(BEGUN));
  sessionStorage.removeItem(BEGUN);
  if (!(Date.now() - begun < TEN_MINUTES)) {
    return false;
  }
  sessionStorage.setItem(TOKEN, arrived);
  return true;
}

/** Keeps what came of a connection until the person has signed in again. */
export function keepOutcome(outcome) {
  sessionStorage.setItem(OUTCOME, JSON.stringify(outcome));
}

/** What was kept, once; else null. */
export function takeOutcome() {
  const kept = sessionStorage.getItem(OUTCOME);
  sessionStorage.removeItem(OUTCOME);
  return JSON.parse(kept);
}
