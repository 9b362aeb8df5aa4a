package io.teamlabs.integrations.provider.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.EventDateTime;
import io.teamlabs.integrations.provider.google.CalendarChanges.Page;
import io.teamlabs.integrations.provider.google.CalendarChanges.Position;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CalendarChangesTest {

    private static final Instant NOON = Instant.parse("2030-01-14T12:00:00Z");

    private final GoogleStage stage = new GoogleStage();

    @AfterEach
    void forget() {
        stage.forget();
    }

    @AfterAll
    void close() {
        stage.close();
    }

    private void insert(String id, String... rules) {
        EventDateTime start = CalendarTimes.sent(NOON, ZoneOffset.UTC);
        stage.events()
                .insert(
                        new Event()
                                .setId(id)
                                .setSummary(id)
                                .setStart(start)
                                .setEnd(CalendarTimes.sent(NOON.plusSeconds(600), ZoneOffset.UTC))
                                .setRecurrence(rules.length == 0 ? null : List.of(rules)),
                        "none");
    }

    private Page after(Position position, int limit) {
        return new CalendarChanges(stage.calendar("events"), "primary").after(position, limit);
    }

    private static List<String> ids(Page page) {
        return page.events().stream()
                .map(event -> event.getId() + " " + event.getStatus())
                .toList();
    }

    @Test
    void everythingComesFirstAndThenWhatChanged() {
        insert("one11");
        insert("tuo22", "RRULE:FREQ=DAILY;COUNT=5");
        Page first = after(Position.BEGINNING, 1);
        assertThat(ids(first)).containsExactly("one11 confirmed");
        assertThat(first.reset()).isTrue();
        assertThat(first.more()).isTrue();
        insert("three");
        Page second = after(first.next(), 1);
        assertThat(ids(second)).containsExactly("tuo22 confirmed");
        assertThat(second.reset()).isFalse();
        stage.events().cancel("one11", "none");
        Page third = after(last(second, 1).next(), 10);
        assertThat(ids(third)).contains("one11 cancelled", "three confirmed");
        assertThat(third.more()).isFalse();
        assertThat(after(third.next(), 10).events()).isEmpty();
    }

    private Page last(Page page, int limit) {
        return page.more() ? last(after(page.next(), limit), limit) : page;
    }

    @Test
    void changesThemselvesComeInPages() {
        Page start = after(Position.BEGINNING, 10);
        insert("one11");
        insert("tuo22");
        Page first = after(start.next(), 1);
        assertThat(first.more()).isTrue();
        assertThat(first.reset()).isFalse();
        assertThat(ids(after(first.next(), 1))).containsExactly("tuo22 confirmed");
    }

    @Test
    void positionThatGoogleForgotLeadsToAFullList() {
        insert("one11");
        insert("tuo22");
        Page start = after(Position.BEGINNING, 10);
        stage.google().apis().calendar().expireSyncTokens();
        Page anew = after(start.next(), 1);
        assertThat(anew.reset()).isTrue();
        assertThat(anew.more()).isTrue();
        assertThat(ids(anew)).containsExactly("one11 confirmed");
        assertThat(ids(after(anew.next(), 1))).containsExactly("tuo22 confirmed");
    }

    @Test
    void positionInTheMiddleOfChangesIsForgottenLikewise() {
        Page start = after(Position.BEGINNING, 10);
        insert("one11");
        insert("tuo22");
        Page first = after(start.next(), 1);
        stage.google().apis().calendar().expireSyncTokens();
        assertThat(after(first.next(), 1).reset()).isTrue();
    }
}
