package io.teamlabs.integrations.vault.control;

/**
 * Makes keysets. Operators run it once, with the WAR unpacked, and keep what it prints in their store of secrets:
 * {@code java -cp 'WEB-INF/classes:WEB-INF/lib/*' io.teamlabs.integrations.vault.control.Keysets}.
 */
public final class Keysets {

    private Keysets() {}

    /** Returns a new keyset with one AES-256-GCM key in Tink's JSON form, on one line: a value for {@code VAULT_KEYSET}. */
    public static String generate() {
        return WrappingKeyset.generate().replaceAll("\\s+", "");
    }

    @SuppressWarnings("SystemOut") // a command's output
    public static void main(String[] arguments) {
        System.out.println(generate());
    }
}
