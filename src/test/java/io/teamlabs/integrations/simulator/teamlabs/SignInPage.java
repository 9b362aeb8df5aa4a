package io.teamlabs.integrations.simulator.teamlabs;

import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.Html;
import io.teamlabs.integrations.simulator.wire.Request;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Lets one choose who one is, and sends the browser back with the token in the fragment, which no server sees. Only to
 * origins that are allowed: elsewhere anybody could ask for a token.
 */
final class SignInPage {
    private final String path;
    private final Set<String> origins = ConcurrentHashMap.newKeySet();
    private final UnaryOperator<String> tokenOf;

    SignInPage(String path, Collection<String> origins, UnaryOperator<String> tokenOf) {
        this.path = path;
        this.origins.addAll(origins);
        this.tokenOf = tokenOf;
    }

    void allow(String origin) {
        origins.add(origin);
    }

    Answer show(Request request) {
        return allowed(request.query().text("returnUrl")).map(this::page).orElseGet(this::refused);
    }

    Answer choose(Request request) {
        String user = request.form().text("user");
        if (People.USERS.stream().noneMatch(known -> known.id().equals(user))) {
            return Answer.html(400, Html.page("TeamLabs", "<p>There is no such user.</p>"));
        }
        return allowed(request.form().text("returnUrl"))
                .map(url -> Answer.redirect(url + "#token=" + tokenOf.apply(user)))
                .orElseGet(this::refused);
    }

    private Answer page(String returnUrl) {
        StringBuilder form = new StringBuilder();
        form.append("<p>This is a simulator. Who are you?</p>\n<form method=\"post\" action=\"")
                .append(path)
                .append("\">\n")
                .append(Html.hidden("returnUrl", returnUrl));
        for (TeamLabsOrganization organization : People.ORGANIZATIONS) {
            form.append("<h2>").append(Html.escape(organization.name())).append("</h2>\n");
            People.USERS.stream()
                    .filter(user -> user.organizationId().equals(organization.id()))
                    .forEach(user -> form.append(Html.button("user", user.id(), label(user))));
        }
        return Answer.html(
                200, Html.page("Sign in to TeamLabs", form.append("</form>\n").toString()));
    }

    private static String label(TeamLabsUser user) {
        return user.firstName() + " " + user.lastName() + " (" + user.role() + ")";
    }

    private Answer refused() {
        return Answer.html(
                400, Html.page("TeamLabs", "<p>The return address is missing or not of an allowed origin.</p>"));
    }

    /** The address without its fragment, if its origin is allowed. */
    private Optional<String> allowed(String returnUrl) {
        try {
            URI uri = new URI(returnUrl);
            String origin = uri.getScheme() + "://" + uri.getRawAuthority();
            int fragment = returnUrl.indexOf('#');
            return Optional.of(fragment < 0 ? returnUrl : returnUrl.substring(0, fragment))
                    .filter(url -> origins.contains(origin));
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }
}
