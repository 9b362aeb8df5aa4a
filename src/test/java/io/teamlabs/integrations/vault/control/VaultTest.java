package io.teamlabs.integrations.vault.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.vault.entity.SealedColumn;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VaultTest {

    private static final OrganizationId ACME = new OrganizationId("acme");
    private static final OrganizationId GLOBEX = new OrganizationId("globex");
    private static final SealedColumn ACCESS = new SealedColumn("integrations", "access_token");
    private static final SealedColumn REFRESH = new SealedColumn("integrations", "refresh_token");
    private static final SealedColumn OTHER_TABLE = new SealedColumn("pending_revocations", "access_token");
    private static final Secret TOKEN = new Secret("gho_a-token-to-be-sealed");
    private static final UUID ROW = UUID.fromString("0190b6a2-0000-7000-8000-000000000001");
    private static final String KEYSET = Keysets.generate();

    private final KeysInMemory stored = new KeysInMemory();
    private final Vault vault = stored.vault(KEYSET);

    @Test
    void openGivesWhatWasSealed() {
        assertThat(vault.open(ACCESS, ACME, ROW, vault.seal(ACCESS, ACME, ROW, TOKEN)))
                .isEqualTo(TOKEN);
    }

    @Test
    void openGivesLongAndNonLatinSecrets() {
        for (Secret secret : new Secret[] {
            new Secret("x"), new Secret("t".repeat(4000)), new Secret("秘密-Пароль-كلمة-\uD83D\uDD11\u0000\n"),
        }) {
            assertThat(vault.open(ACCESS, ACME, ROW, vault.seal(ACCESS, ACME, ROW, secret))
                            .reveal())
                    .isEqualTo(secret.reveal());
        }
    }

    @Test
    void sealRefusesTextThatWouldComeBackAsAnother() {
        assertThatIllegalArgumentException().isThrownBy(() -> vault.seal(ACCESS, ACME, ROW, new Secret("a\uD800b")));
    }

    @Test
    @DisplayName("bar 20: the same text sealed ten thousand times never has the same nonce")
    void sealUsesANewNonceEachTime() {
        Set<String> nonces = new HashSet<>();
        for (int times = 0; times < 10_000; times++) {
            byte[] sealed = vault.seal(ACCESS, ACME, ROW, TOKEN);
            byte[] nonce =
                    Arrays.copyOfRange(sealed, 5, 17); // Tink: version and key id are five bytes, the nonce twelve
            nonces.add(new String(nonce, StandardCharsets.ISO_8859_1));
        }
        assertThat(nonces).hasSize(10_000);
    }

    @Test
    @DisplayName("bar 20: a ciphertext shows nothing of its text")
    void sealedShowsNothingOfItsText() {
        String seen = new String(vault.seal(ACCESS, ACME, ROW, TOKEN), StandardCharsets.ISO_8859_1);
        assertThat(seen).doesNotContain(TOKEN.reveal()).doesNotContain("gho_");
    }

    @Test
    @DisplayName("bar 20: a flip of any bit makes the value unreadable")
    void openRefusesEveryBitFlip() {
        byte[] sealed = vault.seal(ACCESS, ACME, ROW, TOKEN);
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] flipped = sealed.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            assertUnreadable(vault, ACCESS, ACME, ROW, flipped);
        }
    }

    @Test
    @DisplayName("bar 20: a value cut to any length, or with a byte more, is unreadable")
    void openRefusesEveryWrongLength() {
        byte[] sealed = vault.seal(ACCESS, ACME, ROW, TOKEN);
        for (int length = 0; length < sealed.length; length++) {
            assertUnreadable(vault, ACCESS, ACME, ROW, Arrays.copyOf(sealed, length));
            assertUnreadable(
                    vault, ACCESS, ACME, ROW, Arrays.copyOfRange(sealed, sealed.length - length, sealed.length));
        }
        assertUnreadable(vault, ACCESS, ACME, ROW, Arrays.copyOf(sealed, sealed.length + 1));
    }

    @Test
    @DisplayName("bar 20: a value moved to another row, column, table or organization is unreadable")
    void openRefusesWhatWasMoved() {
        byte[] sealed = vault.seal(ACCESS, ACME, ROW, TOKEN);
        vault.seal(ACCESS, GLOBEX, ROW, TOKEN); // so that the other organization has a key
        assertUnreadable(vault, ACCESS, ACME, UUID.randomUUID(), sealed);
        assertUnreadable(vault, REFRESH, ACME, ROW, sealed);
        assertUnreadable(vault, OTHER_TABLE, ACME, ROW, sealed);
        assertUnreadable(vault, ACCESS, GLOBEX, ROW, sealed);
    }

    @Test
    @DisplayName("bar 20: two organizations have two keys, so a copied key row opens nothing")
    void openRefusesTheKeyOfAnotherOrganization() {
        byte[] sealed = vault.seal(ACCESS, ACME, ROW, TOKEN);
        stored.rows.put(GLOBEX, stored.rows.get(ACME));
        assertUnreadable(stored.vault(KEYSET), ACCESS, GLOBEX, ROW, sealed);
        stored.rows.remove(GLOBEX);
        byte[] ofGlobex = vault.seal(ACCESS, GLOBEX, ROW, TOKEN);
        stored.rows.put(ACME, stored.rows.get(GLOBEX));
        assertUnreadable(stored.vault(KEYSET), ACCESS, ACME, ROW, ofGlobex);
    }

    @Test
    @DisplayName("bar 20: with another keyset nothing opens and nothing new is sealed")
    void otherKeysetOpensNothingAndSealsNothing() {
        byte[] sealed = vault.seal(ACCESS, ACME, ROW, TOKEN);
        Vault withOtherKeyset = stored.vault(Keysets.generate());
        assertUnreadable(withOtherKeyset, ACCESS, ACME, ROW, sealed);
        assertThatIllegalStateException()
                .isThrownBy(() -> withOtherKeyset.seal(ACCESS, ACME, ROW, TOKEN))
                .withMessageContaining("VAULT_KEYSET");
    }

    @Test
    void openOfAnOrganizationWithoutKeyMakesNone() {
        byte[] sealed = vault.seal(ACCESS, ACME, ROW, TOKEN);
        assertUnreadable(vault, ACCESS, GLOBEX, ROW, sealed);
        assertThat(stored.rows).containsOnlyKeys(ACME);
    }

    @Test
    void nodesThatComeAtOnceAgreeOnOneKey() {
        Vault other = stored.vault(KEYSET);
        byte[] here = vault.seal(ACCESS, ACME, ROW, TOKEN);
        assertThat(other.open(ACCESS, ACME, ROW, here)).isEqualTo(TOKEN);
        OrganizationId fresh = new OrganizationId("fresh");
        DataKeys slower = stored.dataKeys(KEYSET);
        byte[] first = vault.seal(ACCESS, fresh, ROW, TOKEN);
        byte[] kept = stored.keepFirst(fresh, slower.keyset.newDataKey(fresh));
        assertThat(slower.keyset
                        .unwrap(fresh, kept)
                        .orElseThrow()
                        .open(first, ACCESS.associatedData(fresh, ROW.toString())))
                .contains(TOKEN);
    }

    @Test
    void keysAreKeptInMemoryUntilForgotten() {
        DataKeys keys = stored.dataKeys(KEYSET);
        DataKey first = keys.findOrCreate(ACME);
        stored.rows.clear();
        assertThat(keys.find(ACME)).containsSame(first);
        keys.forget();
        assertThat(keys.find(ACME)).isEmpty();
    }

    @Test
    @DisplayName("bar 9: neither a failure nor a key says anything in its text")
    void textsSayNothing() {
        byte[] sealed = vault.seal(ACCESS, ACME, ROW, TOKEN);
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> vault.open(REFRESH, ACME, ROW, sealed))
                .withMessage("integrations.refresh_token of row " + ROW + " cannot be unsealed")
                .withNoCause();
        assertThat(stored.dataKeys(KEYSET).keyset).hasToString("WrappingKeyset[•••]");
        assertThat(stored.dataKeys(KEYSET).findOrCreate(ACME)).hasToString("DataKey[•••]");
    }

    private static void assertUnreadable(
            Vault vault, SealedColumn column, OrganizationId organization, UUID row, byte[] sealed) {
        assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> vault.open(column, organization, row, sealed));
    }
}
