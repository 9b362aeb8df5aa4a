/**
 * Everything that only GitHub does: its dialect of OAuth, its scopes, its integration type. Facts are GitHub's own
 * documentation of OAuth apps and its REST API in version 2022-11-28.
 */
@NullMarked
package io.teamlabs.integrations.provider.github;

import org.jspecify.annotations.NullMarked;
