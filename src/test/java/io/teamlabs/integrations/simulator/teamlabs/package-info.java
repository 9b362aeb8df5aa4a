/**
 * TeamLabs itself: its people, its bearer tokens and its sign-in page.
 */
@NullMarked
package io.teamlabs.integrations.simulator.teamlabs;

import org.jspecify.annotations.NullMarked;
