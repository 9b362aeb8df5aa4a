package io.teamlabs.integrations.simulator.dropbox;

import io.teamlabs.integrations.simulator.grant.Account;
import io.teamlabs.integrations.simulator.grant.AuthorizationCode;
import io.teamlabs.integrations.simulator.grant.AuthorizationRequest;
import io.teamlabs.integrations.simulator.grant.ClientCredentials;
import io.teamlabs.integrations.simulator.grant.Ground;
import io.teamlabs.integrations.simulator.grant.Holder;
import io.teamlabs.integrations.simulator.grant.IssuedToken;
import io.teamlabs.integrations.simulator.grant.IssuedTokens;
import io.teamlabs.integrations.simulator.grant.OAuthSimulator;
import io.teamlabs.integrations.simulator.grant.Scopes;
import io.teamlabs.integrations.simulator.grant.TokenKind;
import io.teamlabs.integrations.simulator.grant.Vendor;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.Content;
import io.teamlabs.integrations.simulator.wire.JsonText;
import io.teamlabs.integrations.simulator.wire.Parameters;
import io.teamlabs.integrations.simulator.wire.Refused;
import io.teamlabs.integrations.simulator.wire.Request;
import io.teamlabs.integrations.simulator.wire.Routes;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Dropbox: refresh tokens only with {@code token_access_type=offline}; they never run out and are never replaced. */
public final class DropboxSimulator extends OAuthSimulator {
    private static final String WEB = "/dropbox/web";
    private static final String API = "/dropbox/api";
    private static final String NOTIFY = "/dropbox/notify";
    private static final String CONTENT = "/dropbox/content";
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9_-]{40,}");
    private static final Vendor DROPBOX = new Vendor(
            "dropbox",
            "Dropbox",
            "simulateddropbx",
            "simulated-dropbox-secret-5d20e7b913",
            WEB + "/oauth2/authorize",
            List.of(
                    Account.of(
                            "dbid:AAH4f99T0taONIb-OurWxbNQ6ywGRopQada0",
                            "ada@box.example",
                            "Ada Lovelace",
                            "ada@box.example"),
                    Account.of(
                            "dbid:AAH4f99T0taONIb-OurWxbNQ6ywGRopQgra1",
                            "grace@box.example",
                            "Grace Hopper",
                            "grace@box.example"),
                    Account.of(
                                    "dbid:AAH4f99T0taONIb-OurWxbNQ6ywGRopQala2",
                                    "alan@box.example",
                                    "Alan Turing",
                                    "alan@box.example")
                            .withUnverifiedEmail()),
            Optional.of(Duration.ofHours(4)));

    private final Trees trees = new Trees();
    private final DropboxUploads uploads;
    private final DropboxSharing sharing = new DropboxSharing(trees);
    private final DropboxLongpoll longpoll;
    private final Routes routes;

    public DropboxSimulator(Ground ground) {
        super(DROPBOX, ground);
        uploads = new DropboxUploads(trees, ground.clock(), this::filesChanged);
        DropboxListing listing = new DropboxListing(trees);
        longpoll = new DropboxLongpoll(this, trees, listing);
        DropboxStyles styles = new DropboxStyles(ledger, ground.clock());
        DropboxApi api = new DropboxApi(accounts, ledger);
        routes = new Routes()
                .get(WEB + "/oauth2/authorize", this::consentPage)
                .post(WEB + "/oauth2/authorize", this::decide)
                .post(API + "/oauth2/token", this::token)
                .post(API + "/2/users/get_current_account", styles.withoutArgument("account_info.read", api::account))
                .post(API + "/2/auth/token/revoke", styles.withoutArgument("", api::revoke))
                .post(NOTIFY + "/2/files/list_folder/longpoll", styles.open(longpoll::answer));
        listing.addTo(routes, API + "/2/files/", styles);
        new DropboxFiles(trees, ground.clock(), this::filesChanged)
                .addTo(routes, API + "/2/files/", CONTENT + "/2/files/", styles);
        uploads.addTo(routes, CONTENT + "/2/files/", styles);
        sharing.addTo(routes, API + "/2/sharing/", styles);
    }

    /** Wakes those who wait for changes. */
    private synchronized void filesChanged() {
        notifyAll();
    }

    /** Writes a file as if the person had done it on another machine. */
    public synchronized void put(String account, String path, String text) {
        FileContent content = FileContent.of(Content.of(text));
        Instant now = ground.clock().instant();
        trees.of(accounts.named(account).id()).putFile(path, content, now, now);
        filesChanged();
    }

    /** Deletes a file or folder as if the person had done it on another machine. */
    public synchronized void delete(String account, String path) {
        FileTree tree = trees.of(accounts.named(account).id());
        tree.at(path).ifPresent(tree::delete);
        filesChanged();
    }

    /** The content of a file as text; empty where there is none. */
    public synchronized Optional<String> text(String account, String path) {
        return trees.of(accounts.named(account).id())
                .at(path)
                .flatMap(Entry::content)
                .map(content -> content.bytes().text());
    }

    /** {@code resetCursors}, {@code longpollSeconds}, {@code longpollBackoff} and {@code tellsExistingLinks}. */
    @Override
    public synchronized void set(String setting, JsonValue value) {
        switch (setting) {
            case "resetCursors" -> resetCursors();
            case "longpollSeconds" ->
                longpoll.patience(Optional.of(Duration.ofMillis((long) (((JsonNumber) value).doubleValue() * 1000))));
            case "longpollBackoff" -> longpoll.backoff(Optional.of(((JsonNumber) value).longValue()));
            case "tellsExistingLinks" -> sharing.tellsExisting(value.equals(JsonValue.TRUE));
            default -> super.set(setting, value);
        }
    }

    /** Every cursor given out so far is answered with {@code reset} from now on. */
    public synchronized void resetCursors() {
        trees.resetCursors();
        filesChanged();
    }

    @Override
    public void reset() {
        super.reset();
        longpoll.patience(Optional.empty());
        longpoll.backoff(Optional.empty());
        sharing.tellsExisting(true);
    }

    @Override
    public synchronized JsonObject holdings() {
        JsonObjectBuilder files = JsonText.object();
        accounts.all().forEach(account -> {
            JsonArrayBuilder paths = JsonText.array();
            trees.of(account.id())
                    .all()
                    .forEach(entry -> paths.add(entry.path()
                            + entry.content()
                                    .map(content -> " (" + content.size() + " bytes)")
                                    .orElse("/")));
            files.add(account.username(), paths);
        });
        return JsonText.object()
                .add("files", files)
                .add("sharedLinks", JsonText.strings(sharing.urls()))
                .add("uploadSessions", uploads.open())
                .build();
    }

    @Override
    protected void forgetHoldings() {
        trees.clear();
        uploads.clear();
        sharing.clear();
    }

    @Override
    protected Routes routes() {
        return routes;
    }

    @Override
    public Map<String, String> settings(URI base) {
        return Map.of(
                "DROPBOX_WEB_URL",
                base + WEB,
                "DROPBOX_API_URL",
                base + API,
                "DROPBOX_CONTENT_URL",
                base + CONTENT,
                "DROPBOX_NOTIFY_URL",
                base + NOTIFY,
                "DROPBOX_CLIENT_ID",
                client.id(),
                "DROPBOX_CLIENT_SECRET",
                client.secret());
    }

    @Override
    public void rotation(boolean on) {
        if (on) {
            throw new IllegalArgumentException("Dropbox does not replace refresh tokens");
        }
    }

    @Override
    protected AuthorizationRequest authorization(Parameters parameters) {
        String redirectUri = redirectUri(parameters);
        if (!parameters.text("response_type").equals("code")) {
            throw new Refused(refusal("response_type must be code"));
        }
        return new AuthorizationRequest(
                client,
                redirectUri,
                DropboxScopes.asked(parameters, this::refusal),
                pkce(parameters, true),
                parameters);
    }

    @Override
    protected String newCode() {
        return ground.secrets().make("", 32);
    }

    @Override
    protected Map<String, String> denial() {
        Map<String, String> denial = new LinkedHashMap<>();
        denial.put("error", "access_denied");
        denial.put("error_description", "The user chose not to give your app access to their Dropbox account.");
        return denial;
    }

    @Override
    protected boolean isAlwaysGranted(String scope) {
        return scope.equals(DropboxScopes.ACCOUNT);
    }

    private Answer token(Request request) {
        remember(request);
        if (!authenticates(ClientCredentials.basicOrPosted(request))) {
            return DropboxAnswers.error("invalid_client", "Invalid client_id or client_secret");
        }
        Parameters form = request.form();
        return switch (form.text("grant_type")) {
            case "authorization_code" -> exchange(form);
            case "refresh_token" -> refresh(form);
            default -> DropboxAnswers.error("unsupported_grant_type", "grant_type is not supported");
        };
    }

    private Answer exchange(Parameters form) {
        AuthorizationCode code = codes.take(form.text("code"))
                .orElseThrow(() -> DropboxAnswers.refused("code doesn't exist or has expired"));
        if (!form.text("redirect_uri").equals(code.request().redirectUri())) {
            throw DropboxAnswers.refused("redirect_uri mismatch");
        }
        if (!code.request().pkce().accepts(form.text("code_verifier"))) {
            throw DropboxAnswers.refused("invalid code verifier");
        }
        Parameters asked = code.request().parameters();
        boolean offline = asked.text("token_access_type").equals("offline");
        IssuedTokens tokens = issue(Holder.of(code).with(granted(code)), offline);
        return DropboxAnswers.tokens(tokens, Optional.of(code.account()));
    }

    private Set<String> granted(AuthorizationCode code) {
        boolean together =
                code.request().parameters().text("include_granted_scopes").equals("user");
        Set<String> earlier = ledger.consented(client.id(), code.account().id());
        return together ? Scopes.union(code.granted(), earlier) : code.granted();
    }

    private Answer refresh(Parameters form) {
        String value = form.text("refresh_token");
        if (!WELL_FORMED.matcher(value).matches()) {
            throw DropboxAnswers.refused("refresh token is malformed");
        }
        IssuedToken refresh =
                refreshToken(value).orElseThrow(() -> DropboxAnswers.refused("refresh token is invalid or revoked"));
        Set<String> narrowed = Scopes.parse(form.text("scope"));
        if (!refresh.scopes().containsAll(narrowed)) {
            return DropboxAnswers.error("invalid_scope", "requested scopes were not granted");
        }
        Holder holder = Holder.of(refresh);
        IssuedTokens tokens = issue(narrowed.isEmpty() ? holder : holder.with(narrowed), false);
        return DropboxAnswers.tokens(tokens, Optional.empty());
    }

    @Override
    protected IssuedTokens issue(Holder holder) {
        return issue(holder, true);
    }

    private IssuedTokens issue(Holder holder, boolean offline) {
        String value = ground.secrets().make("sl.u.A", 900);
        IssuedToken access = issue(TokenKind.ACCESS, value, holder, behaviour.lifetime());
        Optional<IssuedToken> refresh = offline
                ? Optional.of(issue(TokenKind.REFRESH, ground.secrets().make("", 48), holder, Optional.empty()))
                : Optional.empty();
        return IssuedTokens.of(access, refresh);
    }
}
