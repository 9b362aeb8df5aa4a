package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.oauth.control.ProviderDialect;
import io.teamlabs.integrations.oauth.entity.Account;
import io.teamlabs.integrations.oauth.entity.AuthorizationParameters;
import io.teamlabs.integrations.oauth.entity.ClientRegistration;
import io.teamlabs.integrations.oauth.entity.CodeExchange;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import io.teamlabs.integrations.oauth.entity.RevocationOutcome;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import io.teamlabs.integrations.oauth.entity.TokenAnswer;
import io.teamlabs.integrations.platform.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A provider that answers refreshes as a test says and remembers what it was asked. */
class ProgrammableDialect implements ProviderDialect {

    static final String CLIENT_ID = "client";

    private final ProviderId id;
    final List<String> refreshed = new CopyOnWriteArrayList<>();
    final List<String> revoked = new CopyOnWriteArrayList<>();
    volatile boolean rotates;
    volatile boolean killsAccessToken;
    volatile boolean revocationKillsAll;
    volatile boolean configured = true;
    private volatile Function<String, CompletionStage<TokenAnswer>> answers =
            token -> CompletableFuture.failedStage(new IllegalStateException("Nothing is programmed"));

    ProgrammableDialect(String id) {
        this.id = new ProviderId(id);
    }

    /** From now on refreshes are answered so, given the refresh token that was sent. */
    void answer(Function<String, CompletionStage<TokenAnswer>> program) {
        answers = program;
    }

    void answerAtOnce(Function<String, TokenAnswer> program) {
        answers = token -> CompletableFuture.completedStage(program.apply(token));
    }

    void fail(RuntimeException failure) {
        answers = token -> CompletableFuture.failedStage(failure);
    }

    @Override
    public CompletionStage<TokenAnswer> refresh(ClientRegistration client, Secret refreshToken) {
        refreshed.add(refreshToken.reveal());
        return answers.apply(refreshToken.reveal());
    }

    @Override
    public CompletionStage<RevocationOutcome> revoke(
            ClientRegistration client, @Nullable Secret accessToken, @Nullable Secret refreshToken) {
        revoked.add(accessToken == null ? "-" : accessToken.reveal());
        return CompletableFuture.completedStage(RevocationOutcome.REVOKED);
    }

    @Override
    public ProviderId provider() {
        return id;
    }

    @Override
    public String vendor() {
        return "Vendor " + id;
    }

    @Override
    public Optional<ClientRegistration> client() {
        URI callback = URI.create("https://integrations.test/callback");
        return configured
                ? Optional.of(new ClientRegistration(id, CLIENT_ID, new Secret("client secret"), callback, callback))
                : Optional.empty();
    }

    @Override
    public boolean pkce() {
        return true;
    }

    @Override
    public @Nullable URI issuer() {
        return null;
    }

    @Override
    public boolean rotatesRefreshTokens() {
        return rotates;
    }

    @Override
    public boolean refreshKillsAccessToken() {
        return killsAccessToken;
    }

    @Override
    public boolean revocationKillsSharedGrant() {
        return revocationKillsAll;
    }

    @Override
    public boolean revocationNeedsLiveAccessToken() {
        return false;
    }

    @Override
    public boolean revokeReplacedTokensOfSameAccount() {
        return !revocationKillsAll;
    }

    @Override
    public ScopeSet normalized(ScopeSet scopes) {
        return scopes;
    }

    @Override
    public boolean covers(ScopeSet granted, String scope) {
        return granted.values().contains(scope) || granted.values().contains("all");
    }

    @Override
    public URI authorizationUri(ClientRegistration client, AuthorizationParameters parameters) {
        throw new UnsupportedOperationException("Nobody connects here");
    }

    @Override
    public CompletionStage<TokenAnswer> exchange(ClientRegistration client, CodeExchange exchange) {
        throw new UnsupportedOperationException("Nobody connects here");
    }

    @Override
    public CompletionStage<Account> identify(ClientRegistration client, Secret accessToken) {
        throw new UnsupportedOperationException("Nobody connects here");
    }

    @Override
    public CompletionStage<Boolean> issuedTo(ClientRegistration client, Secret accessToken) {
        return CompletableFuture.completedStage(true);
    }
}
