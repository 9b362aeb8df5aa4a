/** Everything that only Dropbox does: its dialect of OAuth, its API's form of calls and errors, its integration type. */
@NullMarked
package io.teamlabs.integrations.provider.dropbox;

import org.jspecify.annotations.NullMarked;
