package io.teamlabs.integrations.legacy.documents.control;

import io.teamlabs.integrations.legacy.documents.entity.RejectReason;
import io.teamlabs.integrations.legacy.documents.entity.Rejected;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates as exports write them: ISO 8601 with {@code Z}, with an offset with or without its colon, or without one,
 * which then means UTC; a day alone; milliseconds since 1970 as a number, as text, or wrapped.
 */
final class ExtendedDates {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendPattern("[XXX][XX][X]")
            .optionalEnd()
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private ExtendedDates() {}

    /** Returns the moment, or null for text that is blank; fails with {@link Rejected}. */
    static @Nullable Instant of(@Nullable Object value, String field) {
        Object plain = ExtendedJson.isWrapped(value) ? ExtendedJson.unwrapped(value, field) : value;
        if (plain instanceof Long milliseconds) {
            return within(Instant.ofEpochMilli(milliseconds), field);
        }
        if (plain instanceof BigDecimal milliseconds) {
            return ofDecimal(milliseconds, field);
        }
        if (plain instanceof String text) {
            Instant usual = Moments.read(text);
            return usual == null && text.isBlank()
                    ? null
                    : within(usual == null ? parse(text.strip(), field) : usual, field);
        }
        throw new Rejected(RejectReason.BAD_DATE, field);
    }

    static Instant ofSeconds(@Nullable Object seconds, String field) {
        if (seconds instanceof Long whole && whole >= FIRST.getEpochSecond() && whole <= LAST.getEpochSecond()) {
            return Instant.ofEpochSecond(whole);
        }
        throw new Rejected(RejectReason.BAD_DATE, field);
    }

    /** Compared before it is converted: a large exponent would make digits without end. */
    private static Instant ofDecimal(BigDecimal milliseconds, String field) {
        if (milliseconds.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new Rejected(RejectReason.BAD_DATE, field);
        }
        return within(Instant.ofEpochMilli(milliseconds.longValue()), field);
    }

    private static Instant within(Instant moment, String field) {
        if (moment.isBefore(FIRST) || moment.isAfter(LAST)) {
            throw new Rejected(RejectReason.BAD_DATE, field);
        }
        return moment;
    }

    private static Instant parse(String text, String field) {
        try {
            TemporalAccessor read = ISO.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            if (read instanceof OffsetDateTime moment) {
                return moment.toInstant();
            }
            return read instanceof LocalDateTime local
                    ? local.toInstant(ZoneOffset.UTC)
                    : LocalDate.from(read).atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeException notIso) {
            return milliseconds(text, field);
        }
    }

    private static Instant milliseconds(String text, String field) {
        try {
            return Instant.ofEpochMilli(Long.parseLong(text));
        } catch (NumberFormatException neither) {
            throw new Rejected(RejectReason.BAD_DATE, field);
        }
    }
}
