package io.teamlabs.integrations.legacy.documents.entity;

import org.jspecify.annotations.Nullable;

/** Why a line is kept apart, and the field at fault where one is. */
public record Rejection(RejectReason reason, @Nullable String field) {}
