/**
 * The door: bearer tokens and CORS on every call, what the service says of the caller and to the page that signs people
 * in, and the refusal to start where the database keeps organizations apart no longer.
 */
@NullMarked
package io.teamlabs.integrations.identity.boundary;

import org.jspecify.annotations.NullMarked;
