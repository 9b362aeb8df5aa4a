package io.teamlabs.integrations.access.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * An answer that can be given again without the row.
 *
 * @param until when the row would be answered otherwise: its token is due, or runs out
 * @param diesByRefresh a refresh kills the token at the provider before its time is over
 * @param reading the number of the reading that it came from
 */
public record RememberedToken(UUID row, FreshToken token, Instant until, boolean diesByRefresh, long reading) {}
