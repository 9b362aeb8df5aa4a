package io.teamlabs.integrations.provider.google;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalendarWindowTest {

    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    /** From Friday noon to Tuesday noon, in summer time. */
    private static final CalendarSpan LONG_WEEKEND = span("2026-07-03T10:00:00Z", "2026-07-07T10:00:00Z");

    private static CalendarSpan span(String start, String end) {
        return new CalendarSpan(Instant.parse(start), Instant.parse(end));
    }

    private static CalendarWindow working(CalendarSpan span, int minutes) {
        return new CalendarWindow(
                span, Duration.ofMinutes(minutes), ZURICH, LocalTime.of(9, 0), LocalTime.of(17, 0), false);
    }

    private static CalendarWindow open(CalendarSpan span, int minutes) {
        return new CalendarWindow(span, Duration.ofMinutes(minutes), ZURICH, null, null, true);
    }

    private static Optional<String> first(CalendarWindow window, CalendarSpan... busy) {
        return window.firstFree(List.of(busy), LONG_AGO)
                .map(slot -> slot.start().toString());
    }

    @Test
    void withoutAnythingBusyTheWindowsBeginningIsTaken() {
        assertThat(first(open(LONG_WEEKEND, 60))).contains("2026-07-03T10:00:00Z");
    }

    @Test
    void slotBeginsAtAQuarterOfAnHourAfterWhatIsBusy() {
        CalendarSpan lunch = span("2026-07-03T09:30:00Z", "2026-07-03T10:50:00Z");
        CalendarSpan call = span("2026-07-03T11:20:00Z", "2026-07-03T11:40:00Z");
        assertThat(first(open(LONG_WEEKEND, 30), call, lunch)).contains("2026-07-03T11:45:00Z");
        assertThat(first(open(LONG_WEEKEND, 15), call, lunch)).contains("2026-07-03T11:00:00Z");
    }

    @Test
    void slotThatWouldEndAfterHoursGoesToTheNextWorkday() {
        CalendarSpan afternoon = span("2026-07-03T10:00:00Z", "2026-07-03T14:15:00Z");
        assertThat(first(working(LONG_WEEKEND, 60), afternoon)).contains("2026-07-06T07:00:00Z");
        assertThat(first(working(LONG_WEEKEND, 45), afternoon)).contains("2026-07-03T14:15:00Z");
    }

    @Test
    void nothingIsFoundWhereEverythingIsBusyOrTheWindowIsOver() {
        assertThat(first(open(LONG_WEEKEND, 60), LONG_WEEKEND)).isEmpty();
        assertThat(open(LONG_WEEKEND, 60).firstFree(List.of(), Instant.parse("2026-07-07T09:01:00Z")))
                .isEmpty();
    }

    @Test
    void slotIsNeverInThePast() {
        Optional<CalendarSpan> slot =
                open(LONG_WEEKEND, 60).firstFree(List.of(), Instant.parse("2026-07-04T12:01:00Z"));
        assertThat(slot.map(CalendarSpan::start)).contains(Instant.parse("2026-07-04T12:15:00Z"));
    }

    @Test
    void hoursFollowTheClockWhenItIsPutForward() {
        CalendarSpan spring = span("2026-03-28T20:00:00Z", "2026-03-31T10:00:00Z");
        CalendarWindow window =
                new CalendarWindow(spring, Duration.ofHours(1), ZURICH, LocalTime.of(9, 0), LocalTime.of(17, 0), true);
        assertThat(first(window)).contains("2026-03-29T07:00:00Z");
        CalendarWindow night =
                new CalendarWindow(spring, Duration.ofHours(1), ZURICH, LocalTime.of(2, 30), LocalTime.of(4, 30), true);
        assertThat(first(night)).contains("2026-03-29T01:30:00Z");
    }

    @Test
    void slotLongerThanTheHoursNeverFits() {
        assertThat(working(LONG_WEEKEND, 8 * 60).canHoldASlot()).isTrue();
        assertThat(working(LONG_WEEKEND, 8 * 60 + 1).canHoldASlot()).isFalse();
        assertThat(first(working(LONG_WEEKEND, 8 * 60))).contains("2026-07-06T07:00:00Z");
    }

    @Test
    void whatIsFoundIsFreeAndInTheWindowAndNothingEarlierIs() {
        Random random = new Random(11);
        for (int round = 0; round < 300; round++) {
            List<CalendarSpan> busy = new ArrayList<>();
            for (int i = 0; i < random.nextInt(30); i++) {
                Instant start = LONG_WEEKEND.start().plusSeconds(random.nextInt(4 * 86_400));
                busy.add(new CalendarSpan(start, start.plusSeconds(random.nextInt(20_000))));
            }
            CalendarWindow window = random.nextBoolean() ? open(LONG_WEEKEND, 45) : working(LONG_WEEKEND, 45);
            Optional<Instant> expected = quarters().stream()
                    .filter(start -> fits(window, start, busy))
                    .findFirst();
            assertThat(window.firstFree(busy, LONG_AGO).map(CalendarSpan::start))
                    .isEqualTo(expected);
        }
    }

    private static List<Instant> quarters() {
        List<Instant> quarters = new ArrayList<>();
        for (Instant at = LONG_WEEKEND.start(); at.isBefore(LONG_WEEKEND.end()); at = at.plusSeconds(900)) {
            quarters.add(at);
        }
        return quarters;
    }

    private static boolean fits(CalendarWindow window, Instant start, List<CalendarSpan> busy) {
        CalendarSpan slot = new CalendarSpan(start, start.plus(window.length()));
        LocalTime begins = start.atZone(ZURICH).toLocalTime();
        boolean weekend = start.atZone(ZURICH).getDayOfWeek().getValue() > 5;
        boolean inHours =
                window.weekends() || (!weekend && begins.getHour() >= 9 && !begins.isAfter(LocalTime.of(16, 15)));
        return inHours
                && !slot.end().isAfter(LONG_WEEKEND.end())
                && busy.stream().noneMatch(slot::overlaps);
    }
}
