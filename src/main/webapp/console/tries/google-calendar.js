// What the Google Calendar card offers to try.

import { list, sentence } from './answers.js';

const SHOWN = 5;
const DAY_MS = 24 * 60 * 60 * 1000;

let attempt = null;

export const googleCalendar = [
  {
    name: 'events',
    label: 'List upcoming events',
    call: (act) => act('GET', `google-calendar/events?from=${new Date().toISOString()}&limit=${SHOWN}`),
    show: ({ events, next }) => events.length === 0
      ? [sentence('There is nothing in this calendar from now on.')]
      : [sentence(next ? `The next ${events.length} events:` : 'All events from now on:'),
        list(events.map((event) => ({ text: event.title ?? 'Without a title', address: event.link, note: when(event) })))],
  },
  {
    name: 'meeting',
    label: 'Schedule a meeting',
    inputs: [
      { name: 'title', label: 'Title', required: true },
      { name: 'attendees', label: 'Guests', hint: 'grace@example.com, alan@example.com' },
      { name: 'minutes', label: 'Minutes', type: 'number', required: true, value: 30 },
    ],
    call: (act, values) => act('POST', 'google-calendar/meetings', meeting(values)),
    show: ({ event, unseen }) => {
      attempt = null;
      return [sentence('Scheduled for the first time within a week when everybody is free:'),
        list([
          { text: event.title, address: event.link, note: when(event) },
          ...(event.meet?.link ? [{ text: event.meet.link, address: event.meet.link }] : []),
          ...unseen.map((guest) => ({ text: guest, note: 'may be busy: their calendar cannot be seen' })),
        ])];
    },
  },
  {
    name: 'calendars',
    label: 'List calendars',
    call: (act) => act('GET', 'google-calendar/calendars'),
    show: ({ calendars }) => [sentence('Your calendars:'), list(calendars.map(({ name, role }) => ({ text: name, note: role })))],
  },
];

// The same wishes keep their key until they are answered: an attempt that failed may have been carried out unseen.
function meeting({ title, attendees, minutes }) {
  const wishes = JSON.stringify([title, attendees, minutes]);
  if (attempt?.wishes !== wishes) {
    attempt = { wishes, key: crypto.randomUUID(), from: Date.now() };
  }
  return {
    key: attempt.key,
    title,
    attendees: attendees.split(',').map((address) => address.trim()).filter(Boolean),
    durationMinutes: Number(minutes),
    windowStart: new Date(attempt.from).toISOString(),
    windowEnd: new Date(attempt.from + 7 * DAY_MS).toISOString(),
    dayStart: '09:00',
    dayEnd: '17:00',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}

function when({ allDay, start }) {
  return allDay ? start : new Date(start).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}
