package io.teamlabs.integrations.cluster;

/** Where in the course of a refresh its node is killed. */
enum CrashPoint {
    /** The claim is committed; the node has not heard of it. */
    AFTER_CLAIM,
    /** The provider has the request and has not begun to work on it. */
    AFTER_SEND,
    /** The provider has worked on it and answered; what the node writes does not reach the database. */
    AFTER_ANSWER,
    /** The node's statement waits inside PostgreSQL. */
    DURING_WRITE,
    /** The new tokens are committed; the node has not heard of it. */
    AFTER_WRITE
}
