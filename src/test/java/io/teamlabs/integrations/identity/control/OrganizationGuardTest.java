package io.teamlabs.integrations.identity.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamlabs.integrations.identity.entity.OrganizationId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrganizationGuardTest {

    private final OrganizationGuard guard = new OrganizationGuard();

    @BeforeEach
    void protectOneTable() {
        guard.protect(List.of("integrations"));
    }

    @Test
    void statementOnAProtectedTableFailsWhileNobodyIsKnown() {
        assertThatThrownBy(() -> guard.inspect("select i1_0.id from integrations i1_0"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void statementOnAProtectedTablePassesWithinAnOrganization() {
        String sql = "select i1_0.id from integrations i1_0";
        assertThat(OrganizationScope.within(new OrganizationId("org-1"), () -> guard.inspect(sql)))
                .isEqualTo(sql);
    }

    @Test
    void valueThatIsCalledAsATableIsNoTable() {
        String sql = "select t.code from common_types t where t.master_type = 'Integrations'";
        assertThat(guard.inspect(sql)).isEqualTo(sql);
    }

    @Test
    void tableBehindAValueIsStillSeen() {
        assertThatThrownBy(() -> guard.inspect("select 'it''s' from integrations where a = 'b'"))
                .isInstanceOf(IllegalStateException.class);
    }
}
