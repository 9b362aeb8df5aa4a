package io.teamlabs.integrations.journey;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Secrets to look for in what a service puts out, in clear and in the usual disguises, whatever stands around them. */
final class Canaries {

    /** Shorter ones could be words. */
    private static final int SHORTEST = 12;

    private static final int ALIGNMENTS = 3;

    private record Form(String text, String name) {}

    private final Map<String, List<Form>> byBeginning = new HashMap<>();

    Canaries(Collection<String> secrets) {
        secrets.stream().filter(secret -> secret.length() >= SHORTEST).forEach(this::plant);
    }

    private void plant(String secret) {
        String shown = secret.substring(0, 4) + "… of " + secret.length() + " characters";
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        add(secret, shown + " in clear");
        add(URLEncoder.encode(secret, StandardCharsets.UTF_8), shown + " URL-encoded");
        add(HexFormat.of().formatHex(bytes), shown + " in hexadecimal");
        for (int alignment = 0; alignment < ALIGNMENTS; alignment++) {
            String base64 = base64(bytes, alignment);
            add(base64, shown + " in Base64");
            add(base64.replace('+', '-').replace('/', '_'), shown + " in Base64url");
        }
    }

    /** The characters that the secret alone decides, where so many bytes stand before it in its group of three. */
    private static String base64(byte[] secret, int before) {
        byte[] shifted = new byte[before + secret.length];
        System.arraycopy(secret, 0, shifted, before, secret.length);
        String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int first = before == 0 ? 0 : before + 1;
        int wholeGroups = shifted.length / 3 * 4;
        return text.substring(first, wholeGroups);
    }

    private void add(String form, String name) {
        if (form.length() >= SHORTEST) {
            byBeginning
                    .computeIfAbsent(form.substring(0, SHORTEST), none -> new ArrayList<>())
                    .add(new Form(form, name));
        }
    }

    /** Returns what was found in a text: which secret, in which disguise; never the secret itself. */
    Set<String> in(String text) {
        Set<String> found = new TreeSet<>();
        for (int i = 0; i + SHORTEST <= text.length(); i++) {
            for (Form form : byBeginning.getOrDefault(text.substring(i, i + SHORTEST), List.of())) {
                if (text.startsWith(form.text(), i)) {
                    found.add(form.name());
                }
            }
        }
        return found;
    }
}
