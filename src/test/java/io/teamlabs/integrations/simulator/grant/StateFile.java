package io.teamlabs.integrations.simulator.grant;

import io.teamlabs.integrations.simulator.wire.JsonText;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;

/**
 * Keeps the grants of all vendors in one JSON file, written beside and moved over, so that no half file is ever read. A
 * temporary file is its owner's alone, and so is what is moved over: it holds tokens.
 */
public final class StateFile {
    private final Path file;

    public StateFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** Takes over what the file holds; nothing where there is no file. */
    public synchronized void loadInto(Collection<? extends VendorSimulator> vendors) {
        if (!Files.exists(file)) {
            return;
        }
        JsonObject state = JsonText.parseObject(read())
                .orElseThrow(() -> new IllegalStateException(
                        "The simulators' state file " + file + " is not JSON; delete it to begin anew"));
        for (VendorSimulator vendor : vendors) {
            JsonObject part = state.getJsonObject(vendor.name());
            if (part != null) {
                LedgerJson.read(part, vendor);
            }
        }
    }

    public synchronized void save(Collection<? extends VendorSimulator> vendors) {
        JsonObjectBuilder state = JsonText.object();
        vendors.forEach(vendor -> state.add(vendor.name(), LedgerJson.write(vendor)));
        write(state.build().toString());
    }

    private String read() {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("The simulators' state file " + file + " cannot be read", failed);
        }
    }

    private void write(String text) {
        try {
            Path folder = Files.createDirectories(file.resolveSibling(".").normalize());
            Path beside = Files.createTempFile(folder, file.getFileName().toString(), ".new");
            Files.writeString(beside, text);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException("The simulators' state file " + file + " cannot be written", failed);
        }
    }
}
