package io.teamlabs.integrations.authorization.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.authorization.entity.FailureReason;
import io.teamlabs.integrations.authorization.entity.Start;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PageTest {

    @Test
    @DisplayName("bar 7: names that somebody chose are escaped on the page")
    void escapesWhatOthersWrote() {
        String html = Page.question(new Start.Asks("GitHub", "<script>alert('1')</script>", "A & \"B\""));
        assertThat(html)
                .doesNotContain("<script>")
                .contains("&lt;script&gt;alert(&#39;1&#39;)", "A &amp; &quot;B&quot;");
    }

    @Test
    void theQuestionIsOnePlainForm() {
        String html = Page.question(new Start.Asks("GitHub", "Ada Lovelace", "Aurora"));
        assertThat(html)
                .contains("Connect GitHub to Ada Lovelace of Aurora?")
                .containsOnlyOnce("<form method=\"post\">")
                .contains("<button type=\"submit\" name=\"decision\" value=\"continue\">");
    }

    @Test
    @DisplayName("bar 7: the policy lets nothing run, allows the page's own style and leaves forms to their redirect")
    void thePolicyFitsThePage() throws Exception {
        Matcher style = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL).matcher(Page.denied());
        assertThat(style.find()).isTrue();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.group(1).getBytes(StandardCharsets.UTF_8));
        assertThat(Page.POLICY)
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'")
                .doesNotContain("form-action", "unsafe");
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonSaysWhatToDo(FailureReason reason) {
        assertThat(Page.failure(reason))
                .containsPattern("TeamLabs|operator|administrator")
                .doesNotContain("null");
        assertThat(reason.code()).matches("[a-z]+(-[a-z]+)*");
    }
}
