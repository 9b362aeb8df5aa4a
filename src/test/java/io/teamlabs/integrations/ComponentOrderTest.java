package io.teamlabs.integrations;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The order of the components, ground first: a component imports only from rows above its own. */
class ComponentOrderTest {

    private static final String ROOT = "io.teamlabs.integrations.";
    private static final List<String> LAYERS = List.of("boundary", "control", "entity");

    /** The components that have something in them, row by row. */
    private static final List<Set<String>> ROWS = List.of(
            Set.of("platform"),
            Set.of("problem"),
            Set.of("http"),
            Set.of("identity"),
            Set.of("event", "oauth", "ratelimit"),
            Set.of("vault"),
            Set.of("catalog"),
            Set.of("connection"),
            Set.of("revocation"),
            Set.of("access"),
            Set.of("gateway", "authorization"),
            Set.of("provider.github", "provider.google", "provider.dropbox", "provider.slack"),
            Set.of("operations"),
            Set.of("legacy", "legacy.documents"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.teamlabs.integrations");

    @Test
    void everyPackageBelongsToAListedComponentAndEveryComponentExists() {
        Set<String> found =
                CLASSES.stream().map(ComponentOrderTest::component).collect(Collectors.toCollection(TreeSet::new));
        Set<String> listed = ROWS.stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));

        assertThat(found).isEqualTo(listed);
    }

    @Test
    void componentsImportOnlyFromRowsAbove() {
        Map<String, Integer> rows = new TreeMap<>();
        ROWS.forEach(row -> row.forEach(component -> rows.put(component, ROWS.indexOf(row))));

        assertThat(dependencies().stream()
                        .filter(dependency ->
                                !component(dependency.getOriginClass()).equals(component(dependency.getTargetClass())))
                        .filter(dependency -> rows.getOrDefault(component(dependency.getOriginClass()), -1)
                                <= rows.getOrDefault(component(dependency.getTargetClass()), ROWS.size()))
                        .map(Dependency::getDescription))
                .isEmpty();
    }

    @Test
    void entityKnowsNoControlAndControlKnowsNoBoundary() {
        assertThat(dependencies().stream()
                        .filter(dependency -> layer(dependency.getTargetClass()) >= 0)
                        .filter(dependency -> layer(dependency.getOriginClass()) > layer(dependency.getTargetClass()))
                        .map(Dependency::getDescription))
                .isEmpty();
    }

    @Test
    void boundaryCallsNoBoundaryOfAnotherComponent() {
        int boundary = LAYERS.indexOf("boundary");
        assertThat(dependencies().stream()
                        .filter(dependency -> layer(dependency.getOriginClass()) == boundary
                                && layer(dependency.getTargetClass()) == boundary)
                        .filter(dependency ->
                                !component(dependency.getOriginClass()).equals(component(dependency.getTargetClass())))
                        .map(Dependency::getDescription))
                .isEmpty();
    }

    @Test
    void packagesFormNoCircle() {
        slices().matching("io.teamlabs.integrations.(**)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void everyPackageHasAContractThatIsNullMarked() {
        assertThat(CLASSES.stream()
                        .map(JavaClass::getPackage)
                        .filter(home -> !home.isAnnotatedWith(NullMarked.class))
                        .map(JavaPackage::getName)
                        .distinct())
                .isEmpty();
    }

    private static List<Dependency> dependencies() {
        return CLASSES.stream()
                .flatMap(origin -> origin.getDirectDependenciesFromSelf().stream())
                .filter(dependency ->
                        dependency.getTargetClass().getPackageName().startsWith(ROOT))
                .toList();
    }

    private static String component(JavaClass type) {
        String path = type.getPackageName().substring(ROOT.length());
        return LAYERS.stream()
                .filter(layer -> path.endsWith("." + layer))
                .findFirst()
                .map(layer -> path.substring(0, path.length() - layer.length() - 1))
                .orElse(path);
    }

    /** Returns 0 for a boundary, 1 for a control, 2 for an entity, and -1 in a flat component, which has no layers. */
    private static int layer(JavaClass type) {
        String path = type.getPackageName();
        return LAYERS.stream()
                .filter(layer -> path.endsWith("." + layer))
                .findFirst()
                .map(LAYERS::indexOf)
                .orElse(-1);
    }
}
