/** What is to be revoked at a provider, and what became of it. */
@NullMarked
package io.teamlabs.integrations.revocation.entity;

import org.jspecify.annotations.NullMarked;
