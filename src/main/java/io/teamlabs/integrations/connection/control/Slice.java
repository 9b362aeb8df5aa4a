package io.teamlabs.integrations.connection.control;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list that is ordered by id.
 *
 * @param next the id after which the list goes on; null at its end
 */
public record Slice<T>(List<T> items, @Nullable UUID next) {

    public Slice {
        items = List.copyOf(items);
    }

    /** Which part is wanted: at most so many of those after an id; null begins at the beginning. */
    public record Request(@Nullable UUID after, int limit) {}

    /** Makes a slice of one row more than was wanted, which tells whether the list goes on. */
    static <T> Slice<T> of(List<T> oneMore, int limit, Function<T, UUID> id) {
        return oneMore.size() <= limit
                ? new Slice<>(oneMore, null)
                : new Slice<>(oneMore.subList(0, limit), id.apply(oneMore.get(limit - 1)));
    }

    public <R> Slice<R> map(Function<T, R> form) {
        return new Slice<>(items.stream().map(form).toList(), next);
    }
}
