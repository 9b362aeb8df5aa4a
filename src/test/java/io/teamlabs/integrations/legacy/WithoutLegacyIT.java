package io.teamlabs.integrations.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The package is left out, and everything else compiles as it did. */
class WithoutLegacyIT {

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Path LEGACY = SOURCES.resolve("io/teamlabs/integrations/legacy");

    @Test
    void everythingElseCompiles(@TempDir Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> faults = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(faults, null, null);
                Stream<Path> sources = Files.walk(SOURCES)) {
            List<Path> kept = sources.filter(file -> file.toString().endsWith(".java") && !file.startsWith(LEGACY))
                    .toList();
            assertThat(kept).hasSizeGreaterThan(100);
            List<String> options =
                    List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-classpath", libraries());
            boolean compiled = compiler.getTask(
                            null, files, faults, options, null, files.getJavaFileObjectsFromPaths(kept))
                    .call();
            assertThat(faults.getDiagnostics().stream()
                            .filter(fault -> fault.getKind() == javax.tools.Diagnostic.Kind.ERROR))
                    .isEmpty();
            assertThat(compiled).isTrue();
        }
    }

    /** The class path without the classes of this build, legacy's among them. */
    private static String libraries() {
        List<String> kept =
                new ArrayList<>(List.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1)));
        kept.removeIf(entry -> entry.replace('\\', '/').matches(".*target/(test-)?classes/?"));
        return String.join(java.io.File.pathSeparator, kept);
    }
}
