package io.teamlabs.integrations.authorization.control;

import io.teamlabs.integrations.authorization.entity.Connection;
import io.teamlabs.integrations.authorization.entity.Ending;
import io.teamlabs.integrations.authorization.entity.FailureReason;
import io.teamlabs.integrations.authorization.entity.Obtained;
import io.teamlabs.integrations.authorization.entity.Target;
import io.teamlabs.integrations.authorization.entity.Ticket;
import io.teamlabs.integrations.event.entity.EventKind;
import io.teamlabs.integrations.identity.control.OrganizationScope;
import io.teamlabs.integrations.oauth.control.ProviderDialect;
import io.teamlabs.integrations.oauth.control.ProviderDialects;
import io.teamlabs.integrations.oauth.entity.Account;
import io.teamlabs.integrations.oauth.entity.ClientRegistration;
import io.teamlabs.integrations.oauth.entity.CodeExchange;
import io.teamlabs.integrations.oauth.entity.TokenAnswer;
import io.teamlabs.integrations.platform.Continuations;
import io.teamlabs.integrations.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Takes an admitted callback to its end: code exchanged, account identified, connection stored. Tokens that do not become
 * a connection are handed back. No thread waits for the provider, and no transaction spans a call.
 */
@ApplicationScoped
public class Completion {

    private static final Logger LOG = System.getLogger(Completion.class.getName());

    @Inject
    ProviderDialects dialects;

    @Inject
    Departures departures;

    @Inject
    Connecting connecting;

    @Inject
    Discards discards;

    @Inject
    Aftermath aftermath;

    @Inject
    Continuations continuations;

    CompletionStage<Ending> complete(Ticket ticket, Secret code) {
        Target target = ticket.target();
        ProviderDialect dialect = dialects.get(target.provider());
        Optional<ClientRegistration> client = departures.client(target.provider(), ticket.clientId());
        if (client.isEmpty()) {
            return CompletableFuture.completedStage(Ending.failed(FailureReason.CONFIGURATION));
        }
        var exchange = new CodeExchange(code, ticket.redirectUri(), ticket.verifier());
        return continuations
                .managed(dialect.exchange(client.get(), exchange))
                .handleAsync((answer, failure) -> failure == null
                        ? identify(ticket, client.get(), answer)
                        : CompletableFuture.completedStage(Endings.ofExchange(failure)))
                .thenCompose(ending -> ending);
    }

    private CompletionStage<Ending> identify(Ticket ticket, ClientRegistration client, TokenAnswer answer) {
        ProviderDialect dialect = dialects.get(client.provider());
        return continuations
                .managed(dialect.identify(client, answer.accessToken()))
                .handleAsync((account, failure) -> failure == null
                        ? connect(ticket, answer, account)
                        : abandon(ticket, answer, null, FailureReason.IDENTITY_UNAVAILABLE))
                .thenCompose(ending -> ending);
    }

    private CompletionStage<Ending> connect(Ticket ticket, TokenAnswer answer, Account account) {
        Obtained obtained = new Obtained(ticket.clientId(), ticket.requested(), answer, account);
        return continuations
                .managed(CompletableFuture.completedFuture(obtained))
                .thenApplyAsync(tokens -> store(ticket, tokens))
                .handleAsync((connection, failure) -> failure == null
                        ? connected(ticket, obtained, connection)
                        : notStored(ticket, obtained, failure))
                .thenCompose(ending -> ending);
    }

    private Optional<Connection> store(Ticket ticket, Obtained obtained) {
        return OrganizationScope.within(
                ticket.target().organization(),
                () -> connecting.connect(ticket.target(), obtained, ticket.actor(), EventKind.CONNECTED));
    }

    private CompletionStage<Ending> connected(Ticket ticket, Obtained obtained, Optional<Connection> connection) {
        if (connection.isEmpty()) {
            return abandon(ticket, obtained.answer(), obtained.account(), FailureReason.USER_GONE);
        }
        aftermath.of(ticket.target(), connection.get());
        return CompletableFuture.completedStage(
                new Ending.Connected(obtained.account(), connection.get().changed()));
    }

    private CompletionStage<Ending> notStored(Ticket ticket, Obtained obtained, Throwable failure) {
        LOG.log(Level.ERROR, "The connection " + ticket.target().newRow() + " could not be stored", failure);
        return abandon(ticket, obtained.answer(), obtained.account(), FailureReason.SERVICE_UNAVAILABLE);
    }

    private CompletionStage<Ending> abandon(
            Ticket ticket, TokenAnswer answer, @Nullable Account account, FailureReason reason) {
        return discards.discard(ticket.target(), ticket.clientId(), answer, account)
                .thenApply(done -> Ending.failed(reason));
    }
}
