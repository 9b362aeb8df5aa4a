// What the Google Meet card offers to try.

import { linked, sentence } from './answers.js';

let space = null;

export const googleMeet = [
  {
    name: 'space',
    label: 'Create a meeting space',
    inputs: [
      {
        name: 'access',
        label: 'Who may join without asking',
        type: 'select',
        options: async () => [
          { value: 'trusted', label: 'People of the organization and guests' },
          { value: 'open', label: 'Everybody who has the link' },
          { value: 'restricted', label: 'Guests only' },
        ],
      },
    ],
    call: (act, { access }) => act('POST', 'google-meet/spaces', { access: access || null }),
    show: (created) => {
      space = created.id;
      return [sentence('Created ', linked(created.link, created.link), '.')];
    },
  },
  {
    name: 'conference',
    label: 'Look at the space just created',
    call: (act) => act('GET', `google-meet/spaces/${encodeURIComponent(space ?? 'none-yet')}`),
    show: ({ link, active }) => [sentence(active ? 'People are meeting at ' : 'Nobody is meeting at ', linked(link, link), '.')],
  },
];
