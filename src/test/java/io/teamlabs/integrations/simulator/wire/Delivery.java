package io.teamlabs.integrations.simulator.wire;

/** How well an answer arrives. */
public enum Delivery {
    /** As it is, after the answer's pause. */
    WHOLE,
    /** Half of the body, then the connection is closed. */
    TRUNCATED,
    /** Byte by byte, spread over the answer's pause. */
    TRICKLED,
    /** Not at all: the connection is closed. */
    DROPPED
}
