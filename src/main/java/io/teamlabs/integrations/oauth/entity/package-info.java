/** The values of the OAuth 2 protocol (RFC 6749, 7009, 7636): scopes, answers, accounts, failures. No database, no HTTP. */
@NullMarked
package io.teamlabs.integrations.oauth.entity;

import org.jspecify.annotations.NullMarked;
