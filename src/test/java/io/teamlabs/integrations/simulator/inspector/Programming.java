package io.teamlabs.integrations.simulator.inspector;

import io.teamlabs.integrations.simulator.grant.VendorSimulator;
import io.teamlabs.integrations.simulator.wire.Site;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;

/** Reads a program from JSON: the settings it names are changed, the faults in it are added. */
final class Programming {
    private Programming() {}

    /**
     * Applies the program.
     *
     * @throws IllegalArgumentException for a name or value that means nothing
     */
    static void apply(JsonObject program, Site site) {
        program.forEach((name, value) -> {
            switch (name) {
                case "outage" -> site.outage(isTrue(value));
                case "faults" ->
                    ((JsonArray) value).getValuesAs(JsonObject.class).forEach(one -> site.program(FaultJson.read(one)));
                default -> set(name, value, vendor(site, name));
            }
        });
    }

    private static VendorSimulator vendor(Site site, String setting) {
        if (site instanceof VendorSimulator vendor) {
            return vendor;
        }
        throw new IllegalArgumentException(site.name() + " has no setting " + setting);
    }

    private static void set(String name, JsonValue value, VendorSimulator vendor) {
        switch (name) {
            case "accessTokenLifetime" -> setLifetime(value, vendor);
            case "rotation" -> vendor.rotation(isTrue(value));
            case "familyRevocation" -> vendor.familyRevocation(isTrue(value));
            case "consent" ->
                vendor.consentOnly(
                        value instanceof JsonArray scopes ? scopes.getValuesAs(JsonString::getString) : null);
            case "signedIn" -> vendor.signedIn(((JsonString) value).getString());
            default -> vendor.set(name, value);
        }
    }

    private static void setLifetime(JsonValue value, VendorSimulator vendor) {
        if (value instanceof JsonNumber seconds) {
            vendor.accessTokenLifetime(Duration.ofSeconds(seconds.longValue()));
        } else if (value.equals(JsonValue.NULL)) {
            vendor.accessTokenLifetime(null);
        } else {
            vendor.accessTokenLifetime(vendor.behaviour().usualLifetime().orElse(null));
        }
    }

    private static boolean isTrue(JsonValue value) {
        return value.equals(JsonValue.TRUE);
    }
}
