package io.teamlabs.integrations.ratelimit.control;

import io.github.bucket4j.Bucket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** So many buckets at the most: that of whoever called longest ago is forgotten first, and begins full again. */
final class RecentBuckets {

    private final int most;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

    RecentBuckets(int most) {
        this.most = most;
    }

    synchronized Bucket get(String key, Supplier<Bucket> fresh) {
        Bucket known = buckets.get(key);
        if (known != null) {
            return known;
        }
        if (buckets.size() >= most) {
            buckets.remove(buckets.keySet().iterator().next());
        }
        Bucket bucket = fresh.get();
        buckets.put(key, bucket);
        return bucket;
    }

    synchronized int size() {
        return buckets.size();
    }
}
