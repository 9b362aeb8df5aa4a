package io.teamlabs.integrations.provider.google;

import io.teamlabs.integrations.gateway.entity.ApiAnswer;
import io.teamlabs.integrations.gateway.entity.ApiRequest;
import io.teamlabs.integrations.gateway.entity.UploadSource;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import java.net.URI;

/** A resumable upload at Google: a session whose address Google gives, and the bytes that it has. */
final class DriveUploadSession {

    private final DriveAccount account;
    private final URI address;

    private DriveUploadSession(DriveAccount account, URI address) {
        this.account = account;
        this.address = address;
    }

    /**
     * Begins one.
     *
     * @param request to the method's upload address, with the file's metadata
     */
    static DriveUploadSession begin(DriveAccount account, ApiRequest request, UploadSource content) {
        ApiRequest asked = request.header("X-Upload-Content-Type", content.mediaType());
        if (content.size() >= 0) {
            asked = asked.header("X-Upload-Content-Length", Long.toString(content.size()));
        }
        try (ApiAnswer answer = account.account().require(asked)) {
            String location = answer.header("Location")
                    .orElseThrow(() -> ProblemException.of(
                            ProblemKind.PROVIDER_REFUSED, "Google began no upload. Try again shortly."));
            return new DriveUploadSession(account, account.api().resolve(location));
        }
    }

    /** Sends a block; total is the file's length, negative where it is not known yet. */
    DriveProgress send(DriveBlock block, long total) {
        String range = block.held() == 0 ? "*" : block.start() + "-" + (block.end() - 1);
        ApiRequest part = ApiRequest.of("PUT", address)
                .header("Content-Range", "bytes " + range + "/" + (total < 0 ? "*" : total))
                .body(block.body())
                .onceOnly();
        return progress(part);
    }

    /** Asks how far the upload is. */
    DriveProgress ask(long total) {
        return progress(ApiRequest.of("PUT", address)
                .header("Content-Range", "bytes */" + (total < 0 ? "*" : total))
                .body("application/octet-stream", new byte[0]));
    }

    private DriveProgress progress(ApiRequest part) {
        try (ApiAnswer answer = account.account().send(part)) {
            return switch (answer.status()) {
                case DriveProgress.RESUME_INCOMPLETE -> DriveProgress.incomplete(answer);
                case 404, 410 -> throw ended();
                default -> new DriveProgress(Long.MAX_VALUE, DriveContents.file(account, answer));
            };
        }
    }

    private static ProblemException ended() {
        return ProblemException.of(
                ProblemKind.CONFLICT, "Google has given this upload up. Send the file again, from its beginning.");
    }
}
