package io.teamlabs.integrations.provider.dropbox;

import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.problem.JsonRequest;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.QueryParameters;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where an upload goes, and what is done where something is there.
 *
 * @param mode Dropbox' union: a file that is there is kept, replaced, or replaced if it has a revision
 * @param autorename whether another name is taken where something is in the way
 */
record DropboxCommit(String path, JsonObject mode, boolean autorename) {

    static final String[] FIELDS = {"path", "mode", "revision", "autorename"};

    private static final String WORDS = "Give mode as one of: add, overwrite, update.";
    private static final Pattern REVISION = Pattern.compile("[0-9a-f]{9,64}");

    static DropboxCommit read(QueryParameters query) {
        return of(
                query.optionalText("path", DropboxPaths.LONGEST),
                query.optionalText("mode", 16),
                query.optionalText("revision", 64),
                query.flag("autorename", false));
    }

    static DropboxCommit read(JsonRequest request) {
        return of(
                request.optionalText("path", DropboxPaths.LONGEST),
                request.optionalText("mode", 16),
                request.optionalText("revision", 64),
                Boolean.TRUE.equals(request.optionalFlag("autorename")));
    }

    private static DropboxCommit of(
            @Nullable String path, @Nullable String mode, @Nullable String revision, boolean autorename) {
        return new DropboxCommit(DropboxPaths.writable(path), mode(mode, revision(revision)), autorename);
    }

    static JsonObject mode(@Nullable String word, @Nullable String revision) {
        String known = Optional.ofNullable(word).orElse("add");
        JsonDocument mode = JsonDocument.object().with(".tag", known);
        return switch (known) {
            case "add", "overwrite" -> mode.toJson();
            case "update" ->
                mode.with(
                                "update",
                                Optional.ofNullable(revision)
                                        .orElseThrow(() -> ProblemException.invalid(
                                                "revision", "Give the revision of the file that is to be replaced.")))
                        .toJson();
            default -> throw ProblemException.invalid("mode", WORDS);
        };
    }

    /** Returns a revision as Dropbox writes it; null where none is given. */
    static @Nullable String revision(@Nullable String text) {
        if (text != null && !REVISION.matcher(text).matches()) {
            throw ProblemException.invalid("revision", "Give revision as it stood in a file's entry.");
        }
        return text;
    }

    /** As the argument of an upload, or a part of it. */
    JsonDocument argument() {
        return JsonDocument.object().with("path", path).with("mode", mode).with("autorename", autorename);
    }
}
