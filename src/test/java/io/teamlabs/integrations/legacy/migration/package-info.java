/** The move of the old columns as a DBA makes it: by the migrations alone, over databases of the old application's making. */
@NullMarked
package io.teamlabs.integrations.legacy.migration;

import org.jspecify.annotations.NullMarked;
