// The calls of the service, each a promise of the answer's JSON. Failures are SignedOut, Problem or Unreachable.

import * as session from './session.js';

const API = new URL('api/', document.baseURI);
const DEADLINE_MS = 30_000;

/** The token is missing, wrong or has run out. */
export class SignedOut extends Error {}

/** No answer came: no network, no server, or too late. */
export class Unreachable extends Error {
  constructor() {
    super('TeamLabs Integrations could not be reached. Check your network connection, then try again.');
    this.again = true;
  }
}

/** The service answered with an error (RFC 9457); the message is a sentence for people. */
export class Problem extends Error {
  constructor(status, body) {
    super(body?.detail || body?.title || `The service answered with an error (${status}). Try again in a moment.`);
    this.status = status;
    this.missesScope = body?.type === 'urn:teamlabs:problem:missing-scope';
    this.again = status >= 500 || status === 429;
  }
}

export const settings = () => call('GET', 'console');
export const me = () => call('GET', 'v1/me');
export const types = () => call('GET', 'v1/types').then((answer) => answer.types);
export const integrations = (user) => call('GET', `v1/users/${segment(user)}/integrations`).then((answer) => answer.integrations);
export const disconnect = (user, type) => call('DELETE', integrationPath(user, type));

/** Asks for an authorization; with cookies, for the answer binds this browser to it. */
export function authorize(user, type, request) {
  return call('POST', `${integrationPath(user, type)}/authorization`, request);
}

/** Makes one of an integration's action calls; the path is that below the person's own. */
export function act(user, method, path, body) {
  return call(method, `v1/users/${segment(user)}/${path}`, body);
}

/** One of the operators' calls, by the token of one. */
export function operations(token, name) {
  return call('GET', `v1/operations/${segment(name)}`, undefined, token);
}

/** What the node that answers says of its readiness, ready or not. */
export async function readiness() {
  const { text } = await exchange('health/ready', request('GET', undefined, null));
  return parsed(text) ?? { status: 'unknown', checks: {} };
}

function integrationPath(user, type) {
  return `v1/users/${segment(user)}/integrations/${segment(type)}`;
}

function segment(text) {
  return encodeURIComponent(text);
}

async function call(method, path, body, token = session.token()) {
  const { response, text } = await exchange(path, request(method, body, token));
  if (response.status === 401) {
    throw new SignedOut();
  }
  const json = response.status === 204 ? {} : parsed(text);
  if (!response.ok || json === null) {
    throw new Problem(response.status, json);
  }
  return json;
}

function request(method, body, token) {
  const headers = { Accept: 'application/json, application/problem+json' };
  if (token !== null) {
    headers.Authorization = `Bearer ${token}`;
  }
  const raw = body instanceof Blob;
  if (body !== undefined) {
    headers['Content-Type'] = raw ? body.type || 'application/octet-stream' : 'application/json';
  }
  return { method, headers, body: raw ? body : body && JSON.stringify(body), credentials: 'include', cache: 'no-store' };
}

async function exchange(path, init) {
  try {
    const response = await fetch(new URL(path, API), { ...init, signal: AbortSignal.timeout(DEADLINE_MS) });
    return { response, text: await response.text() };
  } catch {
    throw new Unreachable();
  }
}

function parsed(text) {
  try {
    const json = JSON.parse(text);
    return typeof json === 'object' ? json : null;
  } catch {
    return null;
  }
}
