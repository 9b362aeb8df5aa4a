/**
 * Google Drive v3 as far as the service uses it: files with their content on disk, uploads of the three kinds, shares,
 * comments and changes. A token of the scope {@code drive.file} sees only what its client made or was given.
 */
@NullMarked
package io.teamlabs.integrations.simulator.google.drive;

import org.jspecify.annotations.NullMarked;
