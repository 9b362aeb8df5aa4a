package io.teamlabs.integrations.provider.google;

import com.google.api.client.util.DateTime;
import com.google.api.services.calendar.model.FreeBusyCalendar;
import com.google.api.services.calendar.model.FreeBusyRequest;
import com.google.api.services.calendar.model.FreeBusyRequestItem;
import com.google.api.services.calendar.model.TimePeriod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When people are busy. */
final class CalendarFreeBusy {

    /** Google takes no more calendars in one call. */
    private static final int MOST = 50;

    private final CalendarAccount account;

    CalendarFreeBusy(CalendarAccount account) {
        this.account = account;
    }

    /**
     * When a calendar is busy.
     *
     * @param error why it cannot be told, in Google's word, such as {@code notFound}; null where it can
     */
    record Answer(
            String calendar,
            List<CalendarSpan> busy,
            @Nullable String error) {}

    /** Returns an answer for each calendar, in the order asked for. */
    List<Answer> of(List<String> calendars, CalendarSpan span) {
        List<Answer> answers = new ArrayList<>();
        for (int first = 0; first < calendars.size(); first += MOST) {
            answers.addAll(ask(calendars.subList(first, Math.min(calendars.size(), first + MOST)), span));
        }
        return answers;
    }

    private List<Answer> ask(List<String> calendars, CalendarSpan span) {
        FreeBusyRequest question = new FreeBusyRequest()
                .setTimeMin(CalendarTimes.dateTime(span.start()))
                .setTimeMax(CalendarTimes.dateTime(span.end()))
                .setItems(calendars.stream()
                        .map(id -> new FreeBusyRequestItem().setId(id))
                        .toList());
        Map<String, FreeBusyCalendar> told = GoogleCalls.run(
                        () -> account.google().freebusy().query(question))
                .getCalendars();
        return calendars.stream()
                .map(id -> answer(id, told == null ? null : told.get(id)))
                .toList();
    }

    private static Answer answer(String calendar, @Nullable FreeBusyCalendar told) {
        if (told == null) {
            return new Answer(calendar, List.of(), "notTold");
        }
        List<TimePeriod> busy = told.getBusy() == null ? List.of() : told.getBusy();
        boolean failed = told.getErrors() != null && !told.getErrors().isEmpty();
        return new Answer(
                calendar,
                busy.stream()
                        .map(one -> new CalendarSpan(moment(one.getStart()), moment(one.getEnd())))
                        .toList(),
                failed ? told.getErrors().get(0).getReason() : null);
    }

    private static Instant moment(DateTime time) {
        return Instant.ofEpochMilli(time.getValue());
    }
}
