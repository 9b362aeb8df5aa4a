package io.teamlabs.integrations.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;

/** A person who works in their GitHub account through the service. Paths are those below the person's repositories. */
record GitHubPerson(Person person) {

    String id() {
        return person.id();
    }

    Caller caller() {
        return person.browser();
    }

    /** The account's name at GitHub. */
    String login() {
        return person.status("github").getJsonObject("account").getString("username");
    }

    JsonObject get(String path) {
        return changed("GET", path, "", 200);
    }

    JsonObject made(String path, String body) {
        return changed("POST", path, body, 201);
    }

    JsonObject changed(String method, String path, String body, int status) {
        HttpResponse<String> answer = answer(method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Caller.json(answer);
    }

    /** Returns the problem's type. */
    String problem(String path, int status) {
        return changed("GET", path, "", status).getString("type");
    }

    HttpResponse<String> answer(String method, String path, String body) {
        return caller().json(method, "/api/v1/users/" + id() + "/github/repositories" + path, body);
    }
}
