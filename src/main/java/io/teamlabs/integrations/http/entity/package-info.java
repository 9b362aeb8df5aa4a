/** The values of outgoing HTTP: a request, its whole answer, and the closed set of what can go wrong. */
@NullMarked
package io.teamlabs.integrations.http.entity;

import org.jspecify.annotations.NullMarked;
