package io.teamlabs.integrations.simulator.google.calendar;

import io.teamlabs.integrations.simulator.google.api.ApiErrors;
import io.teamlabs.integrations.simulator.wire.Parameters;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a list of events is asked for, and which events that is. */
final class EventQuery {
    private static final int USUAL_PAGE = 250;
    private static final int LARGEST_PAGE = 2500;
    private static final List<String> NOT_WITH_SYNC_TOKEN = List.of(
            "iCalUID",
            "orderBy",
            "privateExtendedProperty",
            "q",
            "sharedExtendedProperty",
            "timeMin",
            "timeMax",
            "updatedMin");

    private final Parameters parameters;
    private final boolean single;
    private final Optional<Instant> from;
    private final Optional<Instant> to;
    private final Optional<Instant> updatedMin;

    EventQuery(Parameters parameters) {
        this.parameters = parameters;
        single = parameters.text("singleEvents").equals("true");
        from = time("timeMin");
        to = time("timeMax");
        updatedMin = time("updatedMin");
        check();
    }

    private void check() {
        if (isSync() && NOT_WITH_SYNC_TOKEN.stream().anyMatch(parameters::has)) {
            throw ApiErrors.of(400, "invalid", "Sync token cannot be used with other query restrictions.");
        }
        if (parameters.text("orderBy").equals("startTime") && !single) {
            throw ApiErrors.of(400, "badRequest", "The requested ordering is not available for the particular query.");
        }
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            throw ApiErrors.of(400, "calendar", "timeRangeEmpty", "The specified time range is empty.");
        }
    }

    private Optional<Instant> time(String name) {
        try {
            return parameters.get(name).map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException malformed) {
            throw ApiErrors.of(400, "badRequest", "Bad Request");
        }
    }

    boolean isSync() {
        return parameters.has("syncToken");
    }

    String syncToken() {
        return parameters.text("syncToken");
    }

    Optional<String> pageToken() {
        return parameters.get("pageToken");
    }

    int pageSize() {
        int asked = Integer.parseInt(parameters.get("maxResults").orElse(String.valueOf(USUAL_PAGE)));
        if (asked < 1) {
            throw ApiErrors.about("maxResults", "Invalid value.");
        }
        return Math.min(asked, LARGEST_PAGE);
    }

    /** Whether the last page of such a list has a token for what changes after it. */
    boolean canBeSynchronized() {
        return Stream.of("orderBy", "q", "updatedMin").noneMatch(parameters::has);
    }

    /** The same for the same list, whichever page of it and however large. */
    String fingerprint() {
        List<String> query = Stream.of("singleEvents", "timeMin", "timeMax", "syncToken", "q", "orderBy", "showDeleted")
                .map(parameters::text)
                .toList();
        return Integer.toHexString(query.hashCode());
    }

    List<StoredEvent> select(List<StoredEvent> events, long changedAfter) {
        Stream<StoredEvent> found = events.stream()
                .filter(event -> event.change() > changedAfter)
                .filter(event -> !event.isCancelled()
                        || showsCancelled()
                        || (event.series().isPresent() && !single))
                .flatMap(event -> single ? occurrences(event, events) : Stream.of(event))
                .filter(this::isInTime)
                .filter(this::hasText);
        return (byStart()
                        ? found.sorted(
                                Comparator.comparing(event -> event.start().toInstant()))
                        : found)
                .toList();
    }

    private boolean showsCancelled() {
        return isSync()
                || updatedMin.isPresent()
                || parameters.text("showDeleted").equals("true");
    }

    private boolean byStart() {
        return parameters.text("orderBy").equals("startTime");
    }

    private Stream<StoredEvent> occurrences(StoredEvent event, List<StoredEvent> events) {
        List<String> exceptions = events.stream()
                .filter(other -> other.series().filter(event.id()::equals).isPresent())
                .map(StoredEvent::id)
                .toList();
        return Occurrences.of(event, to.orElse(Instant.MAX)).stream()
                .filter(one -> !exceptions.contains(one.id()) || one.id().equals(event.id()));
    }

    private boolean isInTime(StoredEvent event) {
        if (!event.isTimed()) {
            return from.isEmpty() && to.isEmpty();
        }
        boolean recurring = !event.recurrence().isEmpty();
        return from.filter(time -> !recurring && !event.end().isAfter(time)).isEmpty()
                && to.filter(time -> !event.start().toInstant().isBefore(time)).isEmpty()
                && updatedMin
                        .filter(time ->
                                Instant.parse(event.body().getString("updated")).isBefore(time))
                        .isEmpty();
    }

    private boolean hasText(StoredEvent event) {
        String wanted = parameters.text("q").toLowerCase(Locale.ROOT);
        return wanted.isEmpty()
                || Stream.of("summary", "description", "location")
                        .anyMatch(field -> event.body()
                                .getString(field, "")
                                .toLowerCase(Locale.ROOT)
                                .contains(wanted))
                || event.guests().stream().anyMatch(guest -> guest.contains(wanted));
    }
}
