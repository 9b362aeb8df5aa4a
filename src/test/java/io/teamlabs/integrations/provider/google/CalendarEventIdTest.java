package io.teamlabs.integrations.provider.google;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CalendarEventIdTest {

    @Test
    void idHasTheDigitsThatGoogleTakes() {
        assertThat(Stream.concat(
                        Stream.generate(CalendarEventId::random).limit(100),
                        Stream.iterate(0, i -> i + 1)
                                .limit(1000)
                                .map(i -> CalendarEventId.ofKey("u", "primary", "k" + i))))
                .allMatch(id -> id.matches("[0-9a-v]{5,1024}"))
                .doesNotHaveDuplicates();
    }

    @Test
    void keyLeadsToTheSameIdOnlyForTheSamePersonAndCalendar() {
        String id = CalendarEventId.ofKey("ada", "primary", "standup");
        assertThat(CalendarEventId.ofKey("ada", "primary", "standup")).isEqualTo(id);
        assertThat(CalendarEventId.ofKey("grace", "primary", "standup")).isNotEqualTo(id);
        assertThat(CalendarEventId.ofKey("ada", "team", "standup")).isNotEqualTo(id);
        assertThat(CalendarEventId.ofKey("ada", "primary", "standup2")).isNotEqualTo(id);
    }
}
