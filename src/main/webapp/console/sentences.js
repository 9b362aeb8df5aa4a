// What the page says after a connection was tried or cut: what happened, and what to do now.

const UNCHANGED = 'Nothing was changed.';

const FAILURES = {
  'state-expired': (name, press) => `The attempt to connect ${name} took too long and ran out. ${UNCHANGED} Press ${press} to start again.`,
  'state-unknown': (name, press) => `This attempt to connect ${name} is not known here, perhaps because it is too old. ${UNCHANGED} Press ${press} to start again.`,
  'state-used': (name, press) => `This answer for ${name} had been used before, perhaps because a page was loaded twice. If the card does not say that it is connected, press ${press} to start again.`,
  'other-browser': (name, press) => `The attempt to connect ${name} was begun in another browser, so it was refused for your safety. ${UNCHANGED} Press ${press} here and stay in this browser.`,
  'provider-unavailable': (name, press) => `${name} does not answer at the moment. ${UNCHANGED} Wait a few minutes, then press ${press} to try again.`,
  'provider-error': (name, press) => `${name} answered with an error. ${UNCHANGED} Press ${press} to try again; if it happens again, tell your operator.`,
  configuration: (name) => `${name} does not accept this service's settings, such as its client id, secret or redirect address. ${UNCHANGED} Trying again will not help: tell your operator.`,
  'wrong-issuer': (name, press) => `The answer did not come from ${name}'s own sign-in server, so it was refused. ${UNCHANGED} Press ${press} to try again; if it happens again, tell your operator.`,
  'no-token': (name, press) => `${name} agreed but gave no access. ${UNCHANGED} Press ${press} to try again; if it happens again, tell your operator.`,
  'identity-unavailable': (name, press) => `${name} agreed but did not say whose account it is, so it was not connected. Wait a few minutes, then press ${press} to try again.`,
  'service-unavailable': (name, press) => `${name} agreed, but this service could not keep the access, so it was given back. Wait a few minutes, then press ${press} to try again.`,
  'user-gone': (name) => `${name} was not connected, because your TeamLabs user was removed or moved to another organization meanwhile. Sign out and in again; if that does not help, ask an administrator.`,
};

/** What came of a connection: `{tone, sentence}`. `press` is the label of the card's button, `connected` what the service says now. */
export function outcomeSentence(outcome, name, press, connected) {
  if (outcome.result === 'connected') {
    return connectedSentence(outcome.reason, name, press, connected);
  }
  if (outcome.result === 'denied') {
    return { tone: 'warn', sentence: `You refused to connect ${name}, so nothing was changed. Press ${press} to try again.` };
  }
  const known = Object.hasOwn(FAILURES, outcome.reason ?? '') ? FAILURES[outcome.reason] : null;
  return { tone: 'bad', sentence: known ? known(name, press) : unknownFailure(outcome.reason, name, press) };
}

/** What a disconnection means, by what became of the access at the provider. */
export function disconnectedSentence(revocation, name) {
  switch (revocation) {
    case 'done':
      return `${name} is disconnected, and the access was withdrawn there too.`;
    case 'pending':
      return `${name} is disconnected here. Withdrawing the access there has not been confirmed yet; it is tried again without you.`;
    case 'not-needed':
      return `${name} is disconnected. There was no access left to withdraw there.`;
    case 'shared':
      return `${name} is disconnected here. Another integration still uses the same account, so the access there is withdrawn when the last of them is disconnected.`;
    default:
      return `${name} is disconnected.`;
  }
}

/** What the confirmation says before an integration is cut. */
export function confirmationSentence(name, account) {
  const whose = account?.name || account?.username || account?.email;
  const where = whose ? `the ${name} account \u2068${whose}\u2069` : `your ${name} account`;
  return `TeamLabs can then no longer act in ${where}, and the access it holds is erased. You can connect again at any time.`;
}

// The address could be somebody's invention: "connected" is said only where the service says so too.
function connectedSentence(reason, name, press, connected) {
  if (!connected) {
    return { tone: 'warn', sentence: `${name} is not connected now. Press ${press} to try again.` };
  }
  if (reason === 'account-changed') {
    return { tone: 'warn', sentence: `${name} is connected with another account, which replaced the first one. If you did not mean to change it, press ${press} and choose the first account.` };
  }
  return { tone: 'good', sentence: `${name} is connected.` };
}

function unknownFailure(reason, name, press) {
  const code = reason ? ` (code ${reason})` : '';
  return `Connecting ${name} failed${code}. Press ${press} to try again; if it happens again, tell your operator${reason ? ' this code' : ''}.`;
}

/** What to do where the person has not allowed what they try. */
export function missingScopeSentence(name) {
  return `You have not allowed TeamLabs to do this at ${name} yet. Choose it under “What TeamLabs may do”, then press Reconnect.`;
}
