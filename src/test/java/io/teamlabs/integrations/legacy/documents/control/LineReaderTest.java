package io.teamlabs.integrations.legacy.documents.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.legacy.documents.entity.Rejected;
import io.teamlabs.integrations.legacy.documents.entity.SourceLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineReaderTest {

    private static final int LIMIT = 300_000;
    private static final String TOO_LONG = "too long";

    @TempDir
    Path directory;

    @Test
    void linesOfAnyLengthComeWithTheirPlaces() throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 20; round++) {
            List<String> lines = new ArrayList<>();
            for (int count = random.nextInt(12); count >= 0; count--) {
                int most = random.nextInt(4) == 0 ? 700_000 : 2_000;
                lines.add("é".repeat(random.nextInt(most) / 2));
            }
            boolean ended = random.nextBoolean();
            Path file = Files.writeString(directory.resolve("lines"), String.join("\n", lines) + (ended ? "\n" : ""));

            List<String> read = read(file, 0, 0);

            List<String> expected = new ArrayList<>();
            lines.forEach(line -> expected.add(line.length() * 2 > LIMIT ? TOO_LONG : line));
            if (!ended && expected.get(expected.size() - 1).isEmpty()) {
                expected.remove(expected.size() - 1);
            }
            assertThat(read).isEqualTo(expected);
        }
    }

    @Test
    void readingGoesOnFromAnyLine() throws IOException {
        Path file = Files.writeString(directory.resolve("lines"), "one\ntwo\r\nthree");
        try (LineReader reader = new LineReader(file, 0, 0, 1024)) {
            assertThat(reader.next()).isEqualTo(new SourceLine(1, 0, 3, 4));
        }
        try (LineReader reader = new LineReader(file, 4, 1, 1024)) {
            assertThat(reader.next()).isEqualTo(new SourceLine(2, 4, 4, 9));
            assertThat(reader.next()).isEqualTo(new SourceLine(3, 9, 5, 14));
            assertThat(reader.next()).isNull();
        }
    }

    private static List<String> read(Path file, long offset, long number) throws IOException {
        byte[] all = Files.readAllBytes(file);
        List<String> texts = new ArrayList<>();
        try (LineReader reader = new LineReader(file, offset, number, LIMIT)) {
            SourceLine line = reader.next();
            while (line != null) {
                String there = new String(all, (int) line.offset(), (int) line.length(), StandardCharsets.UTF_8);
                String text = text(reader, line);
                assertThat(text).isIn(there, TOO_LONG);
                texts.add(text);
                line = reader.next();
            }
        }
        return texts;
    }

    private static String text(LineReader reader, SourceLine line) {
        try {
            return reader.text(line);
        } catch (Rejected rejected) {
            return TOO_LONG;
        }
    }
}
