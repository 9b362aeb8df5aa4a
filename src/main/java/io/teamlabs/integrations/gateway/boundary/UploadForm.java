package io.teamlabs.integrations.gateway.boundary;

import io.teamlabs.integrations.gateway.control.Uploads;
import io.teamlabs.integrations.problem.BodyForm;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;

/** Parts of uploads are bytes. */
@ApplicationScoped
public class UploadForm implements BodyForm {

    private static final Pattern PART = Pattern.compile("v1/users/[^/]+/uploads/[^/]+");

    @Override
    public boolean covers(String method, String path) {
        return method.equals("PUT") && PART.matcher(path).matches();
    }

    @Override
    public long largest() {
        return Uploads.LONGEST_PART;
    }
}
