/**
 * Whole journeys over HTTP through a real server with the unchanged WAR: what a person, a service and a stranger meet. One
 * installation of each server is shared by all tests here.
 */
@NullMarked
package io.teamlabs.integrations.journey;

import org.jspecify.annotations.NullMarked;
