package io.teamlabs.integrations.simulator.teamlabs;

import io.teamlabs.integrations.simulator.grant.Ground;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.JsonText;
import io.teamlabs.integrations.simulator.wire.Parameters;
import io.teamlabs.integrations.simulator.wire.Request;
import io.teamlabs.integrations.simulator.wire.Routes;
import io.teamlabs.integrations.simulator.wire.Site;
import jakarta.json.JsonArrayBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** TeamLabs: its people, its bearer tokens, and its sign-in page. */
public final class TeamLabsSimulator extends Site {
    private static final String ROOT = "/teamlabs";
    private static final Duration LIFETIME = Duration.ofHours(12);

    private final Ground ground;
    private final BearerTokens tokens;
    private final SignInPage signIn;
    private final Routes routes;

    public TeamLabsSimulator(Ground ground, String tokenSecret, Set<String> allowedReturnOrigins) {
        super("teamlabs", ground.clock());
        this.ground = ground;
        tokens = new BearerTokens(ground.clock(), tokenSecret);
        signIn = new SignInPage(ROOT + "/sign-in", allowedReturnOrigins, this::token);
        routes = new Routes()
                .get(ROOT + "/users", request -> usersAsJson())
                .get(ROOT + "/token", this::tokenAsText)
                .get(ROOT + "/sign-in", signIn::show)
                .post(ROOT + "/sign-in", signIn::choose);
        ground.secrets().saw(tokenSecret);
    }

    @Override
    protected Routes routes() {
        return routes;
    }

    public List<TeamLabsOrganization> organizations() {
        return People.ORGANIZATIONS;
    }

    public List<TeamLabsUser> users() {
        return People.USERS;
    }

    /** Where the console sends people to sign in. */
    public URI signInUri(URI base) {
        return URI.create(base + ROOT + "/sign-in");
    }

    /** Lets the sign-in page send people back to this origin too. */
    public void allowReturnTo(String origin) {
        signIn.allow(origin);
    }

    /** A user's bearer token for twelve hours. */
    public String token(String userId) {
        return token(userId, LIFETIME);
    }

    /** A user's bearer token; a negative lifetime gives one that has run out. */
    public String token(String userId, Duration lifetime) {
        return issue(Map.of("id", userId), lifetime);
    }

    /** A service's bearer token; without an organization it has no {@code org} claim. */
    public String serviceToken(String id, String scope, Optional<String> organization) {
        Map<String, String> claims = new LinkedHashMap<>();
        claims.put("id", id);
        claims.put("scope", scope);
        organization.ifPresent(org -> claims.put("org", org));
        return issue(claims, LIFETIME);
    }

    private String issue(Map<String, String> claims, Duration lifetime) {
        String token = tokens.issue(claims, lifetime);
        ground.secrets().saw(token);
        return token;
    }

    private Answer tokenAsText(Request request) {
        Parameters query = request.query();
        String user = query.text("user");
        if (People.USERS.stream().noneMatch(known -> known.id().equals(user))) {
            return Answer.text(404, "No such user; GET " + ROOT + "/users lists them\n");
        }
        String token = query.get("scope")
                .map(scope -> serviceToken(user, scope, query.get("org")))
                .orElseGet(() -> token(user));
        return Answer.text(200, token).with("Cache-Control", "no-store");
    }

    private static Answer usersAsJson() {
        JsonArrayBuilder users = JsonText.array();
        People.USERS.forEach(user -> users.add(user.json()));
        return Answer.json(200, users.build());
    }
}
