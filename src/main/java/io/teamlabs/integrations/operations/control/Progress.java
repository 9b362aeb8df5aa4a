package io.teamlabs.integrations.operations.control;

/**
 * How far a long work of the background has come.
 *
 * @param name a stable name for programs
 * @param done how many are done, as far as that is known
 * @param left how many are still to do; zero at the end
 * @param message the same in words
 */
public record Progress(String name, long done, long left, String message) {}
