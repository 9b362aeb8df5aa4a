// What the Slack card offers to try.

import { linked, list, sentence } from './answers.js';

const SHOWN = 20;

export const slack = [
  {
    name: 'channels',
    label: 'List channels',
    call: (act) => act('GET', `slack/channels?limit=${SHOWN}`),
    show: ({ channels }) => channels.length === 0
      ? [sentence('There are no channels that TeamLabs may see.')]
      : [sentence('Channels:'), list(channels.map((one) => ({ text: `#${one.name}`, note: one.member ? 'joined' : 'not joined' })))],
  },
  {
    name: 'message',
    label: 'Post a message',
    inputs: [
      { name: 'channel', label: 'Channel', type: 'select', required: true, options: channels },
      { name: 'text', label: 'Text', type: 'textarea', required: true },
    ],
    call: (act, values) => act('POST', 'slack/messages', values),
    show: (message) => [sentence('Posted as message ', linked(message.ts), '.')],
  },
  {
    name: 'notify',
    label: 'Write to a person',
    inputs: [
      { name: 'email', label: 'E-mail address', type: 'email', required: true },
      { name: 'text', label: 'Text', type: 'textarea', required: true },
    ],
    call: (act, values) => act('POST', 'slack/messages/direct', values),
    show: (message) => [sentence('Sent to ', linked(message.user.name), '.')],
  },
];

async function channels(act) {
  const answer = await act('GET', 'slack/channels?limit=200');
  return answer.channels.map(({ id, name, member }) => ({ value: id, label: member ? `#${name}` : `#${name} (not joined)` }));
}
