package io.teamlabs.integrations.simulator.inspector;

import io.teamlabs.integrations.simulator.grant.IssuedTokens;
import io.teamlabs.integrations.simulator.grant.Scopes;
import io.teamlabs.integrations.simulator.grant.VendorSimulator;
import io.teamlabs.integrations.simulator.teamlabs.TeamLabsSimulator;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.Endpoint;
import io.teamlabs.integrations.simulator.wire.JsonText;
import io.teamlabs.integrations.simulator.wire.Refused;
import io.teamlabs.integrations.simulator.wire.Request;
import io.teamlabs.integrations.simulator.wire.Routes;
import io.teamlabs.integrations.simulator.wire.Site;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The page at the root and the control calls under {@code /simulator}, which the page documents. */
public final class Inspector implements Endpoint {
    private final List<? extends VendorSimulator> vendors;
    private final TeamLabsSimulator teamLabs;
    private final Routes routes;

    public Inspector(List<? extends VendorSimulator> vendors, TeamLabsSimulator teamLabs, Runnable resetAll) {
        this.vendors = vendors;
        this.teamLabs = teamLabs;
        routes = new Routes()
                .get("/", request -> Answer.html(200, resource("inspector.html")))
                .get("/inspector.js", request -> Answer.of(200, "text/javascript", resource("inspector.js")))
                .get("/simulator", request -> all())
                .delete("/simulator", request -> done(resetAll))
                .get("/simulator/{vendor}", onSite((site, request) -> ok(site)))
                .post("/simulator/{vendor}/program", onSite(Inspector::program))
                .delete("/simulator/{vendor}/program", onSite((site, request) -> done(site::reset)))
                .get("/simulator/{vendor}/calls", onSite(Inspector::calls))
                .delete("/simulator/{vendor}/calls", onSite((site, request) -> done(site::forgetCalls)))
                .post("/simulator/{vendor}/revoke", onVendor(Inspector::revoke))
                .post("/simulator/{vendor}/expire", onVendor((vendor, body) -> done(vendor::expireAccessTokens)))
                .post("/simulator/{vendor}/works", onVendor(Inspector::works))
                .post("/simulator/{vendor}/tokens", onVendor(Inspector::issue))
                .post("/simulator/{vendor}/redirect-uris", onVendor(Inspector::register));
    }

    @Override
    public Answer answer(Request request) {
        try {
            return routes.answer(request);
        } catch (Refused refused) {
            return refused.answer();
        } catch (IllegalArgumentException | ClassCastException meaningless) {
            return Answer.text(400, meaningless.getMessage() + "\n");
        }
    }

    private Stream<Site> sites() {
        return Stream.concat(vendors.stream(), Stream.of(teamLabs));
    }

    private Answer all() {
        JsonArrayBuilder all = JsonText.array();
        sites().forEach(site -> all.add(Report.of(site)));
        return Answer.json(200, all.build());
    }

    private Endpoint onSite(BiFunction<Site, Request, Answer> action) {
        return request -> sites().filter(site -> site.name().equals(request.variable("vendor")))
                .findFirst()
                .map(site -> action.apply(site, request))
                .orElseThrow(Inspector::unknown);
    }

    private Endpoint onVendor(BiFunction<VendorSimulator, JsonObject, Answer> action) {
        return request -> vendors.stream()
                .filter(vendor -> vendor.name().equals(request.variable("vendor")))
                .findFirst()
                .map(vendor -> action.apply(vendor, body(request)))
                .orElseThrow(Inspector::unknown);
    }

    private static Refused unknown() {
        return new Refused(Answer.text(404, "Vendors are github, google, dropbox and slack\n"));
    }

    private static JsonObject body(Request request) {
        return request.body().isBlank()
                ? JsonObject.EMPTY_JSON_OBJECT
                : request.json().orElseThrow(() -> new Refused(Answer.text(400, "The body must be a JSON object\n")));
    }

    private static Answer program(Site site, Request request) {
        Programming.apply(body(request), site);
        return ok(site);
    }

    private static Answer calls(Site site, Request request) {
        return Answer.json(
                200, Report.calls(site.calls(request.query().text("path"))).build());
    }

    private static Answer revoke(VendorSimulator vendor, JsonObject body) {
        if (body.containsKey("account")) {
            vendor.revokeGrant(body.getString("account"));
        } else {
            vendor.revokeAll();
        }
        return ok(vendor);
    }

    private static Answer works(VendorSimulator vendor, JsonObject body) {
        String token = body.getString("token", "");
        return Answer.json(
                200,
                JsonText.object()
                        .add("access", vendor.worksAccessToken(token))
                        .add("refresh", vendor.worksRefreshToken(token))
                        .build());
    }

    private static Answer issue(VendorSimulator vendor, JsonObject body) {
        List<String> scopes = body.getJsonArray("scopes").getValuesAs(JsonString::getString);
        IssuedTokens tokens = vendor.issueTokensFor(
                body.getString("account", vendor.signedIn().id()), Scopes.ordered(scopes));
        return Answer.json(
                200,
                JsonText.object()
                        .add("accessToken", tokens.accessToken())
                        .add("refreshToken", JsonText.orNull(tokens.refreshToken()))
                        .add("expiresAt", JsonText.orNull(tokens.expiresAt().map(Object::toString)))
                        .build());
    }

    private static Answer register(VendorSimulator vendor, JsonObject body) {
        vendor.registerRedirectUri(URI.create(body.getString("uri")));
        return ok(vendor);
    }

    private static Answer ok(Site site) {
        return Answer.json(200, Report.of(site).build());
    }

    private static Answer done(Runnable work) {
        work.run();
        return Answer.empty(204);
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Inspector.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
