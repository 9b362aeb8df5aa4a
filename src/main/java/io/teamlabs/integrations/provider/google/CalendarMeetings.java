package io.teamlabs.integrations.provider.google;

import com.google.api.services.calendar.model.Event;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import io.teamlabs.integrations.provider.google.CalendarEvents.Inserted;
import io.teamlabs.integrations.provider.google.CalendarFreeBusy.Answer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Schedules meetings, each once for its key, and waits for their conferences. */
final class CalendarMeetings {

    private static final String WISHES = "teamlabsWishes";
    private static final Duration FIRST_LOOK = Duration.ofMillis(250);

    private final CalendarEvents events;
    private final CalendarFreeBusy freeBusy;
    private final Clock clock;
    private final Duration wait;

    /** Waits for a conference as long as said. */
    CalendarMeetings(CalendarEvents events, CalendarFreeBusy freeBusy, Clock clock, Duration wait) {
        this.events = events;
        this.freeBusy = freeBusy;
        this.clock = clock;
        this.wait = wait;
    }

    /**
     * A meeting that is scheduled.
     *
     * @param created whether this call did it
     * @param unseen guests whose calendars cannot be seen, so that they may be busy
     */
    record Scheduled(Event event, boolean created, List<String> unseen) {}

    /**
     * Returns the meeting of the request's key.
     *
     * @throws ProblemException {@code conflict} where no slot is free, or the key stands for another meeting
     */
    Scheduled schedule(CalendarMeetingRequest wanted, String id, String calendar, String notifications) {
        Event event = wanted.event()
                .setId(id)
                .setExtendedProperties(new Event.ExtendedProperties().setPrivate(Map.of(WISHES, wanted.digest())));
        List<String> unseen = new ArrayList<>();
        CalendarWindow window = wanted.window();
        if (window != null) {
            // A slot that the meeting itself takes is not free: who comes again must be known before one is looked for.
            Optional<Event> known = events.find(id);
            if (known.isPresent()) {
                return scheduled(new Inserted(known.get(), false), wanted, unseen);
            }
            CalendarSpan slot = slot(wanted, window, calendar, unseen);
            event.setStart(CalendarTimes.sent(slot.start(), wanted.zone()))
                    .setEnd(CalendarTimes.sent(slot.end(), wanted.zone()));
        }
        return scheduled(events.insert(event, notifications), wanted, unseen);
    }

    private CalendarSpan slot(
            CalendarMeetingRequest wanted, CalendarWindow window, String calendar, List<String> unseen) {
        List<String> asked = new ArrayList<>(List.of(calendar));
        asked.addAll(wanted.needed());
        List<CalendarSpan> busy = new ArrayList<>();
        for (Answer answer : freeBusy.of(asked, window.span())) {
            busy.addAll(answer.busy());
            if (answer.error() != null) {
                unseen.add(answer.calendar());
            }
        }
        return window.firstFree(busy, clock.instant())
                .orElseThrow(() -> ProblemException.of(
                                ProblemKind.CONFLICT,
                                "There is no slot in the window that is free for all. Widen the window, or shorten the meeting.")
                        .about("windowEnd"));
    }

    private Scheduled scheduled(Inserted inserted, CalendarMeetingRequest wanted, List<String> unseen) {
        Event event = inserted.event();
        if (!inserted.created() && !wanted.digest().equals(wishes(event))) {
            throw ProblemException.of(
                            ProblemKind.CONFLICT,
                            "This key stands for a meeting that was asked for in other words. Use a new key for another meeting.")
                    .about("key");
        }
        return new Scheduled(withConference(event), inserted.created(), List.copyOf(unseen));
    }

    private static String wishes(Event event) {
        return Optional.ofNullable(event.getExtendedProperties())
                .map(Event.ExtendedProperties::getPrivate)
                .map(properties -> properties.get(WISHES))
                .orElse("");
    }

    /** Looks again, at growing intervals, until Google has made the conference or failed to, or the time is over. */
    private Event withConference(Event event) {
        long end = System.nanoTime() + wait.toNanos();
        Duration pause = FIRST_LOOK;
        Event seen = event;
        while (isPending(seen) && System.nanoTime() + pause.toNanos() < end) {
            sleep(pause);
            seen = events.get(event.getId());
            pause = pause.multipliedBy(2);
        }
        return seen;
    }

    private static boolean isPending(Event event) {
        return !"cancelled".equals(event.getStatus())
                && CalendarEventJson.meetStatus(event).filter("pending"::equals).isPresent();
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw ProblemException.of(
                            ProblemKind.UNAVAILABLE, "The service is stopping. Send the same request again shortly.")
                    .retryAfter(Duration.ofSeconds(1));
        }
    }
}
