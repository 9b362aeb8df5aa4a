package io.teamlabs.integrations.gateway.boundary;

import io.teamlabs.integrations.problem.BodyForm;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;

/** What goes through the proxy has the provider's form. */
@ApplicationScoped
public class ProxyForm implements BodyForm {

    private static final Pattern PROXY = Pattern.compile("v1/users/[^/]+/integrations/[^/]+/proxy(/.*)?");

    @Override
    public boolean covers(String method, String path) {
        return PROXY.matcher(path).matches();
    }
}
