/**
 * The values of calls to a provider's API: a request, its answer, what an answer means ({@code AnswerClass}), and uploads
 * that come in parts. No HTTP, no database.
 */
@NullMarked
package io.teamlabs.integrations.gateway.entity;

import org.jspecify.annotations.NullMarked;
