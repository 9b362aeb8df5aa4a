package io.teamlabs.integrations.legacy.boundary;

import io.teamlabs.integrations.identity.control.Permissions;
import io.teamlabs.integrations.legacy.control.OldColumns;
import io.teamlabs.integrations.legacy.control.Proof;
import io.teamlabs.integrations.legacy.control.ProofStatements;
import io.teamlabs.integrations.legacy.control.WriteBack;
import io.teamlabs.integrations.legacy.entity.Difference;
import io.teamlabs.integrations.legacy.entity.ProofRun;
import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import io.teamlabs.integrations.problem.QueryParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operator's calls of the move: compare old columns and rows, and write the service's changes back. */
@Path("v1/operations/legacy")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProofResource {

    private static final int USUAL_LIMIT = 200;
    private static final int LARGEST_LIMIT = 1000;

    @Inject
    Permissions permissions;

    @Inject
    OldColumns columns;

    @Inject
    Proof proof;

    @Inject
    ProofStatements proofs;

    @Inject
    WriteBack writeBack;

    /** The last comparison, with a page of its differences. */
    @GET
    @Path("proof")
    public JsonObject last(@Context UriInfo address) {
        permissions.operate();
        QueryParameters query = new QueryParameters(address.getQueryParameters()).only("limit", "cursor");
        int limit = query.number("limit", USUAL_LIMIT, 1, LARGEST_LIMIT);
        Difference after = after(query.cursor("cursor", 3));
        return proofs.last()
                .map(run ->
                        ProofDocument.of(run, proofs.differences(run.id(), after, limit + 1), limit, proofs.report()))
                .orElseGet(ProofDocument::none);
    }

    private static @Nullable Difference after(@Nullable List<String> keys) {
        return keys == null ? null : new Difference(keys.get(0), keys.get(1), keys.get(2));
    }

    /** Begins a comparison; the background works it off. */
    @POST
    @Path("proof")
    public Response ask() {
        permissions.operate();
        requireOldColumns();
        ProofRun run = proof.ask().orElseThrow();
        return accepted(ProofDocument.of(run).toJson());
    }

    /** Has all that the service changed written to the old columns; the background does it, on this node. */
    @POST
    @Path("write-back")
    public Response writeBack() {
        permissions.operate();
        requireOldColumns();
        return accepted(JsonDocument.object().with("waiting", writeBack.ask()).toJson());
    }

    private void requireOldColumns() {
        if (!columns.areThere()) {
            throw ProblemException.of(
                    ProblemKind.CONFLICT, "The old columns of users are gone: there is nothing to compare with.");
        }
    }

    private static Response accepted(JsonObject answer) {
        return Response.status(Response.Status.ACCEPTED).entity(answer).build();
    }
}
