package io.teamlabs.integrations.authorization.control;

import io.teamlabs.integrations.authorization.entity.Attached;
import io.teamlabs.integrations.authorization.entity.AttachedTokens;
import io.teamlabs.integrations.authorization.entity.Connection;
import io.teamlabs.integrations.authorization.entity.Obtained;
import io.teamlabs.integrations.authorization.entity.Target;
import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.event.entity.EventKind;
import io.teamlabs.integrations.identity.control.OrganizationScope;
import io.teamlabs.integrations.identity.entity.Actor;
import io.teamlabs.integrations.identity.entity.Person;
import io.teamlabs.integrations.oauth.control.ProviderDialect;
import io.teamlabs.integrations.oauth.control.ProviderDialects;
import io.teamlabs.integrations.oauth.entity.Account;
import io.teamlabs.integrations.oauth.entity.OAuthFailure;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import io.teamlabs.integrations.oauth.entity.TokenAnswer;
import io.teamlabs.integrations.platform.Continuations;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Stores tokens that were obtained elsewhere, once the provider has said whose they are and whom they were issued to. */
@ApplicationScoped
public class Attachments {

    @Inject
    Connectable connectable;

    @Inject
    ProviderDialects dialects;

    @Inject
    Connecting connecting;

    @Inject
    Aftermath aftermath;

    @Inject
    Continuations continuations;

    @Inject
    Clock clock;

    /**
     * Stores the tokens; of another client's no refresh token is kept, as it is of no use here. Fails with a problem: 404 or
     * 409 for the type, 400 for a token that the provider does not accept, 503 where it does not answer.
     */
    public CompletionStage<Attached> attach(Person person, TypeKey type, AttachedTokens tokens, Actor actor) {
        Connectable.Offer offer = connectable.offer(type);
        ProviderDialect dialect = dialects.get(offer.client().provider());
        Target target = new Target(
                person.requireOrganization(), person.id(), type, offer.client().provider(), UUID.randomUUID());
        Identification identification = new Identification(offer, tokens);
        return continuations
                .managed(dialect.issuedTo(offer.client(), tokens.accessToken())
                        .thenCompose(ours -> dialect.identify(offer.client(), tokens.accessToken())
                                .thenApply(account -> identification.obtained(ours, account, clock.instant()))))
                .handleAsync((obtained, failure) -> {
                    if (failure != null) {
                        throw problem(Endings.oauthFailure(failure));
                    }
                    return store(target, obtained, actor);
                });
    }

    private Attached store(Target target, Obtained obtained, Actor actor) {
        Connection connection = OrganizationScope.within(
                        target.organization(),
                        () -> connecting.connect(target, obtained, actor, EventKind.TOKENS_ATTACHED))
                .orElseThrow(ProblemException::notFound);
        aftermath.of(target, connection);
        return new Attached(obtained.account(), connection.refreshable());
    }

    private static ProblemException problem(OAuthFailure failure) {
        return switch (failure.kind()) {
            case GRANT_GONE, AUTHORIZE_AGAIN, USER_ACTION ->
                ProblemException.invalid(
                        "accessToken", "The provider does not accept this token. Send one that works there.");
            case CONFIGURATION ->
                ProblemException.of(
                        ProblemKind.PROVIDER_REFUSED,
                        "The provider does not accept this service's client. Tell the operator.");
            case TEMPORARY ->
                ProblemException.of(
                        ProblemKind.PROVIDER_UNAVAILABLE,
                        "The provider does not answer. Nothing was stored: try again later.");
        };
    }

    /** Puts together what was sent and what the provider said of it. */
    private record Identification(Connectable.Offer offer, AttachedTokens tokens) {

        Obtained obtained(boolean ours, Account account, Instant now) {
            ScopeSet scopes = tokens.scopes();
            TokenAnswer answer = new TokenAnswer(
                    tokens.accessToken(), ours ? tokens.refreshToken() : null, now, tokens.expiresAt(), null, scopes);
            ScopeSet requested = scopes == null ? offer.definition().defaultScopes() : scopes;
            return new Obtained(ours ? offer.client().clientId() : null, requested, answer, account);
        }
    }
}
