/** The proxy to providers' APIs, for services, and uploads that come in parts. */
@NullMarked
package io.teamlabs.integrations.gateway.boundary;

import org.jspecify.annotations.NullMarked;
