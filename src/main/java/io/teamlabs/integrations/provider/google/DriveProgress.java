package io.teamlabs.integrations.provider.google;

import com.google.api.services.drive.model.File;
import io.teamlabs.integrations.gateway.entity.ApiAnswer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far Google says that an upload is.
 *
 * @param received so many bytes from the beginning
 * @param file the finished one; null while bytes are lacking
 */
record DriveProgress(long received, @Nullable File file) {

    /** Not a redirect here: go on from the byte after {@code Range}. */
    static final int RESUME_INCOMPLETE = 308;

    private static final Pattern RANGE = Pattern.compile("bytes=0-(\\d{1,18})");

    static DriveProgress incomplete(ApiAnswer answer) {
        Matcher range = RANGE.matcher(answer.header("Range").orElse(""));
        return new DriveProgress(range.matches() ? Long.parseLong(range.group(1)) + 1 : 0, null);
    }
}
