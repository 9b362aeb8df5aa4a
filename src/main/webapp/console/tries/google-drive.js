// What the Google Drive card offers to try.

import { linked, list, sentence } from './answers.js';

const SHOWN = 5;
const CHOOSABLE = 100;

export const googleDrive = [
  {
    name: 'files',
    label: 'List files',
    call: (act) => act('GET', `google-drive/files?limit=${SHOWN}`),
    show: ({ files, next }) => files.length === 0
      ? [sentence('There are no files that TeamLabs may see. It sees those that it made.')]
      : [sentence(next ? `The first ${files.length} files and folders:` : 'All files that TeamLabs may see:'),
        list(files.map((file) => ({ text: file.name, address: file.link, note: file.kind })))],
  },
  {
    name: 'folder',
    label: 'Create a folder',
    inputs: [{ name: 'name', label: 'Name', required: true }],
    call: (act, { name }) => act('POST', 'google-drive/files', { name, kind: 'folder' }),
    show: (folder) => [sentence('Created the folder ', linked(folder.name, folder.link), '.')],
  },
  {
    name: 'upload',
    label: 'Upload a file',
    inputs: [{ name: 'file', label: 'File', type: 'file', required: true }],
    call: (act, { file }) => act('POST', `google-drive/files/content?name=${encodeURIComponent(file.name)}`, file),
    show: (file) => [sentence('Uploaded ', linked(file.name, file.link), `, ${file.size} bytes.`)],
  },
  {
    name: 'share',
    label: 'Share by link',
    inputs: [
      { name: 'file', label: 'File', type: 'select', required: true, options: files },
      { name: 'role', label: 'Whoever has the link may', type: 'select', required: true, options: roles },
    ],
    call: async (act, { file, role }) => {
      await act('POST', `google-drive/files/${file}/shares`, { with: 'link', role });
      return act('GET', `google-drive/files/${file}`);
    },
    show: (file) => [sentence('Whoever has this link may open it now: ', linked(file.name, file.link), '.')],
  },
];

async function files(act) {
  const answer = await act('GET', `google-drive/files?limit=${CHOOSABLE}`);
  return answer.files.map(({ id, name }) => ({ value: id, label: name }));
}

async function roles() {
  return [
    { value: 'reader', label: 'read' },
    { value: 'commenter', label: 'comment' },
    { value: 'writer', label: 'edit' },
  ];
}
