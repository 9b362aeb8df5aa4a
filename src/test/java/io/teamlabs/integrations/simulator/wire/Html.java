package io.teamlabs.integrations.simulator.wire;

/** Pages without a framework: text is escaped, the frame is always the same. */
public final class Html {
    private Html() {}

    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** The reverse of {@link #escape}. */
    public static String unescape(String html) {
        return html.replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replace("&gt;", ">")
                .replace("&lt;", "<")
                .replace("&amp;", "&");
    }

    public static String hidden(String name, String value) {
        return "<input type=\"hidden\" name=\"" + escape(name) + "\" value=\"" + escape(value) + "\">\n";
    }

    public static String button(String name, String value, String label) {
        return "<button type=\"submit\" name=\"" + escape(name) + "\" value=\"" + escape(value) + "\">" + escape(label)
                + "</button>\n";
    }

    /** A whole page; the body is HTML already. */
    public static String page(String title, String body) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%1$s</title>
                <style>
                body { font: 16px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 3rem auto; padding: 0 1rem }
                button { font: inherit; padding: .4rem 1rem; margin: .5rem .5rem 0 0 }
                select { font: inherit }
                </style></head>
                <body><h1>%1$s</h1>
                %2$s</body>
                </html>
                """.formatted(escape(title), body);
    }
}
