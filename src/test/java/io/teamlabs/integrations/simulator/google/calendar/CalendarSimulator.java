package io.teamlabs.integrations.simulator.google.calendar;

import io.teamlabs.integrations.simulator.google.api.ApiAccess;
import io.teamlabs.integrations.simulator.google.api.ApiErrors;
import io.teamlabs.integrations.simulator.google.api.MeetingCodes;
import io.teamlabs.integrations.simulator.grant.Account;
import io.teamlabs.integrations.simulator.grant.Accounts;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.JsonText;
import io.teamlabs.integrations.simulator.wire.Request;
import io.teamlabs.integrations.simulator.wire.Routes;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** Google Calendar's calls, and what a test can do with it. */
public final class CalendarSimulator {
    private static final Set<String> UPDATES = Set.of("all", "externalOnly", "none");

    private final ApiAccess access;
    private final Diary diary;
    private final Conferences conferences;
    private final EventPages pages;
    private final EventCalls events;
    private final FreeBusy freeBusy;
    private final Mails mails = new Mails();

    public CalendarSimulator(ApiAccess access, Accounts accounts, MeetingCodes codes, Clock clock) {
        this.access = access;
        diary = new Diary(clock);
        conferences = new Conferences(codes);
        pages = new EventPages(diary, clock);
        events = new EventCalls(diary, conferences, clock);
        freeBusy = new FreeBusy(diary, accounts);
    }

    /** Adds the calls below that path. */
    public void addTo(Routes routes, String root) {
        String all = root + "/calendars/{calendar}/events";
        String one = all + "/{event}";
        routes.get(root + "/users/me/calendarList", this::calendars)
                .get(root + "/users/me/calendarList/{calendar}", this::calendar)
                .post(root + "/freeBusy", this::freeBusy)
                .get(all, this::list)
                .post(all, request -> written(request, (calendar, caller) -> events.insert(request, calendar, caller)))
                .get(one, request -> EventCalls.answer(events.get(request, reader(request))))
                .on("PATCH", one, request -> written(request, (calendar, caller) -> events.patch(request, calendar)))
                .delete(one, this::delete);
    }

    /** How often a conference made from now on is still pending when its event is read. */
    public void pendingReads(int reads) {
        conferences.pendingReads(reads);
    }

    /** Whether conferences cannot be made from now on. */
    public void failConferences(boolean on) {
        conferences.fail(on);
    }

    /** All sync tokens given so far are answered 410 from now on. */
    public void expireSyncTokens() {
        pages.expireSyncTokens();
    }

    /** Who was written to about what: {@code ada@example.com: created abc}. */
    public List<String> mails() {
        return mails.all();
    }

    /** Back to Google's habits; events stay. */
    public void reset() {
        conferences.reset();
    }

    public void forget() {
        diary.clear();
        mails.clear();
    }

    public JsonObject holdings() {
        return JsonText.object()
                .add("events", diary.size())
                .add("mails", JsonText.strings(mails.all()))
                .build();
    }

    private Answer calendars(Request request) {
        Account caller = access.account(request, CalendarScopes.LIST_CALENDARS);
        List<CalendarEntry> all = CalendarEntry.of(caller);
        int size = Integer.parseInt(request.query().get("maxResults").orElse("100"));
        int offset = Integer.parseInt(request.query().get("pageToken").orElse("0"));
        int end = Math.min(all.size(), offset + size);
        JsonArrayBuilder items = JsonText.array();
        all.subList(Math.min(offset, end), end).forEach(entry -> items.add(entry.json()));
        JsonObjectBuilder answer =
                JsonText.object().add("kind", "calendar#calendarList").add("etag", "\"p32o\"");
        answer.add(
                end < all.size() ? "nextPageToken" : "nextSyncToken", end < all.size() ? String.valueOf(end) : "CMDx");
        return Answer.json(200, answer.add("items", items).build());
    }

    private Answer calendar(Request request) {
        Account caller = access.account(request, CalendarScopes.LIST_CALENDARS);
        return Answer.json(
                200, CalendarEntry.named(request.variable("calendar"), caller).json());
    }

    private Answer freeBusy(Request request) {
        Account caller = access.account(request, CalendarScopes.FREE_BUSY);
        return Answer.json(200, freeBusy.query(EventCalls.body(request), caller));
    }

    private Answer list(Request request) {
        return Answer.json(200, pages.list(reader(request), new EventQuery(request.query())));
    }

    private Answer delete(Request request) {
        written(request, (calendar, caller) -> events.delete(request, calendar));
        return Answer.empty(204);
    }

    private Answer written(Request request, BiFunction<CalendarEntry, Account, StoredEvent> change) {
        Account caller = access.account(request, CalendarScopes.WRITE_EVENTS);
        CalendarEntry calendar =
                CalendarEntry.named(request.variable("calendar"), caller).writable();
        String updates = request.query().get("sendUpdates").orElse("none");
        if (!UPDATES.contains(updates)) {
            throw ApiErrors.about("sendUpdates", "Invalid value.");
        }
        StoredEvent event = change.apply(calendar, caller);
        mails.send(request.method(), updates, event);
        return EventCalls.answer(event);
    }

    private CalendarEntry reader(Request request) {
        Account caller = access.account(request, CalendarScopes.READ_EVENTS);
        return CalendarEntry.named(request.variable("calendar"), caller);
    }
}
