package io.teamlabs.integrations.simulator.wire;

import java.util.regex.Pattern;

/** Takes codes, tokens, secrets and verifiers out of a text, by the names they have and by the vendors' prefixes. */
final class Mask {
    private static final String NAMES =
            "client_secret|code_verifier|code|access_token|refresh_token|id_token|token|hashed_token|token_last_eight|state";
    private static final Pattern FORM = Pattern.compile("(^|[?&\\s])(" + NAMES + ")=[^&\\s]*");
    private static final Pattern JSON = Pattern.compile("\"(" + NAMES + ")\"\\s*:\\s*\"[^\"]*\"?");
    private static final Pattern PREFIXED =
            Pattern.compile("(gho_|ghu_|ghr_|ya29\\.|1//|4/0|sl\\.u\\.|xox[a-z]|eyJ)[A-Za-z0-9._/%-]{8,}");

    private Mask() {}

    static String of(String text) {
        String form = FORM.matcher(text).replaceAll("$1$2=***");
        String json = JSON.matcher(form).replaceAll("\"$1\":\"***\"");
        return PREFIXED.matcher(json).replaceAll("***");
    }
}
