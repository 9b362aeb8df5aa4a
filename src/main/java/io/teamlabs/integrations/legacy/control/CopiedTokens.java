package io.teamlabs.integrations.legacy.control;

import io.teamlabs.integrations.connection.entity.SealedTokens;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.legacy.control.TransitionStatements.Elements;
import io.teamlabs.integrations.legacy.entity.CopiedGrant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows whose tokens a migration copied and nobody has sealed yet. */
@ApplicationScoped
@Transactional
public class CopiedTokens {

    private static final String CLAIM = "SELECT * FROM claim_unsealed_tokens(?, ?, ?)";
    private static final String SEAL = "SELECT seal_tokens(?, ?, ?, ?, ?)";
    private static final String COUNT = "SELECT unsealed, sealed FROM count_unsealed_tokens()";

    private static final UUID FIRST = new UUID(0, 0);

    @Inject
    TransitionStatements statements;

    /** How many rows are not sealed yet, and how many have been. */
    public record Count(long unsealed, long sealed) {}

    /** Locks rows for the transaction and returns them: those after a row by its key that nobody else holds; null begins. */
    public List<CopiedGrant> claim(@Nullable CopiedGrant after, int most) {
        return statements.query(
                CLAIM,
                CopiedTokens::read,
                after == null ? "" : after.organization().value(),
                after == null ? FIRST : after.id(),
                most);
    }

    /** Writes sealed tokens, each where its row still has the generation that was claimed; returns how many were. */
    public long write(List<CopiedGrant> sealed) {
        return statements
                .query(
                        SEAL,
                        row -> row.getLong(1),
                        elements("text", sealed, grant -> grant.organization().value()),
                        elements("uuid", sealed, CopiedGrant::id),
                        elements("bigint", sealed, CopiedGrant::generation),
                        new Elements("bytea", bytes(sealed, SealedTokens::accessToken)),
                        new Elements("bytea", bytes(sealed, SealedTokens::refreshToken)))
                .get(0);
    }

    public Count count() {
        return statements
                .query(COUNT, row -> new Count(row.getLong(1), row.getLong(2)))
                .get(0);
    }

    private static Elements elements(String type, List<CopiedGrant> grants, Function<CopiedGrant, Object> element) {
        return new Elements(type, grants.stream().map(element).toArray());
    }

    private static @Nullable Object[] bytes(List<CopiedGrant> grants, Function<SealedTokens, byte @Nullable []> token) {
        byte[][] all = new byte[grants.size()][];
        for (int at = 0; at < all.length; at++) {
            all[at] = token.apply(grants.get(at).tokens());
        }
        return all;
    }

    private static CopiedGrant read(ResultSet row) throws SQLException {
        return new CopiedGrant(
                new OrganizationId(row.getString("organization_id")),
                row.getObject("id", UUID.class),
                row.getLong("grant_generation"),
                new SealedTokens(row.getBytes("access_token"), row.getBytes("refresh_token"), false));
    }
}
