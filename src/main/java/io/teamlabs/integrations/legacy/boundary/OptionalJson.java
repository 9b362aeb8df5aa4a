package io.teamlabs.integrations.legacy.boundary;

import io.teamlabs.integrations.problem.JsonRequest;

/** The body of an old call. None at all is an empty object: the old server never looked whether there was one. */
public record OptionalJson(JsonRequest body) {}
