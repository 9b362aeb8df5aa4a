package io.teamlabs.integrations.legacy.documents.boundary;

import io.teamlabs.integrations.legacy.documents.control.ImportFailure;
import io.teamlabs.integrations.legacy.documents.entity.DocumentKind;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The command line.
 *
 * @param name by which the import is known in the database and goes on
 * @param rejects where rejected lines are written
 * @param lineLimit in bytes
 */
record Arguments(DocumentKind kind, Path file, String name, Path rejects, int lineLimit) {

    static final String USAGE = """
            Usage: import users|integrations FILE [--name NAME] [--rejects FILE] [--line-limit BYTES]

              FILE          what mongoexport wrote of the collection: one document a line, without --jsonArray
              --name        by which the import is known and goes on; the file's name where it is not given
              --rejects     where rejected lines are written, for correction; FILE.rejected where it is not given
              --line-limit  how long a line may be, from 1024 to 67108864 bytes; 1048576 where it is not given

            Settings, read as the service reads them: DATABASE_URL, DATABASE_OWNER_USER, DATABASE_OWNER_PASSWORD,
            VAULT_KEYSET. Import the users before the integrations. A run that was stopped goes on by the same command.
            Ends with 0 when all was taken over, 3 when lines were rejected, 2 for wrong arguments or settings, 1 for
            other failures.""";

    private static final Set<String> OPTIONS = Set.of("--name", "--rejects", "--line-limit");
    private static final int LINE_LIMIT = 1 << 20;
    private static final int LEAST_LINE_LIMIT = 1 << 10;
    private static final int LARGEST_LINE_LIMIT = 1 << 26;
    private static final int LONGEST_NAME = 200;

    /** Reads the command line; fails with {@link ImportFailure} and what would be right. */
    static Arguments parse(List<String> words) {
        List<String> plain = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at);
            if (!word.startsWith("--")) {
                plain.add(word);
            } else if (OPTIONS.contains(word) && at + 1 < words.size()) {
                options.put(word, words.get(++at));
            } else {
                throw new ImportFailure(
                        OPTIONS.contains(word) ? word + " needs a value." : "There is no " + word + ".");
            }
        }
        return of(plain, options);
    }

    private static Arguments of(List<String> plain, Map<String, String> options) {
        Optional<DocumentKind> kind = plain.isEmpty() ? Optional.empty() : DocumentKind.of(plain.get(0));
        if (kind.isEmpty() || plain.size() != 2) {
            throw new ImportFailure("Name the collection, users or integrations, and one file.");
        }
        Path file = path(plain.get(1));
        String name = options.getOrDefault("--name", String.valueOf(file.getFileName()));
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new ImportFailure("--name must have 1 to " + LONGEST_NAME + " characters.");
        }
        Path rejects = path(options.getOrDefault("--rejects", file + ".rejected"));
        return new Arguments(kind.get(), file, name, rejects, lineLimit(options.get("--line-limit")));
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException noPath) {
            throw new ImportFailure("A file's name holds characters that no file here can have.");
        }
    }

    private static int lineLimit(@Nullable String bytes) {
        try {
            int limit = bytes == null ? LINE_LIMIT : Integer.parseInt(bytes);
            if (limit >= LEAST_LINE_LIMIT && limit <= LARGEST_LINE_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException notANumber) {
            // Told below, as is a number out of bounds.
        }
        throw new ImportFailure(
                "--line-limit must be from " + LEAST_LINE_LIMIT + " to " + LARGEST_LINE_LIMIT + " bytes.");
    }
}
