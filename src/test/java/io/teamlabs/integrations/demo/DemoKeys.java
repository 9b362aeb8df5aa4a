package io.teamlabs.integrations.demo;

import io.teamlabs.integrations.vault.control.Keysets;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The two secrets of an installation, made at its first start and kept beside its data. */
final class DemoKeys {

    private static final int SECRET_BYTES = 32;

    private final Path directory;

    DemoKeys(Path directory) {
        this.directory = directory;
    }

    /** Returns the file with the wrapping keyset. */
    Path keysetFile() {
        return kept("keyset.json", Keysets::generate);
    }

    /** Returns the secret with which TeamLabs signs its bearer tokens. */
    String tokenSecret() {
        try {
            return Files.readString(kept("token-secret", DemoKeys::random));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Returns the bare key material and the token secret, as they would look in a leak. */
    Set<String> secrets() {
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(keysetFile()))) {
            Stream<String> material = reader.readObject().getJsonArray("key").getValuesAs(JsonObject.class).stream()
                    .map(key -> key.getJsonObject("keyData").getString("value"));
            return Stream.concat(Stream.of(tokenSecret()), material).collect(Collectors.toSet());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String random() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private Path kept(String name, Supplier<String> maker) {
        Path file = directory.resolve(name);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(directory);
                Files.writeString(file, maker.get());
            }
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException("The demo's key could not be kept in " + file, failed);
        }
    }
}
