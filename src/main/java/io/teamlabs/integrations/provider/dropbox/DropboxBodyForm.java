package io.teamlabs.integrations.provider.dropbox;

import io.teamlabs.integrations.problem.BodyForm;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;

/** A file's content is bytes. */
@ApplicationScoped
public class DropboxBodyForm implements BodyForm {

    private static final Pattern CONTENT = Pattern.compile("v1/users/[^/]+/dropbox/files/content");

    @Override
    public boolean covers(String method, String path) {
        return method.equals("PUT") && CONTENT.matcher(path).matches();
    }
}
