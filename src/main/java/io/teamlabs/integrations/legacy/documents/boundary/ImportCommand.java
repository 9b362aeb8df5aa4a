package io.teamlabs.integrations.legacy.documents.boundary;

import io.teamlabs.integrations.legacy.documents.control.ImportFailure;
import io.teamlabs.integrations.legacy.documents.control.ImportReport;
import io.teamlabs.integrations.legacy.documents.control.ImportRun;
import io.teamlabs.integrations.legacy.documents.control.ImportSession;
import io.teamlabs.integrations.legacy.documents.control.ImportSettings;
import io.teamlabs.integrations.platform.SettingsException;
import io.teamlabs.integrations.platform.SettingsSource;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code mongoexport} wrote of the old users or integrations collection into the database. With the WAR unpacked:
 * {@code java -cp 'WEB-INF/classes:WEB-INF/lib/*' io.teamlabs.integrations.legacy.documents.boundary.ImportCommand users
 * users.jsonl}; docs/migration.md describes it.
 */
public final class ImportCommand {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG = 2;
    private static final int DONE_WITH_REJECTS = 3;

    private final PrintStream out;
    private final PrintStream errors;

    ImportCommand(PrintStream out, PrintStream errors) {
        this.out = out;
        this.errors = errors;
    }

    public static void main(String[] words) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream errors = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new ImportCommand(out, errors).run(List.of(words), SettingsSource.process()));
    }

    /** Runs the command and returns its exit status. */
    int run(List<String> words, SettingsSource settings) {
        if (words.contains("--help")) {
            out.println(Arguments.USAGE);
            return DONE;
        }
        try {
            return run(Arguments.parse(words), settings);
        } catch (ImportFailure wrong) {
            errors.println(wrong.getMessage());
            errors.println();
            errors.println(Arguments.USAGE);
            return WRONG;
        }
    }

    private int run(Arguments arguments, SettingsSource settings) {
        try (ImportSession session = ImportSession.open(ImportSettings.read(settings))) {
            return run(arguments, session);
        } catch (SettingsException wrong) {
            return told(WRONG, wrong.getMessage());
        } catch (ImportFailure failure) {
            return told(FAILED, failure.getMessage());
        } catch (SQLException failure) {
            // The message may quote a row; the SQLSTATE never does.
            return told(
                    FAILED,
                    "The database failed with SQLSTATE " + failure.getSQLState()
                            + ". Look into its log; the same command goes on.");
        } catch (IOException failure) {
            return told(FAILED, "A file could not be read or written: " + failure.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return told(FAILED, "Stopped. The same command goes on.");
        }
    }

    private int run(Arguments arguments, ImportSession session) throws SQLException, IOException, InterruptedException {
        ImportRun run = session.begin(arguments.name(), arguments.kind(), arguments.file());
        out.println(greeting(run));
        if (!run.finished()) {
            session.run(run, arguments.lineLimit(), new ProgressLine(out, run, System::nanoTime));
        }
        ImportReport report = session.report(run);
        out.print(report.text());
        if (report.rejected() == 0) {
            return DONE;
        }
        boolean written = session.keepRejects(run, arguments.rejects());
        out.println((written ? "The rejected lines are in " : "There already, and left as it is: ")
                + arguments.rejects() + ". They may hold tokens: delete the file when it is done with.");
        return DONE_WITH_REJECTS;
    }

    private static String greeting(ImportRun run) {
        if (run.finished()) {
            return "This file was imported before; nothing is done again.";
        }
        return run.offset() == 0 ? "Reading." : "Going on after line " + run.lines() + ".";
    }

    private int told(int status, @Nullable String message) {
        errors.println(message);
        return status;
    }
}
