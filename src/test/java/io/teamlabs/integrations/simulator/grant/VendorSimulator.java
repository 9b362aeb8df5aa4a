package io.teamlabs.integrations.simulator.grant;

import io.teamlabs.integrations.simulator.wire.Site;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a test or the inspector can do with any vendor. */
public abstract class VendorSimulator extends Site {
    protected final Vendor vendor;
    protected final Ground ground;
    protected final Client client;
    protected final Accounts accounts;
    protected final Codes codes;
    protected final Ledger ledger;
    protected final Behaviour behaviour;

    protected VendorSimulator(Vendor vendor, Ground ground) {
        super(vendor.name(), ground.clock());
        this.vendor = vendor;
        this.ground = ground;
        this.client = new Client(vendor.clientId(), vendor.clientSecret());
        this.accounts = new Accounts(vendor.accounts());
        this.codes = new Codes(ground.clock());
        this.ledger = new Ledger(ground.clock());
        this.behaviour = new Behaviour(vendor.lifetime());
        ground.secrets().saw(vendor.clientSecret());
    }

    /**
     * A setting that only this vendor has, by its name in the control calls.
     *
     * @throws IllegalArgumentException where it has none of that name
     */
    public void set(String setting, JsonValue value) {
        throw new IllegalArgumentException(vendor.title() + " has no setting " + setting);
    }

    /** The service's settings that lead it here: environment names and values. */
    public abstract Map<String, String> settings(URI base);

    /** Gives tokens as if that person had just consented. */
    protected abstract IssuedTokens issue(Holder holder);

    /** Tokens that some other program obtained for this account, by the vendor's usual client. */
    public final synchronized IssuedTokens issueTokensFor(String account, Set<String> scopes) {
        Account holder = accounts.named(account);
        IssuedTokens tokens = issue(Holder.fresh(client.id(), holder.id(), scopes));
        ledger.consent(client.id(), holder.id(), tokens.scopes());
        processed();
        return tokens;
    }

    public Client client() {
        return client;
    }

    /** The accounts at this vendor; the consent page offers them. */
    public List<Account> accounts() {
        return accounts.all();
    }

    public void addAccount(Account account) {
        accounts.add(account);
    }

    /** The account that consents unless the page says otherwise. */
    public Account signedIn() {
        return accounts.signedIn();
    }

    /**
     * Signs the browser in at the vendor.
     *
     * @param account id or username
     */
    public void signedIn(String account) {
        accounts.signIn(accounts.named(account));
    }

    public void registerRedirectUri(URI redirectUri) {
        client.register(redirectUri);
    }

    /** For tokens issued from now on; null: they do not run out. */
    public void accessTokenLifetime(@Nullable Duration lifetime) {
        behaviour.lifetime(Optional.ofNullable(lifetime));
    }

    /**
     * Whether refresh tokens are replaced at each use.
     *
     * @throws IllegalArgumentException at a vendor that never does
     */
    public void rotation(boolean on) {
        behaviour.rotation(on);
    }

    /** Whether a spent refresh token that comes again ends its family; off at first. */
    public void familyRevocation(boolean on) {
        behaviour.familyRevocation(on);
    }

    /** People grant at most these scopes from now on; null: what is asked. */
    public void consentOnly(@Nullable Collection<String> scopes) {
        behaviour.consent(Optional.ofNullable(scopes).map(Scopes::ordered));
    }

    public Behaviour behaviour() {
        return behaviour;
    }

    /** As when this person removes the application in the vendor's settings. */
    public final synchronized void revokeGrant(String account) {
        String id = accounts.named(account).id();
        ledger.revokeAll(grant -> grant.accountId().equals(id));
        processed();
    }

    /** As when everybody does. */
    public final synchronized void revokeAll() {
        ledger.revokeAll(grant -> true);
        processed();
    }

    /** Lets all access tokens run out now, whatever the client was told. */
    public final synchronized void expireAccessTokens() {
        ledger.expire(TokenKind.ACCESS);
        ledger.expire(TokenKind.BOT);
        processed();
    }

    public boolean worksAccessToken(String value) {
        return ledger.working(value)
                .filter(token -> token.kind() != TokenKind.REFRESH)
                .isPresent();
    }

    public boolean worksRefreshToken(String value) {
        return ledger.working(value)
                .filter(token -> token.kind() == TokenKind.REFRESH)
                .isPresent();
    }

    /** The tokens of an account that would be accepted now, of whatever kind. */
    public List<IssuedToken> workingTokens(String account) {
        return ledger.all().stream()
                .filter(token -> token.accountId().equals(account))
                .filter(token -> ledger.working(token.value()).isPresent())
                .toList();
    }

    /** How many access tokens would be accepted now. */
    public long liveAccessTokens() {
        return ledger.all().stream()
                .filter(token -> worksAccessToken(token.value()))
                .count();
    }

    /** Forgets what was programmed and who is signed in; calls and grants stay. */
    @Override
    public void reset() {
        super.reset();
        behaviour.reset();
        accounts.reset();
    }

    /** What it keeps beside grants, such as files, messages and events; the inspector shows it. */
    public JsonObject holdings() {
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    /** Forgets what it keeps beside grants. */
    protected void forgetHoldings() {}

    /** As new: grants, codes, calls and holdings are gone too. */
    public final synchronized void forgetEverything() {
        reset();
        forgetHoldings();
        forgetCalls();
        codes.clear();
        ledger.clear();
        processed();
    }

    @Override
    protected final void processed() {
        if (ledger.takeChanged()) {
            ground.onChange().run();
        }
    }
}
