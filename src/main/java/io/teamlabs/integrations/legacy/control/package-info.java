/**
 * What the old frontend's calls read, and the move of the old columns of users: {@code Sealing} seals what the migration
 * copied, {@code WriteBack} writes changes of the service to the old columns, {@code Proof} compares the two. Called by this
 * component's boundary alone; hears of changed tokens from connection. The rules of the move are the database's
 * (V20 to V26); out of scope: reading or writing an old column here.
 */
@NullMarked
package io.teamlabs.integrations.legacy.control;

import org.jspecify.annotations.NullMarked;
