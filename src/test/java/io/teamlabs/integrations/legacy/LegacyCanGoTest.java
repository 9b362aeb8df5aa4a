package io.teamlabs.integrations.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing knows the component that goes away after the transition. */
class LegacyCanGoTest {

    private static final String LEGACY = "io.teamlabs.integrations.legacy";

    @Test
    void noClassOutsideDependsOnIt() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.teamlabs.integrations");

        assertThat(classes.containPackage(LEGACY + ".control")).isTrue();
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage(LEGACY + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(LEGACY + "..")
                .check(classes);
    }

    /** The runbook names that line: it is deleted with the package. */
    @Test
    void oneLineOfTheServicesIsAllThatNamesIt() {
        try (Stream<Path> files = Files.walk(Path.of("src", "main"))) {
            List<String> naming = files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(Path.of("src/main/java/io/teamlabs/integrations/legacy")))
                    .flatMap(LegacyCanGoTest::lines)
                    .filter(line -> line.contains(LEGACY))
                    .toList();
            assertThat(naming).containsExactly(LEGACY + ".control.LegacyConfiguration");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
