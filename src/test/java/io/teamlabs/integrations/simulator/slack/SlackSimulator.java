package io.teamlabs.integrations.simulator.slack;

import io.teamlabs.integrations.simulator.grant.Account;
import io.teamlabs.integrations.simulator.grant.AuthorizationCode;
import io.teamlabs.integrations.simulator.grant.AuthorizationRequest;
import io.teamlabs.integrations.simulator.grant.ClientCredentials;
import io.teamlabs.integrations.simulator.grant.Ground;
import io.teamlabs.integrations.simulator.grant.Holder;
import io.teamlabs.integrations.simulator.grant.IssuedToken;
import io.teamlabs.integrations.simulator.grant.IssuedTokens;
import io.teamlabs.integrations.simulator.grant.OAuthSimulator;
import io.teamlabs.integrations.simulator.grant.Pkce;
import io.teamlabs.integrations.simulator.grant.Scopes;
import io.teamlabs.integrations.simulator.grant.Vendor;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.Parameters;
import io.teamlabs.integrations.simulator.wire.Refused;
import io.teamlabs.integrations.simulator.wire.Request;
import io.teamlabs.integrations.simulator.wire.Routes;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Slack: what a person allows is asked with {@code user_scope} and answered in {@code authed_user}; what the workspace's
 * bot may is asked with {@code scope} and answered at the top.
 */
public final class SlackSimulator extends OAuthSimulator {
    private static final String ROOT = "/slack";
    static final String FILES = "/slack/files";
    private static final String USER_SCOPE = "user_scope";
    private static final Vendor SLACK = new Vendor(
            "slack",
            "Slack",
            "912345678901.simulated",
            "simulated-slack-secret-c9e27f3a18",
            ROOT + "/oauth/v2/authorize",
            List.of(
                    Account.of("T0AURORA1:U0ADA0001", "ada", "Ada Lovelace", "ada@aurora.example"),
                    Account.of("T0AURORA1:U0GRACE01", "grace", "Grace Hopper", "grace@aurora.example"),
                    Account.of("T0BOREAL1:U0ALAN001", "alan", "Alan Turing", "alan@borealis.example")),
            Optional.empty());

    private final Workspaces workspaces = new Workspaces();
    private final Routes routes;
    private final SlackMethods methods;
    private final SlackTokens tokens;

    public SlackSimulator(Ground ground) {
        super(SLACK, ground);
        tokens = new SlackTokens(ground.secrets(), ledger, behaviour, this::issue);
        routes = new Routes()
                .get(ROOT + "/oauth/v2/authorize", this::consentPage)
                .post(ROOT + "/oauth/v2/authorize", this::decide)
                .post(ROOT + "/api/oauth.v2.access", this::access);
        methods = new SlackMethods(ledger, ground.clock(), routes, ROOT + "/api/");
        new SlackApi(accounts, ledger).addTo(methods);
        new SlackChannels(workspaces).addTo(methods);
        SlackChat chat = new SlackChat(workspaces, accounts, ground.clock());
        chat.addTo(methods);
        new SlackFiles(workspaces, chat, ground.clock()).addTo(methods, routes);
    }

    /** The texts of the messages of a workspace's channel, the oldest first; by the channel's id or name. */
    public synchronized List<String> messages(String team, String channel) {
        Workspace workspace = workspaces.of(team);
        String id = workspace.channel(channel).map(Channel::id).orElse(channel);
        return workspace.messages().stream()
                .filter(message -> message.channel().equals(id))
                .map(Message::text)
                .toList();
    }

    /** The id of a workspace's channel. */
    public synchronized String channelId(String team, String name) {
        return workspaces.of(team).channel(name).map(Channel::id).orElseThrow();
    }

    /** How many messages of a workspace wait for their time. */
    public synchronized int scheduled(String team) {
        return workspaces.of(team).scheduled().size();
    }

    /** {@code limits}: calls a minute by method, in each workspace. */
    @Override
    public synchronized void set(String setting, JsonValue value) {
        if (!setting.equals("limits")) {
            super.set(setting, value);
        }
        value.asJsonObject().forEach((method, calls) -> methods.limit(method, ((JsonNumber) calls).intValue()));
    }

    @Override
    public void reset() {
        super.reset();
        methods.noLimits();
    }

    @Override
    public synchronized JsonObject holdings() {
        return workspaces.described();
    }

    @Override
    protected void forgetHoldings() {
        workspaces.clear();
    }

    @Override
    protected Routes routes() {
        return routes;
    }

    @Override
    public Map<String, String> settings(URI base) {
        return Map.of(
                "SLACK_URL",
                base + ROOT,
                "SLACK_FILES_URL",
                base + FILES,
                "SLACK_CLIENT_ID",
                client.id(),
                "SLACK_CLIENT_SECRET",
                client.secret());
    }

    @Override
    protected AuthorizationRequest authorization(Parameters parameters) {
        String redirectUri = redirectUri(parameters);
        Set<String> user = Scopes.parse(parameters.text(USER_SCOPE));
        Set<String> bot = Scopes.parse(parameters.text("scope"));
        if (user.isEmpty() && bot.isEmpty()) {
            throw new Refused(refusal("invalid_scope: the application asks for no scope"));
        }
        return new AuthorizationRequest(client, redirectUri, Scopes.union(user, bot), Pkce.NONE, parameters);
    }

    @Override
    protected String newCode() {
        return ground.secrets().makeHex("912345678901.912345678902.", 32);
    }

    private Answer access(Request request) {
        remember(request);
        ClientCredentials credentials = ClientCredentials.basicOrPosted(request);
        if (!credentials.id().equals(client.id())) {
            return SlackAnswers.error("invalid_client_id");
        }
        if (!authenticates(credentials)) {
            return SlackAnswers.error("bad_client_secret");
        }
        Parameters form = request.form();
        return switch (form.get("grant_type").orElse("authorization_code")) {
            case "authorization_code" -> exchange(form);
            case "refresh_token" -> refresh(form);
            default -> SlackAnswers.error("invalid_grant_type");
        };
    }

    private Answer exchange(Parameters form) {
        String value = form.text("code");
        AuthorizationCode code = codes.take(value)
                .orElseThrow(() -> SlackAnswers.refused(codes.wasUsed(value) ? "code_already_used" : "invalid_code"));
        Parameters asked = code.request().parameters();
        // PKCE is a switch of the application, and with it the application would be a public client.
        if (asked.has("code_challenge") || form.has("code_verifier")) {
            throw SlackAnswers.refused("pkce_not_allowed");
        }
        if (form.has("redirect_uri")
                && !form.text("redirect_uri").equals(code.request().redirectUri())) {
            throw SlackAnswers.refused("bad_redirect_uri");
        }
        return Answer.json(200, installed(code).build());
    }

    private JsonObjectBuilder installed(AuthorizationCode code) {
        Set<String> user = SlackTokens.part(code, USER_SCOPE);
        Set<String> bot = SlackTokens.part(code, "scope");
        SlackAnswers answers = new SlackAnswers(code.account());
        Optional<IssuedTokens> forUser = user.isEmpty()
                ? Optional.empty()
                : Optional.of(tokens.user(Holder.of(code).with(user)));
        return bot.isEmpty()
                ? answers.userOnly(forUser)
                : answers.botAndUser(tokens.bot(client.id(), code.account(), bot), forUser);
    }

    private Answer refresh(Parameters form) {
        IssuedToken old = refreshToken(form.text("refresh_token"))
                .orElseThrow(() -> SlackAnswers.refused("invalid_refresh_token"));
        Account account = accounts.find(old.accountId()).orElseGet(() -> SlackTokens.workspace(old.accountId()));
        boolean bot = SlackTokens.isWorkspace(old.accountId());
        SlackAnswers answers = new SlackAnswers(account);
        return Answer.json(200, answers.refreshed(tokens.refreshed(old), bot).build());
    }

    @Override
    protected IssuedTokens issue(Holder holder) {
        return tokens.user(holder);
    }
}
