/**
 * The command that reads exports of the old document database. It runs beside the service, without a container, from the
 * unpacked WAR. Calls this component's control and reads the settings that the service reads. Goes away with the old
 * application.
 */
@NullMarked
package io.teamlabs.integrations.legacy.documents.boundary;

import org.jspecify.annotations.NullMarked;
