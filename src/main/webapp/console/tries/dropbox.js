// What the Dropbox card offers to try.

import { linked, list, sentence } from './answers.js';

const SHOWN = 10;

export const dropbox = [
  {
    name: 'files',
    label: 'List files',
    inputs: [{ name: 'path', label: 'Folder', hint: 'empty for all of Dropbox' }],
    call: (act, { path }) => act('GET', `dropbox/files?limit=${SHOWN}&path=${encodeURIComponent(path)}`),
    show: ({ entries, next }) => entries.length === 0
      ? [sentence('This folder is empty.')]
      : [sentence(next ? `The first ${entries.length}:` : 'All that is in it:'),
        list(entries.map((one) => ({ text: one.path, note: one.kind === 'folder' ? 'folder' : `${one.size} bytes` })))],
  },
  {
    name: 'upload',
    label: 'Upload a file',
    inputs: [{ name: 'file', label: 'File', type: 'file', required: true }],
    call: (act, { file }) => act('PUT', `dropbox/files/content?autorename=true&path=${encodeURIComponent(`/${file.name}`)}`, file),
    show: (file) => [sentence(`Uploaded ${file.size} bytes to `, linked(file.path), '.')],
  },
  {
    name: 'link',
    label: 'Share a file by link',
    inputs: [{ name: 'path', label: 'Path', required: true, hint: '/report.pdf' }],
    call: (act, { path }) => act('POST', 'dropbox/files/links', { path }),
    show: (link) => [sentence(link.existing ? 'It was shared already: ' : 'Whoever has this link can read it: ', linked(link.name, link.url))],
  },
];
