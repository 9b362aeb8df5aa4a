package io.teamlabs.integrations.simulator.inspector;

import io.teamlabs.integrations.simulator.grant.Behaviour;
import io.teamlabs.integrations.simulator.grant.VendorSimulator;
import io.teamlabs.integrations.simulator.wire.Call;
import io.teamlabs.integrations.simulator.wire.JsonText;
import io.teamlabs.integrations.simulator.wire.Site;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;

/** What the inspector tells of a simulator; secrets are masked in it. */
final class Report {
    private static final int LATEST = 25;

    private Report() {}

    static JsonObjectBuilder of(Site site) {
        List<Call> calls = site.calls();
        JsonArrayBuilder faults = JsonText.array();
        site.faults().forEach(fault -> faults.add(FaultJson.write(fault)));
        JsonObjectBuilder report = JsonText.object()
                .add("name", site.name())
                .add("outage", site.outage())
                .add("faults", faults)
                .add("received", calls.size())
                .add("calls", calls(calls.subList(Math.max(0, calls.size() - LATEST), calls.size())));
        if (site instanceof VendorSimulator vendor) {
            report.add("vendor", vendor(vendor));
        }
        return report;
    }

    private static JsonObjectBuilder vendor(VendorSimulator vendor) {
        Behaviour behaviour = vendor.behaviour();
        JsonArrayBuilder accounts = JsonText.array();
        vendor.accounts()
                .forEach(account ->
                        accounts.add(JsonText.object().add("id", account.id()).add("username", account.username())));
        JsonObjectBuilder report = JsonText.object()
                .add("clientId", vendor.client().id())
                .add("redirectUris", JsonText.strings(vendor.client().redirectUris()))
                .add("signedIn", vendor.signedIn().id())
                .add("accounts", accounts)
                .add("rotation", behaviour.rotation())
                .add("familyRevocation", behaviour.familyRevocation())
                .add("liveAccessTokens", vendor.liveAccessTokens())
                .add("holdings", vendor.holdings());
        behaviour
                .lifetime()
                .ifPresentOrElse(
                        time -> report.add("accessTokenLifetime", time.toSeconds()),
                        () -> report.add("accessTokenLifetime", JsonValue.NULL));
        behaviour
                .consent()
                .ifPresentOrElse(
                        most -> report.add("consent", JsonText.strings(most)),
                        () -> report.add("consent", JsonValue.NULL));
        return report;
    }

    static JsonArrayBuilder calls(List<Call> calls) {
        JsonArrayBuilder array = JsonText.array();
        calls.forEach(call -> array.add(JsonText.object()
                .add("number", call.number())
                .add("at", call.at().toString())
                .add("method", call.method())
                .add("path", call.path())
                .add("query", call.maskedQuery())
                .add("status", call.status())
                .add("outcome", call.outcome())
                .add("ms", call.took().toMillis())
                .add("request", call.maskedRequestBody())
                .add("answer", call.maskedAnswerBody())));
        return array;
    }
}
