package io.teamlabs.integrations.legacy.documents.control;

import io.teamlabs.integrations.legacy.documents.entity.DocumentKind;
import io.teamlabs.integrations.legacy.documents.entity.Rejected;
import io.teamlabs.integrations.legacy.documents.entity.SourceLine;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads lines and understands them; a line that cannot be understood is one with a reason. */
final class DocumentReader implements AutoCloseable {

    private final LineReader lines;
    private final DocumentKind kind;
    private final UserDocuments users;
    private final IntegrationDocuments integrations;

    DocumentReader(ImportRun run, KnownTypes types, int lineLimit) throws IOException {
        this.lines = new LineReader(run.file().path(), run.offset(), run.lines(), lineLimit);
        this.kind = run.kind();
        this.users = new UserDocuments(types);
        this.integrations = new IntegrationDocuments(types);
    }

    /** Returns the next line; null at the end of the file. */
    @Nullable
    ReadLine next() throws IOException {
        SourceLine source = lines.next();
        if (source == null) {
            return null;
        }
        ReadLine line = new ReadLine(source);
        try {
            understand(lines.text(source), line);
        } catch (Rejected rejected) {
            line.rejectWhole(rejected.rejection());
        }
        return line;
    }

    private void understand(String text, ReadLine line) {
        if (text.isBlank()) {
            line.nothingInIt();
            return;
        }
        Document document = Document.of(JsonLine.read(text));
        line.identified(id(document));
        switch (kind) {
            case USERS -> users.read(document, line);
            case INTEGRATIONS -> integrations.read(document, line);
        }
    }

    /** The id only helps to find the line again: one that is no key is not repeated. */
    private static @Nullable String id(Document document) {
        String id = document.text("_id");
        return id == null ? null : Document.showable(id);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
