// What a card says and offers, decided from a type of the catalogue and the person's integration of it.

import { instant } from './times.js';

const WORDS = {
  'not-available': ['Not available yet', 'idle'],
  'not-configured': ['Not configured', 'idle'],
  'switched-off': ['Switched off', 'idle'],
  'not-connected': ['Not connected', 'idle'],
  active: ['Connected', 'good'],
  expired: ['Expired, reconnect needed', 'bad'],
  revoked: ['Access lost, reconnect needed', 'bad'],
  error: ['Connected, not working', 'bad'],
};
const HELD = ['active', 'expired', 'error'];

/** `{status, words, tone, held, ranOut, connected, offer: 'connect'|'reconnect'|null, urgent, advice}` of one card. */
export function describe(type, integration) {
  const status = statusOf(type, integration);
  const held = HELD.includes(integration?.status);
  const reconnect = held || Boolean(integration?.reconnectNeeded);
  const [words, tone] = wordsOf(status, integration);
  return {
    status,
    words,
    tone,
    held,
    ranOut: (instant(integration?.expiresAt)?.getTime() ?? Infinity) <= Date.now(),
    connected: Boolean(integration?.connected),
    offer: hindrance(type) ? null : reconnect ? 'reconnect' : 'connect',
    urgent: !held || Boolean(integration?.reconnectNeeded) || integration?.action?.code === 'reconnect',
    advice: HINDRANCES[hindrance(type)] ?? integration?.action?.message ?? '',
  };
}

/** Whether the card belongs among those that can be used. */
export function isAvailable(type) {
  return hindrance(type) !== 'not-available';
}

/** The name that a person reads on the button, for sentences that tell them to press it. */
export function offerLabel(view) {
  return view?.offer === 'reconnect' ? 'Reconnect' : 'Connect';
}

const HINDRANCES = {
  'not-available': 'Not available yet: TeamLabs cannot connect to this service at present.',
  'not-configured': 'Not configured — ask your operator to set it up.',
  'switched-off': 'Your organization has switched this integration off. Ask an administrator if you need it.',
};

// Why nobody can connect this type now; null where they can. A type without a provider is in the catalogue only.
function hindrance(type) {
  if (!type.provider || type.provider === 'unknown') {
    return 'not-available';
  }
  if (!type.configured) {
    return 'not-configured';
  }
  return type.enabled === false ? 'switched-off' : null;
}

function statusOf(type, integration) {
  const own = integration?.status ?? 'not-connected';
  const idle = !HELD.includes(own) && !integration?.reconnectNeeded;
  return idle ? (hindrance(type) ?? own) : own;
}

function wordsOf(status, integration) {
  if (status === 'revoked' && !integration.reconnectNeeded) {
    return ['Disconnected', 'idle'];
  }
  if (status === 'active' && integration.lastError) {
    return ['Connected, with a problem', 'warn'];
  }
  if (status === 'active' && integration.scopes?.missing?.length > 0) {
    return ['Connected, some rights missing', 'warn'];
  }
  return WORDS[status] ?? [status, 'idle'];
}
