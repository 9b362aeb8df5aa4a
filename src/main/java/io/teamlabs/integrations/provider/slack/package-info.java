/**
 * Everything that only Slack does: its dialect of OAuth, its API's form of errors, its integration type. People's own
 * tokens only: a workspace's bot is another kind of grant, and not here.
 */
@NullMarked
package io.teamlabs.integrations.provider.slack;

import org.jspecify.annotations.NullMarked;
