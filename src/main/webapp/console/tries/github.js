// What the GitHub card offers to try.

import { linked, list, sentence } from './answers.js';

const SHOWN = 5;

export const gitHub = [
  {
    name: 'repositories',
    label: 'List repositories',
    call: (act) => act('GET', `github/repositories?limit=${SHOWN}`),
    show: ({ repositories, next }) => repositories.length === 0
      ? [sentence('There are no repositories that TeamLabs may see.')]
      : [sentence(next ? `The ${repositories.length} repositories changed last:` : 'All repositories that TeamLabs may see:'),
        list(repositories.map((one) => ({ text: one.fullName, address: one.url, note: one.private ? 'private' : 'public' })))],
  },
  {
    name: 'issue',
    label: 'Create an issue',
    inputs: [
      { name: 'repository', label: 'Repository', type: 'select', required: true, options: repositories },
      { name: 'title', label: 'Title', required: true },
      { name: 'body', label: 'Text', type: 'textarea' },
    ],
    call: (act, { repository, title, body }) => act('POST', `github/repositories/${repository}/issues`, { title, body: body || null }),
    show: (issue) => [sentence('Created ', linked(`#${issue.number} ${issue.title}`, issue.url), '.')],
  },
];

async function repositories(act) {
  const answer = await act('GET', 'github/repositories?limit=100');
  return answer.repositories.map(({ owner, name, fullName }) => ({ value: `${encodeURIComponent(owner)}/${encodeURIComponent(name)}`, label: fullName }));
}
