package io.teamlabs.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/promises.md against the tests: each number has a test that carries it, or stands under "Not yet". */
class PromisesTest {

    private static final Path PAGE = Path.of("docs", "promises.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|");
    private static final Pattern CARRIED = Pattern.compile("@DisplayName\\(\\s*\"bars? ([0-9, and]+):");
    private static final Pattern SKIPPABLE = Pattern.compile("\\bassume[A-Z]|\\bassuming|@Disabled|@Enabled");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    @Test
    void pageNamesAllForty() {
        assertThat(numbers(ROW, read(PAGE)))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 40).boxed().toList());
    }

    @Test
    void everyPromiseHasATestOrStandsUnderNotYet() {
        Set<Integer> missing = numbers(ROW, read(PAGE));
        missing.removeAll(carried());

        assertThat(missing).isEqualTo(notYet());
    }

    private static Set<Integer> notYet() {
        String page = read(PAGE);
        return numbers(Pattern.compile("(\\d+)"), page.substring(page.indexOf("## Not yet")));
    }

    private static Set<Integer> carried() {
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            return files.filter(file -> file.toString().endsWith("Test.java")
                            || file.toString().endsWith("IT.java"))
                    .map(PromisesTest::read)
                    .filter(source -> !SKIPPABLE.matcher(source).find())
                    .flatMap(source -> CARRIED.matcher(source).results())
                    .flatMap(found -> NUMBER.matcher(found.group(1)).results())
                    .map(number -> Integer.valueOf(number.group()))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Set<Integer> numbers(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> Integer.valueOf(found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
