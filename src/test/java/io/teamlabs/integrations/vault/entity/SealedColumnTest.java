package io.teamlabs.integrations.vault.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.teamlabs.integrations.identity.entity.OrganizationId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SealedColumnTest {

    private static final SealedColumn COLUMN = new SealedColumn("integrations", "access_token");

    @Test
    @DisplayName("bar 20: the associated data names version, table, column, organization and row")
    void associatedDataNamesThePlace() {
        assertThat(COLUMN.associatedData(new OrganizationId("acme"), "7"))
                .asString()
                .isEqualTo("v1|integrations|access_token|acme|7");
    }

    @Test
    void associatedDataOfAnOrganizationWithABarIsNotThatOfAnother() {
        String row = "0190b6a2-0000-7000-8000-000000000001";
        assertThat(COLUMN.associatedData(new OrganizationId("a|b"), row))
                .isNotEqualTo(COLUMN.associatedData(new OrganizationId("a"), row));
    }

    @Test
    void namesAreSnakeCase() {
        for (String name : new String[] {"", "Tokens", "a|b", "1st", "a.b"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new SealedColumn(name, "x"));
            assertThatIllegalArgumentException().isThrownBy(() -> new SealedColumn("x", name));
        }
    }
}
