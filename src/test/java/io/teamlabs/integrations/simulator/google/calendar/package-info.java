/**
 * Google Calendar (v3) as far as the service acts in it: the list of calendars, events with their recurrence, their
 * guests and their conferences, incremental changes by sync token, and free/busy. An event is kept once and is seen on
 * the calendars of its guests too.
 */
@NullMarked
package io.teamlabs.integrations.simulator.google.calendar;

import org.jspecify.annotations.NullMarked;
