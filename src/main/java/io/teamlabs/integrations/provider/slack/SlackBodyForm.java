package io.teamlabs.integrations.provider.slack;

import io.teamlabs.integrations.problem.BodyForm;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;

/** A file's content is bytes. */
@ApplicationScoped
public class SlackBodyForm implements BodyForm {

    private static final Pattern CONTENT = Pattern.compile("v1/users/[^/]+/slack/channels/[^/]+/files/content");

    @Override
    public boolean covers(String method, String path) {
        return method.equals("POST") && CONTENT.matcher(path).matches();
    }
}
