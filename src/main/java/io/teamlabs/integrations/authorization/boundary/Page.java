package io.teamlabs.integrations.authorization.boundary;

import io.teamlabs.integrations.authorization.entity.FailureReason;
import io.teamlabs.integrations.authorization.entity.Start;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The few pages that a browser is shown on its way, without scripts, and with every text escaped. */
final class Page {

    private static final String STYLE =
            "body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1rem;color:#1d2530}"
                    + "h1{font-size:1.4rem}button{font:inherit;padding:.5rem 1.25rem;border:0;border-radius:.4rem;"
                    + "background:#1f5fbf;color:#fff;cursor:pointer}button:focus-visible{outline:3px solid #8ab4f0}";

    /** No script, no image, no frame. No form-action: browsers apply it to the redirect that follows the form. */
    static final String POLICY =
            "default-src 'none'; style-src 'sha256-" + sha256(STYLE) + "'; base-uri 'none'; frame-ancestors 'none'";

    private Page() {}

    /** Asks whether the person of the page is the one who looks at it. */
    static String question(Start.Asks asks) {
        String title = "Connect " + escaped(asks.what()) + " to " + escaped(asks.person()) + " of "
                + escaped(asks.organization()) + "?";
        return document(title, """
                <p>Go on only if this is you and you began this yourself. Otherwise whoever sent you here would get access \
                to your %s account: then close this page.</p>
                <form method="post"><button type="submit" name="decision" value="continue">Continue</button></form>""".formatted(escaped(asks.what())));
    }

    /** Says why it goes no further, and what to do. */
    static String failure(FailureReason reason) {
        return document("The account was not connected", "<p>" + escaped(reason.sentence()) + "</p>");
    }

    static String denied() {
        return document(
                "The account was not connected",
                "<p>You refused, so nothing was changed. You can close this page.</p>");
    }

    static String connected() {
        return document("The account is connected", "<p>You can close this page and go back to TeamLabs.</p>");
    }

    private static String document(String title, String body) {
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>%1$s</title><style>%2$s</style></head>
                <body><main><h1>%1$s</h1>
                %3$s
                </main></body></html>
                """.formatted(title, STYLE, body);
    }

    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }

    private static String sha256(String style) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }
}
