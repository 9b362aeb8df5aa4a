/**
 * Everything that only GitHub does: its dialect of OAuth, its scopes, its integration type, its error rules and quotas, and
 * the actions in people's accounts, which speak to its REST API through {@code GitHubCalls} (docs/decisions/009). {@code
 * GitHubRepositories} is there for who needs the latest repositories in one call. Facts are GitHub's own documentation of
 * OAuth apps and its REST API in version 2022-11-28.
 */
@NullMarked
package io.teamlabs.integrations.provider.github;

import org.jspecify.annotations.NullMarked;
