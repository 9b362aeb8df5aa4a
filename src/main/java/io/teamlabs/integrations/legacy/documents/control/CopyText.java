package io.teamlabs.integrations.legacy.documents.control;

import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Rows in the text format of PostgreSQL's COPY: columns by tabs, {@code \N} for null, a backslash before what is special. */
final class CopyText {

    private static final HexFormat HEX = HexFormat.of();

    private final StringBuilder text = new StringBuilder(1 << 16);
    private boolean first = true;

    CopyText column(@Nullable String value) {
        separate();
        if (value == null) {
            text.append("\\N");
        } else {
            escape(value);
        }
        return this;
    }

    CopyText column(byte @Nullable [] value) {
        separate();
        if (value == null) {
            text.append("\\N");
        } else {
            HEX.formatHex(text.append("\\\\x"), value);
        }
        return this;
    }

    CopyText column(@Nullable Instant value) {
        return column(value == null ? null : value.toString());
    }

    CopyText column(boolean value) {
        return column(value ? "t" : "f");
    }

    CopyText column(long value) {
        separate();
        text.append(value);
        return this;
    }

    /** An array of text; every element is quoted, so that none is mistaken for null. */
    CopyText column(Iterable<String> elements) {
        StringBuilder array = new StringBuilder("{");
        for (String element : elements) {
            array.append(array.length() > 1 ? "," : "")
                    .append('"')
                    .append(element.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return column(array.append('}').toString());
    }

    void endRow() {
        text.append('\n');
        first = true;
    }

    private void separate() {
        if (!first) {
            text.append('\t');
        }
        first = false;
    }

    private void escape(String value) {
        for (int at = 0; at < value.length(); at++) {
            char unit = value.charAt(at);
            switch (unit) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(unit);
            }
        }
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
