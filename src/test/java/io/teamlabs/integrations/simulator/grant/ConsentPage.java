package io.teamlabs.integrations.simulator.grant;

import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.Html;
import java.util.Collection;

/**
 * A vendor's consent page: one form, the request's parameters hidden in it, and two buttons named {@code decision}. A
 * script that sends only the hidden inputs and a button consents to everything with the account that is signed in.
 */
final class ConsentPage {
    static final String DECISION = "decision";
    static final String ACCOUNT = "simulator_account";
    static final String REFUSED_SCOPE = "simulator_refused_scope";

    private final String vendor;
    private final String path;
    private final Accounts accounts;

    ConsentPage(String vendor, String path, Accounts accounts) {
        this.vendor = vendor;
        this.path = path;
        this.accounts = accounts;
    }

    Answer show(AuthorizationRequest request, Collection<String> refusable) {
        StringBuilder form = new StringBuilder();
        form.append("<p>This is a simulator. The application <code>")
                .append(Html.escape(request.client().id()))
                .append("</code> asks for access.</p>\n<form method=\"post\" action=\"")
                .append(Html.escape(path))
                .append("\">\n");
        request.parameters()
                .values()
                .forEach((name, values) -> values.forEach(value -> form.append(Html.hidden(name, value))));
        appendAccounts(form);
        appendScopes(form, request, refusable);
        form.append(Html.button(DECISION, "allow", "Allow")).append(Html.button(DECISION, "deny", "Deny"));
        return Answer.html(
                        200,
                        Html.page(
                                vendor + ": allow access?",
                                form.append("</form>\n").toString()))
                .with("Cache-Control", "no-store");
    }

    private void appendAccounts(StringBuilder form) {
        form.append("<p><label>Account <select name=\"").append(ACCOUNT).append("\">\n");
        for (Account account : accounts.all()) {
            form.append("<option value=\"")
                    .append(Html.escape(account.id()))
                    .append(account.equals(accounts.signedIn()) ? "\" selected>" : "\">")
                    .append(Html.escape(account.name() + " (" + account.username() + ")"))
                    .append("</option>\n");
        }
        form.append("</select></label></p>\n");
    }

    private static void appendScopes(StringBuilder form, AuthorizationRequest request, Collection<String> refusable) {
        form.append("<ul>\n");
        for (String scope : request.scopes()) {
            form.append("<li>").append(Html.escape(scope));
            if (refusable.contains(scope)) {
                form.append(" <label><input type=\"checkbox\" name=\"")
                        .append(REFUSED_SCOPE)
                        .append("\" value=\"")
                        .append(Html.escape(scope))
                        .append("\"> refuse this one</label>");
            }
            form.append("</li>\n");
        }
        form.append("</ul>\n");
    }
}
