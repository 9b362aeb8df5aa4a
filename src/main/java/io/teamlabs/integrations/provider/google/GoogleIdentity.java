package io.teamlabs.integrations.provider.google;

import io.teamlabs.integrations.http.entity.OutgoingAnswer;
import io.teamlabs.integrations.http.entity.OutgoingRequest;
import io.teamlabs.integrations.oauth.control.ErrorRules;
import io.teamlabs.integrations.oauth.control.JsonAnswer;
import io.teamlabs.integrations.oauth.control.ProviderCalls;
import io.teamlabs.integrations.oauth.entity.Account;
import io.teamlabs.integrations.oauth.entity.OAuthFailure;
import io.teamlabs.integrations.oauth.entity.OAuthFailure.Kind;
import io.teamlabs.integrations.platform.Secret;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The account behind a token, by OpenID Connect (Core 1.0, 5.3), and whose client a token was issued to. */
final class GoogleIdentity {

    private static final ErrorRules REASONS = ErrorRules.none()
            .and(Kind.USER_ACTION, "insufficientPermissions", "ACCESS_TOKEN_SCOPE_INSUFFICIENT", "domainPolicy")
            .and(Kind.CONFIGURATION, "accessNotConfigured", "SERVICE_DISABLED");

    private final ProviderCalls calls;
    private final GoogleSettings settings;

    GoogleIdentity(ProviderCalls calls, GoogleSettings settings) {
        this.calls = calls;
        this.settings = settings;
    }

    CompletionStage<Account> account(Secret token) {
        URI uri = URI.create(settings.openId() + "/v1/userinfo");
        return calls.send(OutgoingRequest.get(uri), token).thenApply(answer -> {
            JsonAnswer claims = calls.json(understood(answer));
            String subject = claims.label("sub")
                    .orElseThrow(() -> calls.failure(Kind.TEMPORARY, OAuthFailure.INCOMPLETE_IDENTITY, answer));
            return account(subject, claims);
        });
    }

    private static Account account(String subject, JsonAnswer claims) {
        Optional<String> email = claims.label("email");
        return new Account(
                subject,
                email.orElse(null),
                email.filter(address -> claims.isTrue("email_verified")).orElse(null),
                claims.label("name").or(() -> email).orElse(null),
                claims.webAddress("picture").orElse(null));
    }

    /** By {@code aud}; the token goes in the body, as an address is written to logs on its way. */
    CompletionStage<Boolean> isIssuedTo(String clientId, Secret token) {
        OutgoingRequest request = OutgoingRequest.post(URI.create(settings.oauth() + "/tokeninfo"))
                .form("access_token", token);
        return calls.send(request).thenApply(answer -> {
            if (answer.status() >= 300) {
                throw calls.failure(Kind.GRANT_GONE, "token-refused", answer);
            }
            return calls.json(answer).text("aud").filter(clientId::equals).isPresent();
        });
    }

    /**
     * Returns a good answer.
     *
     * @throws OAuthFailure for any other. A 403 limits, lacks a scope, or is the administrator's: it is never the end
     */
    private OutgoingAnswer understood(OutgoingAnswer answer) {
        if (answer.status() < 300) {
            return answer;
        }
        if (answer.status() == 401) {
            throw calls.failure(Kind.GRANT_GONE, "token-refused", answer);
        }
        String reason = reason(answer);
        throw calls.failure(REASONS.of(reason), "refused", answer);
    }

    private static String reason(OutgoingAnswer answer) {
        JsonAnswer error = JsonAnswer.parse(answer.text())
                .map(body -> body.object("error"))
                .orElseGet(JsonAnswer::empty);
        return error.objects("errors").stream()
                .findFirst()
                .or(() -> error.objects("details").stream().findFirst())
                .flatMap(one -> one.label("reason"))
                .orElse("");
    }
}
