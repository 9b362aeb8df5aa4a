/** Integration types: their keys, capabilities, scopes and what may be set on an integration of a type. */
@NullMarked
package io.teamlabs.integrations.catalog.entity;

import org.jspecify.annotations.NullMarked;
