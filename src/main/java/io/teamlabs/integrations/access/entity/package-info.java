/** What a caller gets and what a refresh works on: tokens, claims, back-off, and the settings of refreshing. */
@NullMarked
package io.teamlabs.integrations.access.entity;

import org.jspecify.annotations.NullMarked;
