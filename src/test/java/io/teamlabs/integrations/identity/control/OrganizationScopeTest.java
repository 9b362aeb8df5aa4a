package io.teamlabs.integrations.identity.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.teamlabs.integrations.identity.entity.OrganizationId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OrganizationScopeTest {

    private static final OrganizationId AURORA = new OrganizationId("aurora");
    private static final OrganizationId BOREAL = new OrganizationId("boreal");

    private final OrganizationResolver resolver = new OrganizationResolver();

    @Test
    void scopesNestAndAreLeftAsTheyWereEntered() {
        assertThat(resolver.resolveCurrentTenantIdentifier()).isEmpty();
        OrganizationScope.run(AURORA, () -> {
            assertThat(resolver.resolveCurrentTenantIdentifier()).isEqualTo("aurora");
            assertThat(OrganizationScope.within(BOREAL, resolver::resolveCurrentTenantIdentifier))
                    .isEqualTo("boreal");
            assertThat(OrganizationScope.current()).contains(AURORA);
        });
        assertThat(OrganizationScope.current()).isEmpty();
    }

    @Test
    void scopeEndsWithAFailure() {
        assertThatIllegalStateException()
                .isThrownBy(() -> OrganizationScope.run(AURORA, () -> {
                    throw new IllegalStateException("failed");
                }));
        assertThat(OrganizationScope.current()).isEmpty();
    }

    @Test
    void otherThreadsInheritNothing() {
        Optional<OrganizationId> elsewhere = OrganizationScope.within(
                AURORA,
                () -> CompletableFuture.supplyAsync(OrganizationScope::current).join());
        assertThat(elsewhere).isEmpty();
    }
}
