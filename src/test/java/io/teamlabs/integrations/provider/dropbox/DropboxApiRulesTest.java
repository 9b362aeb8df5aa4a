package io.teamlabs.integrations.provider.dropbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.gateway.control.Glimpse;
import io.teamlabs.integrations.gateway.entity.AnswerClass;
import io.teamlabs.integrations.gateway.entity.Classification;
import io.teamlabs.integrations.http.entity.Headers;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DropboxApiRulesTest {

    private static final String UPLOAD = "/2/files/upload";

    @ParameterizedTest
    @CsvSource({
        "expired_access_token, REFRESH",
        "invalid_access_token, REFRESH_OR_RECONNECT",
        "missing_scope, MISSING_SCOPE",
        "user_suspended, SUSPENDED",
        "other, REFRESH_OR_RECONNECT"
    })
    void tagOfARefusedTokenMeans(String tag, AnswerClass kind) {
        String body = "{\"error_summary\":\"" + tag + "/...\",\"error\":{\".tag\":\"" + tag + "\"}}";
        assertThat(classify(UPLOAD, 401, body).kind()).isEqualTo(kind);
    }

    @Test
    void missingScopeIsNamed() {
        String body = "{\"error\":{\".tag\":\"missing_scope\",\"required_scope\":\"files.content.write\"}}";
        assertThat(classify(UPLOAD, 401, body).needed()).isEqualTo(ScopeSet.of("files.content.write"));
    }

    @ParameterizedTest
    @CsvSource({
        "/2/files/list_folder/continue, '{\".tag\":\"reset\"}', RESYNC, reset",
        "/2/files/list_folder/longpoll, '{\".tag\":\"reset\"}', RESYNC, reset",
        "/2/files/other, '{\".tag\":\"reset\"}', CLIENT, reset",
        "/2/files/upload, '{\".tag\":\"path\",\"reason\":{\".tag\":\"too_many_write_operations\"}}', RETRY,"
                + " path/too_many_write_operations",
        "/2/files/delete_v2, '{\".tag\":\"too_many_write_operations\"}', RETRY, too_many_write_operations",
        "/2/files/get_metadata, '{\".tag\":\"path\",\"path\":{\".tag\":\"not_found\"}}', NOT_FOUND_OR_HIDDEN,"
                + " path/not_found",
        "/2/files/create_folder_v2, '{\".tag\":\"path\",\"path\":{\".tag\":\"conflict\",\"conflict\":{\".tag\":\"file\"}}}',"
                + " CLIENT, path/conflict/file",
        "/2/sharing/create_shared_link_with_settings, '{\".tag\":\"shared_link_already_exists\"}', CLIENT,"
                + " shared_link_already_exists"
    })
    void tagsOfAnEndpointsErrorMean(String path, String error, AnswerClass kind, String code) {
        Classification answer = classify(path, 409, "{\"error_summary\":\"x/..\",\"error\":" + error + "}");
        assertThat(answer.kind()).isEqualTo(kind);
        assertThat(answer.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "400, CLIENT",
        "403, CLIENT",
        "409, CLIENT",
        "422, CLIENT",
        "429, RATE_LIMIT",
        "500, RETRY",
        "503, RETRY"
    })
    void statusWithTextMeans(int status, AnswerClass kind) {
        assertThat(classify(UPLOAD, status, "Error in call to API function").kind())
                .isEqualTo(kind);
    }

    @Test
    void limitTellsItsTimeInAHeaderOrInTheBodyOrIsASecond() {
        assertThat(wait(Headers.NONE.and("Retry-After", "15"), "")).isEqualTo(Duration.ofSeconds(15));
        assertThat(wait(Headers.NONE, "{\"error\":{\"reason\":{\".tag\":\"too_many_requests\"},\"retry_after\":9}}"))
                .isEqualTo(Duration.ofSeconds(9));
        assertThat(wait(Headers.NONE, "too_many_requests/..")).isEqualTo(Duration.ofSeconds(1));
    }

    private static Duration wait(Headers headers, String body) {
        Glimpse answer = new Glimpse(429, headers, body.getBytes(StandardCharsets.UTF_8));
        Duration wait = DropboxApiRules.classify(UPLOAD, answer, Instant.EPOCH).pause();
        assertThat(wait).isNotNull();
        return wait == null ? Duration.ZERO : wait;
    }

    private static Classification classify(String path, int status, String body) {
        Glimpse answer = new Glimpse(status, Headers.NONE, body.getBytes(StandardCharsets.UTF_8));
        return DropboxApiRules.classify(path, answer, Instant.EPOCH);
    }
}
