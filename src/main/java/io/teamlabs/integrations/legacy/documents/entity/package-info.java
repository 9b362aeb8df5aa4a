/** What the old collections hold, what becomes of it, and why a line is refused. */
@NullMarked
package io.teamlabs.integrations.legacy.documents.entity;

import org.jspecify.annotations.NullMarked;
