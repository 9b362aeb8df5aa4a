package io.teamlabs.integrations.provider.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.teamlabs.integrations.gateway.control.ConnectedAccount;
import io.teamlabs.integrations.gateway.control.GatewayBench;
import io.teamlabs.integrations.problem.JsonRequest;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import io.teamlabs.integrations.simulator.google.GoogleSimulator;
import io.teamlabs.integrations.simulator.wire.Call;
import io.teamlabs.integrations.simulator.wire.JsonText;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Ada, whose Google account is connected, and our own calls of Google for her over the simulator's real HTTP. */
final class GoogleStage implements AutoCloseable {

    private static final String AUTH = "https://www.googleapis.com/auth/";
    private static final String ADA = "ada";

    final GatewayBench bench;

    GoogleStage(String... settings) {
        bench = new GatewayBench(settings);
        connect("google_calendar", "calendar.events", "calendar.calendarlist.readonly", "calendar.freebusy");
        connect("google_meet", "meetings.space.created");
    }

    void connect(String type, String... scopes) {
        bench.connect(
                ADA,
                type,
                Stream.concat(
                                Stream.of("openid", AUTH + "userinfo.email", AUTH + "userinfo.profile"),
                                Stream.of(scopes).map(AUTH::concat))
                        .toArray(String[]::new));
    }

    GoogleSimulator google() {
        return bench.simulators().google();
    }

    ConnectedAccount account(String type, String capability) {
        return bench.open(ADA, type, capability);
    }

    CalendarAccount calendar(String capability) {
        ConnectedAccount account = account("google_calendar", capability);
        return new CalendarAccount(
                bench.bean(GoogleClients.class).calendar(new GoogleTransport(account).repeatable()),
                ADA,
                account.context().settings());
    }

    CalendarEvents events() {
        return new CalendarEvents(calendar("events"), "primary");
    }

    /** The calls that the simulator got, by a part of method and path. */
    List<Call> calls(String part) {
        return google().calls(part);
    }

    void forget() {
        google().reset();
        google().forgetCalls();
        google().apis().calendar().forget();
        google().apis().meet().forget();
    }

    static JsonRequest body(String json) {
        return new JsonRequest(object(json));
    }

    static JsonObject object(String json) {
        return JsonText.parseObject(json).orElseThrow();
    }

    static ProblemException problem(ThrowingCallable call) {
        Throwable failure = catchThrowable(call);
        Throwable told = failure instanceof GoogleRefusal ? failure.getCause() : failure;
        assertThat(told).isInstanceOf(ProblemException.class);
        return (ProblemException) Objects.requireNonNull(told);
    }

    static void refuses(ProblemKind kind, ThrowingCallable call) {
        assertThat(problem(call).kind()).isEqualTo(kind);
    }

    @Override
    public void close() {
        bench.close();
    }
}
