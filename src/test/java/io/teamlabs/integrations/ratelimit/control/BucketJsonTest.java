package io.teamlabs.integrations.ratelimit.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.ratelimit.entity.Demand;
import io.teamlabs.integrations.ratelimit.entity.SharedBucket;
import io.teamlabs.integrations.ratelimit.entity.Turn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BucketJsonTest {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00.123456Z");

    @Test
    void everyStateComesBackAsItWent() {
        Turn waiting = new Turn(
                "org \"1\"\n",
                7,
                Map.of("n", new Turn.Want(new Demand(5, 2), NOW), "m", new Turn.Want(new Demand(1, 1), NOW)));
        Turn ahead = new Turn("ahead", 9, Map.of());
        for (SharedBucket bucket : List.of(
                SharedBucket.full(NOW),
                new SharedBucket(NOW, NOW.plusSeconds(3), new SharedBucket.Ceiling(4, NOW.plusSeconds(9)), List.of()),
                new SharedBucket(NOW, null, null, List.of(waiting, ahead)))) {
            assertThat(BucketJson.read(BucketJson.write(bucket))).isEqualTo(bucket);
        }
    }

    @Test
    void roundingNeverGivesTokensAway() {
        SharedBucket odd = SharedBucket.full(NOW.plusNanos(1));

        assertThat(BucketJson.read(BucketJson.write(odd)).fullAt()).isAfterOrEqualTo(odd.fullAt());
    }
}
