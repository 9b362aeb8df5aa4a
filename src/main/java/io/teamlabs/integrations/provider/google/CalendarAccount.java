package io.teamlabs.integrations.provider.google;

import com.google.api.services.calendar.Calendar;
import io.teamlabs.integrations.problem.ProblemException;
import jakarta.json.JsonObject;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A person's account at Google Calendar, with what they set for it.
 *
 * @param google calls it; every call may be sent again, as new events get their ids from us
 * @param user the person's id at TeamLabs
 * @param settings of the integration
 */
record CalendarAccount(Calendar google, String user, JsonObject settings) {

    private static final String OWN = "primary";
    private static final Set<String> NOTIFICATIONS = Set.of("all", "externalOnly", "none");
    private static final Pattern CALENDAR = Pattern.compile("[^\\p{Cntrl}\\s/\\\\]{1,300}");

    /** Returns the id of the calendar that was asked for, else of the one that the person set, else of their own. */
    String calendar(@Nullable String asked) {
        String calendar = asked == null ? settings.getString("defaultCalendar", OWN) : asked;
        if (CALENDAR.matcher(calendar).matches()) {
            return calendar;
        }
        throw ProblemException.invalid(
                "calendar", "Give calendar as the id of one of the person's calendars, or leave it out.");
    }

    /** Returns which guests Google writes to: as asked, else as the person set, else all. Google's own default is none. */
    String notifications(@Nullable String asked) {
        String chosen = asked == null ? settings.getString("sendUpdates", "all") : asked;
        if (NOTIFICATIONS.contains(chosen)) {
            return chosen;
        }
        throw ProblemException.invalid("notify", "Give notify as one of: all, externalOnly, none.");
    }
}
