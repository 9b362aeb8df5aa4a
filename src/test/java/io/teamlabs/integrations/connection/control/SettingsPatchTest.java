package io.teamlabs.integrations.connection.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.teamlabs.integrations.catalog.entity.SettingsSchema;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsPatchTest {

    @Test
    void partsThatAreNotGivenStayAsTheyAre() {
        SettingsPatch nothing = new SettingsPatch(null, null);
        assertThat(nothing.settingsAfter("{\"a\":1}", SampleTypes.SCHEMA)).isEqualTo("{\"a\":1}");
        assertThat(nothing.metadataAfter("{\"a\":1}")).isEqualTo("{\"a\":1}");
    }

    @Test
    void patchSetsReplacesAndRemoves() {
        assertThat(settings(
                        "{\"view\":\"day\",\"notify\":true,\"old\":1}",
                        "{\"view\":\"week\",\"notify\":null,\"old\":null}"))
                .isEqualTo("{\"view\":\"week\"}");
        assertThat(metadata("{\"a\":{\"b\":1,\"c\":2}}", "{\"a\":{\"b\":null,\"d\":[1,null]}}"))
                .isEqualTo("{\"a\":{\"c\":2,\"d\":[1,null]}}");
    }

    @Test
    void nullTakesAPartAwayButNotWhatIsTheServices() {
        SettingsPatch removed = new SettingsPatch(new SettingsPatch.Part(null), new SettingsPatch.Part(null));
        assertThat(removed.settingsAfter("{\"view\":\"day\"}", SampleTypes.SCHEMA))
                .isEqualTo("{}");
        assertThat(removed.metadataAfter("{\"a\":1,\"legacy\":{\"b\":2},\"_c\":3}"))
                .isEqualTo("{\"legacy\":{\"b\":2},\"_c\":3}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"calendar\":\"work\"}",
                "{\"notify\":false}",
                "{\"view\":\"week\"}",
                "{\"minutes\":0}",
                "{\"minutes\":60}",
                "{\"minutes\":6e1}",
                "{\"minutes\":30.0}"
            })
    void settingsOfTheRightFormAreTaken(String patch) {
        assertThat(settings("{}", patch)).startsWith("{\"");
    }

    @ParameterizedTest
    @DisplayName("bar 40: a setting of the wrong form is a 400 that names it and says what would be right")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"calendar\":\"eleven char\"} | settings.calendar | text of 1 to 10 characters",
                "{\"calendar\":\" \"} | settings.calendar | text of 1 to 10 characters",
                "{\"calendar\":{\"a\":1}} | settings.calendar | text of 1 to 10 characters",
                "{\"notify\":\"true\"} | settings.notify | true or false",
                "{\"view\":\"year\"} | settings.view | one of: day, week",
                "{\"view\":[\"day\"]} | settings.view | one of: day, week",
                "{\"minutes\":61} | settings.minutes | a whole number from 0 to 60",
                "{\"minutes\":-1} | settings.minutes | a whole number from 0 to 60",
                "{\"minutes\":1.5} | settings.minutes | a whole number from 0 to 60",
                "{\"minutes\":1e300} | settings.minutes | a whole number from 0 to 60",
                "{\"minutes\":\"5\"} | settings.minutes | a whole number from 0 to 60",
                "{\"color\":\"red\"} | settings.color | calendar, minutes, notify, view",
                "{\"<script>\":1} | settings | calendar, minutes, notify, view",
            })
    void settingsOfTheWrongFormAreRefused(String patch, String field, String words) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> settings("{}", patch))
                .withMessageContaining(words)
                .satisfies(problem -> assertThat(problem.field()).isEqualTo(field))
                .satisfies(problem -> assertThat(problem.kind()).isEqualTo(ProblemKind.INVALID_REQUEST));
    }

    @Test
    void typeWithoutSettingsSaysSo() {
        SettingsPatch patch = new SettingsPatch(new SettingsPatch.Part(json("{\"a\":1}")), null);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> patch.settingsAfter("{}", new SettingsSchema(Map.of())))
                .withMessageContaining("no settings");
    }

    @ParameterizedTest
    @DisplayName("bar 40: metadata that is the service's own, too much or too deep is a 400 that says so")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"legacy\":{}} | metadata.legacy | the service's own",
                "{\"legacy\":null} | metadata.legacy | the service's own",
                "{\"_source\":1} | metadata._source | the service's own",
                "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}}}}} | metadata | 8 levels",
                "{\"a\":[[[[[[[[1]]]]]]]]} | metadata | 8 levels",
            })
    void metadataOutOfBoundsIsRefused(String patch, String field, String words) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> metadata("{}", patch))
                .withMessageContaining(words)
                .satisfies(problem -> assertThat(problem.field()).isEqualTo(field));
    }

    @Test
    @DisplayName("bar 40: metadata may grow to 8 KiB over many patches and no further")
    void metadataIsBoundedInAll() {
        String half = metadata("{}", "{\"a\":\"" + "x".repeat(4_000) + "\"}");
        String nearlyAll = metadata(half, "{\"b\":\"" + "x".repeat(4_100) + "\"}");
        assertThat(nearlyAll).hasSizeLessThan(8 * 1024);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> metadata(nearlyAll, "{\"c\":\"" + "ü".repeat(60) + "\"}"))
                .withMessageContaining("8192 bytes");
        assertThat(metadata(nearlyAll, "{\"b\":null}")).isEqualTo(half);
    }

    private static String settings(String before, String patch) {
        return new SettingsPatch(new SettingsPatch.Part(json(patch)), null).settingsAfter(before, SampleTypes.SCHEMA);
    }

    private static String metadata(String before, String patch) {
        return new SettingsPatch(null, new SettingsPatch.Part(json(patch))).metadataAfter(before);
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
